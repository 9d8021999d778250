import { FailureError } from "../../../kernel/error.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { MEDIA_TYPES } from "../../../platform/files/sniff.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { ReturnedFile } from "../../domain/workbooks/returned-workbook.ts";
import { NO_FILE } from "../../domain/workbooks/workbook-failures.ts";
import type { Supervision } from "../desk.ts";
import { nameOf } from "../review.ts";
import type { WorkbookFile } from "./read-form.ts";

type Place = { readonly plan: string; readonly unit: string; readonly period: string };

/** Keeps a workbook beside what was entered from it, and says so in the trail; within the transaction that enters it. */
export async function keepWorkbook(
  { files, audit, now }: Supervision,
  sql: Sql,
  file: WorkbookFile,
  { plan, unit, period }: Place,
  {
    entered,
    decided,
    caller,
  }: {
    readonly entered: number;
    /** Rows of which a person said which task they are about. */
    readonly decided: readonly { readonly row: number; readonly task: string }[];
    readonly caller: Caller;
  },
): Promise<void> {
  const kept = await files.put(file.bytes, file.name, sql);
  if (!kept.ok) throw new FailureError(kept.failure);
  const { digest, type, name } = kept.value;
  // A workbook given again enters what became possible since: the sum says how much came from it.
  await sql`
    insert into supervision.returned_workbook as w
      (plan_id, unit_id, period, digest, region_code, name, media_type, entered, taken_at, taken_by)
    select p.id, ${unit}, ${period}, ${digest}, p.region_code, ${name}, ${MEDIA_TYPES[type]}, ${entered}, ${now()},
      ${nameOf(caller)}
    from supervision.plan p where p.id = ${plan}
    on conflict (plan_id, unit_id, period, digest) do update set entered = w.entered + excluded.entered`;
  const [action, subject] = ["supervision.take-workbook", `unit:${unit}`];
  await audit.record(sql, {
    caller,
    action,
    subject,
    after: { fileName: name, digest, period, entered, decided },
  });
}

/** The workbooks of a plan that were entered for a period, the latest first. */
export async function listWorkbookFiles(
  sql: Sql,
  plan: string,
  period: string,
): Promise<(Omit<ReturnedFile, "unit"> & { readonly unitId: string })[]> {
  const rows = await sql<(Omit<ReturnedFile, "unit" | "takenAt"> & { unitId: string; takenAt: Date })[]>`
    select unit_id, digest, name, entered, taken_at, taken_by from supervision.returned_workbook
    where plan_id = ${plan} and period = ${period} order by taken_at desc, name`;
  return rows.map(({ takenAt, ...row }) => ({ ...row, takenAt: takenAt.toISOString() }));
}

/** A workbook as it came back. Throws `not-found`. */
export async function getWorkbookFile(desk: Supervision, plan: string, digest: string) {
  const [row] = await desk.sql<{ name: string; mediaType: string }[]>`
    select name, media_type from supervision.returned_workbook where plan_id = ${plan} and digest = ${digest} limit 1`;
  if (!row) throw new FailureError(NO_FILE);
  return { name: row.name, type: row.mediaType, bytes: await desk.files.get(digest) };
}
