import type { Day } from "../../../kernel/calendar.ts";
import { isActive, reportedThrough } from "./duties.ts";
import type { Period } from "./schedule.ts";
import type { Assignment } from "./task.ts";

/**
 * The periods that a unit owes on a task: due on or after the day its duty began, and not over before it; none for
 * a guide, or once its duty ended. Whether the task is dispatched is the caller's to ask.
 */
export function owedPeriods(
  assignment: Pick<Assignment, "role" | "since" | "until">,
  periods: readonly Period[],
): Period[] {
  if (assignment.role === "guide" || !isActive(assignment)) return [];
  return periods.filter(({ due, to }) => due >= assignment.since && to >= assignment.since);
}

/**
 * The periods for which a unit's report is missing on `asOf`, oldest first: due before that day, as a due day is owed
 * until it ends, and later than the latest report that was submitted and not returned. `periods` must reach back to
 * the latest report or the begin of the duty.
 */
export function missedPeriods(assignment: Assignment, periods: readonly Period[], asOf: Day): Period[] {
  const through = reportedThrough(assignment);
  return owedPeriods(assignment, periods).filter(
    ({ due }) => due < asOf && (through === null || due > through),
  );
}
