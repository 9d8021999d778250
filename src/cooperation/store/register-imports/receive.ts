import { nameOf } from "../../../platform/records/records.ts";
import { createHash, randomUUID } from "node:crypto";
import type { SheetRow } from "../../../kernel/column-mapping.ts";
import { FailureError } from "../../../kernel/error.ts";
import { readFilledSheet } from "../../../platform/documents/sheet-rows.ts";
import { admitRows } from "../../../platform/files/admit.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { RegisterKind } from "../../registers/entry.ts";
import { parseField, type ImportField } from "../../domain/registers/import-fields.ts";
import { proposeRegisterMapping } from "../../domain/registers/import-mapping.ts";
import {
  IMPORT_APPLIED,
  IMPORT_DISCARDED,
  IMPORT_RUNNING,
  IMPORT_TOO_LONG,
  NO_IMPORT,
  unknownImportField,
} from "../../domain/registers/import-refusals.ts";
import {
  type ImportDecisions,
  MOST_IMPORT_ROWS,
  type RegisterImport,
  type RegisterMapping,
} from "../../domain/registers/import-row.ts";
import { namesIn } from "../../domain/registers/import-units.ts";
import type { Desk } from "../desk.ts";
import { registerGround, type RegisterGround } from "./ground.ts";
import { addImport, changeImport, findImport, type ImportRecord, rememberedHeadings } from "./imports.ts";
import { type Shown, viewImport } from "./view.ts";
import { withinTransaction } from "./within.ts";

export type Upload = { readonly name: string; readonly bytes: Uint8Array };

/** The database takes no NUL; signs that turn the direction would hide what a cell says. */
const clean = (text: string): string => text.replace(/[\0\p{Bidi_Control}]/gu, "");

/** The rows of a workbook that may be kept here. Throws why it is not taken. */
export async function readWorkbookRows(
  desk: Desk,
  upload: Upload,
  { confirmInternal }: { readonly confirmInternal: boolean },
  caller: Caller,
): Promise<SheetRow[]> {
  const read = await readFilledSheet(upload.bytes, upload.name);
  if (!read.ok) throw new FailureError(read.failure);
  const asked = { confirmInternal, action: "organisation.refuse-classified", subject: "register-import" };
  await admitRows(desk, read.value, asked, caller);
  if (read.value.rows.length > MOST_IMPORT_ROWS) throw new FailureError(IMPORT_TOO_LONG);
  return read.value.rows.map((row) => ({ ...row, cells: row.cells.map(clean) }));
}

const hintsOf = ({ findUnit, asOf }: RegisterGround, remembered: ReadonlyMap<string, ImportField>) => ({
  remembered,
  asOf,
  namesUnits: (text: string) => namesIn(text).some((name) => findUnit(name) !== undefined),
});

/** What the columns of a workbook seem to mean, with nothing kept. */
export async function proposedMapping(
  desk: Desk,
  rows: readonly SheetRow[],
  ground: RegisterGround,
  headingRow?: number,
): Promise<RegisterMapping> {
  const remembered = await rememberedHeadings(desk.sql, ground.spec.register);
  return proposeRegisterMapping(ground.spec, rows, hintsOf(ground, remembered), headingRow);
}

/** Takes a workbook in and proposes what its columns mean. Throws why it is not taken. */
export async function receiveImport(
  desk: Desk,
  register: RegisterKind,
  upload: Upload,
  confirmed: { readonly confirmInternal: boolean },
  caller: Caller,
): Promise<RegisterImport> {
  const rows = await readWorkbookRows(desk, upload, confirmed, caller);
  const fileName = clean(upload.name.split(/[\\/]/).at(-1) ?? "").slice(-200) || "register.xlsx";
  const ground = await registerGround(desk, { register, fileName }, caller);
  return withinTransaction(desk, async (within) => {
    const { sql } = within;
    const mapping = await proposedMapping(within, rows, ground);
    const kept = await desk.files.put(upload.bytes, upload.name, sql);
    if (!kept.ok) throw new FailureError(kept.failure);
    const row = {
      id: randomUUID(),
      register,
      regionCode: ground.homeCity,
      fileName,
      digest: createHash("sha256").update(upload.bytes).digest("hex"),
      rows,
      mapping,
      addedAt: desk.now(),
      addedBy: nameOf(caller),
      addedById: caller.actor?.accountId ?? null,
    };
    await addImport(sql, row);
    await desk.audit.record(sql, {
      caller,
      action: "organisation.upload-register-import",
      subject: `register-import:${row.id}`,
      after: { fileName, digest: row.digest, register, rows: rows.length },
    });
    const record = {
      ...row,
      state: "mapping",
      goodOnly: false,
      caller: null,
      progress: null,
      outcome: null,
    } as const;
    return viewImport(sql, record, ground);
  });
}

