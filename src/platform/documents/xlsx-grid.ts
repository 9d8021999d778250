import type { BlockCell } from "./blocks.ts";
import { documentError } from "./document.ts";

/** Cells of one workbook, so that no small file becomes a large table. */
export const MAX_CELLS = 2_000_000;

/** Rows and columns count from 0; a merge includes its last row and column. */
type Merge = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };
export type Grid = {
  readonly rows: Map<number, Map<number, string>>;
  readonly merges: Merge[];
  /** Rows that Excel does not show. */
  readonly hidden: Set<number>;
  /** Cells whose formula has no result in the file, or an error for one: by row, their columns. */
  readonly unresolved: Map<number, number[]>;
  /** Page heads and feet. */
  readonly margin: string[];
  /** Cells with blanks around what they print, as they are; `rows` has them without. */
  readonly padded: Map<number, Map<number, string>>;
};

/**
 * Rows and columns in which anything is printed, with the merges among them. Cells are kept sparse until here,
 * so that one stray cell in the last row of a sheet costs nothing.
 */
export function compact({ rows, merges }: Grid): BlockCell[][] {
  const usedRows = [...rows.keys()].toSorted((a, b) => a - b);
  const usedColumns = [...new Set([...rows.values()].flatMap((cells) => [...cells.keys()]))].toSorted(
    (a, b) => a - b,
  );
  if (usedRows.length * usedColumns.length > MAX_CELLS) throw documentError("too-demanding");
  const out: Map<number, BlockCell>[] = usedRows.map(() => new Map());
  const covered = new Set<number>();
  const width = usedColumns.length;
  let budget = MAX_CELLS;
  for (const merge of merges) {
    const [y, rowCount] = rangeOf(usedRows, merge.top, merge.bottom);
    const [x, columnCount] = rangeOf(usedColumns, merge.left, merge.right);
    if (rowCount * columnCount === 0 || covered.has(y * width + x)) continue;
    budget -= rowCount * columnCount;
    if (budget < 0) throw documentError("too-demanding");
    const text = rows.get(merge.top)?.get(merge.left) ?? "";
    for (let dy = y; dy < y + rowCount; dy++)
      for (let dx = x; dx < x + columnCount; dx++) covered.add(dy * width + dx);
    out[y]?.set(x, { text, columns: columnCount, rows: rowCount });
  }
  for (const [y, row] of usedRows.entries()) {
    const line = out[y];
    for (const [x, column] of usedColumns.entries())
      if (!covered.has(y * width + x))
        line?.set(x, { text: rows.get(row)?.get(column) ?? "", columns: 1, rows: 1 });
  }
  return out.map((line) => [...line].toSorted(([a], [b]) => a - b).map(([, cell]) => cell));
}

/** Which of the sorted numbers lie within [first, last]: the index of the first such one, and how many. */
function rangeOf(sorted: readonly number[], first: number, last: number): [index: number, count: number] {
  const index = lowerBound(sorted, first);
  return [index, lowerBound(sorted, last + 1) - index];
}

function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
