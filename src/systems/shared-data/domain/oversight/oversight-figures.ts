import { type Day, lastDayOfMonth, toDay } from "../../../../kernel/calendar.ts";

/** Ends of the twelve months before the one of a day, the earliest first. */
export function monthEnds(asOf: Day): Day[] {
  const [year = 0, month = 1] = asOf.split("-").map(Number);
  return Array.from({ length: 12 }, (_, back) => {
    const at = year * 12 + (month - 1) - 12 + back;
    const [y, m] = [Math.floor(at / 12), (at % 12) + 1];
    return toDay(y, m, lastDayOfMonth(y, m)) ?? asOf;
  });
}

/** Per cent with one decimal; null of nothing. */
export const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1_000) / 10;