/** An import that the caller may see: the office every one, others their own. Throws `not-found`. */
export async function getImport(
  desk: Desk,
  id: string,
  caller: Caller,
  lock: "lock" | "read" = "read",
): Promise<ImportRecord> {
  const record = await findImport(desk.sql, id, lock);
  const office = caller.actor === null || caller.actor.roles.includes("office");
  const own = record?.addedById === caller.actor?.accountId;
  if (!record || !(office || own)) throw new FailureError(NO_IMPORT);
  return record;
}

/** Throws where an import can no longer be changed. */
export function checkOpen({ state }: Pick<ImportRecord, "state">): void {
  if (state === "discarded") throw new FailureError(IMPORT_DISCARDED);
  if (state === "applied") throw new FailureError(IMPORT_APPLIED);
  if (state === "applying" || state === "stopped") throw new FailureError(IMPORT_RUNNING);
}

export type Correction = ImportDecisions & {
  readonly headingRow: number;
  readonly fields?: readonly (ImportField | null)[] | undefined;
};

const decisionsIn = ({ why: _, ...decided }: RegisterMapping) => decided;

/** Corrects what columns mean and decides on names, units and likenesses; without fields they are proposed anew. */
export async function correctImport(
  desk: Desk,
  id: string,
  { headingRow, fields, ...decisions }: Correction,
  shown: Shown,
  caller: Caller,
): Promise<RegisterImport> {
  const about = await getImport(desk, id, caller);
  const ground = await registerGround(desk, about, caller);
  const unknown = fields?.find((field) => field !== null && parseField(ground.spec, field) === null);
  if (unknown !== undefined && unknown !== null) throw new FailureError(unknownImportField(unknown));
  return withinTransaction(desk, async (within) => {
    const { sql } = within;
    const record = await getImport(within, id, caller, "lock");
    checkOpen(record);
    const before = record.mapping;
    const why = (field: ImportField | null, column: number) =>
      field === (before.fields[column] ?? null) ? (before.why[column] ?? null) : "decided";
    const columns = fields
      ? { headingRow, fields, why: fields.map(why) }
      : await proposedMapping(within, record.rows, ground, headingRow);
    const mapping: RegisterMapping = { ...columns, ...decisions };
    await changeImport(sql, id, { mapping });
    await desk.audit.record(sql, {
      caller,
      action: "organisation.map-register-import",
      subject: `register-import:${id}`,
      before: decisionsIn(before),
      after: decisionsIn(mapping),
    });
    return viewImport(sql, { ...record, mapping }, ground, shown);
  });
}

/** Discards an import of which nothing was entered; again, it changes nothing. */
export async function discardImport(desk: Desk, id: string, caller: Caller): Promise<RegisterImport> {
  const about = await getImport(desk, id, caller);
  const ground = await registerGround(desk, about, caller);
  return withinTransaction(desk, async (within) => {
    const { sql } = within;
    const record = await getImport(within, id, caller, "lock");
    if (record.state === "discarded") return viewImport(sql, record, ground);
    checkOpen(record);
    await changeImport(sql, id, { state: "discarded" });
    await desk.audit.record(sql, {
      caller,
      action: "organisation.discard-register-import",
      subject: `register-import:${id}`,
      before: { state: record.state },
    });
    return viewImport(sql, { ...record, state: "discarded" }, ground);
  });
}
