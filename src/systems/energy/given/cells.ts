import type { Sentence } from "../../../kernel/error.ts";

// What people and programs wrote in columns: rows of a file, numbers in its cells.

export type GivenRow = { readonly cells: readonly string[]; readonly line: number };

export const isEmptyRow = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === "");

/** Lines before the head that begin with #: what kind of year it is, where it is from. */
export const withoutRemarks = (rows: readonly GivenRow[]): readonly GivenRow[] => {
  const head = rows.findIndex(({ cells }) => !(cells[0] ?? "").trimStart().startsWith("#"));
  return head < 0 ? [] : rows.slice(head);
};

/** The line that holds more than its head; what stands too far would be taken for another column. */
export const longerThanHead = (head: readonly string[], rows: readonly GivenRow[]): GivenRow | undefined =>
  rows.find(({ cells }) => cells.slice(head.length).some((cell) => cell.trim() !== ""));

/** What is said of such a line. */
export const tooLong = (cells: number, head: number): Sentence => ({
  zh: `有 ${cells} 格，表头有 ${head} 列；请核对逗号，小数点写成“.”，不加千分号。`,
  en: `It has ${cells} cells and the head ${head} columns; check the commas, write decimals with “.” and no separators of thousands.`,
});

const A_NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** The number that a cell writes, as 12, -0.5 or 1.2e3; NaN where it writes none, or one beyond a double. */
export function numberIn(cell: string): number {
  const value = A_NUMBER.test(cell.trim()) ? Number(cell) : Number.NaN;
  return Number.isFinite(value) ? value : Number.NaN;
}

/** What is wrong with a cell that {@link numberIn} finds no number in, and what to write. */
export function noNumber(cell: string): Sentence {
  const text = cell.trim();
  if (text === "") return { zh: "是空的；请补上数字。", en: "It is empty; write a number." };
  const decimal = text.replace(",", ".");
  if (/^[+-]?\d+,\d+$/.test(text) && !/^[+-]?\d{1,3},\d{3}$/.test(text))
    return {
      zh: `“${text}”的小数点写成了逗号；请改成 ${decimal}。`,
      en: `“${text}” has a comma for its decimal point; write ${decimal}.`,
    };
  const narrow = text.normalize("NFKC");
  if (narrow !== text && A_NUMBER.test(narrow))
    return {
      zh: `“${text}”是全角的；请改成 ${narrow}。`,
      en: `“${text}” is in wide signs; write ${narrow}.`,
    };
  if (A_NUMBER.test(text))
    return {
      zh: `“${text}”大得没有意义；请核对。`,
      en: `“${text}” is too large to mean anything; look at it.`,
    };
  return {
    zh: `“${text}”不是数字；请写数字，不加单位和千分号，缺测的请补上。`,
    en: `“${text}” is no number; write one without a unit or separators of thousands, and fill in what was not measured.`,
  };
}
