import type { Day } from "../../../kernel/calendar.ts";
import type { ColumnMapping, MappedColumn } from "../../../kernel/column-mapping.ts";
import type { Sentence } from "../../../kernel/error.ts";
import type { Recurrence } from "../../../kernel/recurrence.ts";
import type { Deadline } from "../reading.ts";
import type { NamedUnit } from "../tasks/action.ts";
import type { TaskSource } from "../tasks/task.ts";

/** What a column of an office's own ledger may mean. */
export const LEDGER_FIELDS = [
  "number",
  "source",
  "section",
  "measure",
  "text",
  "goals",
  "leader",
  "lead",
  "support",
  "contact",
  "phone",
  "deadline",
  "progress",
  "problems",
  "next",
  "coordination",
  "status",
  "remark",
] as const;
export type LedgerField = (typeof LEDGER_FIELDS)[number];

/** What the columns of a ledger mean; `units` says who is meant by a name that the roster does not have, null: nobody. */
export type LedgerMapping = ColumnMapping<LedgerField> & {
  readonly units: Readonly<Record<string, string | null>>;
  /** The year of the ledger, where a person gave it: what names no year is of it. */
  readonly year?: number | null | undefined;
  /** The day that a person gave to words of a deadline; null: they are kept as printed, with no day. */
  readonly days?: Readonly<Record<string, Day | null>> | undefined;
  /** Which registered task or undertaking a person said a row is, by the row's key; null: a task of its own. */
  readonly tasks?: Readonly<Record<string, string | null>> | undefined;
};

export type RowIssue = {
  readonly field: LedgerField | null;
  readonly sentence: Sentence;
  /** The row cannot be taken over as it is. */
  readonly blocks: boolean;
};

/**
 * Registered tasks, and undertakings that are no tasks yet (`planned`), that a row may be, the likeliest first; `decided`: the
 * one it is, null: a task of its own.
 */
export type TaskQuestion = {
  /** What the answer is kept by. */
  readonly key: string;
  readonly tasks: readonly {
    readonly id: string;
    readonly text: string;
    readonly ordinal: string | null;
    readonly planned?: boolean | undefined;
  }[];
  readonly decided: string | null | undefined;
};

/** What an entry of the status column proposes; a person confirms it. */
export type ProposedJudgement = "done" | "standing" | "overdue";

/** One task of the sheet as it would be taken over; `number` to `through` are the lines that Excel shows at the left. */
export type LedgerImportRow = {
  readonly number: number;
  readonly through: number;
  /**
   * An undertaking of the plan, a task that is registered already, a new one; `asked`: a person says which of these; or
   * no task at all, with a sentence why.
   */
  readonly becomes: "new" | "undertaking" | "existing" | "asked" | "nothing";
  readonly ordinal: string | null;
  readonly measureId: string | null;
  readonly undertakingId: string | null;
  readonly taskId: string | null;
  /** Absent where no registered task is like it, and in older records. */
  readonly alike?: TaskQuestion | undefined;
  readonly source: TaskSource;
  readonly text: string;
  readonly leader: string | null;
  readonly remark: string | null;
  readonly lead: readonly string[];
  readonly support: readonly string[];
  readonly units: readonly NamedUnit[];
  readonly deadline: Deadline;
  /** How its deadline comes back (每季度末); absent in older records. */
  readonly recurrence?: Recurrence | null;
  /** Days that the words of its deadline may mean, where a person must say which. */
  readonly asked?: readonly Day[] | undefined;
  readonly goals: readonly { readonly title: string; readonly due: Day | null }[];
  readonly history: readonly { readonly day: Day | null; readonly text: string }[];
  readonly judgement: ProposedJudgement | null;
  /** What the status column says, verbatim. */
  readonly status: string | null;
  readonly issues: readonly RowIssue[];
};

/** A name that the roster does not have, on how many rows, and the units it may mean, the nearest first. */
export type UnknownUnit = {
  readonly printed: string;
  readonly rows: number;
  readonly decided: string | null | undefined;
  readonly nearest: readonly { readonly id: string; readonly name: string }[];
};

/** Words of a deadline that give no certain day, on how many rows, and the days that they may mean. */
export type UnknownDay = {
  readonly printed: string;
  readonly rows: number;
  readonly decided: Day | null | undefined;
  readonly readings: readonly Day[];
};

export type LedgerOutcome = {
  /** Tasks registered, tasks to which past progress was added, judgements recorded, rows left out. */
  readonly registered: number;
  readonly noted: number;
  readonly judged: number;
  readonly skipped: number;
};

export type LedgerImport = {
  readonly id: string;
  readonly planId: string;
  readonly planTitle: string;
  readonly adoptedOn: Day | null;
  readonly fileName: string;
  readonly state: "mapping" | "applied" | "discarded";
  readonly headingRow: number;
  /** Lines that could be the heading, for choosing another: the first of the sheet. */
  readonly firstRows: readonly { readonly number: number; readonly text: string }[];
  readonly columns: readonly MappedColumn<LedgerField>[];
  /** One page of the rows that were asked for; `total` of them. */
  readonly rows: readonly LedgerImportRow[];
  readonly total: number;
  readonly counts: {
    readonly rows: number;
    readonly good: number;
    readonly blocked: number;
    readonly nothing: number;
    readonly new: number;
    readonly undertaking: number;
    readonly existing: number;
    /** Rows that wait for somebody to say which registered task or undertaking they are, or none. */
    readonly asked: number;
    /** Rows with progress from before. */
    readonly history: number;
  } & Readonly<Record<ProposedJudgement, number>>;
  readonly unknownUnits: readonly UnknownUnit[];
  readonly unknownDays: readonly UnknownDay[];
  /** The year that its rows are read in; null where neither its title nor a person says so. */
  readonly year: number | null;
  /** Whether rows wait for the year. */
  readonly asksYear: boolean;
  readonly outcome: LedgerOutcome | null;
};
