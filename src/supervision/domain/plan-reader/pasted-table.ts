import type { Span } from "../reading.ts";
import type { DocumentTable, TableCell } from "../task-table.ts";
import { fold, trimmed } from "./characters.ts";
import { isWholeTime, readDeadline } from "./deadlines.ts";
import { isColumnName, isHeaderRow, readColumns, type Columns } from "./table-columns.ts";
import { looksLikeUnit } from "./units.ts";

type Line = { readonly span: Span; readonly printed: string };

const MOST_COLUMNS = 12;
const LONGEST_NAME = 14;
const FEWEST_COLUMNS = 3;

/**
 * Task tables that were pasted as text: one line a row with cells between tabs or upright strokes, or one line a cell.
 * A head that names a task and its units must open them; anything else is text.
 */
export function pastedTables(text: string): DocumentTable[] {
  const lines = linesOf(text);
  const tables: DocumentTable[] = [];
  for (let i = 0; i < lines.length; i++) {
    const found = delimited(lines, i) ?? oneCellALine(lines, i);
    if (found === null) continue;
    tables.push({ rows: found.rows.map((cells) => ({ cells: cells.map((one) => cellOf(text, one)) })) });
    i = found.next - 1;
  }
  return tables;
}

type Pasted = { readonly rows: readonly (readonly Span[])[]; readonly next: number };

const cellOf = (text: string, span: Span): TableCell => ({ text: text.slice(...span), span });

const BLANK = " \u3000\u00a0\r";

/** The lines that are not blank; a tab at either end bounds an empty cell and stays. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let i = 0; i < text.length;) {
    const stop = text.indexOf("\n", i);
    const end = stop === -1 ? text.length : stop;
    let [from, to] = [i, end];
    while (from < to && BLANK.includes(text[from] as string)) from++;
    while (to > from && BLANK.includes(text[to - 1] as string)) to--;
    if (to > from) lines.push({ span: [from, to], printed: text.slice(from, to) });
    i = end + 1;
  }
  return lines;
}

/** The cells of a line between tabs or strokes, blanks at their ends left out; null for a line without any. */
function cellsOf({ span, printed }: Line): Span[] | null {
  const mark = printed.includes("\t") ? "\t" : /[|｜]/.test(printed) ? "|" : null;
  if (mark === null) return null;
  const cells: Span[] = [];
  let from = 0;
  for (let i = 0; i <= printed.length; i++) {
    const unit = printed[i];
    if (i < printed.length && unit !== mark && !(mark === "|" && unit === "｜")) continue;
    const [a, b] = trimmed(printed, from, i);
    cells.push([span[0] + a, span[0] + Math.max(a, b)]);
    from = i + 1;
  }
  const outer = mark === "|" && /^[|｜]/.test(printed);
  return outer ? cells.slice(1, /[|｜]$/.test(printed) ? -1 : undefined) : cells;
}

const RULE = /^[\s|｜:—–-]+$/;

function delimited(lines: readonly Line[], first: number): Pasted | null {
  const head = cellsOf(lines[first] as Line);
  if (head === null || head.length < FEWEST_COLUMNS || !names(lines[first] as Line, head)) return null;
  const rows: Span[][] = [head];
  let i = first + 1;
  for (; i < lines.length; i++) {
    const line = lines[i] as Line;
    if (RULE.test(line.printed)) continue;
    const cells = cellsOf(line);
    if (cells === null) break;
    rows.push(cells);
  }
  return rows.length > 1 ? { rows, next: i } : null;
}

function names(line: Line, cells: readonly Span[]): boolean {
  const printed = cells.map(([a, b]) => line.printed.slice(a - line.span[0], b - line.span[0]));
  return isHeaderRow(printed) && readColumns([printed]) !== null;
}

const ordinalOf = (printed: string): number | null => {
  const match = /^(\d{1,3})[.、．]?$/.exec(fold(printed));
  return match === null ? null : Number(match[1]);
};

function oneCellALine(lines: readonly Line[], first: number): Pasted | null {
  const head: Line[] = [];
  const counted = isOrdinalName((lines[first] as Line).printed);
  let i = first;
  for (; i < lines.length && head.length < MOST_COLUMNS; i++) {
    const { printed } = lines[i] as Line;
    if (printed.length > LONGEST_NAME || /[:：。，]/.test(printed)) break;
    if (counted ? opensRow(lines, i, 1) : !isColumnName(printed)) break;
    head.push(lines[i] as Line);
  }
  const printed = head.map((one) => one.printed);
  const columns = head.length < FEWEST_COLUMNS || !isHeaderRow(printed) ? null : readColumns([printed]);
  if (columns === null) return null;
  const rows =
    columns.ordinal === 0 ? numbered(lines, i, head.length, columns) : chunks(lines, i, head.length, columns);
  return rows.length === 0
    ? null
    : { rows: [head.map((one) => one.span), ...rows.map((row) => row.cells)], next: rows.at(-1)?.next ?? i };
}

