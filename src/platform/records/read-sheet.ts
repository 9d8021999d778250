import type { SheetRow } from "../../kernel/column-mapping.ts";
import { FailureError } from "../../kernel/error.ts";
import { numberAt } from "../../kernel/sheet.ts";
import { filledBookInWorker } from "../documents/in-worker.ts";
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

/** What of a file is taken: rows numbered one sheet behind the other, the sheets' names, and those of hidden ones. */
export type Taken = {
  readonly rows: readonly SheetRow[];
  readonly names: readonly string[];
  readonly hidden: readonly string[];
};

/**
 * The rows of a workbook's visible sheets. Throws why they are not taken. Where one sheet of it will be read (`one`), each
 * comes as far as one may be long and a row further, so that who chooses it is told; all together may be `most` otherwise.
 */
export async function readSheets(
  desk: Pick<Shell, "sql" | "audit">,
  upload: Upload,
  { slice, name, most }: Taking,
  reads: "all" | "one",
  confirmInternal: boolean,
  caller: Caller,
): Promise<Taken> {
  const read = await filledBookInWorker(upload.bytes, upload.name, reads === "all" ? "any-size" : "list");
  if (!read.ok) throw new FailureError(read.failure);
  const { sheets, hidden } = read.value;
  const numbered = sheets.map((sheet, at) =>
    sheet.rows.map((row) => (at === 0 ? row : { ...row, number: numberAt(at, row.number) })),
  );
  const asked = { confirmInternal, action: `${slice}.refuse-classified`, subject: name };
  for (const sheet of sheets) await admitRows(desk, sheet, asked, caller);
  const rows = numbered.flatMap((sheet) => (reads === "all" ? sheet : sheet.slice(0, most + 1)));
  if (reads === "all" && rows.length > most) throw new FailureError(tooLong(most));
  return {
    names: sheets.map((sheet) => clean(sheet.name)),
    hidden: hidden.map(clean),
    rows: rows.map(cleaned),
  };
}
