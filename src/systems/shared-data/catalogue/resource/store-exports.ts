import { randomUUID } from "node:crypto";
import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { FailureError, refusal, type Sentence } from "../../../../kernel/error.ts";
import { NO_RECORD } from "../../../../kernel/record.ts";
import { WHOLE_REGION } from "../../../../kernel/region.ts";
import { inTransaction, type Sql } from "../../../../platform/database/database.ts";
import { json } from "../../../../platform/database/json.ts";
import { writeZip } from "../../../../platform/documents/zip-writer.ts";
import type { JobHandler } from "../../../../platform/jobs/jobs.ts";
import type { KeptFile } from "../../../../platform/records/attachments.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { type CatalogueExport, EXPORT_DAYS, type ExportFormat, RESOURCES_A_FILE } from "./export.ts";
import type { Desk } from "../../store/desk.ts";
import { dcatOf, workbookOf } from "./store-files.ts";
import { type CatalogueFilter, keptByIds, visibleIds } from "./store-list.ts";

export const EXPORT_CATALOGUE = "shared-data.export-catalogue";

const ONE_AT_A_TIME = refusal(
  "export-running",
  "您已有一份目录正在导出；请等它完成，或先取消它。",
  "An export of yours is still running. Wait for it, or cancel it first.",
);
const NOT_READY = refusal(
  "not-ready",
  "这份导出还没有完成，或已取消；请在完成后下载。",
  "This export is not finished, or was cancelled. Download it when it is done.",
);

type Row = Omit<CatalogueExport, "askedAt"> & { readonly askedAt: Date };

const viewOf = ({ askedAt, ...row }: Row): CatalogueExport => ({ ...row, askedAt: askedAt.toISOString() });

const columns = (sql: Sql) => sql`
  id, format, state, cardinality(resource_ids) as resources, failure, asked_at,
  ceil(cardinality(resource_ids) / per_file::numeric)::int as total,
  (select count(*)::int from shared_data.catalogue_export_part p where p.export_id = e.id) as done`;

const accountOf = ({ actor }: Caller): string => {
  if (actor === null) throw new FailureError(NO_RECORD);
  return actor.accountId;
};

/** The caller's own exports, the newest first. */
export async function listExports(
  { sql }: Pick<Desk, "sql">,
  caller: Caller,
): Promise<{ rows: CatalogueExport[] }> {
  const rows = await sql<Row[]>`
    select ${columns(sql)} from shared_data.catalogue_export e
    where account_id = ${accountOf(caller)} order by asked_at desc, id limit 10`;
  return { rows: rows.map(viewOf) };
}

/** Begins an export of what the caller may see now; a job writes it. Throws `export-running`. */
export async function beginExport(
  desk: Desk,
  {
    format,
    filter,
    origin,
  }: { readonly format: ExportFormat; readonly filter: CatalogueFilter; readonly origin: string },
  caller: Caller,
  perFile = RESOURCES_A_FILE,
): Promise<{ rows: CatalogueExport[] }> {
  const accountId = accountOf(caller);
  const [ids, actor] = await Promise.all([visibleIds(desk, filter, caller), whoActs(desk, caller)]);
  const id = randomUUID();
  await inTransaction(desk.sql, async (sql) => {
    await sql`select pg_advisory_xact_lock(hashtext(${`shared_data export ${accountId}`}))`;
    await sql`delete from shared_data.catalogue_export where asked_at < ${new Date(desk.now().getTime() - EXPORT_DAYS * 86_400_000)}`;
    const running = await sql`
      select from shared_data.catalogue_export where account_id = ${accountId} and state = 'running'`;
    if (running.length > 0) throw new FailureError(ONE_AT_A_TIME);
    await sql`insert into shared_data.catalogue_export ${sql({
      id,
      regionCode: actor.regionCode ?? WHOLE_REGION,
      accountId,
      caller: json(sql, caller),
      format,
      filter: json(sql, filter),
      origin,
      resourceIds: [...ids],
      perFile,
      askedAt: desk.now(),
    })}`;
    await desk.jobs.enqueue(sql, EXPORT_CATALOGUE, { export: id }, `${EXPORT_CATALOGUE} ${id}`);
    await desk.audit.record(sql, {
      caller,
      action: EXPORT_CATALOGUE,
      subject: `catalogue-export:${id}`,
      after: { format, resources: ids.length },
    });
  });
  return listExports(desk, caller);
}

