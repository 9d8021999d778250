import type { Page } from "../../../web/frame/page.ts";
import { corridorPages } from "../corridors/pages.ts";
import { gridPages } from "../grid/pages.ts";
import { projectPages } from "../projects/pages.ts";
import { supplyPages } from "../supply/pages.ts";

/** The pages of energy, in the order of their tabs. */
export const pages: readonly Page[] = [...projectPages, ...corridorPages, ...supplyPages, ...gridPages];
