import { decimal, multiply, toNumber } from "../../../kernel/decimal.ts";
import type { Sentence } from "../../../kernel/error.ts";
import {
  choice,
  day,
  type Field,
  line,
  number,
  optional,
  say,
  type ValuesOf,
} from "../../../kernel/fields.ts";
import type { Facts } from "../verdict/facts.ts";
import { CATEGORIES, MODE_NAMES } from "./category.ts";

// What is filled in of a project, and the facts that follow for the verdict.

const MOST_MW = 50_000;
const amount = (
  name: Sentence,
  unit: Sentence,
  more: { most?: number; help?: Sentence; part?: Sentence } = {},
) => optional(number(name, { unit, least: 0, ...more }));
const mw = (name: Sentence, part?: Sentence) =>
  amount(name, say("MW", "MW"), { most: MOST_MW, ...(part === undefined ? {} : { part }) });

/** Capacities as a project states them. */
export const CAPACITY = {
  windMw: mw(say("风电", "Wind"), say("装机", "Capacities")),
  solarMw: mw(say("光伏", "Solar")),
  batteryMw: mw(say("储能功率", "Storage power")),
  batteryMwh: amount(say("储能容量", "Storage energy"), say("MWh", "MWh")),
  electrolyserMw: mw(say("电解槽", "Electrolyser")),
  tankKg: amount(say("储氢", "Hydrogen tank"), say("kg", "kg")),
};
export type StatedCapacities = ValuesOf<typeof CAPACITY>;

/** What it asks of the grid, and where: against this its city's grid capacity is held. */
export const CONNECTION = {
  node: optional(
    line(say("接入的旗县区或变电站", "Banner, county or substation"), {
      most: 100,
      part: say("接入电网和投产", "Grid and start"),
      help: say(
        "按供电公司公布接入能力的名称填；空着只计入全市。",
        "As the grid company calls it where it publishes what may be connected; left empty it counts for the city alone.",
      ),
    }),
  ),
  importMw: mw(say("最大用网功率", "Most power from the grid")),
  exportMw: mw(say("最大上网功率", "Most power fed in")),
};

/** What is filled in when a project is proposed. */
export const PROJECT = {
  name: line(say("项目名称", "Project"), { most: 100, listed: true }),
  rule: choice(say("申报类别", "Category"), CATEGORIES, { listed: true }),
  mode: choice(say("接网方式", "Connection"), MODE_NAMES, { initial: "grid" }),
  investor: line(say("投资主体", "Investor"), { most: 100 }),
  ...CAPACITY,
  source: line(say("装机出处", "Where the capacities are from"), {
    most: 200,
    help: say("如可研报告、申报书的名称和页码。", "As the feasibility study, with its page."),
  }),
  ...CONNECTION,
  runsFrom: optional(
    day(say("计划投产日期", "To run from"), {
      help: say(
        "供应链和电网接入按它排年份；建成的以登记为准。",
        "The day from which the supply chain and the grid count it, until it is entered as built.",
      ),
    }),
  ),
};
export type ProjectValues = ValuesOf<typeof PROJECT>;

const WAN_KWH = say("万千瓦时", "× 10 MWh");
const ANSWERS = { yes: say("是", "yes"), no: say("否", "no"), unknown: say("还不知道", "not known yet") };
const answer = (name: Sentence, part?: Sentence) =>
  choice(name, ANSWERS, { initial: "unknown", ...(part === undefined ? {} : { part }) });
const ratio = (name: Sentence, help?: Sentence) =>
  optional(number(name, { least: 0, most: 1, ...(help === undefined ? {} : { help }) }));