/** Stops an export, or throws a finished one away; what was written of it goes at once. Throws `not-found`. */
export async function cancelExport(
  desk: Desk,
  id: string,
  caller: Caller,
): Promise<{ rows: CatalogueExport[] }> {
  const accountId = accountOf(caller);
  await inTransaction(desk.sql, async (sql) => {
    const [found] = await sql`
      update shared_data.catalogue_export set state = 'cancelled'
      where id = ${id} and account_id = ${accountId} returning id`;
    if (!found) throw new FailureError(NO_RECORD);
    await sql`delete from shared_data.catalogue_export_part where export_id = ${id}`;
    await desk.audit.record(sql, {
      caller,
      action: "shared-data.cancel-export",
      subject: `catalogue-export:${id}`,
    });
  });
  return listExports(desk, caller);
}

/** A finished export: its one file, or all of them in an archive. Throws `not-ready` and `not-found`. */
export async function exportFile(desk: Desk, id: string, caller: Caller): Promise<KeptFile> {
  const [found] = await desk.sql<{ state: string; askedAt: Date }[]>`
    select state, asked_at from shared_data.catalogue_export where id = ${id} and account_id = ${accountOf(caller)}`;
  if (!found) throw new FailureError(NO_RECORD);
  if (found.state !== "done") throw new FailureError(NOT_READY);
  const parts = await desk.sql<KeptFile[]>`
    select name, type, bytes from shared_data.catalogue_export_part where export_id = ${id} order by number`;
  const [only] = parts;
  if (only && parts.length === 1) return only;
  return {
    name: `政务数据目录 ${dayInShanghai(found.askedAt)}.zip`,
    type: "application/zip",
    bytes: await writeZip(parts),
  };
}

type Work = {
  readonly state: CatalogueExport["state"];
  readonly caller: Caller;
  readonly format: ExportFormat;
  readonly origin: string;
  readonly regionCode: string;
  readonly resourceIds: readonly string[];
  readonly perFile: number;
  readonly done: number;
};

async function writePart(desk: Desk, id: string, work: Work): Promise<void> {
  const { caller, format, origin, regionCode, resourceIds, perFile, done } = work;
  const ids = resourceIds.slice(done * perFile, (done + 1) * perFile);
  const kept = await keptByIds(desk, ids, caller);
  const file = await (format === "dcat" ? dcatOf(desk, kept, caller, origin) : workbookOf(desk, kept));
  const name = file.name.replace(/(?=\.[a-z]+$)/, ` 第${done + 1}部分`);
  const part = {
    exportId: id,
    number: done,
    regionCode,
    name,
    type: file.type,
    bytes: Buffer.from(file.bytes),
  };
  await inTransaction(desk.sql, async (sql) => {
    // Cancelled while it was written: nothing of it is kept.
    const [running] = await sql`
      select from shared_data.catalogue_export where id = ${id} and state = 'running' for update`;
    if (running) await sql`insert into shared_data.catalogue_export_part ${sql(part)} on conflict do nothing`;
  });
}

/**
 * Writes an export file by file. A restart goes on with the file that lacked; a cancellation counts before each. What it
 * cannot do is said to who asked, everything else is tried again.
 */
export const exportCatalogue =
  (desk: Desk): JobHandler =>
  async (payload, { signal }) => {
    const { export: id } = payload as { readonly export: string };
    const { sql } = desk;
    for (;;) {
      signal.throwIfAborted();
      const [work] = await sql<Work[]>`
        select e.state, e.caller, e.format, e.origin, e.region_code, e.resource_ids, e.per_file,
          (select count(*)::int from shared_data.catalogue_export_part p where p.export_id = e.id) as done
        from shared_data.catalogue_export e where e.id = ${id}`;
      if (work?.state !== "running") return;
      if (work.done * work.perFile >= work.resourceIds.length) {
        await sql`update shared_data.catalogue_export set state = 'done' where id = ${id} and state = 'running'`;
        return;
      }
      try {
        await writePart(desk, id, work);
      } catch (error) {
        if (!(error instanceof FailureError)) throw error;
        const failure: Sentence = error.failure.sentence;
        await sql`
          update shared_data.catalogue_export set state = 'failed', failure = ${json(sql, failure)}
          where id = ${id} and state = 'running'`;
        return;
      }
    }
  };
