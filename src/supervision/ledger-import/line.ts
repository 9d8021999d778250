import type { Day } from "../../kernel/calendar.ts";
import type { ColumnMapping } from "../../kernel/column-mapping.ts";
import { refusal, type Sentence } from "../../kernel/error.ts";
import type { Recurrence } from "../../kernel/recurrence.ts";
import type { ImportView, Question, SheetIssue, SheetLine } from "../../kernel/sheet.ts";
import type { Deadline } from "../domain/reading.ts";
import type { NamedUnit } from "../domain/tasks/action.ts";
import type { TaskSource } from "../domain/tasks/task.ts";

/** What a column of an office's own ledger may mean. */
export const FIELD_WORDS = {
  number: { zh: "序号", en: "No." },
  source: { zh: "任务来源", en: "Source" },
  section: { zh: "类别、章节", en: "Section" },
  measure: { zh: "举措", en: "Measure" },
  text: { zh: "具体任务", en: "Task" },
  goals: { zh: "年度、阶段目标", en: "Goals" },
  leader: { zh: "责任领导", en: "Leader" },
  lead: { zh: "牵头（责任）单位", en: "Lead (responsible) unit" },
  support: { zh: "配合单位", en: "Supporting unit" },
  contact: { zh: "联系人", en: "Contact" },
  phone: { zh: "联系电话", en: "Telephone" },
  deadline: { zh: "完成时限", en: "Deadline" },
  progress: { zh: "进展", en: "Progress" },
  problems: { zh: "存在问题", en: "Problems" },
  next: { zh: "下一步", en: "Next" },
  coordination: { zh: "需协调事项", en: "To coordinate" },
  status: { zh: "状态", en: "Status" },
  remark: { zh: "备注", en: "Remark" },
} as const satisfies Readonly<Record<string, Sentence>>;
export type LedgerField = keyof typeof FIELD_WORDS;
export const LEDGER_FIELDS = Object.keys(FIELD_WORDS) as LedgerField[];

/** What an entry of the status column proposes; a person confirms it. */
export const PROPOSED = {
  done: { zh: "已完成", en: "done" },
  standing: { zh: "转常态化", en: "standing work" },
  overdue: { zh: "逾期", en: "overdue" },
} as const satisfies Readonly<Record<string, Sentence>>;
export type ProposedJudgement = keyof typeof PROPOSED;
export const JUDGEMENTS = Object.keys(PROPOSED) as ProposedJudgement[];

/** What people decide about a ledger. */
export type LedgerDecisions = {
  /** Who is meant by a name that the roster does not have; null: nobody. */
  readonly units: Readonly<Record<string, string | null>>;
  /** The year of the ledger, where a person gave it: what names no year is of it. */
  readonly year: number | null;
  /** The day that a person gave to words of a deadline; null: they are kept as printed, with no day. */
  readonly days: Readonly<Record<string, Day | null>>;
  /** Which registered task or undertaking a person said a row is, by the row's key; null: a task of its own. */
  readonly tasks: Readonly<Record<string, string | null>>;
  /** Whether what the status column proposes is recorded as judged. */
  readonly done: boolean;
  readonly standing: boolean;
  readonly overdue: boolean;
};

/** What a status says was done is confirmed unless the office takes it off; red is never confirmed for it. */
export const UNDECIDED: LedgerDecisions = {
  units: {},
  year: null,
  days: {},
  tasks: {},
  done: true,
  standing: true,
  overdue: false,
};

