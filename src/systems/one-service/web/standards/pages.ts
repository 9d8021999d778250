import type { Page } from "../../../../web/page.ts";

export const standardPages: readonly Page[] = [];