const isOrdinalName = (printed: string): boolean => /^(?:序 ?号|编 ?号|项目序号|任务序号)$/.test(printed);

type Row = { readonly cells: Span[]; readonly next: number };

/** Rows that each begin with the next number on a line of its own; empty cells have left no line. */
function numbered(lines: readonly Line[], from: number, width: number, columns: Columns): Row[] {
  const rows: Row[] = [];
  let i = from;
  let widest = width;
  for (let n = 1; ; n++) {
    let section: Line | null = null;
    if (ordinalOf(lines[i]?.printed ?? "") !== n && ordinalOf(lines[i + 1]?.printed ?? "") === n)
      section = lines[i++] ?? null;
    if (ordinalOf(lines[i]?.printed ?? "") !== n) break;
    let end = i + 1;
    while (end < lines.length && end - i <= FURTHEST && !opensRow(lines, end, n + 1)) end++;
    const last = !opensRow(lines, end, n + 1);
    const body = lines.slice(i + 1, last ? Math.min(end, i + widest) : end);
    const filled = fit(body, columns, width, last);
    if (filled.taken === 0) break;
    if (section !== null) rows.push({ cells: Array.from({ length: width }, () => section.span), next: i });
    rows.push({ cells: [(lines[i] as Line).span, ...filled.cells.slice(1)], next: i + 1 + filled.taken });
    widest = Math.max(widest, filled.taken + 1);
    i += 1 + filled.taken;
  }
  return rows;
}

const FURTHEST = 40;
const SECTION = /^[一二三四五六七八九十]{1,3}、/;

/** The number of the next row, or a heading across the table right before it. */
const opensRow = (lines: readonly Line[], at: number, n: number): boolean =>
  ordinalOf(lines[at]?.printed ?? "") === n ||
  (SECTION.test(lines[at]?.printed ?? "") && ordinalOf(lines[at + 1]?.printed ?? "") === n);

type Kind = "units" | "time" | "text";

function kindOf(printed: string): Kind {
  const line = fold(printed);
  if (isWholeTime(line) || (line.length <= 30 && readDeadline(line, line).kind !== "none")) return "time";
  const parts = line.split(/[、,;\s]+/).filter((part) => part !== "");
  const bodies = parts.filter((part) => looksLikeUnit(part.replace(/等(?:有关|相关)?(?:部门|单位)?$/, "")));
  return bodies.length * 2 > parts.length && !/[。]/.test(line) ? "units" : "text";
}

/** Lays the lines of a row into its columns from left to right: units under units, times under times. */
function fit(
  lines: readonly Line[],
  columns: Columns,
  width: number,
  last: boolean,
): { readonly cells: Span[]; readonly taken: number } {
  const unitColumns = new Set(columns.units.map((one) => one.column));
  const fits = (column: number, kind: Kind): boolean =>
    unitColumns.has(column)
      ? kind === "units"
      : column === columns.deadline
        ? kind === "time"
        : kind === "text";
  const cells: (Span | null)[] = Array.from({ length: width }, () => null);
  const exact = lines.length === width - 1;
  let column = 0;
  let taken = 0;
  for (const line of lines) {
    const kind = kindOf(line.printed);
    let next = column + 1;
    if (!exact) while (next < width && !fits(next, kind)) next++;
    if (exact || next < width) {
      cells[next] = line.span;
      column = next;
    } else if (column > 0 && !last && cells[column] !== null) {
      cells[column] = [(cells[column] as Span)[0], line.span[1]];
    } else break;
    taken++;
  }
  const at = lines[0]?.span[0] ?? 0;
  return { cells: cells.map((cell) => cell ?? ([at, at] as const)), taken };
}

/** Without numbers every row has all of its cells: it is one as long as bodies stand where the units should. */
function chunks(lines: readonly Line[], from: number, width: number, columns: Columns): Row[] {
  const rows: Row[] = [];
  for (let i = from; i + width <= lines.length; i += width) {
    const cells = lines.slice(i, i + width);
    const bodies = columns.units.every(({ column }) => kindOf((cells[column] as Line).printed) === "units");
    if (!bodies) break;
    rows.push({ cells: cells.map((one) => one.span), next: i + width });
  }
  return rows;
}
