import type { Sentence } from "../../../kernel/error.ts";
import type { ReportContent, ReportStatus } from "../tasks/report.ts";
import { type FormRow, isFilled, type ReturnedForm } from "./returned-form.ts";
import { type KnownRow, type Place, placeRows } from "./place-row.ts";
import { INPUTS, inputsOf, type Inputs } from "./unit-workbook.ts";

/**
 * What one row of a returned workbook comes to. `content` where it can be entered. `asked`: the row's hidden key and
 * what it shows have parted, and a person says which task it is about; `like` proposes. `decided`: one has said so.
 */
export type CheckedRow = {
  readonly number: number;
  readonly taskId: string | null;
  /** The number that the row shows. */
  readonly serial: string;
  readonly text: string;
  readonly result: "good" | "empty" | "same" | "refused" | "asked";
  readonly content: ReportContent | null;
  readonly issues: readonly Sentence[];
  readonly like: readonly string[];
  readonly decided: boolean;
};

/** What is known of a task for the unit and period of the workbook. */
export type KnownTask = KnownRow & {
  readonly reported: { readonly status: ReportStatus; readonly content: ReportContent } | null;
};

export const LONGEST_INPUT = 10_000;
const ONLY_YES = /^(是|对|√|✓|y|yes|1|无变化|没有变化|同上|同上期)[。.]?$/i;
const NOT_SO = /^(无|否|不是|没有|n|no|0|[-—/×])[。.]?$/i;

/** What a person said of rows that have parted: row, as Excel numbers it, → the number of the task it is about. */
export type Decisions = ReadonlyMap<number, number>;

/**
 * Checks the rows against the unit's tasks: each is good, empty, the same as what was reported, refused with the
 * reason, or asked. Whether the report may be entered is decided with the task itself, afterwards.
 */
export function checkForm(
  { key, rows }: ReturnedForm,
  tasks: readonly KnownTask[],
  decisions: Decisions = new Map(),
): CheckedRow[] {
  const places = placeRows(rows, tasks, key);
  const found = rows
    .map((row, at) => ({ row, ...decided(places[at] ?? { kind: "new" }, tasks, decisions.get(row.number)) }))
    .map((each) => ({ ...each, task: each.place.kind === "task" ? each.place.task : undefined }))
    .filter(({ row, task }) => task !== undefined || isFilled(row.inputs) || row.joined.length > 0);
  const twinsOf = (task: KnownTask, row: FormRow): FormRow[] =>
    found.flatMap((other) =>
      other.task === task && other.row !== row && isFilled(other.row.inputs) ? [other.row] : [],
    );
  return found.map(({ row, place, task, byPerson }): CheckedRow => {
    const like = place.kind === "parted" ? place.like.map(({ id }) => id) : [];
    // A row that was decided keeps showing what it shows, so that the decision can be seen beside it.
    const text = task && !byPerson ? task.shown.text : row.shown.text;
    const base = {
      number: row.number,
      serial: row.shown.number,
      taskId: task?.id ?? null,
      text,
      content: null,
      like,
      decided: byPerson,
    };
    const told = (result: "empty" | "same" | "refused" | "asked", ...issues: Sentence[]): CheckedRow => ({
      ...base,
      result,
      issues: [...issues, ...row.notes],
    });
    if (row.joined.length > 0) return told("refused", joinedCells(row.joined));
    if (!isFilled(row.inputs)) return told("empty");
    if (place.kind === "parted") return told("asked", PARTED);
    if (!task) return told("refused", place.kind === "new" ? NEW_ROW : NOT_OWED);
    const others = twinsOf(task, row);
    if (others.some(({ inputs }) => !sameInputs(inputs, row.inputs)))
      return told("refused", twice(others.map(({ number }) => number)));
    if (others.some(({ number }) => number < row.number)) return told("same");
    const long = INPUTS.find(({ field }) => row.inputs[field].length > LONGEST_INPUT);
    if (long) return told("refused", tooLong(long.head, row.inputs[long.field].length));
    if (saysBoth(row.inputs)) return told("refused", BOTH);
    const content = contentOf(row.inputs, task.reported?.content ?? null);
    if (content === null) return told("refused", NO_REASON);
    const { reported } = task;
    if (reported && reported.status !== "returned" && sameContent(reported.content, content))
      return told("same");
    if (reported?.status === "accepted") return told("refused", ACCEPTED);
    return { ...base, result: "good", content, issues: row.notes };
  });
}

