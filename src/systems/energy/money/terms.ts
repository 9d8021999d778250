import type { Day } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { line, number, optional, pick, say, type ValuesOf, whole } from "../../../kernel/fields.ts";

// What money is reckoned by, as somebody assumes it. Nothing of it was agreed for a project: no number here is verified.

const YUAN_KWH = say("元/kWh", "yuan/kWh");
const YUAN_KW = say("元/kW", "yuan/kW");
const PERCENT = say("%", "%");
type More = { readonly part?: Sentence; readonly help?: Sentence };
const price = (name: Sentence, unit: Sentence, initial: string, more: More = {}) =>
  number(name, { unit, least: 0, most: 100_000, initial, ...more });
const percent = (name: Sentence, initial: string, more: More = {}) =>
  number(name, { unit: PERCENT, least: 0, most: 100, initial, ...more });
const lasting = (name: Sentence, initial: string, more: More = {}) =>
  whole(name, { least: 1, most: 60, initial, ...more });

/** Every assumption about money, as a form asks for it and MONEY.json may say it. */
export const TERMS = {
  years: lasting(say("测算年数", "Years reckoned"), "20", { part: say("测算", "Reckoning") }),
  ratePercent: number(say("折现率", "Discount rate"), { unit: PERCENT, least: 0, most: 30, initial: "6" }),
  sharePercent: number(say("敏感性幅度", "Each assumption changed by"), {
    unit: PERCENT,
    least: 1,
    most: 50,
    initial: "20",
  }),
  loadYuanPerKwh: price(say("负荷用电收入", "Paid by the load"), YUAN_KWH, "0.45", {
    part: say("价格（未核实）", "Prices (unverified)"),
    help: say("由本项目供给的每 kWh 用户付多少。", "What users pay for a kWh that the project supplies."),
  }),
  truckYuanPerKwh: price(say("车辆充电收入", "Paid by trucks"), YUAN_KWH, "0.45"),
  hydrogenYuanPerKg: price(say("氢价", "Price of hydrogen"), say("元/kg", "yuan/kg"), "25"),
  windYuanPerKw: price(say("风电造价", "Wind"), YUAN_KW, "4200", {
    part: say("造价（未核实）", "Investment (unverified)"),
  }),
  solarYuanPerKw: price(say("光伏造价", "Solar"), YUAN_KW, "2600"),
  batteryYuanPerKw: price(say("储能变流器造价", "Storage inverter"), YUAN_KW, "1250"),
  batteryYuanPerKwh: price(say("储能电池造价", "Storage cells"), YUAN_KWH, "1100"),
  electrolyserYuanPerKw: price(say("电解槽造价", "Electrolyser"), YUAN_KW, "3500"),
  tankYuanPerKg: price(say("储氢罐造价", "Hydrogen tank"), say("元/kg", "yuan/kg"), "3500"),
  windUpkeepPercent: percent(say("风电运维", "Upkeep of wind"), "1.22", {
    part: say("每年运维占造价", "Upkeep a year, of investment"),
  }),
  solarUpkeepPercent: percent(say("光伏运维", "Upkeep of solar"), "2.48"),
  inverterUpkeepPercent: percent(say("变流器运维", "Upkeep of the inverter"), "0.34"),
  batteryUpkeepPercent: percent(say("电池运维", "Upkeep of cells"), "0"),
  electrolyserUpkeepPercent: percent(say("电解槽运维", "Upkeep of the electrolyser"), "4"),
  tankUpkeepPercent: percent(say("储氢罐运维", "Upkeep of the tank"), "1.1"),
  windYears: lasting(say("风电寿命", "Wind lasts"), "30", {
    part: say("寿命（年），到期重置", "Years that parts last; then they are replaced"),
  }),
  solarYears: lasting(say("光伏寿命", "Solar lasts"), "40"),
  inverterYears: lasting(say("变流器寿命", "The inverter lasts"), "10"),
  batteryYears: lasting(say("电池寿命", "Cells last"), "25"),
  electrolyserYears: lasting(say("电解槽寿命", "The electrolyser lasts"), "25"),
  tankYears: lasting(say("储氢罐寿命", "The tank lasts"), "30"),
  taxPercent: percent(say("所得税率", "Tax on profit"), "25", {
    part: say("税和贷款", "Tax and loan"),
    help: say(
      "按利润计，亏损结转五年；不计增值税和优惠。",
      "On profit, losses carried forward for five years; without value-added tax and reliefs.",
    ),
  }),
  depreciationYears: lasting(say("折旧年数", "Depreciated over (years)"), "20"),
  loanPercent: percent(say("贷款占造价", "Lent, of investment"), "70"),
  loanRatePercent: number(say("贷款利率", "Interest"), { unit: PERCENT, least: 0, most: 30, initial: "3.5" }),
  loanYears: lasting(say("还款年数", "Repaid over (years)"), "15"),
};
export type Terms = ValuesOf<typeof TERMS>;
export type TermId = keyof typeof TERMS;
export const TERM_IDS = Object.keys(TERMS) as TermId[];

