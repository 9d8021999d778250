import type { Sentence } from "../../../kernel/error.ts";
import type { ReportContent, ReportStatus } from "../tasks/report.ts";
import { type FormRow, isFilled } from "./returned-form.ts";
import { INPUTS, inputsOf, type Inputs } from "./unit-workbook.ts";

/** What one row of a returned workbook comes to. `content` where it can be entered. */
export type CheckedRow = {
  readonly number: number;
  readonly taskId: string | null;
  readonly text: string;
  readonly result: "good" | "empty" | "same" | "refused";
  readonly content: ReportContent | null;
  readonly issues: readonly Sentence[];
};

/** What is known of a task for the unit and period of the workbook. */
export type KnownTask = {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly reported: { readonly status: ReportStatus; readonly content: ReportContent } | null;
};

export const LONGEST_INPUT = 10_000;
const ONLY_YES = /^(是|对|√|✓|y|yes|1|无变化|没有变化|同上|同上期)[。.]?$/i;
const NOT_SO = /^(无|否|不是|没有|n|no|0|[-—/×])[。.]?$/i;

/**
 * Checks the rows against the unit's tasks: each is good, empty, the same as what was reported, or refused with the
 * reason. Whether the report may be entered is decided with the task itself, afterwards.
 */
export function checkForm(rows: readonly FormRow[], tasks: readonly KnownTask[]): CheckedRow[] {
  const found = rows
    .map((row) => ({ row, task: taskOf(row, tasks) }))
    .filter(({ row, task }) => task !== undefined || isFilled(row.inputs));
  const twinsOf = (task: KnownTask, row: FormRow): FormRow[] =>
    found.flatMap((other) =>
      other.task === task && other.row !== row && isFilled(other.row.inputs) ? [other.row] : [],
    );
  return found.map(({ row, task }) => {
    const base = { number: row.number, taskId: task?.id ?? null, text: task?.text ?? row.text };
    const refused = (issue: Sentence): CheckedRow => ({
      ...base,
      result: "refused",
      content: null,
      issues: [issue, ...row.notes],
    });
    if (!isFilled(row.inputs)) return { ...base, result: "empty", content: null, issues: row.notes };
    if (!task) return refused(row.task === "" ? NEW_ROW : NOT_OWED);
    const others = twinsOf(task, row);
    if (others.some(({ inputs }) => !sameInputs(inputs, row.inputs)))
      return refused(twice(others.map(({ number }) => number)));
    if (others.some(({ number }) => number < row.number))
      return { ...base, result: "same", content: null, issues: row.notes };
    const long = INPUTS.find(({ field }) => row.inputs[field].length > LONGEST_INPUT);
    if (long) return refused(tooLong(long.head, row.inputs[long.field].length));
    const content = contentOf(row.inputs, task.reported?.content ?? null);
    if (content === null) return refused(NO_REASON);
    const { reported } = task;
    if (reported && reported.status !== "returned" && sameContent(reported.content, content))
      return { ...base, result: "same", content: null, issues: row.notes };
    if (reported?.status === "accepted") return refused(ACCEPTED);
    return { ...base, result: "good", content, issues: row.notes };
  });
}

const bare = (text: string): string => text.replace(/\s/gu, "");

/** By the hidden cell; where that was lost, by number and text together. */
function taskOf(row: FormRow, tasks: readonly KnownTask[]): KnownTask | undefined {
  return row.task === ""
    ? tasks.find(({ number, text }) => String(number) === row.serial && bare(text) === bare(row.text))
    : tasks.find(({ id }) => id === row.task);
}

/** The report of a row; figures and evidence that the unit gave itself stay. Null: no change, but no reason. */
function contentOf(inputs: Inputs, earlier: ReportContent | null): ReportContent | null {
  const { progress, problems, next, coordination, unchanged } = inputs;
  const kept = { figures: earlier?.figures ?? [], evidence: earlier?.evidence ?? [] };
  const said = { problems, next, coordination, ...kept };
  if (unchanged === "" || (NOT_SO.test(unchanged) && progress !== ""))
    return { ...said, progress, noChange: false };
  const reason =
    ONLY_YES.test(unchanged) || NOT_SO.test(unchanged)
      ? progress
      : [unchanged, progress].filter(Boolean).join("；");
  return reason === "" ? null : { ...said, progress: reason, noChange: true };
}

function sameInputs(a: Inputs, b: Inputs): boolean {
  return INPUTS.every(({ field }) => a[field] === b[field]);
}

/** Cells keep neither blanks at their ends nor tabs and returns of other systems. */
const asInCell = (text: string): string => text.replace(/\r\n?/g, "\n").replaceAll("\t", " ").trim();

function sameContent(a: ReportContent, b: ReportContent): boolean {
  const [left, right] = [inputsOf(a), inputsOf(b)];
  return INPUTS.every(({ field }) => asInCell(left[field]) === asInCell(right[field]));
}

const NEW_ROW: Sentence = {
  zh: "这一行不对应任何任务，可能是新增的行。请把内容写到对应任务的行里；新任务由办公室立项。",
  en: "This row belongs to no task; it may have been added. Write the content into its task's row; new tasks are registered by the office.",
};
const NOT_OWED: Sentence = {
  zh: "这项任务不在该单位本期应报之列：可能已销号、已暂停、已调整单位，或任务编码被改动。请到台账核对。",
  en: "The unit owes no report on this task for the period: it may be closed, suspended or reassigned, or its code was changed. Check the ledger.",
};
const NO_REASON: Sentence = {
  zh: "填了“本期无变化”，但没有写原因。请在该格或“进展情况”中写明原因。",
  en: "“No change” is given without a reason. Write the reason into that cell or into the one for progress.",
};
const ACCEPTED: Sentence = {
  zh: "本期已经报送并审核通过，内容与这里不同。需要更改的，请先由办公室退回原报送，或在下期说明。",
  en: "The period is reported and accepted, with other words than here. Have the office return that report first, or say it in the next period.",
};
const twice = (rows: readonly number[]): Sentence => ({
  zh: `同一项任务在第 ${rows.join("、")} 行还有一处不同的内容。请只留一行。`,
  en: `The same task has other content in row ${rows.join(", ")}. Leave one row.`,
});
const tooLong = (head: string, length: number): Sentence => ({
  zh: `“${head}”有 ${length} 字，超过 ${LONGEST_INPUT} 字。请精简，详情可作佐证材料另附。`,
  en: `“${head}” has ${length} characters, more than ${LONGEST_INPUT}. Shorten it; attach details as evidence.`,
});
