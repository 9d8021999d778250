import type { Page } from "../../../../web/page.ts";

export const requestPages: readonly Page[] = [];
