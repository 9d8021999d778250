import type { Day } from "../../../kernel/calendar.ts";
import type { Action, LaterAction, RecordedAction } from "./action.ts";
import {
  answered,
  assigned,
  marked,
  pruned,
  reassigned,
  received,
  reported,
  submitted,
} from "./assignment-fold.ts";
import { awaitsJudgement } from "./awaits-judgement.ts";
import { isActive, owesDeadline } from "./duties.ts";
import { actionsStanding } from "./withdrawable.ts";
import type { Assignment, Extension, ReminderMatter, Stage, TaskState } from "./task.ts";

type ActionOf<T extends Action["type"]> = Extract<Action, { readonly type: T }>;

/** Older ones stay in the record: a state must not grow with history. */
const EXTENSIONS_KEPT = 8;

function registered({ seed, adoptedOn }: ActionOf<"register">, day: Day): TaskState {
  const { units, deadline, ...rest } = seed;
  return {
    ...rest,
    version: 1,
    phase: "registered",
    registeredOn: day,
    dispatchedOn: null,
    closedOn: null,
    closedBasis: null,
    deadline,
    due: deadline.kind === "date" ? deadline.latest : null,
    standingSince: null,
    awaitsJudgement: awaitsJudgement(deadline, adoptedOn, day),
    judgement: null,
    assignments: units.map((unit) => assigned(unit, day)),
    extensions: [],
    claim: null,
    suspension: null,
  };
}

const withUnit = (state: TaskState, unit: string, change: (of: Assignment) => Assignment): TaskState => ({
  ...state,
  assignments: state.assignments.map((each) => (each.unitId === unit ? change(each) : each)),
});

const answeredByAll = (state: TaskState, ...matters: readonly ReminderMatter[]): TaskState => ({
  ...state,
  assignments: state.assignments.map((each) => answered(each, ...matters)),
});

function counted(stage: Stage, actual: number | null, day: Day): Stage {
  const done = stage.goal !== null && actual !== null && actual >= stage.goal;
  return { ...stage, actual, doneOn: done ? (stage.doneOn ?? day) : null };
}

function accepted(state: TaskState, { unit, report }: ActionOf<"accept">, day: Day): TaskState {
  const assignment = state.assignments.find(({ unitId }) => unitId === unit);
  const settled = assignment?.open.find(({ id }) => id === report);
  if (!assignment || !settled) return state;
  const through = assignment.acceptedThrough;
  const next = withUnit(state, unit, (each) =>
    pruned({
      ...each,
      acceptedThrough: through === null || through < settled.due ? settled.due : through,
      open: each.open.filter(({ id }) => id !== report),
    }),
  );
  // Figures of supporting units reach the goal through the lead unit that compiles them.
  if (assignment.role !== "lead") return next;
  const figures = new Map(settled.figures.map(({ stage, value }) => [stage, value]));
  const stages = state.stages.map((stage) => {
    const value = figures.get(stage.id);
    return value === undefined ? stage : counted(stage, value, day);
  });
  return { ...next, stages };
}

function decomposed(state: TaskState, { stages }: ActionOf<"decompose">, day: Day): TaskState {
  const before = new Map(state.stages.map((stage) => [stage.id, stage]));
  return {
    ...state,
    stages: stages.map((stage) => {
      const old = before.get(stage.id);
      return counted({ ...stage, actual: null, doneOn: old?.doneOn ?? null }, old?.actual ?? null, day);
    }),
  };
}

/** The latest ones, and with them the granted one by which the day in force stands. */
function keepRecent(extensions: readonly Extension[]): readonly Extension[] {
  const recent = extensions.slice(-EXTENSIONS_KEPT);
  const granted = extensions.findLast(({ state }) => state === "granted");
  return granted === undefined || recent.includes(granted) ? recent : [granted, ...recent];
}

function answeredExtension(
  state: TaskState,
  id: string,
  answer: Pick<Extension, "state" | "paper" | "note"> & { readonly to?: Day },
  day: Day,
): TaskState {
  const extensions = state.extensions.map((each) =>
    each.id === id ? { ...each, ...answer, decidedOn: day } : each,
  );
  return { ...state, extensions };
}

const withoutPending = (state: TaskState): TaskState => ({
  ...state,
  claim: null,
  awaitsJudgement: false,
  extensions: state.extensions.filter((each) => each.state !== "pending"),
});

const standing = (state: TaskState, day: Day): TaskState => ({
  ...answeredByAll(withoutPending(state), "deadline"),
  standingSince: day,
});

/** 销号, or on to the continuing duty that follows the milestone. */
function ended(state: TaskState, basis: string, day: Day): TaskState {
  if (state.deadline.thenContinuous && state.standingSince === null) return standing(state, day);
  return {
    ...answeredByAll(withoutPending(state), "receipt", "report", "deadline"),
    phase: "closed",
    closedOn: day,
    closedBasis: basis,
    suspension: null,
  };
}

function judged(state: TaskState, action: ActionOf<"judge">, day: Day): TaskState {
  const { outcome, basis, paper, to } = action;
  const next = { ...state, awaitsJudgement: false, judgement: { outcome, on: day, basis, paper } };
  if (outcome === "done") return ended(next, basis, day);
  if (outcome === "standing") return standing(next, day);
  if (outcome === "overdue" || to === null || state.due === null) return next;
  const extension: Extension = {
    // A task is judged once, so that its own id names what came of it.
    id: state.id,
    unitId: null,
    askedOn: day,
    from: state.due,
    to,
    reason: basis,
    state: "granted",
    decidedOn: day,
    paper,
    note: null,
  };
  return { ...next, due: to, extensions: keepRecent([...state.extensions, extension]) };
}

