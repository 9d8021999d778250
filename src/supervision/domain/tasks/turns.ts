import type { Day } from "../../../kernel/calendar.ts";
import { waitingForOffice } from "./duties.ts";
import { OFFICE_WHY, whyOf } from "./inbox-lines.ts";
import type { Period } from "./schedule.ts";
import type { Turn, Turns } from "./task-row.ts";
import type { TaskState } from "./task.ts";
import { dutiesOf, nextDay } from "./work.ts";

function officeTurns(state: TaskState): Turn[] {
  const waiting = waitingForOffice(state).map((each) => `review-${each}` as const);
  const kinds = [
    ...(state.phase === "registered" ? (["task-dispatch"] as const) : []),
    ...(state.awaitsJudgement && state.phase !== "closed" ? (["task-judge"] as const) : []),
    ...waiting,
  ];
  return kinds.map((kind) => ({ unitId: null, what: OFFICE_WHY[kind], by: null, late: false }));
}

const orderOf = ({ late, by }: Turn): string => (late ? `0 ${by}` : by === null ? "1" : `2 ${by}`);

/** Whose turn it is as of a day, by the duties of inbox and 我的工作 alike; nobody's where a task is closed or suspended. */
export function turnsOf(
  state: TaskState,
  asked: { readonly asOf: Day; readonly periods: readonly Period[] },
): Turns {
  const everybody = { office: true, head: true, liaison: true };
  const units = state.assignments.flatMap((assignment) =>
    dutiesOf(state, assignment, everybody, asked).map((duty): Turn => ({
      unitId: assignment.unitId,
      what: whyOf({ ...duty, reason: null }),
      by: duty.by,
      late: duty.late,
    })),
  );
  const days = state.assignments
    .map((assignment) => nextDay(state, assignment, asked))
    .filter((day) => day !== null);
  return {
    now: [...officeTurns(state), ...units].toSorted((a, b) => orderOf(a).localeCompare(orderOf(b))),
    next: days.toSorted()[0] ?? null,
  };
}
