import type { ReportContent } from "../../domain/tasks/report.ts";
import type { ReportEntry } from "../../domain/tasks/task-row.ts";
import type { Stage } from "../../domain/tasks/task.ts";

/** A figure as it is typed; one without a number is left out of the report. */
export type FigureDraft = {
  readonly stage: string | null;
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly goal: number | null;
};

/** One task of the form as it is being filled in. `reason` is why nothing changed; what was typed before stays beside it. */
export type EntryState = Pick<
  ReportContent,
  "progress" | "problems" | "next" | "coordination" | "evidence"
> & {
  readonly figures: readonly FigureDraft[];
  readonly noChange: boolean;
  readonly reason: string;
  /** Whether the person did anything about it: last time's words alone are no report, nor is what came back. */
  readonly touched: boolean;
};

const isCounted = ({ goal, unit }: Stage): boolean => goal !== null || unit !== null;

function figuresOf(content: ReportContent, stages: readonly Stage[]): FigureDraft[] {
  const offered = stages.filter(isCounted).map((stage) => {
    const typed = content.figures.find((figure) => figure.stage === stage.id);
    return {
      stage: stage.id,
      name: stage.title.slice(0, 100),
      value: typed === undefined ? "" : String(typed.value),
      unit: stage.unit ?? "",
      goal: stage.goal,
    };
  });
  const known = new Set(offered.map(({ stage }) => stage));
  const others = content.figures
    .filter(({ stage }) => stage === null || !known.has(stage))
    .map(({ name, value, unit }) => ({ stage: null, name, value: String(value), unit, goal: null }));
  return [...offered, ...others];
}

/** The fields with this content; `touched` where somebody wrote it for this very period. */
export function stateOf(content: ReportContent, stages: readonly Stage[], touched: boolean): EntryState {
  const { noChange, progress, problems, next, coordination, evidence } = content;
  return {
    progress: noChange ? "" : progress,
    problems,
    next,
    coordination,
    evidence,
    figures: figuresOf(content, stages),
    noChange,
    reason: noChange ? progress : "",
    touched,
  };
}

export const openEntry = ({ content, task, filledFrom }: ReportEntry): EntryState =>
  stateOf(content, task.stages, filledFrom === "draft");

const isNumber = (value: string): boolean => value.trim() !== "" && Number.isFinite(Number(value));

/** What the fields say, as a report takes it. Without a change only the reason is said, and what proves it. */
export function contentOf(state: EntryState): ReportContent {
  const { progress, problems, next, coordination, evidence, noChange, reason } = state;
  if (noChange)
    return { progress: reason, problems: "", next: "", coordination: "", figures: [], evidence, noChange };
  const figures = state.figures
    .filter(({ name, value }) => name.trim() !== "" && isNumber(value))
    .map(({ stage, name, value, unit }) => ({ stage, name: name.trim(), value: Number(value), unit }));
  return { progress, problems, next, coordination, figures, evidence, noChange };
}

/** Whether it goes out when the person submits. */
export function isReady(entry: Pick<ReportEntry, "refusal">, state: EntryState): boolean {
  return entry.refusal === null && state.touched && contentOf(state).progress.trim() !== "";
}

/** Whether the unit has still to report it for this period. */
export const isOwed = ({ refusal, current }: Pick<ReportEntry, "refusal" | "current">): boolean =>
  refusal === null && (current === null || current.status === "returned");

/** Whether it is still owed and not ready, so that the person should know that it stays behind. */
export function isUnfilled(entry: Pick<ReportEntry, "refusal" | "current">, state: EntryState): boolean {
  return isOwed(entry) && !isReady(entry, state);
}

/** The words of a supporting unit put below one's own, part by part. */
export function quoted(state: EntryState, unit: string, content: ReportContent): EntryState {
  const add = (own: string, said: string): string =>
    [own, said === "" ? "" : `${unit}：${said}`].filter((each) => each !== "").join("\n");
  return {
    ...state,
    progress: add(state.progress, content.progress),
    problems: add(state.problems, content.problems),
    next: add(state.next, content.next),
    coordination: add(state.coordination, content.coordination),
    noChange: false,
    touched: true,
  };
}
