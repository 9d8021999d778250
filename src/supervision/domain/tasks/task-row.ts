import type { TakeBackOffer } from "../../../kernel/take-back.ts";
import type { Day } from "../../../kernel/calendar.ts";
import type { Failure, Sentence } from "../../../kernel/error.ts";
import type { UnitReach } from "../../../kernel/reach.ts";
import type { Deadline, ResponsibilityRole } from "../reading.ts";
import type { Possibility } from "./action.ts";
import type { EarlierProgress } from "./earlier-progress.ts";
import type { Light, LightColour } from "./light.ts";
import type { Period } from "./schedule.ts";
import type { Report, ReportContent } from "./report.ts";
import type { Stage, TaskPhase, TaskSource, TaskState } from "./task.ts";

/** A unit of a task as lists show it. */
export type TaskUnit = {
  readonly unitId: string;
  readonly name: string;
  readonly role: ResponsibilityRole;
  readonly via: string | null;
  readonly received: boolean;
};

/** What the ledger quotes of the latest accepted report of a lead unit. */
export type LatestReport = Pick<ReportContent, "progress" | "problems" | "next" | "coordination"> & {
  readonly unitName: string;
  readonly period: string;
  readonly on: Day;
  readonly evidence: number;
};

/** One line of the ledger 台账. */
export type TaskRow = {
  readonly id: string;
  readonly version: number;
  readonly planId: string;
  readonly planTitle: string;
  readonly sample: boolean;
  /** 序号, within its plan. */
  readonly number: number;
  readonly measureId: string | null;
  readonly measureNumber: number | null;
  readonly ordinal: string | null;
  readonly section: string | null;
  /** Text of the measure, null where the task hangs on none. */
  readonly measure: string | null;
  readonly source: TaskSource;
  readonly text: string;
  readonly stages: readonly Stage[];
  readonly leader: string | null;
  readonly units: readonly TaskUnit[];
  readonly phase: TaskPhase;
  readonly standing: boolean;
  readonly awaitsJudgement: boolean;
  /** A claim, an extension or a report waits for the office. */
  readonly waiting: readonly ("claim" | "extension" | "report")[];
  /** As printed: kept beside the day in force. */
  readonly deadline: Deadline;
  readonly due: Day | null;
  readonly light: Light;
  readonly latest: LatestReport | null;
  /** What the office's own ledger said before, where no report is accepted yet. */
  readonly earlier: EarlierProgress | null;
  readonly remark: string | null;
};

/** Contacts of a lead unit (责任人、联系人及电话): personal data, for the office only. */
export type TaskContact = { readonly unitId: string; readonly name: string; readonly phone: string };

export type HistoryLine = {
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly sentence: Sentence;
  /** Progress from before adoption, as the office's own ledger had it. */
  readonly entries?: readonly { readonly day: Day | null; readonly text: string }[];
};

/** Whose turn it is on a task: of a unit, or of the office (`unitId` null), for what, and until when where there is a limit. */
export type Turn = {
  readonly unitId: string | null;
  readonly what: Sentence;
  readonly by: Day | null;
  readonly late: boolean;
};

export type Turns = {
  /** What waits now: what is late first, then what the office decides, then by day. */
  readonly now: readonly Turn[];
  /** The next day on which anything is owed; null where nothing is. */
  readonly next: Day | null;
};

export type TaskDetail = {
  readonly row: TaskRow;
  readonly state: TaskState;
  /** Whose turn it is, as of the day shown. */
  readonly turns: Turns;
  readonly possibilities: readonly Possibility[];
  /** The reports not settled and the latest settled ones, newest first. */
  readonly reports: readonly Report[];
  /** Names of every unit and, of the text of the document, where the task comes from. */
  readonly unitNames: Readonly<Record<string, string>>;
  readonly contacts: readonly TaskContact[];
  /** What the reader did last and can still take back. */
  readonly takeBack: TakeBackOffer | null;
  readonly asOf: Day;
};

/** How tasks under something stand, and the worst light among them. */
export type RollUp = {
  readonly light: LightColour;
  readonly tasks: number;
  readonly closed: number;
  readonly counts: Readonly<Record<LightColour, number>>;
};

/** Answer to one action among several. */
export type ActionOutcome =
  | { readonly task: string; readonly ok: true; readonly version: number; readonly light: Light }
  | { readonly task: string; readonly ok: false; readonly failure: Failure };

/** What one unit owes on one task, newest duty first in lists. */
export type WorkItem = {
  readonly task: TaskRow;
  readonly unitId: string;
  readonly role: ResponsibilityRole;
  /** What is to be done, the most pressing first. */
  readonly duties: readonly WorkDuty[];
};

