import { createHash, randomUUID } from "node:crypto";
import type { Day } from "../../../kernel/calendar.ts";
import type { SheetRow } from "../../../kernel/column-mapping.ts";
import { FailureError } from "../../../kernel/error.ts";
import { readFilledSheet } from "../../../platform/documents/sheet-rows.ts";
import { admitRows } from "../../../platform/files/admit.ts";
import type { Caller } from "../../../platform/slice.ts";
import { NO_PLAN } from "../../domain/import-failures.ts";
import {
  ALREADY_APPLIED,
  DISCARDED,
  MAX_LEDGER_ROWS,
  NO_LEDGER_IMPORT,
  TOO_MANY_ROWS,
} from "../../domain/ledger-import/failures.ts";
import type { LedgerField, LedgerImport, LedgerMapping } from "../../domain/ledger-import/ledger-import.ts";
import { proposeMapping } from "../../domain/ledger-import/mapping.ts";
import type { Supervision } from "../desk.ts";
import { findPlan } from "../plans.ts";
import { nameOf } from "../review.ts";
import {
  addLedgerImport,
  findLedgerImport,
  type LedgerRecord,
  saveMapping,
  settleImport,
} from "./imports.ts";
import { mappingHints, type Shown, viewLedger } from "./view.ts";
import { withinTransaction } from "./within.ts";

/** The database takes no NUL; signs that turn the direction would hide what a cell says. */
const clean = (text: string): string => text.replace(/[\0\p{Bidi_Control}]/gu, "");

const cleanRows = (rows: readonly SheetRow[]): SheetRow[] =>
  rows.map((row) => ({ ...row, cells: row.cells.map(clean) }));

async function readRows(
  desk: Supervision,
  upload: { readonly name: string; readonly bytes: Uint8Array },
  confirmed: boolean,
  caller: Caller,
): Promise<SheetRow[]> {
  const read = await readFilledSheet(upload.bytes, upload.name);
  if (!read.ok) throw new FailureError(read.failure);
  const asked = {
    confirmInternal: confirmed,
    action: "supervision.refuse-classified",
    subject: "ledger-import",
  };
  await admitRows(desk, read.value, asked, caller);
  if (read.value.rows.length > MAX_LEDGER_ROWS) throw new FailureError(TOO_MANY_ROWS);
  return cleanRows(read.value.rows);
}

/** Takes in an office's own ledger and proposes what its columns mean. Throws why it cannot be read. */
export async function receiveLedger(
  desk: Supervision,
  planId: string,
  upload: { readonly name: string; readonly bytes: Uint8Array },
  { confirmInternal }: { readonly confirmInternal: boolean },
  caller: Caller,
): Promise<LedgerImport> {
  const plan = await findPlan(desk.sql, planId);
  if (!plan) throw new FailureError(NO_PLAN);
  const rows = await readRows(desk, upload, confirmInternal, caller);
  const id = randomUUID();
  return withinTransaction(desk, async (within) => {
    const { sql } = within;
    const mapping = proposeMapping(rows, await mappingHints(within));
    const kept = await desk.files.put(upload.bytes, upload.name, sql);
    if (!kept.ok) throw new FailureError(kept.failure);
    const { regionCode } = plan;
    const fileName = clean(upload.name.split(/[\\/]/).at(-1) ?? "").slice(-200) || "ledger.xlsx";
    const digest = createHash("sha256").update(upload.bytes).digest("hex");
    const row = { id, planId, regionCode, fileName, digest, rows, mapping };
    await addLedgerImport(sql, { ...row, addedAt: desk.now(), addedBy: nameOf(caller) });
    await desk.audit.record(sql, {
      caller,
      action: "supervision.upload-ledger",
      subject: `ledger-import:${id}`,
      after: { fileName, digest, planId, rows: rows.length },
    });
    return viewLedger(within, { ...row, state: "mapping", outcome: null });
  });
}

/** The ledger, locked, which can still be changed. */
export async function openLedger(sql: Supervision["sql"], id: string): Promise<LedgerRecord> {
  const record = await findLedgerImport(sql, id, "lock");
  if (!record) throw new FailureError(NO_LEDGER_IMPORT);
  if (record.state === "discarded") throw new FailureError(DISCARDED);
  return record;
}

type Correction = {
  readonly headingRow: number;
  readonly fields?: readonly (LedgerField | null)[] | undefined;
  readonly units: Readonly<Record<string, string | null>>;
  readonly year?: number | null | undefined;
  readonly days?: Readonly<Record<string, Day | null>> | undefined;
  readonly tasks?: Readonly<Record<string, string | null>> | undefined;
};

const decisionsIn = ({ why: _, ...decided }: LedgerMapping) => decided;

/** Corrects what columns mean; without fields they are proposed anew from the heading given. */
export async function correctMapping(
  desk: Supervision,
  id: string,
  { headingRow, fields, tasks, ...others }: Correction,
  shown: Shown,
  caller: Caller,
): Promise<LedgerImport> {
  return withinTransaction(desk, async (within) => {
    const { sql } = within;
    const record = await openLedger(sql, id);
    if (record.state === "applied") throw new FailureError(ALREADY_APPLIED);
    const before = record.mapping;
    const proposed = proposeMapping(record.rows, await mappingHints(within), headingRow);
    const why = (field: LedgerField | null, column: number) =>
      field === (before.fields[column] ?? null) ? (before.why[column] ?? null) : "decided";
    // Rows are many: what was said of some stands when another is decided.
    const said = Object.entries({ ...before.tasks, ...tasks }).filter(([, task]) => task !== "");
    const decided = { ...others, tasks: Object.fromEntries(said) };
    const mapping: LedgerMapping = fields
      ? { headingRow, fields, why: fields.map(why), ...decided }
      : { ...proposed, ...decided };
    await saveMapping(sql, id, mapping);
    await desk.audit.record(sql, {
      caller,
      action: "supervision.map-ledger",
      subject: `ledger-import:${id}`,
      before: decisionsIn(before),
      after: decisionsIn(mapping),
    });
    return viewLedger(within, { ...record, mapping }, shown);
  });
}

/** Discards a ledger that is not applied; again, it changes nothing. */
export async function discardLedger(desk: Supervision, id: string, caller: Caller): Promise<LedgerImport> {
  return withinTransaction(desk, async (within) => {
    const { sql } = within;
    const record = await findLedgerImport(sql, id, "lock");
    if (!record) throw new FailureError(NO_LEDGER_IMPORT);
    if (record.state === "applied") throw new FailureError(ALREADY_APPLIED);
    if (record.state === "mapping") {
      await settleImport(sql, id, "discarded", null);
      const [action, subject] = ["supervision.discard-ledger", `ledger-import:${id}`];
      await desk.audit.record(sql, { caller, action, subject, before: { state: "mapping" } });
    }
    return viewLedger(within, { ...record, state: "discarded" });
  });
}
