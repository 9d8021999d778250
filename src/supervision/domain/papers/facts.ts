import type { Day } from "../../../kernel/calendar.ts";
import type { LightColour } from "../tasks/light.ts";
import { lightCounts } from "../tasks/roll-up.ts";

/** What a lead unit reported of a task for the period, accepted by the office; with `noChange` progress is the reason. */
export type AcceptedReport = {
  readonly unit: string;
  readonly on: Day;
  readonly noChange: boolean;
  readonly progress: string;
  readonly problems: string;
  readonly next: string;
  readonly coordination: string;
};

/**
 * Where the report of the period stands. Only accepted ones are quoted: of the others a paper says where they stand.
 * `none-owed`: the task was not yet dispatched, is suspended or closed, or the period does not concern it.
 */
export type PeriodReport =
  | { readonly state: "accepted"; readonly report: AcceptedReport }
  | { readonly state: "in-review" | "missing" | "none-owed" };

export type PaperTask = {
  /** 序号 of the ledger. */
  readonly number: number;
  readonly text: string;
  readonly lead: readonly string[];
  readonly closed: boolean;
  /** Null where nobody may judge it: closed. */
  readonly light: { readonly colour: LightColour; readonly reason: string } | null;
  /** The day in force, null where there is none. */
  readonly due: Day | null;
  readonly overdue: boolean;
  readonly report: PeriodReport;
};

/** A measure with its tasks; `ordinal` and `text` as printed, null for tasks that hang on none. */
export type PaperMeasure = {
  readonly ordinal: string | null;
  readonly text: string | null;
  readonly tasks: readonly PaperTask[];
};

export type PaperChapter = { readonly section: string | null; readonly measures: readonly PaperMeasure[] };

/** A unit that has not reported, with how many tasks and since when. */
export type SilentUnit = { readonly unit: string; readonly tasks: number; readonly since: Day };

/** What a letter asks of one unit, by when; `what` in words: 未报送2026年10月进展情况，应于2026年11月3日前报送. */
export type LetterFacts = {
  readonly unit: string;
  readonly by: Day | null;
  readonly contact: string | null;
  readonly items: readonly {
    readonly number: number;
    readonly ordinal: string | null;
    readonly text: string;
    readonly what: string;
  }[];
};

/** Everything a paper may say, as of a day. What is not here no paper says. */
export type PaperFacts = {
  readonly planTitle: string;
  /** The office that issues, as it signs. */
  readonly office: string;
  readonly asOf: Day;
  readonly period: { readonly label: string; readonly from: Day; readonly to: Day } | null;
  readonly issueNumber: number | null;
  readonly chapters: readonly PaperChapter[];
  readonly missing: readonly SilentUnit[];
  /** For letters; null for every other paper. */
  readonly letter: LetterFacts | null;
  /** The paper that allows an inspection notice. */
  readonly authority: { readonly paper: string; readonly date: Day | null } | null;
};

/** Counts over tasks: lights of those not closed, reports of those that owed one in the period. */
export type PaperFigures = Readonly<Record<LightColour, number>> & {
  readonly tasks: number;
  readonly closed: number;
  readonly owed: number;
  readonly accepted: number;
  readonly inReview: number;
  readonly missing: number;
};

export function figuresOf(tasks: readonly PaperTask[]): PaperFigures {
  const count = (holds: (task: PaperTask) => boolean): number => tasks.filter(holds).length;
  const lit = lightCounts(
    tasks.map(({ light }) => ({ as: light === null ? "closed" : light.colour, count: 1 })),
  );
  return {
    tasks: lit.tasks,
    closed: lit.closed,
    ...lit.counts,
    owed: count(({ report }) => report.state !== "none-owed"),
    accepted: count(({ report }) => report.state === "accepted"),
    inReview: count(({ report }) => report.state === "in-review"),
    missing: count(({ report }) => report.state === "missing"),
  };
}

export const tasksOf = (chapters: readonly PaperChapter[]): PaperTask[] =>
  chapters.flatMap(({ measures }) => measures.flatMap(({ tasks }) => tasks));
