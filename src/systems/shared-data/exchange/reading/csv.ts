import { NUMERIC } from "./row-conditions.ts";

/**
 * Rows of a CSV file (RFC 4180): quotes, line breaks within them, either line end. Null where a quote is never closed or
 * something follows it: cells would stand in the wrong place without anybody noticing.
 */
export function readCsv(text: string): string[][] | null {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const end = text.length;
  const endRow = (): void => {
    if (row.length > 1 || row[0] !== "") rows.push(row);
    row = [];
  };
  while (at < end) {
    let cell = "";
    if (text[at] === '"') {
      for (;;) {
        const close = text.indexOf('"', at + 1);
        if (close < 0) return null;
        cell += text.slice(at + 1, close);
        at = close + 1;
        if (text[at] !== '"') break;
        cell += '"';
      }
      if (at < end && !",\r\n".includes(text[at] ?? "")) return null;
    } else {
      const start = at;
      while (at < end && !",\r\n".includes(text[at] ?? "")) at++;
      cell = text.slice(start, at);
    }
    row.push(cell);
    if (text[at] === ",") {
      at++;
      if (at === end) row.push("");
      continue;
    }
    if (text[at] === "\r" && text[at + 1] === "\n") at++;
    at++;
    endRow();
  }
  if (row.length > 0) endRow();
  return rows;
}

// What spreadsheet programs may take for the beginning of a formula, also in their full-width forms.
const FORMULA = /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** A cell that no spreadsheet program takes for a formula: an apostrophe before what would be one; plain numbers stay. */
export const defused = (cell: string): string =>
  FORMULA.test(cell) && !NUMERIC.test(cell) ? `'${cell}` : cell;

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A CSV file with its formulas defused; a byte order mark lets Excel read the Chinese in it. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => row.map((cell) => quoted(defused(cell))).join(",")).join("\r\n")}\r\n`;
