import type { TaskActor } from "./action.ts";
import { isActive } from "./duties.ts";
import type { ReportRecord } from "./projection.ts";
import type { TaskState } from "./task.ts";

/** Who reads the reports on a task. `oversees`: the office and leaders; `units`: for which the reader reports; `leads`: one of them leads the task. */
export type ReportReader = {
  readonly oversees: boolean;
  readonly units: readonly string[];
  readonly leads: boolean;
};

/** Somebody as a reader of a task's reports. */
export function reportReader(
  state: TaskState,
  { head, liaison, unitIds }: TaskActor,
  oversees: boolean,
): ReportReader {
  const units = head || liaison ? unitIds : [];
  const leads = state.assignments.some(
    (each) => each.role === "lead" && isActive(each) && units.includes(each.unitId),
  );
  return { oversees, units, leads };
}

/**
 * Whether a report is for the reader. A unit reads its own; before its head signed, and when its head sent it back, nobody
 * else does. What was submitted is for the office, leaders and the lead unit that compiles it; the other units of the
 * task read what was accepted of the lead unit.
 */
export function mayReadReport(
  { oversees, units, leads }: ReportReader,
  { unitId, role, status, returns }: Pick<ReportRecord, "unitId" | "role" | "status" | "returns">,
): boolean {
  if (units.includes(unitId)) return true;
  if (status === "unsigned" || (status === "returned" && returns === 0)) return false;
  return oversees || leads || (role === "lead" && status === "accepted");
}

/** A state as the reader may see it: of other units' reports that are not settled where they stand, not what they say. */
export function stateFor({ units }: ReportReader, state: TaskState): TaskState {
  const assignments = state.assignments.map((each) =>
    units.includes(each.unitId)
      ? each
      : { ...each, open: each.open.map((report) => ({ ...report, reason: null, figures: [] })) },
  );
  return { ...state, assignments };
}
