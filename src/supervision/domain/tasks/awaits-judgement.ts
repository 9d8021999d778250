import type { Day } from "../../../kernel/calendar.ts";
import type { Deadline } from "../reading.ts";

/**
 * Whether a task registered on `day` awaits judgement (待核定): its date fell due before anyone could answer for it here,
 * so that a person says what happened and never the calendar.
 */
export function awaitsJudgement({ kind, latest }: Deadline, adoptedOn: Day | null, day: Day): boolean {
  const begins = adoptedOn !== null && adoptedOn > day ? adoptedOn : day;
  return kind === "date" && latest !== null && latest < begins;
}
