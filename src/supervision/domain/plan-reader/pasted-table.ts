import type { Span } from "../reading.ts";
import type { DocumentTable } from "../task-table.ts";
import { fold } from "./characters.ts";
import { isNumber, linesOf, numberOf, type Pasted } from "./pasted-cells.ts";
import { headAt, type Head } from "./pasted-head.ts";
import { byLine } from "./pasted-lines.ts";
import { byKind, numbered } from "./pasted-rows.ts";
import { cellsAfter, type Cells } from "./pasted-stream.ts";
import type { Row } from "./row-fit.ts";

/** No document holds more tables; it bounds the work on a text that is nothing but heads of tables. */
const MOST_HEADS = 300;

/**
 * Task tables that were pasted as text: one line a row with cells between tabs, upright strokes or blanks, one line a
 * cell, or all in one line. A head that names a task and its units must open them; anything else is text.
 */
export function pastedTables(text: string): DocumentTable[] {
  const pasted: Pasted = { text, folded: fold(text) };
  const lines = linesOf(pasted);
  const tables: DocumentTable[] = [];
  let heads = 0;
  for (let i = 0; i < lines.length && heads < MOST_HEADS; i++) {
    const head = headAt(pasted, lines, i);
    if (head === null) continue;
    heads++;
    const cells = cellsAfter(pasted, lines, head);
    const rows = rowsOf(pasted, head, cells);
    if (!rows.some((row) => !row.heads)) continue;
    tables.push(toTable(text, head, rows));
    i = Math.max(i, cells.lineAt() - 1);
  }
  return tables;
}

function rowsOf(pasted: Pasted, head: Head, cells: Cells): Row[] {
  const counts = [0, 1, 2].some((k) => {
    const one = cells.at(k);
    return one !== null && numberOf(one, head.glued)?.value === 1 && (head.ordinal !== null || isNumber(one));
  });
  const delimited = head.mark === "tab" || head.mark === "stroke" || head.mark === "wide";
  if (delimited) return carried(head, byLine(pasted, head, cells, counts));
  return carried(head, counts ? numbered(pasted, head, cells) : byKind(head, cells));
}

/** A group that is left empty goes on from the row above, as a merged cell does; so do units, where none are printed. */
function carried(head: Head, rows: readonly Row[]): Row[] {
  const { columns } = head;
  let above: readonly (Span | null)[] | null = null;
  return rows.map((row) => {
    if (row.heads) return row;
    const cells = [...row.cells];
    const filled = (column: number): boolean => (cells[column] ?? null) !== null;
    for (const column of columns.groups) if (!filled(column)) cells[column] = above?.[column] ?? null;
    if (!row.broken && filled(columns.task) && columns.units.every(({ column }) => !filled(column)))
      for (const { column } of columns.units) cells[column] = above?.[column] ?? null;
    above = cells;
    return { ...row, cells };
  });
}

function toTable(text: string, head: Head, rows: readonly Row[]): DocumentTable {
  const at = head.cells[0]?.[0] ?? 0;
  const cellAt = (span: Span | null, place: number) =>
    span === null ? { text: "", span: [place, place] as const } : { text: text.slice(...span), span };
  // A table whose rows are numbered in a column that its head does not name gets one.
  const unnamed = head.ordinal === null;
  const named = head.cells.map((span, i) => ({ text: head.names[i] as string, span }));
  return {
    rows: [
      { cells: unnamed ? [...named, { text: "序号", span: [at, at] as const }] : named },
      ...rows.map((row) => {
        const place = (row.number ?? row.cells.find((one) => one !== null))?.[0] ?? at;
        if (row.heads) {
          const one = cellAt(row.cells[0] ?? null, place);
          return { cells: Array.from({ length: head.names.length + (unnamed ? 1 : 0) }, () => one) };
        }
        const cells = head.names.map((_, column) =>
          cellAt(column === head.ordinal ? row.number : (row.cells[column] ?? null), place),
        );
        return { cells: unnamed ? [...cells, cellAt(row.number, place)] : cells };
      }),
    ],
  };
}
