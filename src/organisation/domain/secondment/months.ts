import { addDays, type Day, lastDayOfMonth, toDay } from "../../../kernel/calendar.ts";

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
 * Months between two days, both counted, to a tenth: each calendar month counts by the part of its days that is covered,
 * so that January to June and July to December are six months alike. 0 where `until` is earlier.
 */
export function monthsBetween(from: Day, until: Day): number {
  let months = 0;
  for (let at = from; at <= until;) {
    const [year, month] = parts(at);
    const length = lastDayOfMonth(year, month);
    const last = toDay(year, month, length) ?? at;
    const end = until < last ? until : last;
    months += (Number(end.slice(8)) - Number(at.slice(8)) + 1) / length;
    at = addDays(last, 1);
  }
  return Math.round(months * 10) / 10;
}
