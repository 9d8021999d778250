import type { SheetHead } from "../../platform/documents/long-workbook.ts";
import { type Column, type Row, writeWorkbook } from "../../platform/documents/workbook.ts";
import type { Long } from "../../platform/exports/long.ts";
import type { PiecedFile } from "../../platform/http/file-reply.ts";
import { exportRows } from "../../platform/records/exporter.ts";
import type { Sentence } from "../../kernel/error.ts";
import { say } from "../../kernel/fields.ts";
import type { Day } from "../../kernel/calendar.ts";
import { besideDue, ledgerCell, type LedgerUnit } from "../domain/tasks/ledger-cells.ts";
import { LEDGER_HEADINGS, type LedgerColumn } from "../domain/tasks/ledger-columns.ts";
import { ledgerFileName, ledgerHeading, ledgerTally } from "../domain/tasks/ledger-heading.ts";
import type { TaskRow } from "../domain/tasks/task-row.ts";

/** Widths in characters of the body font; the other columns take the common one. */
const WIDTHS: Partial<Readonly<Record<LedgerColumn, number>>> = {
  number: 6,
  source: 16,
  measure: 30,
  text: 36,
  goals: 26,
  leader: 10,
  contact: 10,
  progress: 36,
  problems: 22,
  next: 22,
  coordination: 22,
  state: 20,
  evidence: 7,
};
const COMMON = 16;

/** Characters that an A4 sheet across still prints large enough to read. */
const A4_HOLDS = 190;

/** Of the export: a day is a cell of its own kind, so that Excel sorts and filters it, and words stand beside it. */
type Written = LedgerColumn | "beside";

function cellOf(row: TaskRow, key: Written, people: ReadonlyMap<string, LedgerUnit>): string | number {
  if (key === "beside") return row.due === null ? "" : besideDue(row);
  return key === "due" && row.due !== null ? row.due : ledgerCell(row, key, people);
}

const isBeside = (row: TaskRow): boolean => row.due !== null && besideDue(row) !== "";

/** The columns of the sheet: where a day needs words, they stand beside it. */
function writtenColumns(columns: readonly LedgerColumn[], beside: boolean): Column<Written>[] {
  return columns.flatMap((key): Column<Written>[] => {
    const column: Column<Written> = {
      key,
      header: LEDGER_HEADINGS[key].zh,
      width: WIDTHS[key] ?? COMMON,
      ...(key === "number" ? { type: "number", align: "center" } : {}),
    };
    if (key !== "due") return [column];
    const dated: Column<Written> = { ...column, type: "date", align: "center" };
    return beside ? [dated, { key: "beside", header: "时限说明", width: COMMON }] : [dated];
  });
}

const headOf = (
  columns: readonly Column<Written>[],
  heading: Omit<SheetHead, "name" | "columns" | "paper">,
): SheetHead => ({
  ...heading,
  name: "台账",
  paper: columns.reduce((sum, { width }) => sum + width, 0) > A4_HOLDS ? "A3" : "A4",
  columns,
});

const cellsOf = (columns: readonly Column<Written>[], units: readonly LedgerUnit[]) => {
  const people = new Map(units.map((unit) => [unit.id, unit]));
  return (row: TaskRow): Row => Object.fromEntries(columns.map(({ key }) => [key, cellOf(row, key, people)]));
};

/** The ledger as .xlsx with the chosen columns in their order: head frozen, filters, across the paper, 示例 where it is. */
export async function writeTaskLedger(
  rows: readonly TaskRow[],
  columns: readonly LedgerColumn[],
  units: readonly LedgerUnit[],
  heading: Omit<SheetHead, "name" | "columns" | "paper">,
): Promise<Uint8Array> {
  const written = writtenColumns(columns, rows.some(isBeside));
  return writeWorkbook([{ ...headOf(written, heading), rows: rows.map(cellsOf(written, units)) }]);
}

/** What who waits for a ledger reads of it. */
export const ledgerAsOf = (asOf: Day): Sentence =>
  say(`督办任务台账（截至 ${asOf}）`, `Ledger of tasks as of ${asOf}`);

/** The same of a ledger of any length; its head says what its rows were when they passed. */
export function exportTaskLedger(
  {
    total,
    pages,
    columns,
    units,
    asOf,
  }: {
    readonly total: number;
    readonly pages: AsyncIterable<readonly TaskRow[]>;
    readonly columns: readonly LedgerColumn[];
    readonly units: readonly LedgerUnit[];
    readonly asOf: Day;
  },
  long: Long,
): Promise<PiecedFile> {
  const tally = ledgerTally();
  const cells = cellsOf(writtenColumns(columns, true), units);
  let beside = false;
  async function* rows(): AsyncGenerator<readonly Row[]> {
    for await (const page of pages) {
      tally.add(page);
      beside ||= page.some(isBeside);
      yield page.map(cells);
    }
  }
  return exportRows(
    {
      name: ledgerAsOf(asOf),
      total,
      rows: rows(),
      head: () => headOf(writtenColumns(columns, beside), ledgerHeading(tally.seen(), asOf)),
      file: () => ledgerFileName(tally.seen(), asOf),
    },
    long,
  );
}
