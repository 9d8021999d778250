import { figure, type FigureDefinition, UNITS } from "../../../kernel/figure.ts";
import { say } from "../../../kernel/fields.ts";
import { RULE_IDS, type RuleId } from "../verdict/facts.ts";
import { CATEGORIES } from "./category.ts";

const GW = say("吉瓦", "GW");

/** Wind and sun approved under one rule. */
export const approvedUnder = (rule: RuleId): `energy.approved-${string}` =>
  `energy.approved-${rule.replace("_", "-")}`;

/** Figures about market-based projects, by their ids. */
export const ENERGY_FIGURES: Readonly<Record<string, FigureDefinition>> = {
  "energy.approved": figure(["市场化新能源批复规模", "Market-based wind and sun approved"], GW, "up", [
    "截至当日已批复（含建成）、未终止的项目的风电和光伏装机；登记了批复文号的才计。",
    "Wind and solar capacity of projects approved up to the day, built ones among them, without those that ended; counted where the number of the approval was entered.",
  ]),
  ...Object.fromEntries(
    RULE_IDS.map((rule) => [
      approvedUnder(rule),
      figure([`${CATEGORIES[rule].zh}批复规模`, `Approved: ${CATEGORIES[rule].en.toLowerCase()}`], GW, "up", [
        "同上，按这一类实施细则申报的。",
        "Likewise, of those proposed under this rule.",
      ]),
    ]),
  ),
  "energy.built": figure(["市场化新能源建成规模", "Market-based wind and sun built"], GW, "up", [
    "截至当日登记建成、未终止的项目的风电和光伏装机。",
    "Wind and solar capacity of projects entered as built up to the day, without those that ended.",
  ]),
  "energy.storage-ratio": figure(["储能配比", "Storage to wind and sun"], UNITS.percent, null, [
    "已批复、未终止的项目的储能功率与风电、光伏装机之比。",
    "Storage power to wind and solar capacity of projects approved and not ended.",
  ]),
  "energy.utilisation": figure(["新能源利用率", "Wind and sun used"], UNITS.percent, "up", [
    "已批复、未终止的项目填报的年发电量与发电量、弃电量之和之比；两项都填报的才计。",
    "Generation to generation and curtailment as stated of projects approved and not ended; of those that state both.",
  ]),
  "energy.trucks": figure(["走廊补能站服务车辆", "Trucks served by stations"], say("辆", "trucks"), "up", [
    "截至当日已选站、未停用的货运走廊，选定的站能服务的车辆之和；站点待选的不计。",
    "Trucks that the chosen stations of corridors serve on the day; corridors without chosen stations do not count.",
  ]),
  "energy.grid-over": figure(
    ["接入能力被超出的盟市", "Cities whose grid capacity is exceeded"],
    say("个", "cities"),
    "down",
    [
      "截至当日，已批复和已建成项目填报的用网或上网功率在某一天超出全市已确认接入能力的盟市；没有一个盟市有已确认的接入能力时没有这个数。",
      "Cities of which projects approved and built ask on some day for more power, taken or fed in, than is confirmed for the whole city; no figure where nothing is confirmed for any city.",
    ],
  ),
  "energy.hydrogen": figure(
    ["批复项目年制氢量", "Hydrogen of approved projects"],
    say("吨/年", "t a year"),
    "up",
    [
      "已批复、未终止的项目填报的年制氢量之和；没有填报的不计。",
      "Hydrogen a year as stated of projects approved and not ended; what states none does not count.",
    ],
  ),
};
