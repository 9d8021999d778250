import type { Page } from "../../../web/frame/page.ts";
import { cataloguePages } from "../catalogue/pages.ts";
import { exchangePages } from "../exchange/pages.ts";
import { oversightPages } from "../oversight/pages.ts";
import { requestPages } from "../requests/pages.ts";

/** The pages of shared data, each one question. */
export const pages: readonly Page[] = [
  ...cataloguePages,
  ...requestPages,
  ...exchangePages,
  ...oversightPages,
];
