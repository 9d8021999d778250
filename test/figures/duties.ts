import { addDays } from "../../src/kernel/calendar.ts";
import type { Period } from "../../src/supervision/domain/tasks/schedule.ts";
import type { Assignment, TaskState } from "../../src/supervision/domain/tasks/task.ts";

export const isActive = ({ until }: Assignment): boolean => until === null;

/** Due day of the latest report that was submitted and not given back. */
export function through({ acceptedThrough, open }: Assignment): string {
  let day = acceptedThrough ?? "";
  for (const { status, due } of open) if (status === "submitted" && due > day) day = due;
  return day;
}

export const owedBy = (assignment: Assignment, periods: readonly Period[]): Period[] =>
  periods.filter(({ due, to }) => due >= assignment.since && to >= assignment.since);

/** The days by which a unit owes each kind of duty. */
export function dutiesOf(
  unit: string,
  {
    tasks,
    periods,
    today,
  }: { readonly tasks: readonly TaskState[]; readonly periods: readonly Period[]; readonly today: string },
): Record<string, (string | null)[]> {
  const due: Record<string, (string | null)[]> = {
    receive: [],
    report: [],
    returned: [],
    sign: [],
    "review-support": [],
    deadline: [],
    reminder: [],
  };
  for (const state of tasks)
    for (const assignment of state.assignments) {
      const { unitId, role, receivedOn, receiveBy, open, reminders } = assignment;
      if (unitId !== unit || !isActive(assignment) || state.phase !== "dispatched") continue;
      if (receivedOn === null) due["receive"]?.push(receiveBy);
      for (const report of open) {
        if (report.status === "returned") due["returned"]?.push(report.due);
        if (report.status === "unsigned") due["sign"]?.push(report.due);
      }
      for (const { by } of reminders) due["reminder"]?.push(by);
      if (role === "lead")
        for (const other of state.assignments)
          if (other.role === "support")
            for (const report of other.open)
              if (report.status === "submitted") due["review-support"]?.push(report.due);
      if (role !== "guide" && state.recurrence === null) {
        const asked = owedBy(assignment, periods).filter(
          (each) => each.from <= today && each.due > through(assignment),
        );
        const missed = asked.filter((each) => each.due < today).at(-1);
        const next = asked.find((each) => each.due >= today && addDays(each.due, -10) <= today);
        for (const each of [missed, next])
          if (each && !open.some(({ period }) => period === each.key)) due["report"]?.push(each.due);
      }
      const asks = state.extensions.some((each) => each.state === "pending") || state.claim !== null;
      if (role === "lead" && state.due !== null && state.standingSince === null && !state.awaitsJudgement)
        if (!asks && addDays(state.due, -30) <= today) due["deadline"]?.push(state.due);
    }
  return due;
}
