import { addDays, type Day } from "../../../kernel/calendar.ts";
import type { TaskActor } from "./action.ts";
import { activeAssignment, reportedThrough } from "./duties.ts";
import { permit } from "./permit.ts";
import { TASK_REFUSALS } from "./refusals.ts";
import { EMPTY_REPORT, type Report, type ReportContent } from "./report.ts";
import type { Period } from "./schedule.ts";
import type { ReportEntry, TaskRow } from "./task-row.ts";
import type { Assignment, TaskState } from "./task.ts";
import { openPeriods, REPORT_OPENS_DAYS } from "./work.ts";

/** More would be a choice nobody makes: reports go forward in time. */
const PERIODS_OFFERED = 6;

/** What a person typed and has not submitted. */
export type Draft = { readonly content: ReportContent; readonly savedAt: string };

/** A task of the form, with what is kept about its reports; all of one unit. */
export type FormTask = {
  readonly row: TaskRow;
  readonly state: TaskState;
  readonly unitId: string;
  /** The unit's report of this period, or null. */
  readonly current: Report | null;
  /** The latest earlier report that says more than that nothing changed, or null. */
  readonly last: ReportContent | null;
  /** The caller's own, of this period, or null. */
  readonly draft: Draft | null;
  /** What supporting units reported for this period. */
  readonly supporting: readonly Report[];
};

type Part = { readonly state: TaskState; readonly assignment: Assignment };

/** The parts of a unit in tasks of which it reports: none of a guide. */
export function reportingParts(states: readonly TaskState[], unitIds: readonly string[]): readonly Part[] {
  return states.flatMap((state) =>
    unitIds
      .map((unit) => activeAssignment(state, unit))
      .filter((assignment) => assignment !== undefined && assignment.role !== "guide")
      .map((assignment) => ({ state, assignment: assignment as Assignment })),
  );
}

/**
 * The period for which the form opens: the one asked for; else one given back, the latest that fell due unreported,
 * the next one once it is near; else the one that runs. Undefined where none has begun.
 */
export function formPeriod(
  parts: readonly Part[],
  periods: readonly Period[],
  asOf: Day,
  wanted?: string,
): Period | undefined {
  const begun = periods.filter(({ from }) => from <= asOf);
  if (wanted !== undefined) return begun.find(({ key }) => key === wanted);
  const returned = new Set(
    parts.flatMap(({ assignment }) =>
      assignment.open.filter(({ status }) => status === "returned").map(({ period }) => period),
    ),
  );
  const waits = (key: string) =>
    parts.some(
      ({ assignment }) =>
        openPeriods(assignment, periods, asOf).some((each) => each.key === key) &&
        !assignment.open.some(({ period }) => period === key),
    );
  return (
    begun.find(({ key }) => returned.has(key)) ??
    begun.findLast(({ key, due }) => due < asOf && waits(key)) ??
    begun.find(({ key, due }) => due >= asOf && addDays(due, -REPORT_OPENS_DAYS) <= asOf && waits(key)) ??
    begun.find(({ due }) => due >= asOf) ??
    begun.at(-1)
  );
}

/** The periods that the form offers beside the one it is for, oldest first. */
export function offeredPeriods(
  parts: readonly Part[],
  periods: readonly Period[],
  asOf: Day,
  shown: Period,
): readonly Period[] {
  const open = new Set(
    parts.flatMap(({ assignment }) => [
      ...openPeriods(assignment, periods, asOf).map(({ key }) => key),
      ...assignment.open.map(({ period }) => period),
    ]),
  );
  const offered = periods.filter(({ key, from }) => from <= asOf && open.has(key)).slice(-PERIODS_OFFERED);
  const listed = offered.some(({ key }) => key === shown.key) ? offered : [...offered, shown];
  return listed.toSorted((a, b) => a.due.localeCompare(b.due));
}

/** What a new report begins with: last time's words and figures; what proves them has to be of this time. */
const carried = (last: ReportContent): ReportContent => ({ ...last, evidence: [], noChange: false });

/** What the form opens with: one's own draft unless a report came after it, the report of this period, the last one. */
export function openingOf({
  current,
  last,
  draft,
}: Pick<FormTask, "current" | "last" | "draft">): Pick<ReportEntry, "content" | "filledFrom" | "savedAt"> {
  if (draft !== null && (current === null || current.enteredAt < draft.savedAt))
    return { content: draft.content, filledFrom: "draft", savedAt: draft.savedAt };
  if (current !== null)
    return {
      content: current.content,
      filledFrom: current.status === "returned" ? "returned" : "last",
      savedAt: null,
    };
  if (last !== null) return { content: carried(last), filledFrom: "last", savedAt: null };
  return { content: EMPTY_REPORT, filledFrom: "nothing", savedAt: null };
}

function refusalOf(task: FormTask, period: Period, actor: TaskActor, asOf: Day): ReportEntry["refusal"] {
  const refused = permit(task.state, { type: "report", unit: task.unitId }, actor, asOf);
  if (refused !== null) return TASK_REFUSALS[refused];
  const assignment = activeAssignment(task.state, task.unitId);
  if (!assignment) return TASK_REFUSALS["not-assigned"];
  // A report that waits for review may still be replaced.
  const open = assignment.open.filter((each) => each.period !== period.key);
  const through = reportedThrough({ ...assignment, open });
  return through !== null && period.due <= through ? TASK_REFUSALS["period-past"] : null;
}

/** One task of the form for a period. */
export function entryOf(task: FormTask, period: Period, actor: TaskActor, asOf: Day): ReportEntry {
  const { row, state, unitId, current, supporting } = task;
  const role = activeAssignment(state, unitId)?.role ?? "support";
  return {
    task: row,
    unitId,
    role,
    ...openingOf(task),
    current,
    refusal: refusalOf(task, period, actor, asOf),
    supporting: role === "lead" ? supporting : [],
  };
}
