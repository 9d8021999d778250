import type { Page } from "../../../../web/page.ts";

export const cataloguePages: readonly Page[] = [];
