import type { Page } from "../../../web/frame/page.ts";
import { alertPages } from "../alert/pages.ts";
import { flowPages } from "../flow/pages.ts";
import { compensationPages } from "../compensation/pages.ts";
import { sitePages } from "../sites/pages.ts";
import { waterPages } from "../water/pages.ts";

/** The pages of ecology, in the order of their tabs. */
export const pages: readonly Page[] = [
  ...waterPages,
  ...flowPages,
  ...compensationPages,
  ...alertPages,
  ...sitePages,
];
