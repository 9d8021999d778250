import { addDays, addMonths, type Day, lastDayOfMonth } from "../../../kernel/calendar.ts";

/** A month as it hangs on the wall: whole weeks from Monday, each day with whether it is of the month. `month` is YYYY-MM. */
export function weeksOf(month: string): { readonly day: Day; readonly within: boolean }[][] {
  const { from, to } = daysOf(month);
  const weekday = (new Date(`${from}T00:00:00Z`).getUTCDay() + 6) % 7;
  const weeks: { day: Day; within: boolean }[][] = [];
  for (let monday = addDays(from, -weekday); monday <= to; monday = addDays(monday, 7))
    weeks.push(
      Array.from({ length: 7 }, (_, at) => {
        const day = addDays(monday, at);
        return { day, within: day >= from && day <= to };
      }),
    );
  return weeks;
}

/** First and last day of a month. */
export function daysOf(month: string): { readonly from: Day; readonly to: Day } {
  const [year = 0, of = 1] = month.split("-").map(Number);
  return { from: `${month}-01`, to: `${month}-${String(lastDayOfMonth(year, of)).padStart(2, "0")}` };
}

/** The month so many months later, or earlier. */
export const monthAfter = (month: string, months: number): string =>
  addMonths(`${month}-01`, months).slice(0, 7);
