import type { Day } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import type { PlanBrief, PlanMeasureBrief, TaskBrief } from "../../../kernel/work.ts";
import type { RecordHistory, RecordView } from "../../../kernel/record.ts";
import type { YearComparison } from "./comparison.ts";
import type { PointStanding, PointWords, SetState, SetStatus, StandingCounts, WorkPoint } from "./set.ts";
import type { Stock } from "./stock-taking.ts";

/** A line of the list of sets. */
export type SetSummary = {
  readonly id: string;
  readonly version: number;
  readonly sample: boolean;
  readonly group: string;
  readonly year: number;
  readonly planId: string;
  readonly title: string;
  readonly issuer: SetState["issuer"];
  readonly status: SetStatus;
  readonly collectBy: Day | null;
  readonly paperNumber: string | null;
  readonly points: number;
  readonly tasks: number;
  readonly counts: StandingCounts;
  /** What is promised, in the order of the paper, and where each point stands. */
  readonly promises: readonly {
    readonly id: string;
    readonly text: string;
    readonly standing: PointStanding;
    readonly reason: Sentence | null;
    readonly taskId: string | null;
  }[];
};

export type UnitName = { readonly id: string; readonly name: string };

/** What sets, their points and filters choose from. `groups`: special groups as they were named before. */
export type WorkPointChoices = {
  readonly plans: readonly PlanBrief[];
  readonly years: readonly number[];
  readonly groups: readonly string[];
  readonly units: readonly UnitName[];
  readonly measures: readonly PlanMeasureBrief[];
};

export type SetDetail = {
  readonly set: RecordView<SetState>;
  readonly day: Day;
  /** Whether the caller acts for the office, and the units for which they act. */
  readonly office: boolean;
  readonly unitIds: readonly string[];
  readonly stock: Stock;
  readonly history: readonly RecordHistory[];
  /** Sets of the same group of earlier years, the latest first. */
  readonly earlier: readonly { readonly id: string; readonly year: number; readonly title: string }[];
};

/** A point as it was read from a text; names that the roster does not know stay as printed. */
export type ReadPoint = PointWords & {
  readonly ordinal: string | null;
  readonly unknownUnits: readonly string[];
};

export type SetComparison = YearComparison & {
  readonly before: { readonly id: string; readonly year: number; readonly title: string };
  readonly points: readonly WorkPoint[];
  readonly beforePoints: readonly WorkPoint[];
};

export type TaskChoices = {
  readonly rows: readonly Pick<
    TaskBrief,
    "id" | "number" | "text" | "phase" | "measureId" | "undertakingId"
  >[];
};
