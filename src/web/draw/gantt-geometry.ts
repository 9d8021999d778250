import { addDays, type Day, daysBetween } from "../../kernel/calendar.ts";

/** A step of a row: when it was to be reached and when it was. */
export type GanttStep = {
  readonly key: string;
  readonly name: string;
  readonly planned: Day | null;
  readonly actual: Day | null;
  /** A day that is set, as a deadline: whether it was kept is said elsewhere, and not by the days that went by. */
  readonly limit?: true;
};

/** Days shown, from the first day of a year to that of another, and where a day stands between them: 0 to 1. */
export type GanttSpan = { readonly from: Day; readonly to: Day; readonly at: (day: Day) => number };

/** The whole years that hold every day of the steps and today. Null where no step has a day. */
export function ganttSpan(steps: readonly GanttStep[], today: Day): GanttSpan | null {
  const days = steps.flatMap(({ planned, actual }) => [planned, actual]).filter((day) => day !== null);
  if (days.length === 0) return null;
  const sorted = [...days, today].toSorted();
  const year = (day: Day | undefined) => Number((day ?? today).slice(0, 4));
  const from = `${year(sorted[0])}-01-01`;
  const to = `${year(sorted.at(-1)) + 1}-01-01`;
  const all = daysBetween(from, to);
  return { from, to, at: (day) => Math.min(1, Math.max(0, daysBetween(from, day) / all)) };
}

/** Years to mark on the axis: every one, or every second, fifth or tenth so that there are at most `most`. */
export function ganttYears({ from, to, at }: GanttSpan, most: number): { year: number; at: number }[] {
  const [first, end] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const step = [1, 2, 5, 10, 20, 50].find((each) => (end - first) / each <= most) ?? 100;
  return Array.from({ length: end - first }, (_, index) => first + index)
    .filter((year) => year === first || year % step === 0)
    .filter((year, index, years) => index !== 0 || years[1] === undefined || years[1] - year >= step / 2)
    .map((year) => ({ year, at: at(`${year}-01-01`) }));
}

/** The stretch from the first day of a row to its last, by plan and as it went; null where there is no day. */
export function ganttBar(steps: readonly GanttStep[], kind: "planned" | "actual", { at }: GanttSpan) {
  const days = steps.flatMap((step) => step[kind] ?? []).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  return { from: at(first), to: Math.max(at(last), at(addDays(first, 1))) };
}

/** Days later (positive) or earlier that a step was reached than planned; of one not reached, days since it was due. */
export function stepSlip({ planned, actual, limit }: GanttStep, today: Day): number | null {
  if (planned === null || limit === true) return null;
  if (actual !== null) return daysBetween(planned, actual);
  return planned < today ? daysBetween(planned, today) : null;
}
