import { choice, number, optional, pick, say, type ValuesOf } from "../../../kernel/fields.ts";
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
      "另存一份带车辆用电的逐时数据，原来的不变。",
      "Kept as a further year of hours with the trucks in it; the old one stays as it is.",
    ),
  }),
  sharePercent: number(say("在这个车场充电的车", "Trucks that charge at this depot"), {
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
const KWH_OF_MWH = 1_000;
const HALF_A_DAY = 12;

export type DepotLoad = {
  readonly truckMwh: Float64Array;
  readonly dailyMwh: number;
  readonly depotMw: number;
};

/** What so many trucks take in every hour of a year, and the power that fills their depot in time. */
export function depotLoad(trucks: number, of: Omit<Handing, "hours">): DepotLoad {
  const dailyMwh = (trucks * (of.sharePercent / 100) * of.kmPerDay * of.kwhPerKm) / KWH_OF_MWH;
  const taken = shiftLoad({ mw: 1, pattern: of.leaving, idleShare: 0 });
  const whole = taken.reduce((sum, each) => sum + each, 0);
  return {
    truckMwh: taken.map((each) => (each / whole) * dailyMwh * DAYS),
    dailyMwh: Math.round(dailyMwh * 1_000) / 1_000,
    depotMw: of.depotMw ?? Math.ceil((dailyMwh / HALF_A_DAY) * 10) / 10,
  };
}
