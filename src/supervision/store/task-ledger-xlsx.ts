import { type Column, writeWorkbook } from "../../platform/documents/workbook.ts";
import { besideDue, ledgerCell, type LedgerUnit } from "../domain/tasks/ledger-cells.ts";
import { LEDGER_HEADINGS, type LedgerColumn } from "../domain/tasks/ledger-columns.ts";
import type { ledgerHeading } from "../domain/tasks/ledger-heading.ts";
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

/** The ledger as .xlsx with the chosen columns in their order: head frozen, filters, across the paper, 示例 where it is. */
export async function writeTaskLedger(
  rows: readonly TaskRow[],
  columns: readonly LedgerColumn[],
  units: readonly LedgerUnit[],
  heading: ReturnType<typeof ledgerHeading>,
): Promise<Uint8Array> {
  const people = new Map(units.map((unit) => [unit.id, unit]));
  const beside = rows.some((row) => row.due !== null && besideDue(row) !== "");
  const written = columns.flatMap((key): Column<Written>[] => {
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
  const width = written.reduce((sum, column) => sum + column.width, 0);
  return writeWorkbook([
    {
      ...heading,
      name: "台账",
      paper: width > A4_HOLDS ? "A3" : "A4",
      columns: written,
      rows: rows.map((row) => Object.fromEntries(written.map(({ key }) => [key, cellOf(row, key, people)]))),
    },
  ]);
}
