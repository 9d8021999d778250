import { createHash, randomUUID } from "node:crypto";
import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import { inTransaction } from "../../../../platform/database/database.ts";
import { filledSheetsInWorker } from "../../../../platform/documents/in-worker.ts";
import { admitRows } from "../../../../platform/files/admit.ts";
import { nameOf } from "../../../../platform/records/records.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { permitImport } from "../../domain/items/import-permit.ts";
import type { ItemField } from "../../domain/items/item-fields.ts";
import {
  IMPORT_CLOSED,
  MOST_ITEM_ROWS,
  NO_ITEM_IMPORT,
  NO_SHEET,
  TOO_MANY_ROWS,
} from "../../domain/items/item-failures.ts";
import { proposeAnew, proposeItemMapping } from "../../domain/items/item-mapping.ts";
import type { ImportView, ItemMapping, ItemSheet } from "../../domain/items/item-row.ts";
import type { Desk } from "../desk.ts";
import {
  addImport,
  changeMapping,
  closeImport,
  contentOf,
  findImport,
  type ImportHead,
  rememberedHeadings,
} from "./imports.ts";
import { FIRST_FINDINGS, readImport, type ShownFindings, viewImport } from "./view-import.ts";

export type Upload = { readonly name: string; readonly bytes: Uint8Array };

/** The database takes no NUL; signs that turn the direction would hide what a cell says. */
const clean = (text: string): string => text.replace(/[\0\p{Bidi_Control}]/gu, "");

/** Who may import for a city, checked before anything is read. Throws the refusal. */
async function checkPermitted(desk: Desk, city: string, caller: Caller): Promise<void> {
  const refused = permitImport(city, await whoActs(desk, caller));
  if (refused) throw new FailureError(refused);
}

/** The sheets of a workbook that may be kept here. Throws why it is not taken. */
async function sheetsOf(
  desk: Desk,
  { name, bytes }: Upload,
  confirmInternal: boolean,
  caller: Caller,
): Promise<ItemSheet[]> {
  const read = await filledSheetsInWorker(bytes, name);
  if (!read.ok) throw new FailureError(read.failure);
  const rows = read.value.flatMap((sheet) => sheet.rows);
  const margin = read.value.flatMap((sheet) => sheet.margin);
  const asked = { confirmInternal, action: "one-service.refuse-classified", subject: "item-import" };
  await admitRows(desk, { rows, margin }, asked, caller);
  if (rows.length > MOST_ITEM_ROWS) throw new FailureError(TOO_MANY_ROWS);
  return read.value.map((sheet) => ({
    name: clean(sheet.name),
    rows: sheet.rows.map((row) => ({ ...row, cells: row.cells.map(clean) })),
  }));
}

/** Takes an export of a city in and proposes what its columns mean. Throws why it is not taken. */
export async function receiveItems(
  desk: Desk,
  upload: Upload,
  { city, confirmInternal }: { readonly city: string; readonly confirmInternal: boolean },
  caller: Caller,
): Promise<ImportView> {
  await checkPermitted(desk, city, caller);
  const sheets = await sheetsOf(desk, upload, confirmInternal, caller);
  const fileName = clean(upload.name.split(/[\\/]/).at(-1) ?? "").slice(-200) || "items.xlsx";
  const mapping = proposeItemMapping(sheets, await rememberedHeadings(desk.sql, city));
  const addedAt = desk.now();
  const reading = readImport(sheets, mapping, city, dayInShanghai(addedAt));
  const head: ImportHead = {
    id: randomUUID(),
    regionCode: city,
    fileName,
    digest: createHash("sha256").update(upload.bytes).digest("hex"),
    reading,
    state: "mapping",
    sample: desk.config.demo,
    addedAt,
    addedBy: nameOf(caller),
    outcome: null,
  };
  const { outcome: _, ...row } = head;
  await inTransaction(desk.sql, async (sql) => {
    const kept = await desk.files.put(upload.bytes, upload.name, sql);
    if (!kept.ok) throw new FailureError(kept.failure);
    await addImport(sql, { ...row, sheets, mapping, addedById: caller.actor?.accountId ?? null });
    await desk.audit.record(sql, {
      caller,
      action: "one-service.upload-item-import",
      subject: `item-import:${head.id}`,
      after: { fileName, digest: head.digest, city, ...reading.counts },
    });
  });
  return viewImport(head, true, FIRST_FINDINGS);
}

