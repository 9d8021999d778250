import type { SheetRow } from "../../kernel/column-mapping.ts";
import { FailureError } from "../../kernel/error.ts";
import { numberAt } from "../../kernel/sheet.ts";
import { filledSheetsInWorker } from "../documents/in-worker.ts";
import { readFilledSheet } from "../documents/sheet-rows.ts";
import { admitRows } from "../files/admit.ts";
import type { Caller, Shell } from "../slice.ts";
import { tooLong, type Upload } from "./importer-spec.ts";

/** The database takes no NUL; signs that turn the direction would hide what a cell says. */
export const clean = (text: string): string => text.replace(/[\0\p{Bidi_Control}]/gu, "");

const cleaned = (row: SheetRow): SheetRow => ({
  ...row,
  cells: row.cells.map(clean),
  ...(row.padded === undefined
    ? {}
    : { padded: Object.fromEntries(Object.entries(row.padded).map(([at, text]) => [at, clean(text)])) }),
});

type Taking = { readonly slice: string; readonly name: string; readonly most: number };

/** The rows of a sheet that may be kept here. Throws why it is not taken. */
export async function readSheet(
  desk: Pick<Shell, "sql" | "audit">,
  upload: Upload,
  { slice, name, most }: Taking,
  confirmInternal: boolean,
  caller: Caller,
): Promise<SheetRow[]> {
  const read = await readFilledSheet(upload.bytes, upload.name);
  if (!read.ok) throw new FailureError(read.failure);
  const asked = { confirmInternal, action: `${slice}.refuse-classified`, subject: name };
  await admitRows(desk, read.value, asked, caller);
  if (read.value.rows.length > most) throw new FailureError(tooLong(most));
  return read.value.rows.map(cleaned);
}

/** The same of every visible sheet of a workbook: their names, and their rows numbered one sheet behind the other. */
export async function readSheets(
  desk: Pick<Shell, "sql" | "audit">,
  upload: Upload,
  { slice, name, most }: Taking,
  confirmInternal: boolean,
  caller: Caller,
): Promise<{ readonly names: readonly string[]; readonly rows: readonly SheetRow[] }> {
  const read = await filledSheetsInWorker(upload.bytes, upload.name);
  if (!read.ok) throw new FailureError(read.failure);
  const rows = read.value.flatMap((sheet, at) =>
    sheet.rows.map((row) => (at === 0 ? row : { ...row, number: numberAt(at, row.number) })),
  );
  const margin = read.value.flatMap((sheet) => sheet.margin);
  const asked = { confirmInternal, action: `${slice}.refuse-classified`, subject: name };
  await admitRows(desk, { rows, margin }, asked, caller);
  if (rows.length > most) throw new FailureError(tooLong(most));
  return { names: read.value.map((sheet) => clean(sheet.name)), rows: rows.map(cleaned) };
}
