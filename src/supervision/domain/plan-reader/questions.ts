import type { Day } from "../../../kernel/calendar.ts";
import type { DocumentRule, Field, MeasureReading, Question } from "../reading.ts";
import type { Header } from "./header.ts";

export function toQuestions(
  _header: Header,
  _rules: readonly DocumentRule[],
  _measures: readonly MeasureReading[],
  _otherDates: readonly Field<Day>[],
): Question[] {
  return [];
}
