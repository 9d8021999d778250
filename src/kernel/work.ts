import type { Day } from "./calendar.ts";
import type { DayReading } from "./day-words.ts";
import type { Sentence } from "./error.ts";
import type { Recurrence } from "./recurrence.ts";

// How slices that plan, meet and register speak of plans and tasks, which supervision keeps and hands over.

/** A published plan. `current`: in force, whole and the latest; at most one of each standing. */
export type PlanBrief = {
  readonly id: string;
  readonly title: string;
  readonly docNumber: string | null;
  readonly date: Day | null;
  readonly regionCode: string;
  /** Its text is invented. */
  readonly sample: boolean;
  /** What is done under it is invented. */
  readonly sampleWork: boolean;
  readonly incomplete: boolean;
  readonly current: boolean;
};

export type PlanUndertakingBrief = {
  readonly id: string;
  readonly text: string;
  /** 建设或前期, 创建申报, 争取资金政策, 机制, 平台系统, 会议, 推广 or 其他. */
  readonly kind: string;
};

export type PlanMeasureBrief = {
  readonly id: string;
  readonly planId: string;
  /** Position in the plan, from 1: for the Baotou plan the number of the measure. */
  readonly number: number;
  readonly ordinal: string | null;
  readonly section: string | null;
  readonly text: string;
  readonly units: readonly { readonly unitId: string; readonly role: "lead" | "support" | "guide" }[];
  readonly undertakings: readonly PlanUndertakingBrief[];
};

/** A task as others see it. */
export type TaskBrief = {
  readonly id: string;
  readonly planId: string;
  readonly measureId: string | null;
  readonly undertakingId: string | null;
  readonly number: number;
  readonly text: string;
  readonly phase: "registered" | "dispatched" | "suspended" | "closed";
  readonly light: "red" | "amber" | "green" | "grey";
  readonly reason: Sentence;
  readonly due: Day | null;
  readonly closedOn: Day | null;
  readonly awaitsJudgement: boolean;
  readonly unitIds: readonly string[];
  /** What the latest accepted report says of progress, of problems, and what it asks others for. */
  readonly latest: {
    readonly day: Day;
    readonly progress: string;
    readonly problems: string;
    readonly coordination: string;
  } | null;
};

/** A task to be registered: `quote` is the sentence that gives it, verbatim, `title` the paper or meeting it stands in. */
export type TaskOrder = {
  readonly measureId: string | null;
  readonly undertakingId: string | null;
  readonly source: {
    readonly kind: "plan" | "meeting" | "instruction" | "superior" | "order";
    readonly title: string;
    readonly paper: string | null;
    readonly date: Day | null;
    readonly quote: string | null;
  };
  readonly text: string;
  readonly units: readonly { readonly unitId: string; readonly role: "lead" | "support" | "guide" }[];
  /** `latest` is null unless `kind` is `date`. */
  readonly deadline: {
    readonly kind: "date" | "continuous" | "longterm" | "none";
    readonly raw: string | null;
    readonly latest: Day | null;
    readonly thenContinuous: boolean;
  };
  /** How it comes back, where it does: its returns become tasks of their own. */
  readonly recurrence?: Recurrence | null;
};

/** What the words of a time limit leave to a person: the days that they may mean, and what is asked of them. */
export type ReadTime = Pick<DayReading, "readings" | "asks" | "recurrence">;

/** A resolution as the reader proposes it from the sentence of a paper; names of units as printed. */
export type ResolutionReading = {
  /** The sentence, verbatim, and where it stands: `[start, end)` in UTF-16 units of the text. */
  readonly text: string;
  readonly span: readonly [start: number, end: number];
  /** As printed, null where it has none. */
  readonly ordinal: string | null;
  readonly lead: readonly string[];
  readonly support: readonly string[];
  readonly deadline: TaskOrder["deadline"];
  readonly time: ReadTime;
};
