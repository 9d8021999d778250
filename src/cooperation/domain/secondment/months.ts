import { addDays, type Day, daysBetween, lastDayOfMonth, toDay } from "../../../kernel/calendar.ts";

const parts = (day: Day): [year: number, month: number, date: number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)),
  Number(day.slice(8, 10)),
];

/** The day so many months later (or earlier, where negative); the last of the month where it has no such day. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = parts(day);
  const at = year * 12 + (month - 1) + months;
  const [inYear, inMonth] = [Math.floor(at / 12), (((at % 12) + 12) % 12) + 1];
  return toDay(inYear, inMonth, Math.min(date, lastDayOfMonth(inYear, inMonth))) ?? day;
}

/**
 * Months between two days, both counted, to a tenth: whole months from the first day on, so that terms of three months
 * are three months whichever days they begin on, and the days left over as a part of the month that they begin. 0 where
 * `until` is earlier.
 */
export function monthsBetween(from: Day, until: Day): number {
  if (until < from) return 0;
  const end = addDays(until, 1);
  let whole = 0;
  while (addMonths(from, whole + 1) <= end) whole++;
  const begun = addMonths(from, whole);
  const part = daysBetween(begun, end) / daysBetween(begun, addMonths(from, whole + 1));
  return Math.round((whole + part) * 10) / 10;
}