/**
 * `receive`, `report`, `returned` (report again), `sign` (a head signs), `review-support` (a lead unit answers a supporting
 * one), `deadline` (its date is near or past), `reminder` (the office asks).
 */
export type WorkDuty = {
  readonly kind: "receive" | "report" | "returned" | "sign" | "review-support" | "deadline" | "reminder";
  readonly by: Day | null;
  readonly late: boolean;
  readonly period: string | null;
  readonly report: string | null;
  readonly reason: string | null;
};

/** Everything somebody owes, by when, across plans; `groups` put the tasks of one measure together, as they are reported together. */
export type MyWork = {
  readonly asOf: Day;
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly counts: Readonly<Record<WorkDuty["kind"], number>>;
  readonly groups: readonly {
    readonly key: string;
    readonly planId: string;
    readonly planTitle: string;
    readonly ordinal: string | null;
    readonly measure: string | null;
    /** The earliest day by which something of the group is owed. */
    readonly by: Day | null;
    readonly items: readonly WorkItem[];
  }[];
  /** The next day on which something falls due, for when nothing is open. */
  readonly next: Day | null;
};

/** The form for one unit's report on all its tasks of one measure. */
export type ReportForm = {
  readonly planId: string;
  readonly planTitle: string;
  readonly sample: boolean;
  readonly ordinal: string | null;
  readonly measure: string | null;
  readonly unit: { readonly id: string; readonly name: string };
  readonly period: Period;
  /** The periods that may be reported now or were, oldest first; the form is for one of them. */
  readonly periods: readonly Period[];
  /** A head signs before the report counts. */
  readonly signStep: boolean;
  /** The office enters it for the unit (代录). */
  readonly proxy: boolean;
  readonly entries: readonly ReportEntry[];
};

export type ReportEntry = {
  readonly task: TaskRow;
  /** The unit under the id by which the task knows it. */
  readonly unitId: string;
  readonly role: ResponsibilityRole;
  /** What the form opens with: the draft, else the report given back, else the last one. */
  readonly content: ReportContent;
  readonly filledFrom: "draft" | "returned" | "last" | "nothing";
  readonly savedAt: string | null;
  /** The report of this period where there is one. */
  readonly current: Report | null;
  /** May it be reported now; the reason where not. */
  readonly refusal: Sentence | null;
  /** What supporting units reported for this period, for a lead unit to compile. */
  readonly supporting: readonly Report[];
};

/** A line of 未报清单: one unit that owes reports for the latest period that fell due, or longer. */
export type MissingUnit = UnitReach & {
  readonly since: Day;
  readonly items: readonly {
    readonly taskId: string;
    readonly planId: string;
    readonly planTitle: string;
    /** Within its plan. */
    readonly number: number;
    readonly ordinal: string | null;
    readonly text: string;
    readonly role: ResponsibilityRole;
    readonly periods: number;
    readonly since: Day;
    /** The highest step of reminder that waits for an answer, 0 for none, and its limit. */
    readonly step: 0 | 1 | 2 | 3;
    readonly stepBy: Day | null;
    readonly version: number;
  }[];
};

export type ReviewItem = {
  readonly kind: "report" | "extension" | "claim";
  readonly task: TaskRow;
  readonly unitId: string;
  readonly unitName: string;
  readonly since: string;
  readonly report: Report | null;
  readonly previous: ReportContent | null;
};

export type UnitStatistics = {
  readonly unitId: string;
  readonly name: string;
  readonly tasks: number;
  readonly closed: number;
  readonly counts: Readonly<Record<LightColour, number>>;
  /** Reports owed so far in the span, those in time, late and missing. */
  readonly owed: number;
  readonly inTime: number;
  readonly late: number;
  readonly missing: number;
  readonly returned: number;
  /** Present only when the office turned ranking on. */
  readonly rank?: number;
};

export type Statistics = {
  readonly asOf: Day;
  readonly from: Day;
  readonly units: readonly UnitStatistics[];
  readonly chapters: readonly { readonly section: string | null; readonly rollUp: RollUp }[];
  readonly quarters: readonly {
    readonly quarter: string;
    readonly due: number;
    readonly closed: number;
    readonly inTime: number;
    readonly closedLate: number;
    /** Of what is closed, what a person judged done: whether it was in time nobody said. */
    readonly judgedDone: number;
    readonly extended: number;
    /** Not closed, and its date in force past. */
    readonly overdue: number;
  }[];
  /** How units are ranked, in words; null while ranking is off, as it is by default. */
  readonly rankingRule: Sentence | null;
};
