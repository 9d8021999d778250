import { isActive } from "./duties.ts";
import type { ReportRecord } from "./projection.ts";
import type { TaskState } from "./task.ts";

/** Who reads the reports on a task. `units`: of the reader, null for the office and leaders; `leads`: one of them leads the task. */
export type ReportReader = { readonly units: readonly string[] | null; readonly leads: boolean };

/** People of these units as readers of a task's reports; null: the office and leaders. */
export function reportReader(state: TaskState, units: readonly string[] | null): ReportReader {
  const leads = state.assignments.some(
    (each) => each.role === "lead" && isActive(each) && units?.includes(each.unitId) === true,
  );
  return { units, leads };
}

/**
 * Whether a report is for the reader. A unit reads its own; before its head signed, and when its head sent it back, nobody
 * else does. What was submitted is for the office, leaders and the lead unit that compiles it; the other units of the
 * task read what was accepted of the lead unit.
 */
export function mayReadReport(
  { units, leads }: ReportReader,
  { unitId, role, status, returns }: Pick<ReportRecord, "unitId" | "role" | "status" | "returns">,
): boolean {
  if (units?.includes(unitId)) return true;
  if (status === "unsigned" || (status === "returned" && returns === 0)) return false;
  return units === null || leads || (role === "lead" && status === "accepted");
}

/** A state as the reader may see it: of other units' reports that are not settled where they stand, not what they say. */
export function stateFor({ units }: ReportReader, state: TaskState): TaskState {
  const assignments = state.assignments.map((each) =>
    units?.includes(each.unitId)
      ? each
      : { ...each, open: each.open.map((report) => ({ ...report, reason: null, figures: [] })) },
  );
  return { ...state, assignments };
}
