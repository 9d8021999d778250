import { addDays, type Day, lastDayOfMonth } from "../../../kernel/calendar.ts";

const weekday = (day: Day): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** Whole weeks from Monday to Sunday that hold a month `2026-03`. */
export function monthGrid(month: string): Day[][] {
  const first = `${month}-01`;
  const [year = 0, number = 1] = month.split("-").map(Number);
  const last = `${month}-${String(lastDayOfMonth(year, number)).padStart(2, "0")}`;
  const begin = addDays(first, -weekday(first));
  const weeks: Day[][] = [];
  for (let monday = begin; monday <= last; monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, at) => addDays(monday, at)));
  return weeks;
}

/** The month so many months after one, `2026-12` + 1 = `2027-01`. */
export function monthAfter(month: string, count: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const months = year * 12 + number - 1 + count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
}
