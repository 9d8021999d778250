import { dayInShanghai } from "../../../kernel/calendar.ts";
import { owedPeriods } from "../tasks/missed-periods.ts";
import type { ReportRecord } from "../tasks/projection.ts";
import type { TaskState } from "../tasks/task.ts";
import type { AcceptedReport, PeriodReport } from "./facts.ts";
import type { PaperSpan } from "./spans.ts";
import { saysNone } from "./words.ts";

/**
 * Where the reports of tasks stand for a span. Of each lead unit the latest accepted report counts; several units'
 * words stand beside each other under their names.
 */
export function spanReports(
  states: readonly TaskState[],
  reports: readonly ReportRecord[],
  span: PaperSpan,
  nameOf: (unit: string) => string,
): Map<string, PeriodReport> {
  const keys = new Set(span.periods.map(({ key }) => key));
  const byTask = new Map<string, ReportRecord[]>();
  for (const report of reports) {
    if (report.role !== "lead" || !keys.has(report.period)) continue;
    const found = byTask.get(report.taskId);
    if (found) found.push(report);
    else byTask.set(report.taskId, [report]);
  }
  return new Map(
    states.map((state) => [state.id, standing(state, byTask.get(state.id) ?? [], span, nameOf)]),
  );
}

function standing(
  state: TaskState,
  reports: readonly ReportRecord[],
  { periods }: PaperSpan,
  nameOf: (unit: string) => string,
): PeriodReport {
  const latest = new Map<string, ReportRecord>();
  for (const report of reports.toSorted((a, b) => a.due.localeCompare(b.due)))
    if (report.status === "accepted") latest.set(report.unitId, report);
  const accepted = [...latest.values()].map((report) => acceptedOf(report, nameOf(report.unitId)));
  const [first, ...others] = accepted;
  if (first) return { state: "accepted", report: together(first, others) };
  if (reports.some(({ status }) => status === "submitted")) return { state: "in-review" };
  const owed = state.assignments.some(
    (each) => each.role === "lead" && owedPeriods(each, periods).length > 0,
  );
  return { state: owed && state.phase === "dispatched" ? "missing" : "none-owed" };
}

/** 无 is written into a cell so that it is not empty: it names no problem. */
const unlessNone = (text: string): string => (saysNone(text) ? "" : text);

const acceptedOf = ({ content, submittedOn, enteredAt }: ReportRecord, unit: string): AcceptedReport => ({
  unit,
  on: submittedOn ?? dayInShanghai(enteredAt),
  noChange: content.noChange,
  progress: content.progress,
  problems: unlessNone(content.problems),
  next: unlessNone(content.next),
  coordination: unlessNone(content.coordination),
});

function together(first: AcceptedReport, others: readonly AcceptedReport[]): AcceptedReport {
  if (others.length === 0) return first;
  const all = [first, ...others];
  const said = (part: "progress" | "problems" | "next" | "coordination"): string =>
    all
      .filter((report) => report[part].trim() !== "")
      .map((report) => `${report.unit}：${report[part]}`)
      .join("\n");
  return {
    unit: all.map(({ unit }) => unit).join("、"),
    on: all.map(({ on }) => on).reduce((a, b) => (a > b ? a : b)),
    noChange: all.every(({ noChange }) => noChange),
    progress: said("progress"),
    problems: said("problems"),
    next: said("next"),
    coordination: said("coordination"),
  };
}
