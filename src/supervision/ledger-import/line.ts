import { refusal, type Sentence } from "../../kernel/error.ts";
import type { ImportView, Question, SheetLine } from "../../kernel/sheet.ts";
import type { Deadline } from "../domain/reading.ts";
import type { LedgerDecisions, LedgerField } from "./columns.ts";
import type { LedgerImportRow, TaskQuestion } from "./rows.ts";
import type { ProposedJudgement } from "./values.ts";

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
