import type { Duration } from "./item.ts";

export const UNIT_WORDS: Readonly<Record<Duration["unit"], string>> = {
  "working-day": "个工作日",
  day: "天",
  month: "个月",
  year: "年",
  hour: "小时",
};

/** A length of time as an export prints it: 20个工作日; a range and 当场 in their own words. */
export const durationText = ({ value, unit, printed }: Duration): string =>
  printed ?? `${value}${UNIT_WORDS[unit]}`;

// The longest run of days off is eight; a stretch of working days may meet two of them.
const MOST_DAYS_OFF = 16;

/** The fewest and the most calendar days that it can take. */
function boundsOf({ value, unit }: Duration): readonly [fewest: number, most: number] {
  switch (unit) {
    case "hour":
      return [value / 24, value / 24];
    case "day":
      return [value, value];
    case "working-day":
      return [value, value === 0 ? 0 : (value * 7) / 5 + MOST_DAYS_OFF];
    case "month":
      return [value * 28, value * 31];
    case "year":
      return [value * 365, value * 366];
  }
}

/** Whether `one` is longer than `other` whatever the calendar: true, false, or null where the units leave it open. */
export function isLonger(one: Duration, other: Duration): boolean | null {
  if (one.unit === other.unit) return one.value > other.value;
  const [[fewest, most], [otherFewest, otherMost]] = [boundsOf(one), boundsOf(other)];
  if (fewest > otherMost) return true;
  return most <= otherFewest ? false : null;
}
