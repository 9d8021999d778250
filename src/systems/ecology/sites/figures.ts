import { figure, UNITS } from "../../../kernel/figure.ts";

/** What the figures of sites count. */
export const SITE_FIGURES = {
  "ecology.sites-found": figure(["大青山图斑", "Sites found in Daqingshan"], UNITS.items, null, [
    "截至当日登记的图斑；核查不属实的不计。",
    "Sites entered up to the day, without those found untrue.",
  ]),
  "ecology.sites-closed": figure(["已销号图斑", "Sites struck off"], UNITS.items, "up", [
    "截至当日已经验收并销号的图斑。",
    "Sites accepted and struck off up to the day.",
  ]),
  "ecology.restored-area": figure(["恢复面积", "Area restored"], { zh: "公顷", en: "ha" }, "up", [
    "截至当日通过验收的图斑所报的恢复面积之和；未验收的不计。",
    "The restored area reported of sites that were accepted up to the day; of others it does not count.",
  ]),
};