/**
 * Duties begin anew after nobody owed the task since `idleSince` (null: since it was registered): reports that fell due
 * meanwhile are not missing, and a date that passed meanwhile awaits judgement.
 */
function owedFrom(state: TaskState, idleSince: Day | null, day: Day): TaskState {
  const { due, judgement } = state;
  const passed = due !== null && due < day && (idleSince === null || due >= idleSince);
  const unjudged = passed && judgement === null && owesDeadline(state);
  return {
    ...state,
    awaitsJudgement: state.awaitsJudgement || unjudged,
    assignments: state.assignments.map((each) => (isActive(each) ? { ...each, since: day } : each)),
  };
}

function dispatched(state: TaskState, receiveBy: Day | null, day: Day): TaskState {
  const next = owedFrom({ ...state, phase: "dispatched", dispatchedOn: day }, null, day);
  const given = (each: Assignment): Assignment => (isActive(each) ? { ...each, receiveBy } : each);
  return { ...next, assignments: next.assignments.map(given) };
}

function reopened(state: TaskState, day: Day): TaskState {
  const phase = state.dispatchedOn === null ? "registered" : "dispatched";
  return owedFrom({ ...state, phase, closedOn: null, closedBasis: null }, state.closedOn, day);
}

/** What a legal action makes of a state; the version is the caller's. */
export function stepOf(state: TaskState, action: LaterAction, day: Day): TaskState {
  switch (action.type) {
    case "dispatch":
      return dispatched(state, action.receiveBy, day);
    case "receive":
      return withUnit(state, action.unit, (each) => received(each, day));
    case "decompose":
      return decomposed(state, action, day);
    case "report":
      return withUnit(state, action.unit, (each) => reported(each, action, day));
    case "sign":
      return withUnit(state, action.unit, (each) =>
        submitted(marked(each, action.report, { status: "submitted", reason: null })),
      );
    case "send-back":
    case "return":
      return withUnit(state, action.unit, (each) =>
        pruned(marked(each, action.report, { status: "returned", reason: action.reason })),
      );
    case "accept":
      return accepted(state, action, day);
    case "remind": {
      const { step, by, matter, note } = action;
      return withUnit(state, action.unit, (each) => ({
        ...each,
        reminders: [...each.reminders, { step, on: day, by, matter, note }],
      }));
    }
    case "request-extension": {
      const { unit: unitId, extension: id, to, reason } = action;
      const asked = {
        id,
        unitId,
        askedOn: day,
        from: state.due ?? day,
        to,
        reason,
        state: "pending",
      } as const;
      const next = withUnit(state, unitId, (each) => answered(each, "deadline"));
      const open = { ...asked, decidedOn: null, paper: null, note: null };
      return { ...next, extensions: keepRecent([...state.extensions, open]) };
    }
    case "grant-extension": {
      const { extension, to, paper } = action;
      const next = answeredExtension(state, extension, { state: "granted", paper, note: null, to }, day);
      return answeredByAll({ ...next, due: to }, "deadline");
    }
    case "refuse-extension":
      return answeredExtension(
        state,
        action.extension,
        { state: "refused", paper: null, note: action.reason },
        day,
      );
    case "claim": {
      const { unit: unitId, basis, evidence } = action;
      const next = withUnit(state, unitId, (each) => answered(each, "deadline"));
      return { ...next, claim: { unitId, on: day, basis, evidence } };
    }
    case "close":
      return ended(state, action.basis, day);
    case "return-claim":
      return { ...state, claim: null };
    case "reopen":
      return reopened(state, day);
    case "make-standing":
      return standing(state, day);
    case "judge":
      return judged(state, action, day);
    case "reassign":
      return { ...state, assignments: reassigned(state.assignments, action.units, day) };
    case "suspend":
      return {
        ...state,
        phase: "suspended",
        suspension: { on: day, reason: action.reason, until: action.until },
      };
    case "resume":
      return owedFrom({ ...state, phase: "dispatched", suspension: null }, state.suspension?.on ?? null, day);
    case "revise":
      return { ...state, text: action.text, leader: action.leader, remark: action.remark };
    case "note-history":
      return state;
  }
}

/** The state after one more recorded action that stands; total on legal ones. Throws on a second registration. */
export function applyAction(state: TaskState, { action, day, version }: RecordedAction): TaskState {
  if (action.type === "take-back") return { ...state, version };
  if (action.type === "register") throw new Error(`task ${state.id} is registered twice`);
  return { ...stepOf(state, action, day), version };
}

/** The state that the registration of a task makes. */
export function registerTask(recorded: RecordedAction): TaskState {
  if (recorded.action.type !== "register") throw new Error("a task begins with its registration");
  return registered(recorded.action, recorded.day);
}

/** The state of a task from everything recorded of it, oldest first. Throws where it does not begin with `register`. */
export function foldTask(actions: readonly RecordedAction[]): TaskState {
  const [first, ...rest] = actionsStanding(actions);
  if (!first) throw new Error("a task has at least its registration");
  return rest.reduce(applyAction, registerTask(first));
}
