import type { Day } from "../../../kernel/calendar.ts";
import { ok, type Result } from "../../../kernel/result.ts";
import type { LaterAction, NamedUnit, Possibility, TaskActor } from "./action.ts";
import { activeAssignment, reportedThrough } from "./duties.ts";
import { stepOf } from "./fold.ts";
import { mayRemind, permit, type Refused } from "./permit.ts";
import { refusalOf, type TaskCode } from "./refusals.ts";
import type { TaskState } from "./task.ts";

type ActionOf<T extends LaterAction["type"]> = Extract<LaterAction, { readonly type: T }>;

/** The action without what a person fills in: what permission is asked for. */
export function possibilityOf(action: LaterAction): Possibility {
  return {
    type: action.type,
    ...("unit" in action && action.unit !== null ? { unit: action.unit } : {}),
    ...("report" in action && action.type !== "report" ? { report: action.report } : {}),
    ...("extension" in action && action.type !== "request-extension" ? { extension: action.extension } : {}),
    ...("step" in action ? { step: action.step } : {}),
  };
}

const blank = (...words: readonly (string | null)[]): boolean =>
  words.some((each) => each === null || each.trim() === "");
const isOf = ({ head, liaison, unitIds }: TaskActor, unit: string): boolean =>
  (head || liaison) && unitIds.includes(unit);
const repeats = (ids: readonly string[]): boolean => new Set(ids).size < ids.length;

/** Whether the units of a task may be these: at least one, each once. */
export function unitsRefused(units: readonly NamedUnit[]): Refused {
  if (units.length === 0) return "no-units";
  return repeats(units.map(({ unitId }) => unitId)) ? "unit-twice" : null;
}

function reportRefused(state: TaskState, action: ActionOf<"report">): Refused {
  const { report, period, due, content } = action;
  const assignment = activeAssignment(state, action.unit);
  if (!assignment) return "not-assigned";
  if (blank(content.progress)) return "empty-report";
  const stages = new Set(state.stages.map(({ id }) => id));
  if (content.figures.some(({ stage }) => stage !== null && !stages.has(stage))) return "unknown-stage";
  if (assignment.open.some((each) => (each.id === report) !== (each.period === period)))
    return "report-mismatch";
  const others = assignment.open.filter((each) => each.period !== period);
  const through = reportedThrough({ ...assignment, open: others });
  return through === null || due > through ? null : "period-past";
}

function remindRefused(state: TaskState, action: ActionOf<"remind">, day: Day): Refused {
  const assignment = activeAssignment(state, action.unit);
  if (!assignment) return "not-assigned";
  return (
    mayRemind(state, assignment, action.step, action.matter, day) ??
    (action.by < day ? "reminder-limit" : null)
  );
}

function judgeRefused({ deadline }: TaskState, action: ActionOf<"judge">): Refused {
  if (blank(action.basis)) return "words-missing";
  if (action.outcome !== "extended") return null;
  if (blank(action.paper)) return "paper-missing";
  return action.to !== null && action.to > (deadline.latest ?? "") ? null : "extension-day";
}

/** What is wrong with what a person filled in. */
function contentRefused(state: TaskState, action: LaterAction, actor: TaskActor, day: Day): Refused {
  switch (action.type) {
    case "report":
      // What the office enters for a unit says so; nobody else may say it.
      if (action.proxy !== null && !actor.office) return "office-only";
      if (action.proxy === null && !isOf(actor, action.unit)) return "other-unit";
      return reportRefused(state, action);
    case "decompose":
      if (repeats(action.stages.map(({ id }) => id))) return "stage-twice";
      return action.stages.some(({ title }) => blank(title)) ? "words-missing" : null;
    case "remind":
      return remindRefused(state, action, day);
    case "request-extension":
      if (blank(action.reason)) return "words-missing";
      if (state.extensions.some(({ id }) => id === action.extension)) return "extension-not-pending";
      return action.to > (state.due ?? "") ? null : "extension-day";
    case "grant-extension":
      if (blank(action.paper)) return "paper-missing";
      return action.to > (state.deadline.latest ?? "") ? null : "extension-day";
    case "judge":
      return judgeRefused(state, action);
    case "reassign":
      return unitsRefused(action.units) ?? (blank(action.reason) ? "words-missing" : null);
    case "suspend":
      if (blank(action.reason)) return "words-missing";
      return action.until !== null && action.until < day ? "suspension-day" : null;
    case "claim":
    case "close":
    case "make-standing":
      return blank(action.basis) ? "words-missing" : null;
    case "send-back":
    case "return":
    case "refuse-extension":
    case "return-claim":
    case "reopen":
    case "resume":
      return blank(action.reason) ? "words-missing" : null;
    case "revise":
      return blank(action.text) ? "words-missing" : null;
    case "dispatch":
    case "receive":
    case "sign":
    case "accept":
    case "note-history":
      return null;
  }
}

/** The state after an action of this actor on this day, or the sentence that says why it is refused and what to do. */
export function decideAction(
  state: TaskState,
  action: LaterAction,
  actor: TaskActor,
  day: Day,
): Result<TaskState, TaskCode> {
  const refused =
    permit(state, possibilityOf(action), actor, day) ?? contentRefused(state, action, actor, day);
  if (refused !== null) return { ok: false, failure: refusalOf(refused) };
  return ok({ ...stepOf(state, action, day), version: state.version + 1 });
}
