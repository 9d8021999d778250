import type { Sentence } from "../../../kernel/error.ts";
import { choice, number, optional, pick, say, type ValuesOf } from "../../../kernel/fields.ts";
import { annuity } from "../money/rate-of-return.ts";
import type { ProjectHead } from "../sizing/project.ts";
import type { RuleId } from "../verdict/facts.ts";

// What a project costs and may build, as a planner assumes it. No price here was agreed by anybody: each has its source, and
// all of them are unverified for the project at hand.

const YUAN_KW = say("元/kW", "yuan/kW");
const MW = say("MW", "MW");
const price = (name: Sentence, unit: Sentence, initial: string, part?: Sentence) =>
  number(name, { unit, least: 0, most: 100_000, initial, ...(part === undefined ? {} : { part }) });
const size = (name: Sentence, initial: string, part?: Sentence) =>
  number(name, { unit: MW, least: 0, most: 50_000, initial, ...(part === undefined ? {} : { part }) });

export const BY_RULE = {
  own: say("按本项目申报的细则", "by the rule of the project"),
  none: say("不按细则", "by no rule"),
};

/** What is filled in before a project is sized. */
export const ASSUMING = {
  hours: pick(say("逐时数据", "Hours")),
  byRule: choice(say("约束", "Bound"), BY_RULE, { initial: "own" }),
  windMaxMw: size(
    say("风电至多", "Wind at most"),
    "1000",
    say("能建多少、要供多少", "What may be built and has to be served"),
  ),
  solarMaxMw: size(say("光伏至多", "Solar at most"), "1000"),
  importMw: size(say("购电至多", "Import at most"), "100"),
  exportMw: size(say("上网至多", "Feed-in at most"), "0"),
  kgPerWeek: number(say("每周交氢", "Hydrogen a week"), { unit: say("kg", "kg"), least: 0, initial: "0" }),
  depotMw: size(say("车场充电功率", "Power of the truck depot"), "0"),
  unmetYuanPerKwh: optional(
    number(say("未供电量的代价", "Price of unmet load"), {
      unit: say("元/kWh", "yuan/kWh"),
      least: 0,
      help: say("空着即每一小时都须供上。", "Where it is empty every hour of load is served."),
    }),
  ),
  windYuanPerKw: price(say("风电", "Wind"), YUAN_KW, "4200", say("造价（未核实）", "Prices (unverified)")),
  solarYuanPerKw: price(say("光伏", "Solar"), YUAN_KW, "2600"),
  batteryYuanPerKw: price(say("储能功率", "Storage power"), YUAN_KW, "1250"),
  batteryYuanPerKwh: price(say("储能容量", "Storage energy"), say("元/kWh", "yuan/kWh"), "1100"),
  electrolyserYuanPerKw: price(say("电解槽", "Electrolyser"), YUAN_KW, "3500"),
  tankYuanPerKg: price(say("储氢罐", "Hydrogen tank"), say("元/kg", "yuan/kg"), "3500"),
  ratePercent: number(say("折现率", "Discount rate"), {
    unit: say("%", "%"),
    least: 0,
    most: 30,
    initial: "6",
  }),
  kwhPerKg: number(say("电解耗电", "Electricity for hydrogen"), {
    unit: say("kWh/kg", "kWh/kg"),
    least: 33.4,
    most: 200,
    initial: "53.6",
  }),
  minLoadPercent: number(say("电解槽最低负荷", "Least load of the electrolyser"), {
    unit: say("%", "%"),
    least: 0,
    most: 100,
    initial: "0",
  }),
};
export type Assumed = ValuesOf<typeof ASSUMING>;

