import type { SheetRow } from "../../kernel/column-mapping.ts";
import { FailureError } from "../../kernel/error.ts";
import { readFilledSheet } from "../documents/sheet-rows.ts";
import { admitRows } from "../files/admit.ts";
import type { Caller, Shell } from "../slice.ts";
import { tooLong, type Upload } from "./importer-spec.ts";

/** The database takes no NUL; signs that turn the direction would hide what a cell says. */
export const clean = (text: string): string => text.replace(/[\0\p{Bidi_Control}]/gu, "");

/** The rows of a sheet that may be kept here. Throws why it is not taken. */
export async function readSheet(
  desk: Pick<Shell, "sql" | "audit">,
  upload: Upload,
  { slice, name, most }: { readonly slice: string; readonly name: string; readonly most: number },
  confirmInternal: boolean,
  caller: Caller,
): Promise<SheetRow[]> {
  const read = await readFilledSheet(upload.bytes, upload.name);
  if (!read.ok) throw new FailureError(read.failure);
  const asked = { confirmInternal, action: `${slice}.refuse-classified`, subject: name };
  await admitRows(desk, read.value, asked, caller);
  if (read.value.rows.length > most) throw new FailureError(tooLong(most));
  return read.value.rows.map((row) => ({ ...row, cells: row.cells.map(clean) }));
}
