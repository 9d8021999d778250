import { FailureError } from "../../../kernel/error.ts";
import { readAllSheets } from "../../../platform/documents/sheet-rows.ts";
import { admitRows } from "../../../platform/files/admit.ts";
import type { Caller, Shell } from "../../../platform/slice.ts";
import { readReturnedForm, type ReturnedForm } from "../../domain/workbooks/returned-form.ts";
import { NO_WORKBOOK } from "../../domain/workbooks/workbook-failures.ts";

export type WorkbookFile = { readonly name: string; readonly bytes: Uint8Array };

/** Some browsers send the whole path; signs that turn the direction of reading hide an ending. */
export const plainName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? "").replace(/[\p{Cc}\p{Bidi_Control}]/gu, "").slice(-200) || "填报表.xlsx";

/** Reads the form of a returned workbook; one that is marked classified leaves no trace but that it was refused. */
export async function readForm(shell: Shell, file: WorkbookFile, caller: Caller): Promise<ReturnedForm> {
  const sheets = await readAllSheets(file.bytes, file.name);
  if (!sheets.ok)
    throw new FailureError(sheets.failure.code === "unsupported" ? NO_WORKBOOK : sheets.failure);
  const rows = sheets.value.flatMap((sheet) => sheet.rows);
  const margin = sheets.value.flatMap((sheet) => sheet.margin);
  const asked = { confirmInternal: true, action: "supervision.refuse-classified", subject: "workbook" };
  await admitRows(shell, { rows, margin }, asked, caller);
  const form = readReturnedForm(sheets.value);
  if (!form.ok) throw new FailureError(form.failure);
  return form.value;
}
