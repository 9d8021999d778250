import { type Day, dayInChinese } from "../../kernel/calendar.ts";
import type { DayQuestion } from "../../kernel/day-meaning.ts";
import type { Sentence } from "../../kernel/error.ts";
import type { SheetIssue } from "../../kernel/sheet.ts";
import { FIELD_WORDS, type LedgerField } from "./columns.ts";
import type { TaskDoubt } from "./registered.ts";

const issue = (field: LedgerField | null, blocks: boolean, zh: string, en: string): SheetIssue => ({
  field: field === null ? null : FIELD_WORDS[field],
  blocks,
  sentence: { zh, en },
});

const quoted = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text);

/** What may be said of a row, each with the remedy. */
export const ISSUES = {
  heading: issue(
    null,
    false,
    "这一行重复了表头，不是任务，未读入。",
    "This line repeats the headings; it is no task and is not read.",
  ),
  section: issue(
    null,
    false,
    "这一行是分组标题，已用作下面各行的类别，不是任务。",
    "This line heads the rows below it and was read as their section; it is no task.",
  ),
  footer: issue(
    null,
    false,
    "这一行是合计、填表人等表尾内容，不是任务，未读入。",
    "This line is a total or a note at the foot of the table; it is no task and is not read.",
  ),
  hidden: issue(
    null,
    false,
    "这一行在 Excel 中被隐藏，仍已读入；不需要的请在文件中删除后重新上传。",
    "Excel hides this row; it is read all the same. Delete it in the file and upload again if it is not wanted.",
  ),
  noText: issue(
    "text",
    true,
    "“具体任务”一栏是空的，不用举措名称代替。请在本行“改单元格”补上任务内容，或检查上面“任务”对应的列是否选对。",
    "The task is empty; the measure's title does not stand in for it. Correct the cells of this row, or check above which column holds the task.",
  ),
  longText: issue(
    "text",
    true,
    "任务内容超过 5000 字。请在本行“改单元格”缩短，详细内容可放在“备注”或附件。",
    "The task is longer than 5,000 characters. Shorten it in the cells of this row.",
  ),
  noUnits: issue(
    "lead",
    true,
    "没有责任单位，方案中也找不到对应的举措。请在本行“改单元格”补上牵头单位，或检查上面“牵头单位”对应的列是否选对。",
    "No unit is named and no measure of the plan matches. Fill in the lead unit in the cells of this row, or check above which column names it.",
  ),
  noLead: issue(
    "lead",
    false,
    "没有牵头单位，只有配合单位；登记后请在任务页上补充牵头单位。",
    "Only supporting units are named, no lead. Add one on the task's page after registering.",
  ),
  unitsOfMeasure: issue(
    "lead",
    false,
    "没有写责任单位，按方案中该举措的责任单位登记。",
    "No unit is named; those of the measure in the plan are taken.",
  ),
  deadlineOfMeasure: issue(
    "deadline",
    false,
    "没有写时限，按方案中该举措的完成时限登记。",
    "No deadline is given; that of the measure in the plan is taken.",
  ),
  serialDate: issue(
    "deadline",
    false,
    "时限是 Excel 的日期序号，已换算成日期，请核对。",
    "The deadline is a serial number of Excel and was turned into a date; please check it.",
  ),
  overdueAhead: issue(
    "status",
    false,
    "状态写着逾期，但时限不在启用日之前，无须核定；状态原文会写进历史。",
    "The status says overdue, but its date is not before the adoption date, so nothing is judged; its words go into the history.",
  ),
  existing: issue(
    null,
    false,
    "这项任务已经登记，只补录以往进展，不改动单位和时限。",
    "This task is registered already: past progress is added, its units and deadline stay.",
  ),
} as const;

/** Registered tasks and undertakings that a row may be or not: settled at the row, on the import's page. */
export const TASK_DOUBTS: Readonly<Record<TaskDoubt, SheetIssue>> = {
  alike: issue(
    "text",
    true,
    "与已登记的任务相近，文字不同，系统不认作同一项。请在本行选定：是其中哪一项，还是另一项任务。",
    "Like a registered task, but not in the same words, so it is not taken for it. Say in this row which of them it is, or that it is a task of its own.",
  ),
  planned: issue(
    "text",
    true,
    "与方案中还没有登记的事项相近，文字不同，系统不认作同一项。请在本行选定：是其中哪一项，还是另一项任务。",
    "Like an undertaking of the plan that is no task yet, but not in the same words, so it is not taken for it. Say in this row which of them it is, or that it is a task of its own.",
  ),
  "same-text": issue(
    "text",
    true,
    "已登记的任务中有文字相同的，但不能认定就是本行：同样文字的任务或行不止一个，或举措不同。请在本行选定是哪一项，还是另一项任务。",
    "A registered task has the same words, but more than one task or row does, or its measure is another. Say in this row which task it is, or that it is one of its own.",
  ),
  taken: issue(
    "text",
    true,
    "选定的任务已对应本表另一行，一项任务只对应一行。请在本行另选，或在文件中合并两行后重新上传。",
    "The task chosen is another row of this ledger already, and a task is one row. Choose again in this row, or join the two rows in the file and upload again.",
  ),
};

