import type { Page } from "../../../web/frame/page.ts";
import { casePages } from "./cases/pages.ts";
import { hallPages } from "./hall/pages.ts";
import { itemPages } from "./items/pages.ts";
import { standardPages } from "./standards/pages.ts";

/** The pages of the one service, each one question. */
export const pages: readonly Page[] = [...hallPages, ...casePages, ...itemPages, ...standardPages];
