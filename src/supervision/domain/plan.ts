import type { Day } from "../../kernel/calendar.ts";
import type { Deadline, ResponsibilityRole, Span, UndertakingKind } from "./reading.ts";

/**
 * Where a measure stands as of a day, by its deadline alone.
 * `pending`: its date is past and nobody has recorded what happened (待核定); continuing and long-term ones are never overdue.
 */
export type DeadlineState = "pending" | "due-soon" | "dated" | "continuous" | "longterm" | "none";

/** A unit in a role: the print is kept beside the body of the roster that it was matched to. */
export type Responsibility = {
  readonly role: ResponsibilityRole;
  readonly printed: string | null;
  readonly name: string;
  readonly organisationId: string;
  readonly collective: boolean;
  /** What gave the role: a rule of the reader by its name in docs/dictionary.md, or `decided`. */
  readonly rule: string;
  readonly span: Span | null;
};

export type PlanUndertaking = {
  readonly id: string;
  readonly text: string;
  readonly verb: string;
  readonly object: string;
  readonly kind: UndertakingKind;
  readonly span: Span | null;
  readonly confirmed: boolean;
};

export type MeasureRow = {
  readonly id: string;
  readonly planId: string;
  /** Position in the plan, from 1: for the Baotou plan the number of the measure. */
  readonly number: number;
  readonly ordinal: string | null;
  readonly section: string | null;
  readonly parent: string | null;
  readonly text: string;
  readonly responsibilities: readonly Responsibility[];
  readonly open: string;
  readonly deadline: Deadline;
  readonly state: DeadlineState;
  /** Days to `deadline.latest` as of the day asked; negative when past; null when there is no date. */
  readonly daysLeft: number | null;
  readonly undertakings: readonly PlanUndertaking[];
};

export type PlanSummary = {
  readonly id: string;
  readonly title: string;
  readonly issuer: string | null;
  readonly docNumber: string | null;
  readonly date: Day | null;
  readonly regionCode: string;
  /** An excerpt of a longer document, said wherever the plan shows. */
  readonly incomplete: boolean;
  /** Its text is invented. */
  readonly sample: boolean;
  /** What is done under it is: that of an invented plan, and of any plan in a demonstration. */
  readonly sampleWork: boolean;
  /** The plan that revised this one: what this one asked for may no longer hold. */
  readonly supersededBy: string | null;
  readonly publishedAt: string;
  readonly measures: number;
  readonly undertakings: number;
  readonly openQuestions: number;
};

/** The line of figures of a plan; each filters the board. */
export type PlanFigures = {
  readonly measures: number;
  readonly undertakings: number;
  readonly units: number;
} & Readonly<Record<DeadlineState, number>>;

export type Chapter = { readonly section: string | null; readonly measures: readonly MeasureRow[] };

/** `quarter` as `2024-Q4`; null gathers what has no date. */
export type TimelineQuarter = {
  readonly quarter: string | null;
  readonly state: DeadlineState;
  readonly measures: readonly {
    readonly id: string;
    readonly number: number;
    readonly ordinal: string | null;
  }[];
};

/** One row a unit, one cell a chapter: how many measures it leads and supports there. */
export type UnitMatrix = {
  readonly sections: readonly (string | null)[];
  readonly rows: readonly {
    readonly organisationId: string;
    readonly name: string;
    readonly collective: boolean;
    readonly cells: readonly { readonly lead: number; readonly support: number; readonly guide: number }[];
  }[];
};

export type Board = {
  readonly plan: PlanSummary;
  readonly asOf: Day;
  readonly figures: PlanFigures;
  readonly chapters: readonly Chapter[];
  readonly timeline: readonly TimelineQuarter[];
  readonly matrix: UnitMatrix;
};

/** Two measures held against each other, or one without a counterpart. Differences are of what a reader would look for. */
export type MeasureComparison = {
  readonly kind: "same" | "changed" | "added" | "dropped";
  readonly left: { readonly id: string; readonly ordinal: string | null; readonly text: string } | null;
  readonly right: { readonly id: string; readonly ordinal: string | null; readonly text: string } | null;
  readonly projects: { readonly added: readonly string[]; readonly dropped: readonly string[] };
  readonly units: { readonly added: readonly string[]; readonly dropped: readonly string[] };
  readonly deadline: { readonly left: string | null; readonly right: string | null } | null;
  /** Word-level difference of the two texts, in order. */
  readonly words: readonly { readonly kind: "same" | "added" | "dropped"; readonly text: string }[];
};

export type MeasureDetail = MeasureRow & {
  readonly plan: PlanSummary;
  readonly printed: { readonly text: string; readonly deadline: Deadline };
  /** Whether a person decided otherwise than printed. */
  readonly decided: { readonly text: boolean; readonly deadline: boolean };
  readonly spans: {
    readonly text: Span | null;
    readonly ordinal: Span | null;
    readonly annotation: readonly Span[];
    readonly deadline: Span | null;
  };
  /** The measure of the superior document it descends from, with the differences. */
  readonly superior:
    | (MeasureComparison & { readonly planTitle: string; readonly incomplete: boolean })
    | null;
  readonly questions: readonly {
    readonly id: string;
    readonly sentence: { readonly zh: string; readonly en: string };
  }[];
  readonly history: readonly {
    readonly at: string;
    readonly by: string;
    readonly sentence: { readonly zh: string; readonly en: string };
  }[];
  readonly previous: string | null;
  readonly next: string | null;
};
