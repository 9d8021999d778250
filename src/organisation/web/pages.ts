import type { Page } from "../../web/page.ts";

/** The pages of the organisation and of the registers, each one question. */
export const pages: readonly Page[] = [];
