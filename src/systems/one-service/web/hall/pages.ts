import type { Page } from "../../../../web/page.ts";

export const hallPages: readonly Page[] = [];
