import { readDays } from "../../../kernel/day-words.ts";
import type { DayAnchor } from "../../../kernel/day-meaning.ts";
import type { Deadline, Field, MeasureReading } from "../reading.ts";
import { fold } from "./characters.ts";

/** Days of the year alone are read: nothing that counts working days or names a festival. */
const NO_CALENDAR: DayAnchor["calendar"] = { isWorkingDay: () => true, festivalDay: () => null };

/** The one year that a title names (`2017年度…计划`); a span of years says of no day which of them it means. */
function yearIn(title: string): number | null {
  const years = new Set([...fold(title).matchAll(/(?<!\d)(20\d\d)(?!\d)/g)].map((match) => Number(match[1])));
  const [year] = years;
  return years.size === 1 && year !== undefined ? year : null;
}

/** Deadlines printed without their year (`6月底前`) in a plan whose title names the year they fall in. */
export function inYearOf(
  title: Field<string> | null,
  measures: readonly MeasureReading[],
): readonly MeasureReading[] {
  const year = title === null ? null : yearIn(title.value);
  if (year === null) return measures;
  const dated = (deadline: Deadline): Deadline => {
    if (deadline.kind !== "date" || deadline.latest !== null || deadline.raw === null) return deadline;
    const { latest, asks } = readDays(fold(deadline.raw), { year, calendar: NO_CALENDAR });
    return asks === null ? { ...deadline, latest } : deadline;
  };
  return measures.map((measure) => {
    const deadline = dated(measure.deadline);
    const clauses = measure.clauses.map((one) => ({ ...one, deadline: dated(one.deadline) }));
    if (deadline === measure.deadline)
      return measure.clauses.length === 0 ? measure : { ...measure, clauses };
    return { ...measure, deadline, clauses, rules: { ...measure.rules, deadline: "year-of-title" } };
  });
}
