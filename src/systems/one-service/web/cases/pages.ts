import type { Page } from "../../../../web/page.ts";

export const casePages: readonly Page[] = [];
