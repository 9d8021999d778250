import type { Day } from "../../../kernel/calendar.ts";
import type { Possibility, TaskActor } from "./action.ts";
import { activeAssignment, isActive, owesDeadline, owesMatter, pendingExtension } from "./duties.ts";
import type { TaskRefusal } from "./refusals.ts";
import type { Assignment, OpenReport, ReminderMatter, TaskState } from "./task.ts";

/** Why something is refused, or null where it may be done. */
export type Refused = TaskRefusal | null;

type Asked = { readonly state: TaskState; readonly actor: TaskActor; readonly day: Day };
type Check = (asked: Asked, what: Possibility) => Refused;

const firstOf = (...checks: readonly (() => Refused)[]): Refused => {
  for (const check of checks) {
    const refused = check();
    if (refused !== null) return refused;
  }
  return null;
};

/** What a unit can be reminded of, in the order in which it is owed. */
export const REMINDER_MATTERS: readonly ReminderMatter[] = ["receipt", "report", "deadline"];

const byOffice = ({ actor }: Asked): Refused => (actor.office ? null : "office-only");
const actsFor = ({ actor }: Asked, unit: string): boolean =>
  (actor.head || actor.liaison) && actor.unitIds.includes(unit);
const dispatched = ({ state }: Asked): Refused => (state.phase === "dispatched" ? null : "not-dispatched");
const notClosed = ({ state }: Asked): Refused => (state.phase === "closed" ? "is-closed" : null);

function part({ state }: Asked, { unit = "" }: Possibility, ...roles: Assignment["role"][]): Refused {
  const assignment = activeAssignment(state, unit);
  if (!assignment) return "not-assigned";
  if (roles.length === 0 || roles.includes(assignment.role)) return null;
  return assignment.role === "guide" && roles.includes("support") ? "not-reporting" : "lead-only";
}

/** Of someone of the unit, which must have one of these roles in the task; without any, every role will do. */
const byUnit = (asked: Asked, what: Possibility, ...roles: Assignment["role"][]): Refused =>
  firstOf(
    () => part(asked, what, ...roles),
    () => (actsFor(asked, what.unit ?? "") ? null : "other-unit"),
  );

const byLead: Check = (asked, what) =>
  firstOf(
    () => byUnit(asked, what, "lead"),
    () => dispatched(asked),
  );

function openReport({ state }: Asked, { unit, report }: Possibility): OpenReport | undefined {
  return state.assignments.find(({ unitId }) => unitId === unit)?.open.find(({ id }) => id === report);
}

const byHead: Check = (asked, what) =>
  firstOf(
    () => byUnit(asked, what),
    () => (asked.actor.head ? null : "head-only"),
    () => dispatched(asked),
    () => (openReport(asked, what)?.status === "unsigned" ? null : "report-not-open"),
  );

/** The office reviews any report; lead units those of supporting units. */
const byReviewer: Check = (asked, what) => {
  const { state, actor } = asked;
  const reporting = state.assignments.find(({ unitId }) => unitId === what.unit);
  const leads = state.assignments.some(
    (each) => each.role === "lead" && isActive(each) && actsFor(asked, each.unitId),
  );
  return firstOf(
    () => (reporting ? null : "not-assigned"),
    () =>
      actor.office || (leads && reporting?.role === "support") ? null : leads ? "office-only" : "lead-only",
    () => notClosed(asked),
    () => (openReport(asked, what)?.status === "submitted" ? null : "report-not-open"),
  );
};

/** One step after the other: the next only when the limit of the last passed without an answer. */
export function mayRemind(
  state: TaskState,
  assignment: Assignment,
  step: number,
  matter: ReminderMatter,
  day: Day,
): Refused {
  if (!owesMatter(state, assignment, matter)) return "not-owing";
  const last = assignment.reminders.findLast((each) => each.matter === matter);
  const follows = last ? step === last.step + 1 && last.by < day : step === 1;
  return follows ? null : "reminder-step";
}

const remind: Check = (asked, { unit = "", step = 1 }) => {
  const { state, day } = asked;
  const assignment = activeAssignment(state, unit);
  if (!assignment) return byOffice(asked) ?? "not-assigned";
  const perMatter = REMINDER_MATTERS.map((matter) => mayRemind(state, assignment, step, matter, day));
  const possible = perMatter.includes(null);
  return firstOf(
    () => byOffice(asked),
    () => (possible ? null : perMatter.includes("reminder-step") ? "reminder-step" : "not-owing"),
  );
};

const answerExtension: Check = (asked, { extension }) =>
  firstOf(
    () => byOffice(asked),
    () => notClosed(asked),
    () => (pendingExtension(asked.state)?.id === extension ? null : "extension-not-pending"),
  );

const report: Check = (asked, what) =>
  firstOf(
    () => part(asked, what, "lead", "support"),
    () => (asked.actor.office || actsFor(asked, what.unit ?? "") ? null : "other-unit"),
    () => dispatched(asked),
  );

const ofOffice =
  (check: (state: TaskState) => Refused): Check =>
  (asked) =>
    byOffice(asked) ?? check(asked.state);

const RULES: Readonly<Record<Possibility["type"], Check>> = {
  dispatch: ofOffice(({ phase, assignments }) => {
    if (phase !== "registered") return "not-registered";
    return assignments.some(isActive) ? null : "no-units";
  }),
  receive: (asked, what) =>
    firstOf(
      () => byUnit(asked, what),
      () => dispatched(asked),
      () => (activeAssignment(asked.state, what.unit ?? "")?.receivedOn === null ? null : "already-received"),
    ),
  decompose: (asked, what) =>
    what.unit === undefined ? (byOffice(asked) ?? notClosed(asked)) : byLead(asked, what),
  report,
  sign: byHead,
  "send-back": byHead,
  accept: byReviewer,
  return: byReviewer,
  remind,
  "request-extension": (asked, what) =>
    firstOf(
      () => byLead(asked, what),
      () => (asked.state.awaitsJudgement ? "judge-first" : null),
      () => (owesDeadline(asked.state) ? null : "no-deadline"),
      () => (pendingExtension(asked.state) ? "extension-pending" : null),
      () => (asked.day <= (asked.state.due ?? asked.day) ? null : "extension-late"),
    ),
  "grant-extension": answerExtension,
  "refuse-extension": answerExtension,
  claim: (asked, what) =>
    firstOf(
      () => byLead(asked, what),
      () => (asked.state.claim === null ? null : "claim-pending"),
    ),
  close: ofOffice(({ phase }) => (phase === "closed" ? "is-closed" : null)),
  "return-claim": ofOffice(({ claim }) => (claim === null ? "no-claim" : null)),
  reopen: ofOffice(({ phase }) => (phase === "closed" ? null : "not-closed")),
  "make-standing": ofOffice(({ phase, standingSince }) => {
    if (phase === "closed") return "is-closed";
    return standingSince === null ? null : "already-standing";
  }),
  judge: ofOffice(({ awaitsJudgement }) => (awaitsJudgement ? null : "not-awaiting")),
  reassign: ofOffice(({ phase }) => (phase === "closed" ? "is-closed" : null)),
  suspend: ofOffice(({ phase }) => (phase === "dispatched" ? null : "not-dispatched")),
  resume: ofOffice(({ phase }) => (phase === "suspended" ? null : "not-suspended")),
  revise: ofOffice(() => null),
  "note-history": ofOffice(() => null),
};

/** Whether an actor may do this on this day, before anything is filled in: the one set of rules. */
export function permit(state: TaskState, what: Possibility, actor: TaskActor, day: Day): Refused {
  return RULES[what.type]({ state, actor, day }, what);
}
