import { choice, number, say, type ValuesOf, whole } from "../../../kernel/fields.ts";
import { shiftLoad, type ShiftPattern } from "../series/load.ts";
import { SYNTHETIC_HOURS, syntheticYear } from "../series/synthetic.ts";
import type { Series } from "../sizing/periods.ts";

const PATTERNS: Readonly<Record<ShiftPattern, ReturnType<typeof say>>> = {
  threeShifts: say("三班（全天）", "three shifts, all day"),
  twoShifts: say("两班（8 至 24 时）", "two shifts, 8 to 24 o'clock"),
  dayShift: say("白班（8 至 18 时）", "day shift, 8 to 18 o'clock"),
};
const HOURS = say("小时", "hours");
const YUAN = say("元/kWh", "yuan/kWh");
const between = ([least, most]: readonly [number, number], initial: string) => ({
  unit: HOURS,
  least,
  most,
  initial,
});

/** What an invented year is made of, for whoever has no hours of their own. */
export const INVENTING = {
  windHours: number(say("风电满发小时", "Full-load hours of wind"), between(SYNTHETIC_HOURS.wind, "3300")),
  sunHours: number(say("光伏满发小时", "Full-load hours of sun"), between(SYNTHETIC_HOURS.solar, "1800")),
  seed: whole(say("随机种子", "Seed"), {
    least: 1,
    most: 1_000_000,
    initial: "1",
    help: say("同一个数总是同一年。", "The same number is always the same year."),
  }),
  loadMw: number(say("负荷（上班时）", "Load while worked"), {
    unit: say("MW", "MW"),
    least: 0,
    most: 50_000,
    initial: "60",
  }),
  pattern: choice(say("班制", "Shifts"), PATTERNS, { initial: "threeShifts" }),
  truckMwh: number(say("车辆每天充电", "Trucks a day"), {
    unit: say("MWh", "MWh"),
    least: 0,
    most: 50_000,
    initial: "0",
  }),
  buyYuanPerKwh: number(say("购电价（未核实）", "Price of import (unverified)"), {
    unit: YUAN,
    least: 0,
    most: 10,
    initial: "0.45",
  }),
  sellYuanPerKwh: number(say("上网价（未核实）", "Price of feed-in (unverified)"), {
    unit: YUAN,
    least: 0,
    most: 10,
    initial: "0.2",
  }),
};
export type Invented = ValuesOf<typeof INVENTING>;

const HOURS_OF_DAY = 24;

/** A year that nobody measured: always shown as a sample. */
export function inventedSeries(of: Invented): Series {
  const { wind, solar } = syntheticYear(of);
  const flat = (value: number) => new Float64Array(wind.length).fill(value);
  return {
    wind,
    solar,
    loadMw: shiftLoad({ mw: of.loadMw, pattern: of.pattern }),
    truckMwh: flat(of.truckMwh / HOURS_OF_DAY),
    buy: flat(of.buyYuanPerKwh),
    sell: flat(of.sellYuanPerKwh),
  };
}
