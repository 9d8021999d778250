import { choice, number, optional, pick, say, type ValuesOf } from "../../../kernel/fields.ts";
import type { Filling } from "./haulage/haulage.ts";
import { shiftLoad, type ShiftPattern } from "../series/load.ts";

// The depot of a corridor: what its trucks take hour by hour, handed to a project so that they enter the same optimum.

const LEAVING: Readonly<Record<ShiftPattern, ReturnType<typeof say>>> = {
  threeShifts: say("全天均匀", "all day alike"),
  twoShifts: say("8 至 24 时", "8 to 24 o'clock"),
  dayShift: say("8 至 18 时", "8 to 18 o'clock"),
};

export const HANDING = {
  hours: pick(say("项目和逐时数据", "Project and its hours"), {
    help: say(
      "另存一份，走廊的车加在原有的车上；原来的一份不变。",
      "Kept as a further year of hours, the trucks added to those in it; the old one stays as it is.",
    ),
  }),
  sharePercent: number(say("由这个项目供能的车", "Trucks that the project supplies"), {
    unit: say("%", "%"),
    least: 0,
    most: 100,
    initial: "100",
  }),
  kmPerDay: number(say("每车每天行驶", "A truck's day"), {
    unit: say("公里", "km"),
    least: 0,
    most: 2_000,
    initial: "274",
  }),
  kwhPerKm: number(say("电耗（未核实）", "Consumption (unverified)"), {
    unit: say("kWh/公里", "kWh/km"),
    least: 0,
    most: 10,
    initial: "1.394",
  }),
  kgPer100Km: number(say("氢耗（未核实）", "Hydrogen used (unverified)"), {
    unit: say("kg/百公里", "kg/100 km"),
    least: 0,
    most: 50,
    initial: "10",
    help: say("报道多在 8 到 12。", "Reports say 8 to 12."),
  }),
  leaving: choice(say("车辆什么时候取电", "When trucks take it"), LEAVING, { initial: "threeShifts" }),
  depotMw: optional(
    number(say("车场充电功率", "Power of the depot"), {
      unit: say("MW", "MW"),
      least: 0.001,
      most: 5_000,
      help: say(
        "空着即按半天充完一天的电。",
        "Where it is empty a day's electricity is charged in half a day.",
      ),
    }),
  ),
};
export type Handing = ValuesOf<typeof HANDING>;

const DAYS = 365;
const DAYS_OF_WEEK = 7;
const KWH_OF_MWH = 1_000;
const HALF_A_DAY = 12;
const NEARLY = 1e-6;

/** What a project has to give: electricity hour by hour, or hydrogen week by week. */
export type DepotLoad = {
  /** Null where trucks take hydrogen: the hours stay as they are. */
  readonly truckMwh: Float64Array | null;
  readonly dailyMwh: number;
  readonly kgPerWeek: number;
};

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;

/** The power that charges in half a day what trucks take in one. */
export const depotPower = (truckMwh: Float64Array): number =>
  Math.ceil((truckMwh.reduce((sum, each) => sum + each, 0) / DAYS / HALF_A_DAY) * 10 - NEARLY) / 10;

/** What so many trucks take over a year. */
export function depotLoad(trucks: number, filling: Filling, of: Omit<Handing, "hours">): DepotLoad {
  const kmOfDay = trucks * (of.sharePercent / 100) * of.kmPerDay;
  if (filling === "hydrogen") {
    const kgPerWeek = rounded(((kmOfDay * of.kgPer100Km) / 100) * DAYS_OF_WEEK);
    return { truckMwh: null, dailyMwh: 0, kgPerWeek };
  }
  const dailyMwh = (kmOfDay * of.kwhPerKm) / KWH_OF_MWH;
  const taken = shiftLoad({ mw: 1, pattern: of.leaving, idleShare: 0 });
  const whole = taken.reduce((sum, each) => sum + each, 0);
  return {
    truckMwh: taken.map((each) => (each / whole) * dailyMwh * DAYS),
    dailyMwh: rounded(dailyMwh),
    kgPerWeek: 0,
  };
}