export const unknownUnit = (field: LedgerField, printed: string, nearest: readonly string[]): SheetIssue =>
  nearest.length === 0
    ? issue(
        field,
        true,
        `名册中没有“${printed}”，也没有相近的名称。请在上面选定它是哪个单位，或先到单位名册中添加。`,
        `The roster has no “${printed}” and nothing like it. Say above which unit it is, or add it to the roster first.`,
      )
    : issue(
        field,
        true,
        `名册中没有“${printed}”，相近的有：${nearest.join("、")}。请在上面“对不上的单位”中选定。`,
        `The roster has no “${printed}”; near it: ${nearest.join(", ")}. Choose above, under the units that do not match.`,
      );

export const emptyCollective = (name: string): SheetIssue =>
  issue(
    "lead",
    true,
    `“${name}”是集合单位，名册中还没有它的成员。请先在单位名册中填好成员，再回到这里。`,
    `“${name}” stands for several units, and the roster does not say which. Fill in its members in the roster, then come back.`,
  );

/** Words that name a time and give no certain day: settled on the import's page, not in the file. */
export const uncertainDay = (
  printed: string,
  asks: DayQuestion,
  readings: readonly Day[],
  hasYear: boolean,
): SheetIssue => {
  const words = quoted(printed);
  if (asks === "anchor" && !hasYear)
    return issue(
      "deadline",
      true,
      `时限“${words}”没有写明年份。请在上面“时限”中填写台账年度，或为它选定日期。`,
      `The deadline “${words}” names no year. Give the ledger's year above, under deadlines, or choose its day.`,
    );
  const may = readings.map(dayInChinese);
  return issue(
    "deadline",
    true,
    may.length > 1
      ? `时限“${words}”可能是${may.join("，也可能是")}。请在上面“时限”中选定。`
      : `时限“${words}”${REASONS[asks].zh}。请在上面“时限”中选定日期，或照原文登记。`,
    may.length > 1
      ? `The deadline “${words}” may be ${readings.join(" or ")}. Choose above, under deadlines.`
      : `The deadline “${words}” ${REASONS[asks].en}. Choose its day above, under deadlines, or keep it as printed.`,
  );
};

const REASONS: Readonly<Record<DayQuestion, Sentence>> = {
  anchor: {
    zh: "要从某一天算起，台账没有写明是哪一天",
    en: "counts from a day that the ledger does not name",
  },
  event: { zh: "从别的事起算", en: "counts from something else" },
  readings: { zh: "有不止一种读法", en: "has more than one reading" },
  impossible: { zh: "读不成日期", en: "cannot be read as a day" },
  about: { zh: "只说了大概的时间", en: "says only about when" },
  both: { zh: "既写了周期又写了期限", en: "names both a return and a limit" },
  returns: { zh: "的周期读不成固定的月份", en: "does not come back by fixed months" },
};

export const unresolvedFormula = (field: LedgerField, heading: string): SheetIssue =>
  issue(
    field,
    true,
    `“${quoted(heading)}”一格是公式，文件里没有它的结果。请在本行“改单元格”写明，或在 Excel 中打开文件、重新计算并保存后再上传。`,
    `The cell under “${quoted(heading)}” is a formula without a result. Put words in its place in the cells of this row, or open the file in Excel, recalculate and save it, then upload again.`,
  );

export const undatedDeadline = (printed: string): SheetIssue =>
  issue(
    "deadline",
    false,
    `时限“${quoted(printed)}”不含日期，照原文登记，不会据此判定逾期。`,
    `The deadline “${quoted(printed)}” names no date; it is kept as printed and nothing turns overdue by it.`,
  );

export const duplicate = (number: number): SheetIssue =>
  issue(
    "text",
    true,
    `与第 ${number} 行是同一任务、同一牵头单位。请在文件中合并两行，或删去其中一行后重新上传。`,
    `The same task and lead unit as in row ${number}. Join the two rows in the file, or delete one, and upload again.`,
  );

export const unknownStatus = (printed: string): SheetIssue =>
  issue(
    "status",
    false,
    `状态“${quoted(printed)}”不作核定，原文会写进历史。`,
    `The status “${quoted(printed)}” judges nothing; its words go into the history.`,
  );