/** What a year comes to, and what papers say: the facts by which articles are judged. */
export const STATING = {
  loadWanKwh: amount(say("年用电量", "Yearly load"), WAN_KWH, { part: say("全年电量", "Energy of a year") }),
  generatedWanKwh: amount(say("年发电量（自用和上网）", "Generated: used and fed in"), WAN_KWH),
  curtailedWanKwh: amount(say("年弃电量", "Curtailed"), WAN_KWH),
  exportedWanKwh: amount(say("年上网电量", "Fed in"), WAN_KWH),
  h2WanKwh: amount(say("制氢用电量", "Electricity for hydrogen"), WAN_KWH),
  hydrogenT: amount(say("年制氢量", "Hydrogen of a year"), say("吨", "t")),
  tankHours: amount(say("储氢时长", "Hours of hydrogen stored"), say("小时", "hours")),
  gridPeakValley: ratio(
    say("从公网受电的峰谷差率", "Peak-valley ratio of what the grid supplies"),
    say("（最大 − 最小）÷ 最大，0 到 1。", "(Most − least) ÷ most, from 0 to 1."),
  ),
  loadPeakValley: ratio(say("负荷自身的峰谷差率", "Peak-valley ratio of the load itself")),
  sameInvestor: answer(
    say("同一投资主体建设运营", "One investor builds and runs it"),
    say("条件", "Conditions"),
  ),
  oneConnection: answer(say("整体一个接入点", "One connection as a whole")),
  offtakeAgreement: answer(say("有用氢协议", "There is an off-take agreement")),
  groundwater: answer(say("取用地下水", "Groundwater is used")),
  adjustableLoad: answer(say("负荷可调", "The load is adjustable")),
  statedFrom: line(say("出处", "Source"), { most: 200, part: say("出处", "Source") }),
  statedOn: day(say("截至日期", "As of"), { until: "today" }),
} satisfies Readonly<Record<string, Field>>;
export type Stated = ValuesOf<typeof STATING>;

/** Where nothing is stated yet. */
export const UNSTATED: Stated = {
  loadWanKwh: null,
  generatedWanKwh: null,
  curtailedWanKwh: null,
  exportedWanKwh: null,
  h2WanKwh: null,
  hydrogenT: null,
  tankHours: null,
  gridPeakValley: null,
  loadPeakValley: null,
  sameInvestor: "unknown",
  oneConnection: "unknown",
  offtakeAgreement: "unknown",
  groundwater: "unknown",
  adjustableLoad: "unknown",
  statedFrom: "",
  statedOn: "",
};

const KWH_OF_WAN = 10_000;
/** Exactly: a form's 0.1 stands for one tenth. */
const kwh = (wan: number | null | undefined): number | null =>
  wan === null || wan === undefined ? null : toNumber(multiply(decimal(wan), KWH_OF_WAN));
const truth = (said: keyof typeof ANSWERS | undefined): boolean | null =>
  said === undefined || said === "unknown" ? null : said === "yes";

/** What the verdict knows of a project. */
export function factsOf(
  of: Pick<ProjectValues, "rule" | "mode"> & StatedCapacities,
  stated: Stated | null,
): Facts {
  const { rule, mode, windMw, solarMw, batteryMw, batteryMwh } = of;
  return {
    rule,
    mode,
    onDay: null,
    windMw,
    solarMw,
    batteryMw,
    batteryMwh,
    loadKwh: kwh(stated?.loadWanKwh),
    generatedKwh: kwh(stated?.generatedWanKwh),
    curtailedKwh: kwh(stated?.curtailedWanKwh),
    exportedKwh: kwh(stated?.exportedWanKwh),
    h2Kwh: kwh(stated?.h2WanKwh),
    tankHours: stated?.tankHours ?? null,
    gridPeakValley: stated?.gridPeakValley ?? null,
    loadPeakValley: stated?.loadPeakValley ?? null,
    sameInvestor: truth(stated?.sameInvestor),
    oneConnection: truth(stated?.oneConnection),
    offtakeAgreement: truth(stated?.offtakeAgreement),
    groundwater: truth(stated?.groundwater),
    adjustableLoad: truth(stated?.adjustableLoad),
  };
}
