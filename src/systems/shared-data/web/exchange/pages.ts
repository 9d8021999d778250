import type { Page } from "../../../../web/page.ts";

export const exchangePages: readonly Page[] = [];
