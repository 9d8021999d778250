import type { Day } from "../../../kernel/calendar.ts";
import type { ResponsibilityRole } from "../reading.ts";
import type { RecordedAction } from "./action.ts";
import { owesReports, reportedThrough, waitingForOffice, waitingForUnit } from "./duties.ts";
import { applyAction, registerTask } from "./fold.ts";
import type { ReportContent, ReportStatus } from "./report.ts";
import type { LatestReport } from "./task-row.ts";
import type { TaskState } from "./task.ts";
import { actionsStanding } from "./withdrawable.ts";

/** A task as lists read it: what of its state can be filtered and sorted by. */
export function taskRecord(state: TaskState) {
  return {
    id: state.id,
    planId: state.planId,
    measureId: state.measureId,
    undertakingId: state.undertakingId,
    instanceOf: state.instanceOf,
    number: state.number,
    version: state.version,
    source: state.source.kind,
    text: state.text,
    leader: state.leader,
    phase: state.phase,
    standing: state.standingSince !== null,
    awaitsJudgement: state.awaitsJudgement,
    deadlineKind: state.deadline.kind,
    originalDue: state.deadline.kind === "date" ? state.deadline.latest : null,
    due: state.due,
    dispatchedOn: state.dispatchedOn,
    closedOn: state.closedOn,
    waiting: waitingForOffice(state),
  };
}
export type TaskRecord = ReturnType<typeof taskRecord>;

/** The parts of units in a task as lists read them. */
export function assignmentRecords(state: TaskState) {
  return state.assignments.map((each) => ({
    taskId: state.id,
    unitId: each.unitId,
    planId: state.planId,
    role: each.role,
    via: each.via,
    since: each.since,
    until: each.until,
    receiveBy: each.receiveBy,
    receivedOn: each.receivedOn,
    reportedThrough: reportedThrough(each),
    owesReports: owesReports(state, each),
    waiting: waitingForUnit(state, each),
  }));
}
export type AssignmentRecord = ReturnType<typeof assignmentRecords>[number];

/** A report as recorded, settled or not. `submittedOn`: when it first counted as submitted, by which it is in time or late. */
export type ReportRecord = {
  readonly id: string;
  readonly taskId: string;
  readonly unitId: string;
  readonly planId: string;
  readonly period: string;
  readonly due: Day;
  readonly role: ResponsibilityRole;
  readonly status: ReportStatus;
  readonly content: ReportContent;
  readonly enteredAt: Date;
  readonly enteredBy: string;
  /** The file from which the office entered it; empty: by hand; null: the unit reported itself. */
  readonly proxyFile: string | null;
  readonly signedBy: string | null;
  readonly submittedOn: Day | null;
  readonly returns: number;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  readonly reason: string | null;
};

/** The report with which an action deals, or null. */
export function reportOf({ action }: RecordedAction): string | null {
  return "report" in action ? action.report : null;
}

function entered(before: ReportRecord | undefined, recorded: RecordedAction, state: TaskState): ReportRecord {
  const { action, at, by, day } = recorded;
  if (action.type !== "report") throw new Error(`report of ${action.type} was never entered`);
  const { unit: unitId, report: id, period, due, content, proxy } = action;
  const waits = action.awaitsHead && proxy === null;
  return {
    id,
    taskId: state.id,
    unitId,
    planId: state.planId,
    period,
    due,
    role: state.assignments.find((each) => each.unitId === unitId)?.role ?? "support",
    status: waits ? "unsigned" : "submitted",
    content,
    enteredAt: at,
    enteredBy: by,
    proxyFile: proxy === null ? null : (proxy.file ?? ""),
    signedBy: null,
    submittedOn: before?.submittedOn ?? (waits ? null : day),
    returns: before?.returns ?? 0,
    decidedAt: null,
    decidedBy: null,
    reason: null,
  };
}

/** What an action makes of the report with which it deals; `state` is the task's after it. */
export function reportAfter(
  before: ReportRecord | undefined,
  recorded: RecordedAction,
  state: TaskState,
): ReportRecord {
  const { action, at, by, day } = recorded;
  if (before === undefined || action.type === "report") return entered(before, recorded, state);
  const decided = { decidedAt: at, decidedBy: by };
  switch (action.type) {
    case "sign":
      return {
        ...before,
        status: "submitted",
        signedBy: by,
        submittedOn: before.submittedOn ?? day,
        reason: null,
      };
    case "send-back":
      return { ...before, ...decided, status: "returned", reason: action.reason };
    case "return":
      return {
        ...before,
        ...decided,
        status: "returned",
        reason: action.reason,
        returns: before.returns + 1,
      };
    case "accept":
      return { ...before, ...decided, status: "accepted", reason: null };
    default:
      return before;
  }
}

/** What the ledger quotes: with the unit by its id, and the due day of its period. */
export type LatestRecord = Omit<LatestReport, "unitName"> & { readonly unitId: string; readonly due: Day };

/** The latest accepted report of a lead unit after an action on `report`. */
export function latestAfter(
  before: LatestRecord | null,
  { action, day }: RecordedAction,
  report: ReportRecord,
): LatestRecord | null {
  if (action.type !== "accept" || report.role !== "lead") return before;
  if (before !== null && before.due > report.due) return before;
  const { progress, problems, next, coordination, evidence } = report.content;
  const { unitId, period, due } = report;
  return { unitId, period, due, on: day, progress, problems, next, coordination, evidence: evidence.length };
}

export type Projection = {
  readonly state: TaskState;
  readonly reports: ReadonlyMap<string, ReportRecord>;
  readonly latest: LatestRecord | null;
};

/** Everything that follows from the whole record of a task: what its rows must say. */
export function projectionOf(actions: readonly RecordedAction[]): Projection {
  const [first, ...rest] = actionsStanding(actions);
  if (!first) throw new Error("a task has at least its registration");
  let [state, latest]: [TaskState, LatestRecord | null] = [registerTask(first), null];
  const reports = new Map<string, ReportRecord>();
  for (const recorded of rest) {
    state = applyAction(state, recorded);
    const id = reportOf(recorded);
    if (id === null) continue;
    const report = reportAfter(reports.get(id), recorded, state);
    reports.set(id, report);
    latest = latestAfter(latest, recorded, report);
  }
  return { state, reports, latest };
}
