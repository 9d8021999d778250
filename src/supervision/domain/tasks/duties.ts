import type { Day } from "../../../kernel/calendar.ts";
import type { Assignment, Extension, ReminderMatter, TaskState } from "./task.ts";

/** Whether the unit still has its part in the task. */
export const isActive = ({ until }: Pick<Assignment, "until">): boolean => until === null;

/** The part that a unit has in a task now, or undefined. */
export function activeAssignment(state: TaskState, unit: string): Assignment | undefined {
  return state.assignments.find((each) => each.unitId === unit && isActive(each));
}

/**
 * Whether the unit owes periodic reports now: lead and supporting units of a dispatched task. A duty that comes back
 * is reported on in its returns, which are tasks of their own.
 */
export function owesReports(state: TaskState, assignment: Assignment): boolean {
  return (
    state.phase === "dispatched" &&
    state.recurrence === null &&
    isActive(assignment) &&
    assignment.role !== "guide"
  );
}

/** Whether a unit has still to say that it received the task. */
export function owesReceipt(state: TaskState, assignment: Assignment): boolean {
  return state.phase === "dispatched" && isActive(assignment) && assignment.receivedOn === null;
}

const later = (left: Day | null, right: Day): Day => (left === null || left < right ? right : left);

/** Due day of the latest period with a report that was submitted and not returned, or null. */
export function reportedThrough({ acceptedThrough, open }: Assignment): Day | null {
  return open
    .filter(({ status }) => status === "submitted")
    .reduce<Day | null>((day, { due }) => later(day, due), acceptedThrough);
}

/** Whether the task's date still counts: there is one, it is not closed and not turned into standing work. */
export function owesDeadline({ due, phase, standingSince }: TaskState): boolean {
  return due !== null && phase !== "closed" && standingSince === null;
}

type Dated = Pick<TaskState, "phase" | "due" | "awaitsJudgement"> & {
  readonly deadline: Pick<TaskState["deadline"], "kind">;
  readonly standing: boolean;
};

/** Whether somebody answers for a date in force that is past: the one meaning of 逾期任务 in statistics and papers. */
export function isOverdue({ phase, due, awaitsJudgement, deadline, standing }: Dated, asOf: Day): boolean {
  const dated = deadline.kind !== "continuous" && deadline.kind !== "longterm" && !standing;
  return phase === "dispatched" && dated && !awaitsJudgement && due !== null && due < asOf;
}

export function pendingExtension({ extensions }: TaskState): Extension | undefined {
  return extensions.find(({ state }) => state === "pending");
}

/** Whether the office may remind a unit of a matter: only of what the unit owes. */
export function owesMatter(state: TaskState, assignment: Assignment, matter: ReminderMatter): boolean {
  switch (matter) {
    case "receipt":
      return owesReceipt(state, assignment);
    case "report":
      return owesReports(state, assignment);
    case "deadline":
      return owesReports(state, assignment) && owesDeadline(state);
  }
}

const hasSubmitted = ({ open }: Assignment): boolean => open.some(({ status }) => status === "submitted");

/** What of a task waits for the office: its lead units' reports, a request for extension, a claim. */
export function waitingForOffice(state: TaskState): readonly ("claim" | "extension" | "report")[] {
  if (state.phase === "closed") return [];
  return [
    ...(state.claim === null ? [] : (["claim"] as const)),
    ...(pendingExtension(state) === undefined ? [] : (["extension"] as const)),
    ...(state.assignments.some((each) => each.role === "lead" && hasSubmitted(each))
      ? (["report"] as const)
      : []),
  ];
}

export const UNIT_WAITING = ["receive", "sign", "returned", "review-support", "reminder"] as const;
export type UnitWaiting = (typeof UNIT_WAITING)[number];

/** What of a task waits for one of its units, besides its periodic report. */
export function waitingForUnit(state: TaskState, assignment: Assignment): readonly UnitWaiting[] {
  if (state.phase !== "dispatched" || !isActive(assignment)) return [];
  const has = (status: string): boolean => assignment.open.some((report) => report.status === status);
  const supporting = state.assignments.some((each) => each.role === "support" && hasSubmitted(each));
  const waiting: Readonly<Record<UnitWaiting, boolean>> = {
    receive: owesReceipt(state, assignment),
    sign: has("unsigned"),
    returned: has("returned"),
    "review-support": assignment.role === "lead" && supporting,
    reminder: assignment.reminders.length > 0,
  };
  return UNIT_WAITING.filter((kind) => waiting[kind]);
}
