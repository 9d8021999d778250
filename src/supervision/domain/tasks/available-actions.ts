import type { Day } from "../../../kernel/calendar.ts";
import type { Possibility, TaskActor } from "./action.ts";
import { isActive } from "./duties.ts";
import { permit } from "./permit.ts";
import type { TaskState } from "./task.ts";

const OF_TASK = [
  "dispatch",
  "decompose",
  "close",
  "return-claim",
  "reopen",
  "make-standing",
  "judge",
  "reassign",
  "suspend",
  "resume",
  "revise",
  "note-history",
] as const;
const OF_UNIT = ["receive", "decompose", "report", "request-extension", "claim"] as const;
const OF_REPORT = ["sign", "send-back", "accept", "return"] as const;
const OF_EXTENSION = ["grant-extension", "refuse-extension"] as const;
const STEPS = [1, 2, 3] as const;

function candidates(state: TaskState): readonly Possibility[] {
  const ofUnits = state.assignments
    .filter(isActive)
    .flatMap(({ unitId: unit }): Possibility[] => [
      ...OF_UNIT.map((type) => ({ type, unit })),
      ...STEPS.map((step) => ({ type: "remind" as const, unit, step })),
    ]);
  const ofReports = state.assignments.flatMap(({ unitId: unit, open }) =>
    open.flatMap(({ id: report }) => OF_REPORT.map((type) => ({ type, unit, report }))),
  );
  const ofExtensions = state.extensions.flatMap(({ id: extension }) =>
    OF_EXTENSION.map((type) => ({ type, extension })),
  );
  return [...OF_TASK.map((type) => ({ type })), ...ofUnits, ...ofReports, ...ofExtensions];
}

/** Everything an actor may do with a task on a day: what the rules permit, and nothing by rules of its own. */
export function availableActions(state: TaskState, actor: TaskActor, asOf: Day): Possibility[] {
  return candidates(state).filter((what) => permit(state, what, actor, asOf) === null);
}
