import { randomUUID } from "node:crypto";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import { FailureError } from "../../../kernel/error.ts";
import { inTransaction, type Sql } from "../../../platform/database/database.ts";
import { extractInWorker } from "../../../platform/documents/in-worker.ts";
import { documentSecrecy } from "../../../platform/files/secrecy.ts";
import { MEDIA_TYPES, sniffFile } from "../../../platform/files/sniff.ts";
import type { Caller } from "../../../platform/slice.ts";
import { CLASSIFIED } from "../../../kernel/secrecy.ts";
import { NO_PLAN } from "../../domain/import-failures.ts";
import { NO_OWN_UNIT, NO_SCAN, NO_SUCH_PERIOD, NOT_A_SCAN } from "../../domain/tasks/reporting-failures.ts";
import type { Supervision } from "../desk.ts";
import { plainName } from "../../../platform/files/plain-name.ts";
import { nameOf } from "../review.ts";
import { loadPlanContext } from "../tasks/plan-context.ts";
import { reporterOf } from "./reporter.ts";

/** A stamped scan as others see it. */
export type Scan = {
  readonly id: string;
  readonly name: string;
  readonly addedAt: string;
  readonly addedBy: string;
};

export type Sheet = { readonly plan: string; readonly unit?: string | undefined; readonly period: string };
type Upload = { readonly name: string; readonly bytes: Uint8Array };

/** The scans of a unit's sheet for a period, newest first. */
export async function listScans(
  { sql }: { readonly sql: Sql },
  unitIds: readonly string[],
  { plan, period }: Sheet,
): Promise<Scan[]> {
  const rows = await sql<(Omit<Scan, "addedAt"> & { readonly addedAt: Date })[]>`
    select id, name, added_at, added_by from supervision.sheet_scan
    where plan_id = ${plan} and period = ${period} and unit_id = any(${[...unitIds]})
    order by added_at desc, id`;
  return rows.map(({ addedAt, ...scan }) => ({ ...scan, addedAt: addedAt.toISOString() }));
}

/** A picture has no words to read; a scanned page usually none either. */
async function checkScan(desk: Supervision, file: Upload, caller: Caller): Promise<void> {
  const type = sniffFile(file.bytes);
  if (type === "image") return;
  if (type !== "pdf") throw new FailureError(NOT_A_SCAN);
  const read = await extractInWorker(file.bytes, file.name);
  if (!read.ok || documentSecrecy(read.value) !== "refuse") return;
  await inTransaction(desk.sql, (sql) =>
    desk.audit.record(sql, { caller, action: "supervision.refuse-classified", subject: "sheet" }),
  );
  throw new FailureError(CLASSIFIED);
}

/** Throws where the plan is not there, or had no such period yet: nobody would ever find the scan. */
async function checkSheet({ sql, now, isWorkingDay }: Supervision, { plan, period }: Sheet): Promise<void> {
  const today = dayInShanghai(now());
  const context = await loadPlanContext(sql, plan, today, isWorkingDay);
  if (!context) throw new FailureError(NO_PLAN);
  if (!context.periods.some(({ key, from }) => key === period && from <= today))
    throw new FailureError(NO_SUCH_PERIOD);
}

/** Attaches the stamped scan of a unit's sheet. Throws what cannot be a scan, and what is classified. */
export async function addScan(desk: Supervision, caller: Caller, sheet: Sheet, file: Upload): Promise<Scan> {
  const { plan, unit: asked, period } = sheet;
  const { unit } = await reporterOf(desk, caller, asked);
  if (unit === null) throw new FailureError(NO_OWN_UNIT);
  await checkSheet(desk, sheet);
  await checkScan(desk, file, caller);
  const [id, addedAt, addedBy] = [randomUUID(), desk.now(), nameOf(caller)];
  const name = plainName(file.name);
  await inTransaction(desk.sql, async (sql) => {
    const kept = await desk.files.put(file.bytes, name, sql);
    if (!kept.ok) throw new FailureError(kept.failure);
    const { digest, type } = kept.value;
    await sql`
      insert into supervision.sheet_scan
        (id, plan_id, unit_id, period, region_code, digest, name, media_type, added_at, added_by)
      select ${id}, p.id, ${unit.id}, ${period}, p.region_code, ${digest}, ${name}, ${MEDIA_TYPES[type]},
        ${addedAt}, ${addedBy}
      from supervision.plan p where p.id = ${plan}`;
    const after = { unit: unit.id, period, name, digest };
    await desk.audit.record(sql, {
      caller,
      action: "supervision.attach-scan",
      subject: `plan:${plan}`,
      after,
    });
  });
  return { id, name, addedAt: addedAt.toISOString(), addedBy };
}

type ScanFile = {
  readonly unitId: string;
  readonly digest: string;
  readonly name: string;
  readonly mediaType: string;
};

/** A scan as it was attached; people of a unit are given those of their unit only. Throws `not-found`. */
export async function getScan(
  desk: Supervision,
  caller: Caller,
  id: string,
): Promise<{ readonly name: string; readonly type: string; readonly bytes: Uint8Array }> {
  const [scan] = await desk.sql<ScanFile[]>`
    select unit_id, digest, name, media_type from supervision.sheet_scan where id = ${id}`;
  if (!scan) throw new FailureError(NO_SCAN);
  const roles = caller.actor?.roles ?? [];
  if (!roles.includes("office") && !roles.includes("leader")) {
    const { actor } = await reporterOf(desk, caller);
    if (!actor.unitIds.includes(scan.unitId)) throw new FailureError(NO_SCAN);
  }
  return { name: scan.name, type: scan.mediaType, bytes: await desk.files.get(scan.digest) };
}
