import type { Sentence } from "../../../../kernel/error.ts";
import { choice, line, number, say, type ValuesOf } from "../../../../kernel/fields.ts";

// What trucks cost, as somebody assumes it. All of it is unverified for the corridor at hand; each number has its source beside it.

const YUAN = say("元", "yuan");
const given = (name: Sentence, unit: Sentence, initial: string, most: number, part?: Sentence) =>
  number(name, { unit, least: 0, most, initial, ...(part === undefined ? {} : { part }) });

export const PRICING = {
  kmPerYear: given(
    say("每车年里程", "Kilometres a year"),
    say("公里", "km"),
    "100000",
    500_000,
    say("运营", "Running"),
  ),
  payloadT: number(say("载重", "Payload"), { unit: say("吨", "t"), least: 0.1, most: 200, initial: "33" }),
  loadedPercent: number(say("重载里程占比", "Kilometres loaded"), {
    unit: say("%", "%"),
    least: 1,
    most: 100,
    initial: "50",
  }),
  years: number(say("车辆年限", "Years of a truck"), {
    unit: say("年", "years"),
    least: 1,
    most: 30,
    initial: "8",
  }),
  stationYears: number(say("补能站年限", "Years of a station"), {
    unit: say("年", "years"),
    least: 1,
    most: 50,
    initial: "15",
  }),
  ratePercent: number(say("折现率", "Discount rate"), {
    unit: say("%", "%"),
    least: 0,
    most: 30,
    initial: "6",
  }),
  tollYuanPerKm: given(say("通行费", "Toll"), say("元/公里", "yuan/km"), "0", 20),
  tollRefunded: choice(
    say("氢车通行费", "Toll of hydrogen trucks"),
    { yes: say("返还", "refunded"), no: say("照付", "paid") },
    { initial: "no" },
  ),
  electricYuanPerKwh: given(
    say("电价", "Electricity"),
    say("元/kWh", "yuan/kWh"),
    "0.45",
    10,
    say("电动", "Electric"),
  ),
  kwhPerKm: given(say("电耗", "Consumption"), say("kWh/公里", "kWh/km"), "1.394", 10),
  electricTruckYuan: given(say("充电车", "Charging truck"), YUAN, "700000", 1e8),
  swapTruckYuan: given(say("换电车（不含电池）", "Swap truck without battery"), YUAN, "450000", 1e8),
  swapYuanPerKwh: given(
    say("换电服务和电池费", "Swapping and battery"),
    say("元/kWh", "yuan/kWh"),
    "0.5",
    10,
  ),
  hydrogenYuanPerKg: given(
    say("氢价", "Hydrogen"),
    say("元/kg", "yuan/kg"),
    "35",
    500,
    say("燃料电池", "Fuel cell"),
  ),
  leastKgPer100Km: given(say("氢耗低值", "Least consumption"), say("kg/百公里", "kg/100 km"), "8", 50),
  mostKgPer100Km: given(say("氢耗高值", "Most consumption"), say("kg/百公里", "kg/100 km"), "12", 50),
  hydrogenTruckYuan: given(say("燃料电池车", "Fuel cell truck"), YUAN, "1100000", 1e8),
  dieselYuanPerL: given(say("油价", "Diesel"), say("元/升", "yuan/l"), "7.5", 50, say("柴油", "Diesel")),
  litresPer100Km: given(say("油耗", "Consumption"), say("升/百公里", "l/100 km"), "33", 200),
  dieselTruckYuan: given(say("柴油车", "Diesel truck"), YUAN, "420000", 1e8),
  pricedFrom: line(say("改动的出处", "Where changes are from"), { most: 200, part: say("出处", "Source") }),
};
export type Priced = ValuesOf<typeof PRICING>;
export type PriceName = Exclude<keyof Priced, "tollRefunded" | "pricedFrom">;

/** What is reckoned with before anybody filled in prices. */
export const UNPRICED: Priced = {
  ...(Object.fromEntries(
    Object.entries(PRICING).flatMap(([name, field]) =>
      field.takes === "number" ? [[name, Number(field.initial)]] : [],
    ),
  ) as Record<PriceName, number>),
  tollRefunded: "no",
  pricedFrom: "",
};

const OWN = say("本系统默认，没有依据", "A default of this system without a source");
type Source = {
  readonly of: PriceName;
  readonly source: Sentence;
  readonly on: string;
  readonly level: "B" | "C";
};
const own = (of: PriceName): Source => ({ of, source: OWN, on: "2026-12-02", level: "C" });

/** Where each number is from that stands in the form at first; B: a report of it was read, C: nothing was. */
export const PRICE_SOURCES: readonly Source[] = [
  own("kmPerYear"),
  own("payloadT"),
  own("loadedPercent"),
  own("years"),
  own("stationYears"),
  own("ratePercent"),
  own("tollYuanPerKm"),
  {
    of: "electricYuanPerKwh",
    source: say(
      "蒙西分时电价没有找到，系统默认",
      "Time-of-use tariffs of western Inner Mongolia were not found; a default",
    ),
    on: "2026-12-02",
    level: "C",
  },
  {
    of: "kwhPerKm",
    source: say(
      "丹麦能源署 2030：50 吨半挂纯电 1.394 kWh/公里",
      "Danish Energy Agency 2030: electric semi of 50 t, 1.394 kWh/km",
    ),
    on: "2026-11-23",
    level: "B",
  },
  own("electricTruckYuan"),
  own("swapTruckYuan"),
  own("swapYuanPerKwh"),
  own("hydrogenYuanPerKg"),
  {
    of: "leastKgPer100Km",
    source: say(
      "丹麦能源署 2030：2.548 kWh/公里，合 7.6 kg/百公里，取 8",
      "Danish Energy Agency 2030: 2.548 kWh/km, 7.6 kg/100 km; 8 is taken",
    ),
    on: "2026-11-23",
    level: "B",
  },
  {
    of: "mostKgPer100Km",
    source: say(
      "据报道：鄂尔多斯氢车 36 kg 行驶 300 公里（明报 2025-08-04）",
      "A report: trucks at Ordos go 300 km on 36 kg (Ming Pao, 2025-08-04)",
    ),
    on: "2025-08-04",
    level: "B",
  },
  {
    of: "hydrogenTruckYuan",
    source: say(
      "据报道：未补贴约 110 万元（明报 2025-08-04）",
      "A report: 1.1 million yuan unsubsidised (Ming Pao, 2025-08-04)",
    ),
    on: "2025-08-04",
    level: "B",
  },
  own("dieselYuanPerL"),
  {
    of: "litresPer100Km",
    source: say(
      "丹麦能源署 2030：3.296 kWh/公里，按每升 9.97 kWh 折算",
      "Danish Energy Agency 2030: 3.296 kWh/km at 9.97 kWh a litre",
    ),
    on: "2026-11-23",
    level: "B",
  },
  own("dieselTruckYuan"),
];

/** Of hydrogen trucks at Ordos; a report, unverified. */
export const TOLL_NOTE = say(
  "据报道，鄂尔多斯自 2024-06-01 起全额返还氢车通行费（B，未核实）；默认按照付。",
  "By a report Ordos refunds all tolls of hydrogen trucks since 2024-06-01 (B, unverified); paid by default.",
);
