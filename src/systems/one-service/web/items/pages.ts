import type { Page } from "../../../../web/page.ts";

export const itemPages: readonly Page[] = [];
