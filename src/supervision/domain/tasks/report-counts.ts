import type { Day } from "../../../kernel/calendar.ts";
import type { ReportRecord } from "./projection.ts";
import type { Period } from "./schedule.ts";
import type { ReportCounts } from "./statistics.ts";
import type { Assignment, TaskState } from "./task.ts";

/** A task as it stood, with its reports as they stood. */
export type ReportedTask = {
  readonly state: TaskState;
  readonly reports: readonly Pick<ReportRecord, "unitId" | "due" | "submittedOn" | "returns">[];
};

/** From when a unit owed reports on a task until before which day, null while it does; undefined where it never did. */
function dutyOf(
  { dispatchedOn, recurrence, closedOn, phase, suspension }: TaskState,
  { role, since, until }: Assignment,
): { readonly since: Day; readonly ends: Day | null } | undefined {
  if (role === "guide" || dispatchedOn === null || recurrence !== null) return undefined;
  return { since, ends: until ?? closedOn ?? (phase === "suspended" ? (suspension?.on ?? null) : null) };
}

/**
 * Reports of each unit that fell due with these periods: those of its duty as it stands, and those that came before the
 * duty began anew, as after a suspension.
 */
export function reportCountsOf(
  tasks: readonly ReportedTask[],
  periods: readonly Period[],
): Map<string, ReportCounts> {
  const counts = new Map<string, ReportCounts>();
  const dues = new Set(periods.map(({ due }) => due));
  for (const { state, reports } of tasks)
    for (const assignment of state.assignments) {
      const { unitId } = assignment;
      const said = new Map(
        reports
          .filter((each) => each.unitId === unitId && each.submittedOn !== null && dues.has(each.due))
          .map((each) => [each.due, each]),
      );
      const duty = dutyOf(state, assignment);
      const owed = periods.filter(
        ({ due, to }) =>
          duty && due >= duty.since && to >= duty.since && (duty.ends === null || due < duty.ends),
      );
      const fallen = new Set([...owed.map(({ due }) => due), ...said.keys()]);
      const late = [...said.values()].filter(({ submittedOn, due }) => (submittedOn ?? due) > due).length;
      const returned = [...said.values()].reduce((sum, { returns }) => sum + returns, 0);
      const before = counts.get(unitId) ?? { owed: 0, inTime: 0, late: 0, missing: 0, returned: 0 };
      counts.set(unitId, {
        owed: before.owed + fallen.size,
        inTime: before.inTime + said.size - late,
        late: before.late + late,
        missing: before.missing + fallen.size - said.size,
        returned: before.returned + returned,
      });
    }
  return counts;
}
