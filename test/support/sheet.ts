import { buffer } from "node:stream/consumers";
import ExcelJS from "exceljs";
import type { PiecedFile } from "../../src/platform/http/file-reply.ts";
import { readFilledSheet } from "../../src/platform/documents/sheet-rows.ts";
import type { FilledRow } from "../../src/platform/documents/filled-rows.ts";

type Value = string | number | Date | null;
type Shape = {
  /** `A1:C1`. */
  readonly merges?: readonly string[];
  readonly hidden?: readonly number[];
};

/** An .xlsx file with these rows on its one sheet. */
export async function sheetOf(rows: readonly (readonly Value[])[], shape: Shape = {}): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const page = book.addWorksheet("台账");
  for (const row of rows) page.addRow([...row]);
  for (const merge of shape.merges ?? []) page.mergeCells(merge);
  for (const number of shape.hidden ?? []) page.getRow(number).hidden = true;
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** An .xlsx file with several sheets, by their names. */
export async function sheetsOf(
  sheets: Readonly<Record<string, readonly (readonly Value[])[]>>,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const page = book.addWorksheet(name);
    for (const row of rows) page.addRow([...row]);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The same as it is read for imports. */
export async function rowsOfSheet(
  rows: readonly (readonly Value[])[],
  shape: Shape = {},
): Promise<readonly FilledRow[]> {
  const read = await readFilledSheet(await sheetOf(rows, shape), "台账.xlsx");
  if (!read.ok) throw new Error(read.failure.sentence.en);
  return read.value.rows;
}

/** The same of a file that is made piece by piece. */
export const rowsOfFile = async ({ pieces }: PiecedFile): Promise<string[][]> =>
  rowsInWorkbook(await buffer(pieces));

/** What stands in the rows of a workbook's first sheet. */
export async function rowsInWorkbook(bytes: Uint8Array): Promise<string[][]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  const rows: string[][] = [];
  book.worksheets[0]?.eachRow((row) => {
    const cells: string[] = [];
    row.eachCell((cell) => void cells.push(cell.text));
    rows.push(cells);
  });
  return rows;
}
