import { isNumber, numberOf, withoutNumber, type Cell, type Pasted } from "./pasted-cells.ts";
import type { Head } from "./pasted-head.ts";
import type { Cells } from "./pasted-stream.ts";
import { asPrinted, fitRow, headingRow, holdingsOf, layRow, type Row } from "./row-fit.ts";

const FURTHEST = 40;
const FEWEST = 4;
/** Numbers that may be left out between two rows. */
export const MOST_SKIPPED = 2;
/** Cells between two rows that together head those below. */
export const MOST_LEFT = 3;
const SECTION =
  /^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]{1,3}[章部类])/;

/** Rows that each begin with the next number; empty cells may have left nothing behind. */
export function numbered(pasted: Pasted, head: Head, cells: Cells): Row[] {
  const rows: Row[] = [];
  const holds = holdingsOf(head.columns, head.names.length);
  let widest = head.names.length;
  let start = 0;
  while (cells.at(start) !== null && numberOf(cells.at(start) as Cell, head.glued)?.value !== 1) start++;
  let before = rangeOf(cells, 0, start);
  for (let n = 1, at: number | null = start; at !== null;) {
    const one = cells.at(at) as Cell;
    const { number, rest } = withoutNumber(pasted, one, numberOf(one, head.glued)?.from ?? 0);
    const next = nextRow(cells, head, at + 1, n);
    const own = rangeOf(cells, at + 1, next?.at ?? at + 1 + Math.max(widest, FEWEST));
    const row = [...(rest === null ? [] : [rest]), ...own];
    const kept = next === null ? row : row.slice(0, row.length - headingsAtEnd(row));
    const { row: read, taken } = layRow(holds, number, kept, eachALine(head, kept), true);
    if (before.length > 0 && before.length <= MOST_LEFT) rows.push(headingRow(before));
    rows.push(read);
    const left = row.slice(taken);
    before = next !== null && left.every((each) => each.kind === "text") ? left : [];
    widest = Math.max(widest, taken + 1);
    if (next === null) cells.take(at + 1 + taken - (rest === null ? 0 : 1));
    at = next?.at ?? null;
    n = next?.n ?? n;
  }
  return rows;
}

function rangeOf(cells: Cells, from: number, to: number): Cell[] {
  const range: Cell[] = [];
  for (let k = from; k < to; k++) {
    const one = cells.at(k);
    if (one === null) break;
    range.push(one);
  }
  return range;
}

/** Where the next row begins: at the next number, or at 1 again below a heading. */
function nextRow(cells: Cells, head: Head, from: number, n: number): { at: number; n: number } | null {
  for (let k = from; k < from + FURTHEST; k++) {
    const one = cells.at(k);
    if (one === null) return null;
    const value = numberOf(one, head.glued && cells.opensLine(k))?.value;
    if (value === undefined || k === from) continue;
    if (value > n && value <= n + 1 + (isNumber(one) && cells.opensLine(k) ? MOST_SKIPPED : 0))
      return { at: k, n: value };
    if (value === 1 && isNumber(one) && n > 1 && cells.at(k - 1)?.kind === "text") return { at: k, n: 1 };
  }
  return null;
}

/** How many cells at the end of a row head those below: a section, and its own number in a cell before it. */
function headingsAtEnd(row: readonly Cell[]): number {
  const last = row.at(-1);
  if (last === undefined || row.length < 2) return 0;
  if (/^[一二三四五六七八九十]{1,3}$/.test(row.at(-2)?.printed ?? "")) return 2;
  return SECTION.test(last.printed) && last.kind !== "units" ? 1 : 0;
}

/** The cells of a row whose every cell left a line: as many as there are columns beside the number. */
function eachALine(head: Head, row: readonly Cell[]): (Cell | null)[] | null {
  const places = head.names.map((_, column) => column).filter((column) => column !== head.ordinal);
  if (row.length !== places.length) return null;
  const placed: (Cell | null)[] = head.names.map(() => null);
  for (const [i, column] of places.entries()) placed[column] = row[i] as Cell;
  return placed;
}

/** Without numbers and marks: a row ends where a cell belongs left of the one before it. */
export function byKind(head: Head, cells: Cells): Row[] {
  const rows: Row[] = [];
  const width = head.names.length;
  const holds = holdingsOf(head.columns, width);
  const text = Math.min(head.columns.task, ...head.columns.groups);
  const placeOf = ({ kind }: Cell): number =>
    kind === "text"
      ? text
      : kind === "units"
        ? (head.columns.units[0]?.column ?? 0)
        : (head.columns.deadline ?? width);
  let k = 0;
  for (;;) {
    const first = cells.at(k);
    const across = head.columns.groups.length === 0 && first !== null && SECTION.test(first.printed);
    if (across && first.kind !== "units" && cells.at(k + 1)?.kind === "text") {
      rows.push(headingRow([first]));
      k++;
      continue;
    }
    const exact = rangeOf(cells, k, k + width);
    const whole =
      exact.length === width && asPrinted(holds, exact) >= 3 * width - 3 * head.columns.groups.length;
    let end = k;
    while (end < k + FURTHEST && cells.at(end) !== null) {
      if (end > k && placeOf(cells.at(end) as Cell) < placeOf(cells.at(end - 1) as Cell)) break;
      end++;
    }
    const row = whole ? exact : rangeOf(cells, k, end);
    const fit = fitRow(holds, row, true);
    const named = head.columns.units.some(({ column }) => {
      const span = fit.cells[column];
      return row.some((one) => one.kind === "units" && span !== null && one.span[0] === span?.[0]);
    });
    if (!named || (fit.cells[head.columns.task] ?? null) === null || fit.taken === 0) break;
    rows.push({
      number: null,
      cells: whole ? exact.map((one) => one.span) : fit.cells,
      heads: false,
      broken: !whole && fit.broken,
    });
    k += whole ? width : fit.taken;
    if (!whole && fit.taken < row.length) break;
  }
  cells.take(k);
  return rows;
}
