const HOURS = 8_760;

/** Which hours of a day are worked: all, from 8 to 24 o'clock, from 8 to 18. */
export const SHIFT_PATTERNS = ["threeShifts", "twoShifts", "dayShift"] as const;
export type ShiftPattern = (typeof SHIFT_PATTERNS)[number];

export type ShiftAsk = {
  /** While worked. */
  readonly mw: number;
  readonly pattern: ShiftPattern;
  /** The share that is drawn while nobody works: furnaces kept warm, pumps, light. */
  readonly idleShare?: number;
  /** Days of a week that are worked, from Monday. */
  readonly workDays?: number;
  /** The weekday of 1 January: 1 is Monday, 7 Sunday. */
  readonly firstWeekday?: number;
};

const WORKED: Readonly<Record<ShiftPattern, readonly [from: number, to: number]>> = {
  threeShifts: [0, 24],
  twoShifts: [8, 24],
  dayShift: [8, 18],
};

/** A load in MW for every hour of a year, in the time of Beijing. */
export function shiftLoad({
  mw,
  pattern,
  idleShare = 0.2,
  workDays = 7,
  firstWeekday = 1,
}: ShiftAsk): Float64Array {
  const [from, to] = WORKED[pattern];
  return Float64Array.from({ length: HOURS }, (_, hour) => {
    const weekday = (Math.floor(hour / 24) + firstWeekday - 1) % 7;
    const worked = weekday < workDays && hour % 24 >= from && hour % 24 < to;
    return worked ? mw : idleShare * mw;
  });
}
