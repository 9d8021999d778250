import type { Sentence } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";
import type { SheetIssue } from "../../../kernel/sheet.ts";
import type { MoneyProblem } from "../../../kernel/sheet-money.ts";
import { type ColumnKey, columnName } from "../columns.ts";
import type { RegisterSpec } from "../register-spec.ts";

// What is to be said of a line: about which column, in a sentence that says what to do.

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** Something that keeps the line from being entered. */
export const blocking = (spec: RegisterSpec, column: ColumnKey, zh: string, en: string): SheetIssue => ({
  field: columnName(spec, column),
  sentence: say(zh, en),
  blocks: true,
});

/** Something that one should know, and that keeps nothing from being entered. */
export const note = (spec: RegisterSpec, column: ColumnKey, zh: string, en: string): SheetIssue => ({
  ...blocking(spec, column, zh, en),
  blocks: false,
});

/** A value that a column does not take. */
export function notTaken(spec: RegisterSpec, column: ColumnKey, text: string, takes: Sentence): SheetIssue {
  const { zh, en } = columnName(spec, column);
  const said = short(text);
  return blocking(spec, column, `“${zh}”填的是“${said}”，${takes.zh}`, `“${en}” says “${said}”: ${takes.en}`);
}

const MONEY_PROBLEMS: Readonly<Record<MoneyProblem, Sentence>> = {
  "no-number": say("不是金额。请只写数字，如 1234.56。", "it is no sum. Write digits only, as 1234.56."),
  "no-unit": say(
    "没有写明单位。请在列名中写“（万元）”，或在导入页选定“金额单位”。",
    "its unit is not given. Write （万元） in the heading, or choose the unit of sums on the import's page.",
  ),
  negative: say("是负数。请改为不小于 0 的金额。", "it is negative. Give a sum that is not below 0."),
  "too-much": say(
    "超出可登记的金额，请检查单位是否写错。",
    "it is more than can be recorded. Check its unit.",
  ),
};

export const moneyIssue = (
  spec: RegisterSpec,
  column: ColumnKey,
  text: string,
  problem: MoneyProblem,
): SheetIssue => ({
  ...notTaken(spec, column, text, MONEY_PROBLEMS[problem]),
  ...(problem === "no-unit" ? { asks: "money-unit" } : {}),
});

export const noName = (spec: RegisterSpec): SheetIssue =>
  blocking(
    spec,
    "name",
    `没有${spec.one.zh}名称。请补上名称；不是${spec.one.zh}的行请删去。`,
    "The row has no name. Give it one, or delete the line if it is no entry.",
  );

export const nameTooLong = (spec: RegisterSpec): SheetIssue =>
  blocking(
    spec,
    "name",
    "名称超过 300 字。请缩短名称，把详细内容放到另一列。",
    "The name has more than 300 characters. Shorten it and put the details in another column.",
  );

export const undecidedUnit = (spec: RegisterSpec, column: ColumnKey, printed: string): SheetIssue =>
  blocking(
    spec,
    column,
    `名册中没有“${short(printed)}”。请在导入页“对不上的单位”中选定是哪个单位，或略去；也可以改成名册中的名称。`,
    `The roster has no “${short(printed)}”. Say on the import's page which unit it is or leave it out, or write a name of the roster.`,
  );

export const onlyFirst = (spec: RegisterSpec, column: ColumnKey, text: string): SheetIssue =>
  note(
    spec,
    column,
    `“${short(text)}”有几个单位，这一项只登记第一个；其余请写到配合单位一列。`,
    `“${short(text)}” names several units; only the first is recorded here. Put the others in the column of supporting units.`,
  );

export const lastDay = (spec: RegisterSpec, column: ColumnKey, text: string, day: string): SheetIssue =>
  note(
    spec,
    column,
    `“${short(text)}”没有写到日，按 ${day} 登记。`,
    `“${short(text)}” gives no day; ${day} is recorded.`,
  );

export const serialDay = (spec: RegisterSpec, column: ColumnKey, text: string, day: string): SheetIssue =>
  note(
    spec,
    column,
    `“${short(text)}”是 Excel 的日期序号，按 ${day} 登记，请核对。`,
    `“${short(text)}” is a serial number of Excel; ${day} is recorded. Please check it.`,
  );

export const twoSums = (spec: RegisterSpec, column: ColumnKey): SheetIssue =>
  blocking(
    spec,
    column,
    "名称合并的几行里有不同的金额。请写成一行，或分成几个名称。",
    "The lines that share this name give different sums. Put them on one line, or give them different names.",
  );

export const noYear = (spec: RegisterSpec, column: ColumnKey): SheetIssue =>
  blocking(
    spec,
    column,
    "金额没有写明年份。请在列名中写年份，如“2026年计划投资”，或加一列“年度”。",
    "The year of this sum is not given. Write it in the heading, as 2026年计划投资, or add a column 年度.",
  );

export const unknownCity = (spec: RegisterSpec, text: string): SheetIssue => ({
  ...blocking(
    spec,
    "city",
    `“${short(text)}”不是四市中的城市，或提到了别的城市，看不出登记在哪里。请在导入页“城市”中选定，或在表中加一列“登记城市”。`,
    `“${short(text)}” is none of the four cities, or names another one, so that it does not tell where the row belongs. Say so on the import's page, under cities, or add a column 登记城市.`,
  ),
  asks: "city",
});

export const unresolvedFormula = (spec: RegisterSpec, column: ColumnKey): SheetIssue =>
  blocking(
    spec,
    column,
    "这一格是公式，文件里没有它的结果。请在 Excel 中打开文件、重新计算并保存后再上传，或把公式改成内容。",
    "The cell is a formula without a result. Open the file in Excel, recalculate and save it, then upload again, or put its value in its place.",
  );

export const noMeasure = (spec: RegisterSpec, text: string): SheetIssue =>
  blocking(
    spec,
    "measure",
    `“${short(text)}”对不上现行方案的举措。请写举措序号，如“一”或“1”，几项用顿号分开。`,
    `“${short(text)}” matches no measure of the plan in force. Give its number, as 一 or 1, several parted by 、.`,
  );

export const unknownUndertaking = (spec: RegisterSpec, text: string): SheetIssue =>
  note(
    spec,
    "undertaking",
    `“${short(text)}”对不上具体任务，只挂到举措；可以登记后再改。`,
    `“${short(text)}” matches no undertaking; the row hangs on the measure only. It can be changed later.`,
  );
