import type { Page } from "../../../../web/page.ts";

export const oversightPages: readonly Page[] = [];