/** An import; throws `not-found`. */
export async function getImport(
  { sql }: Pick<Desk, "sql">,
  id: string,
  lock: "lock" | "read" = "read",
): Promise<ImportHead> {
  const head = await findImport(sql, id, lock);
  if (!head) throw new FailureError(NO_ITEM_IMPORT);
  return head;
}

/** An import as its page shows it. */
export async function showImport(
  desk: Desk,
  id: string,
  shown: ShownFindings,
  caller: Caller,
): Promise<ImportView> {
  const head = await getImport(desk, id);
  const refused = permitImport(head.regionCode, await whoActs(desk, caller));
  return viewImport(head, refused === null, shown);
}

/** Locks an import that may still be changed by this caller. Throws why not. */
export async function lockOpen(desk: Pick<Desk, "sql">, id: string): Promise<ImportHead> {
  const head = await getImport(desk, id, "lock");
  if (head.state !== "mapping") throw new FailureError(IMPORT_CLOSED);
  return head;
}

export type Correction = {
  readonly sheet: string;
  readonly headingRow: number;
  readonly fields?: readonly (ItemField | null)[] | undefined;
};

function decided(mapping: ItemMapping, { sheet, headingRow, fields = [] }: Correction): ItemMapping {
  return {
    sheets: mapping.sheets.map((own) =>
      own.sheet === sheet
        ? {
            sheet,
            headingRow,
            fields,
            why: fields.map((field, column) =>
              field === (own.fields[column] ?? null) ? (own.why[column] ?? null) : "decided",
            ),
          }
        : own,
    ),
  };
}

/** Corrects what the columns of one sheet mean, and reads the items anew. */
export async function correctMapping(
  desk: Desk,
  id: string,
  correction: Correction,
  shown: ShownFindings,
  caller: Caller,
): Promise<ImportView> {
  const about = await getImport(desk, id);
  await checkPermitted(desk, about.regionCode, caller);
  return inTransaction(desk.sql, async (sql) => {
    const head = await lockOpen({ sql }, id);
    const { sheets, mapping: before } = await contentOf(sql, id);
    const sheet = sheets.find(({ name }) => name === correction.sheet);
    if (!sheet) throw new FailureError(NO_SHEET);
    const mapping = correction.fields
      ? decided(before, correction)
      : proposeAnew(before, sheet, correction.headingRow, await rememberedHeadings(sql, head.regionCode));
    const reading = readImport(sheets, mapping, head.regionCode, dayInShanghai(desk.now()));
    await changeMapping(sql, id, { mapping, reading });
    await desk.audit.record(sql, {
      caller,
      action: "one-service.map-item-import",
      subject: `item-import:${id}`,
      after: { sheet: sheet.name, ...reading.counts },
    });
    return viewImport({ ...head, reading }, true, shown);
  });
}

/** Discards an import of which nothing was taken over; again, it changes nothing. */
export async function discardImport(desk: Desk, id: string, caller: Caller): Promise<ImportView> {
  const about = await getImport(desk, id);
  await checkPermitted(desk, about.regionCode, caller);
  return inTransaction(desk.sql, async (sql) => {
    const now = await getImport({ sql }, id, "lock");
    if (now.state === "discarded") return viewImport(now, true, FIRST_FINDINGS);
    const head = await lockOpen({ sql }, id);
    await closeImport(sql, id, { state: "discarded", outcome: null });
    await desk.audit.record(sql, {
      caller,
      action: "one-service.discard-item-import",
      subject: `item-import:${id}`,
      before: { state: head.state },
    });
    return viewImport({ ...head, state: "discarded" }, true, FIRST_FINDINGS);
  });
}
