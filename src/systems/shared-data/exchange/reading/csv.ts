import { NUMERIC } from "./row-conditions.ts";

// What spreadsheet programs may take for the beginning of a formula, also in their full-width forms.
const FORMULA = /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** A cell that no spreadsheet program takes for a formula: an apostrophe before what would be one; plain numbers stay. */
export const defused = (cell: string): string =>
  FORMULA.test(cell) && !NUMERIC.test(cell) ? `'${cell}` : cell;

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A CSV file with its formulas defused; a byte order mark lets Excel read the Chinese in it. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => row.map((cell) => quoted(defused(cell))).join(",")).join("\r\n")}\r\n`;
