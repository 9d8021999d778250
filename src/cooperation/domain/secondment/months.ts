import { addDays, addMonths, type Day, daysBetween } from "../../../kernel/calendar.ts";

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