/** What the page asks before money is reckoned: of which design, by which terms, and where what was changed is from. */
export const RECKONING = {
  sizing: pick(say("定容方案", "Design of the sizing")),
  ...TERMS,
  changedFrom: optional(
    line(say("改动的出处", "Where changes are from"), {
      most: 200,
      part: say("出处", "Source"),
      help: say(
        "空着则改动的数标“没有注明出处”。",
        "Where it is empty, what was changed is marked as without a source.",
      ),
    }),
  ),
};
export type Reckoned = ValuesOf<typeof RECKONING>;

/** How an assumption is known. A: read in a text; B: a report or a data set; C: neither. */
export type Sourced = {
  readonly value: number;
  readonly source: Sentence;
  readonly on: Day | null;
  readonly level: "A" | "B" | "C";
};
export type Assumptions = Readonly<Record<TermId, Sourced>>;

/** The day on which the defaults were taken over. */
const TAKEN_ON: Day = "2026-12-01";
const OURS = say("本系统默认，没有依据", "A default of this system without a source");
const technologyData = (what: Sentence): Sentence =>
  say(`technology-data 2030：${what.zh}`, `technology-data 2030: ${what.en}`);
const UPKEEP = technologyData(say("固定运维占造价", "fixed upkeep of investment"));
const LIFE = technologyData(say("寿命", "lifetime"));
const LITERATURE = (zh: string, en: string) =>
  say(`文献范围 ${zh} 元/kW（2020–2030）`, `${en} yuan/kW in the literature, 2020–2030`);
const china = (what: string) =>
  say(`PyPSA-China-PIK 2030：${what}，按 7.8 折算`, `PyPSA-China-PIK 2030: ${what} at 7.8`);

const FROM: Partial<Record<TermId, readonly [Sentence, "B" | "C"]>> = {
  windYuanPerKw: [LITERATURE("4200–5800", "4,200–5,800"), "B"],
  solarYuanPerKw: [LITERATURE("2200–2800", "2,200–2,800"), "B"],
  batteryYuanPerKw: [china("160 EUR/kW"), "B"],
  batteryYuanPerKwh: [china("142 EUR/kWh"), "B"],
  electrolyserYuanPerKw: [china("450 EUR/kW"), "B"],
  tankYuanPerKg: [
    say("technology-data：Ⅰ型罐 450 EUR/kg，按 7.8 折算", "technology-data: type 1 tank, 450 EUR/kg at 7.8"),
    "B",
  ],
  windUpkeepPercent: [UPKEEP, "B"],
  solarUpkeepPercent: [UPKEEP, "B"],
  electrolyserUpkeepPercent: [UPKEEP, "B"],
  windYears: [LIFE, "B"],
  solarYears: [LIFE, "B"],
  inverterYears: [LIFE, "B"],
  batteryYears: [LIFE, "B"],
  electrolyserYears: [LIFE, "B"],
  tankYears: [LIFE, "B"],
  taxPercent: [
    say("企业所得税法第四条，条文未核对", "Enterprise Income Tax Law, article 4; its text was not checked"),
    "C",
  ],
};

/** What stands in the form at first, with where it is from. */
export const DEFAULTS = Object.fromEntries(
  TERM_IDS.map((id): [TermId, Sourced] => {
    const [source, level] = FROM[id] ?? [OURS, "C"];
    return [id, { value: Number(TERMS[id].initial), source, on: TAKEN_ON, level }];
  }),
) as Assumptions;

export const NO_SOURCE = say("没有注明出处", "no source given");

/** The terms of a form with their sources: what was left as it stood keeps its own. */
export const assumed = (of: Reckoned, on: Day): Assumptions =>
  Object.fromEntries(
    TERM_IDS.map((id): [TermId, Sourced] => {
      const source = of.changedFrom === "" ? NO_SOURCE : say(of.changedFrom, of.changedFrom);
      return [id, of[id] === DEFAULTS[id].value ? DEFAULTS[id] : { value: of[id], source, on, level: "C" }];
    }),
  ) as Assumptions;

export const valuesOf = (of: Assumptions): Terms =>
  Object.fromEntries(TERM_IDS.map((id) => [id, of[id].value])) as Terms;