type Priced = Exclude<keyof Assumed, "hours" | "byRule">;
/** Where a price that stands in the form at first is from; all of them are unverified for the project at hand. */
export const SOURCES: readonly {
  readonly of: Priced;
  readonly source: Sentence;
  readonly level: "B" | "C";
}[] = [
  {
    of: "windYuanPerKw",
    source: say(
      "文献范围 4200–5800 元/kW（2020–2030）的下端",
      "Low end of 4,200–5,800 yuan/kW in the literature, 2020–2030",
    ),
    level: "B",
  },
  {
    of: "solarYuanPerKw",
    source: say(
      "文献范围 2200–2800 元/kW（2020–2030）",
      "Within 2,200–2,800 yuan/kW in the literature, 2020–2030",
    ),
    level: "B",
  },
  {
    of: "batteryYuanPerKw",
    source: say("PyPSA-China-PIK 2030：160 欧元/kW，按 7.8 折算", "PyPSA-China-PIK 2030: 160 EUR/kW at 7.8"),
    level: "B",
  },
  {
    of: "batteryYuanPerKwh",
    source: say(
      "PyPSA-China-PIK 2030：142 欧元/kWh，按 7.8 折算",
      "PyPSA-China-PIK 2030: 142 EUR/kWh at 7.8",
    ),
    level: "B",
  },
  {
    of: "electrolyserYuanPerKw",
    source: say("PyPSA-China-PIK 2030：450 欧元/kW，按 7.8 折算", "PyPSA-China-PIK 2030: 450 EUR/kW at 7.8"),
    level: "B",
  },
  {
    of: "tankYuanPerKg",
    source: say(
      "technology-data：Ⅰ型罐 450 欧元/kg，按 7.8 折算",
      "technology-data: type 1 tank, 450 EUR/kg at 7.8",
    ),
    level: "B",
  },
  {
    of: "kwhPerKg",
    source: say(
      "technology-data 2030：效率 62.17%（低热值）",
      "technology-data 2030: 62.17 % of the lower heating value",
    ),
    level: "B",
  },
  {
    of: "ratePercent",
    source: say("本系统默认，没有依据", "A default of this system without a source"),
    level: "C",
  },
];

/** Years that a part lasts, and the share of its price that its upkeep takes each year (technology-data, 2030). */
const LASTS = {
  wind: [30, 0.0122],
  solar: [40, 0.0248],
  inverter: [10, 0.0034],
  battery: [25, 0],
  electrolyser: [25, 0.04],
  tank: [30, 0.011],
} as const;
const EFFICIENCY = 0.96;
const HOURS_OF_DEPOT = 8;

/** What of a price is paid each year: its annuity over the years it lasts, and its upkeep. */
export function yearly(price: number, part: keyof typeof LASTS, ratePercent: number): number {
  const [years, upkeep] = LASTS[part];
  return annuity(price, ratePercent / 100, years) + price * upkeep;
}

/** The project that is sized, without its hours. */
export function headOf(assumed: Assumed, rule: RuleId): ProjectHead {
  const each = (price: number, part: keyof typeof LASTS) => yearly(price, part, assumed.ratePercent);
  const { windMaxMw, solarMaxMw, importMw, exportMw, kgPerWeek, depotMw } = assumed;
  const hydrogen = kgPerWeek > 0 || rule === "h2";
  return {
    wind: windMaxMw > 0 ? { yuanPerKwYear: each(assumed.windYuanPerKw, "wind"), maxMw: windMaxMw } : null,
    solar:
      solarMaxMw > 0 ? { yuanPerKwYear: each(assumed.solarYuanPerKw, "solar"), maxMw: solarMaxMw } : null,
    battery: {
      yuanPerKwYear: each(assumed.batteryYuanPerKw, "inverter"),
      yuanPerKwhYear: each(assumed.batteryYuanPerKwh, "battery"),
      efficiency: EFFICIENCY,
    },
    electrolyser: hydrogen
      ? {
          yuanPerKwYear: each(assumed.electrolyserYuanPerKw, "electrolyser"),
          kwhPerKg: assumed.kwhPerKg,
          minLoad: assumed.minLoadPercent / 100,
        }
      : null,
    tank: hydrogen ? { yuanPerKgYear: each(assumed.tankYuanPerKg, "tank") } : null,
    depot: depotMw > 0 ? { mw: depotMw, mwh: depotMw * HOURS_OF_DEPOT, efficiency: EFFICIENCY } : null,
    importMw,
    exportMw,
    kgPerWeek,
    rule: assumed.byRule === "own" ? rule : null,
    unmetYuanPerKwh: assumed.unmetYuanPerKwh,
  };
}
