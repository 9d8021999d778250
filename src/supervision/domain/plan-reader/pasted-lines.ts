import type { Span } from "../reading.ts";
import { numberOf, withoutNumber, type Cell, type Pasted } from "./pasted-cells.ts";
import type { Head } from "./pasted-head.ts";
import { MOST_LEFT, MOST_SKIPPED } from "./pasted-rows.ts";
import type { Cells } from "./pasted-stream.ts";
import { fitRow, headingRow, holdingsOf, layRow, type Holds, type Row } from "./row-fit.ts";

type Open = {
  readonly number: Span | null;
  readonly row: readonly Cell[];
  /** The cells in their columns, where one line prints them all. */
  readonly exact: readonly (Cell | null)[] | null;
};

/** Rows that marks part into cells, one line each; a line goes on with the row above where a cell breaks over lines. */
export function byLine(pasted: Pasted, head: Head, cells: Cells, counts: boolean): Row[] {
  const rows: Row[] = [];
  const holds = holdingsOf(head.columns, head.names.length);
  const named = ({ row, exact }: Open): boolean =>
    (exact ?? fitRow(holds, row, false).cells).some(
      (one, column) => one !== null && holds[column] === "units",
    );
  let open: Open | null = null;
  let n = 0;
  let k = 0;
  for (let line = cells.printed(0); line !== null; line = cells.printed(k)) {
    const printed = line.filter((one) => one !== null);
    const next = opened(pasted, head, line, counts ? n + 1 : null);
    const alone = printed.length === 1 && next?.number === null;
    const finished = open === null || named(open);
    if (alone && finished) {
      const below = cells.printed(k + 1);
      if (below === null || below.filter((one) => one !== null).length < 2) break;
      if (open !== null) rows.push(layRow(holds, open.number, open.row, open.exact).row);
      open = null;
      rows.push(headingRow(printed));
    } else if (
      open !== null &&
      next !== null &&
      next.number === null &&
      goesOn(head, holds, open, next, counts, finished)
    ) {
      open = { number: open.number, row: [...open.row, ...next.row], exact: null };
    } else if (next !== null) {
      if (open !== null) rows.push(layRow(holds, open.number, open.row, open.exact).row);
      open = next;
      if (next.number !== null) n = Number(/\d+/.exec(pasted.folded.slice(...next.number))?.[0] ?? n);
    }
    k += printed.length;
  }
  if (open !== null) rows.push(layRow(holds, open.number, open.row, open.exact).row);
  cells.take(k);
  return rows;
}

/** A line as the beginning of a row: with the number expected, or any where `n` is null. */
function opened(pasted: Pasted, head: Head, line: readonly (Cell | null)[], n: number | null): Open {
  const width = head.names.length;
  const row = line.filter((one) => one !== null);
  const place = line.slice(0, (head.ordinal ?? 1) + 2).findIndex((one) => {
    const value = n === null || one === null ? undefined : numberOf(one, false)?.value;
    return n !== null && value !== undefined && (value === 1 || (value >= n && value <= n + MOST_SKIPPED));
  });
  if (place === -1) return { number: null, row, exact: line.length === width ? line : null };
  const one = line[place] as Cell;
  const { number, rest } = withoutNumber(pasted, one, numberOf(one, false)?.from ?? 0);
  const without = line.map((each, i) => (i === place ? rest : each));
  const exact =
    rest === null && head.ordinal === null && line.length === width + 1
      ? line.toSpliced(place, 1)
      : line.length === width && (rest !== null || place === head.ordinal)
        ? without
        : null;
  return { number, row: without.filter((each) => each !== null), exact };
}

/** Whether a line without a number goes on with the row above it. */
function goesOn(
  head: Head,
  holds: readonly Holds[],
  open: Open,
  next: Open,
  counts: boolean,
  finished: boolean,
): boolean {
  if (!finished)
    return open.exact === null && open.row.length + next.row.length <= head.names.length + MOST_LEFT;
  const whole = fitRow(holds, next.row, false);
  const [task, units] = [
    whole.cells[head.columns.task] ?? null,
    whole.cells.some((one, i) => one !== null && holds[i] === "units"),
  ];
  return counts && open.exact === null && !(task !== null && units);
}