/** A place as a person decided it, where it was asked. */
function decided(place: Place<KnownTask>, tasks: readonly KnownTask[], said: number | undefined) {
  const asked = place.kind === "parted" && said !== undefined;
  const task = asked ? tasks.find(({ shown }) => shown.number === String(said)) : undefined;
  return task
    ? { place: { kind: "task", task } satisfies Place<KnownTask>, byPerson: true }
    : { place, byPerson: false };
}

/** Progress beside a ticked 本期无变化: whether something moved, or the words are the reason why nothing did, nobody can tell. */
const saysBoth = ({ progress, unchanged }: Inputs): boolean =>
  progress !== "" && unchanged !== "" && !NOT_SO.test(unchanged);

/** The report of a row; figures and evidence that the unit gave itself stay. Null: no change, but no reason. */
function contentOf(inputs: Inputs, earlier: ReportContent | null): ReportContent | null {
  const { progress, problems, next, coordination, unchanged } = inputs;
  const kept = { figures: earlier?.figures ?? [], evidence: earlier?.evidence ?? [] };
  const said = { problems, next, coordination, ...kept };
  if (unchanged === "" || (NOT_SO.test(unchanged) && progress !== ""))
    return { ...said, progress, noChange: false };
  const reason = ONLY_YES.test(unchanged) || NOT_SO.test(unchanged) ? "" : unchanged;
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

const PARTED: Sentence = {
  zh: "这一行隐藏的任务编码与显示的序号、任务文字等对不上，或者同一份表里有别的行对不上，可能是排序或粘贴时没有选中整行。请按显示的文字确认是哪一项任务，确认前不录入。",
  en: "The hidden code of this row, or of others of this sheet, does not belong to the number, task and other words beside it: perhaps only some columns were sorted or pasted. Say by its words which task it is about; until then it is not entered.",
};
const NEW_ROW: Sentence = {
  zh: "这一行不对应任何任务，可能是新增的行。请把内容写到对应任务的行里；新任务由办公室立项。",
  en: "This row belongs to no task; it may have been added. Write the content into its task's row; new tasks are registered by the office.",
};
const NOT_OWED: Sentence = {
  zh: "这项任务不在该单位本期应报之列：可能已销号、已暂停、已调整单位，或任务编码被改动。请到台账核对。",
  en: "The unit owes no report on this task for the period: it may be closed, suspended or reassigned, or its code was changed. Check the ledger.",
};
const NO_REASON: Sentence = {
  zh: "填了“本期无变化”，但没有写原因。请在该格中写明原因。",
  en: "“No change” is given without a reason. Write the reason into that cell.",
};
const BOTH: Sentence = {
  zh: "“进展情况”和“本期无变化”都填了，无法确定本期有没有进展。有进展的，请清空“本期无变化”；没有进展的，请把原因移到“本期无变化”一格，清空“进展情况”。",
  en: "Both progress and “no change” are filled in, so that it is uncertain whether anything moved. If it did, clear “no change”; if not, move the reason into that cell and clear progress.",
};
const ACCEPTED: Sentence = {
  zh: "本期已经报送并审核通过，内容与这里不同。需要更改的，请先由办公室退回原报送，或在下期说明。",
  en: "The period is reported and accepted, with other words than here. Have the office return that report first, or say it in the next period.",
};
const twice = (rows: readonly number[]): Sentence => ({
  zh: `同一项任务在第 ${rows.join("、")} 行还有一处不同的内容。请只留一行。`,
  en: `The same task has other content in row ${rows.join(", ")}. Leave one row.`,
});
const joinedCells = (heads: readonly string[]): Sentence => ({
  zh: `“${heads.join("”“")}”与相邻的行合并成了一格，无法确定写的是哪一项任务。请取消合并，各行写各行的内容。`,
  en: `“${heads.join("”, “")}” is merged with that of a neighbouring row, so that it is uncertain which task it is about. Unmerge the cells and write into each row what belongs to it.`,
});
const tooLong = (head: string, length: number): Sentence => ({
  zh: `“${head}”有 ${length} 字，超过 ${LONGEST_INPUT} 字。请精简，详情可作佐证材料另附。`,
  en: `“${head}” has ${length} characters, more than ${LONGEST_INPUT}. Shorten it; attach details as evidence.`,
});