/** What the columns of a ledger mean, with what was decided so far. */
export type LedgerMapping = ColumnMapping<LedgerField> & Partial<LedgerDecisions>;

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
  /** Absent where no registered task is like it. */
  readonly alike?: TaskQuestion | undefined;
  readonly source: TaskSource;
  readonly text: string;
  readonly leader: string | null;
  readonly remark: string | null;
  readonly lead: readonly string[];
  readonly support: readonly string[];
  readonly units: readonly NamedUnit[];
  readonly deadline: Deadline;
  /** How its deadline comes back (每季度末). */
  readonly recurrence?: Recurrence | null;
  /** Days that the words of its deadline may mean, where a person must say which. */
  readonly asked?: readonly Day[] | undefined;
  readonly goals: readonly { readonly title: string; readonly due: Day | null }[];
  readonly history: readonly { readonly day: Day | null; readonly text: string }[];
  readonly judgement: ProposedJudgement | null;
  /** What the status column says, verbatim. */
  readonly status: string | null;
  readonly issues: readonly SheetIssue[];
};

/** What a row becomes; `same`: like a registered task or an undertaking, so that a person says which. */
export const LEDGER_OUTCOMES = {
  undertaking: { zh: "方案任务", en: "of the plan" },
  new: { zh: "新任务", en: "new" },
  existing: { zh: "已登记", en: "registered already" },
  same: { zh: "待选定", en: "to be said" },
} as const satisfies Readonly<Record<string, Sentence>>;

/** A row of a ledger as it is shown, and kept once it is taken over. */
export type LedgerLine = SheetLine & {
  readonly outcome: keyof typeof LEDGER_OUTCOMES | "nothing";
  readonly lead: readonly string[];
  readonly support: readonly string[];
  readonly deadline: Pick<Deadline, "raw" | "latest">;
  /** How many entries of past progress it brings. */
  readonly history: number;
  readonly judgement: ProposedJudgement | null;
  /** Its past progress was added; its judgement was recorded. */
  readonly noted?: true;
  readonly judged?: true;
};
export type LedgerImport = ImportView<LedgerLine, LedgerField, LedgerDecisions>;

/** Further lines that may be asked for; who answered one of a kind still finds it there. */
export const LEDGER_SHOWS = {
  same: ({ asks }) => asks !== undefined,
  judgement: ({ judgement }) => judgement !== null,
  history: ({ history }) => history > 0,
} as const satisfies Readonly<Record<string, (line: LedgerLine) => boolean>>;

export const NO_ADOPTION = refusal(
  "adoption-needed",
  "还没有设定启用日。请先在交办页第一步设定：此前到期的任务会列为待核定，不会直接亮红灯。",
  "No adoption date is set. Set it first, in step 1 of the dispatch page: what was due before it awaits judgement instead of turning red.",
);
export const NO_TEXT_COLUMN = refusal(
  "text-column-needed",
  "还没有指定哪一列是“具体任务”。请在列对应表中选定后再登记。",
  "No column is said to hold the task. Choose it in the table of columns first.",
);

function whichTask({ key, tasks }: TaskQuestion): Question {
  return {
    of: "tasks",
    key,
    takes: "choice",
    name: { zh: "本行是哪一项？", en: "Which of these is this row?" },
    none: { zh: "都不是，是另一项任务", en: "None of them: a task of its own" },
    options: tasks.map(({ id, text, ordinal, planned }) => {
      const name = `${ordinal ?? ""} ${text}`.trim();
      return {
        value: id,
        name: { zh: name, en: name },
        ...(planned === true
          ? { note: { zh: "方案中的事项，尚未登记", en: "An undertaking of the plan, not registered yet" } }
          : { to: `/tasks/${id}` }),
      };
    }),
  };
}

/** A row as it is shown. */
export const lineOf = (row: LedgerImportRow): LedgerLine => ({
  number: row.number,
  through: row.through,
  outcome: row.becomes === "asked" ? "same" : row.becomes,
  name: `${row.ordinal ?? ""} ${row.text}`.trim(),
  entryId: row.taskId,
  changes: [],
  issues: row.issues,
  ...(row.alike === undefined ? {} : { asks: [whichTask(row.alike)] }),
  lead: row.lead,
  support: row.support,
  deadline: { raw: row.deadline.raw, latest: row.deadline.latest },
  history: row.history.length,
  judgement: row.judgement,
});
