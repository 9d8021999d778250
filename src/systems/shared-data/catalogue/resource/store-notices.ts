import { randomUUID } from "node:crypto";
import { FailureError, type Sentence } from "../../../../kernel/error.ts";
import { NO_RECORD } from "../../../../kernel/record.ts";
import { inTransaction, type Sql } from "../../../../platform/database/database.ts";
import { json } from "../../../../platform/database/json.ts";
import { nameOf } from "../../../../platform/records/records.ts";
import { unitsOf } from "../../../../platform/records/units.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { ResourceNotice } from "./replies.ts";
import type { ResourceState } from "./state.ts";
import { changeSummary } from "./version-changes.ts";
import type { Desk } from "../../store/desk.ts";

/** Tells every unit with a grant on a resource of a version that follows another, or of its withdrawal. */
export async function announceChange(
  sql: Sql,
  {
    id,
    before,
    after,
    at,
  }: {
    readonly id: string;
    readonly before: ResourceState | null;
    readonly after: ResourceState;
    readonly at: Date;
  },
): Promise<void> {
  const change = after.withdrawn !== null ? "withdrawn" : after.versions.length > 1 ? "revised" : null;
  const version = after.versions.at(-1);
  if (change === null || !version) return;
  const summary: Sentence =
    after.withdrawn === null
      ? changeSummary(before?.versions.at(-1)?.content ?? version.content, version.content)
      : { zh: `目录已撤销：${after.withdrawn.reason}`, en: `Withdrawn: ${after.withdrawn.reason}` };
  const users = await sql<{ unitId: string }[]>`
    select distinct requester_id as unit_id from shared_data.grant_now where resource_id = ${id} and status <> 'terminated'`;
  for (const { unitId } of users)
    await sql`insert into shared_data.resource_notice ${sql({
      id: randomUUID(),
      regionCode: after.content.regionCode,
      resourceId: id,
      unitId,
      change,
      resourceVersion: version.number,
      summary: json(sql, summary),
      at,
    })} on conflict do nothing`;
}

type NoticeRow = Omit<ResourceNotice, "at" | "acknowledgedAt" | "unitName"> & {
  readonly at: Date;
  readonly acknowledgedAt: Date | null;
};

async function noticesWhere(desk: Desk, where: ReturnType<Sql>): Promise<ResourceNotice[]> {
  const { sql } = desk;
  const rows = await sql<NoticeRow[]>`
    select n.id, n.resource_id, r.title as resource_name, r.state -> 'content' ->> 'code' as code, n.unit_id, n.change,
      n.resource_version as version, n.summary, n.at, n.acknowledged_at, n.acknowledged_by
    from shared_data.resource_notice n join shared_data.record r on r.id = n.resource_id
    where ${where} order by n.acknowledged_at is not null, n.at desc, n.id limit 500`;
  const units = await unitsOf(desk);
  return rows.map((row) => ({
    ...row,
    unitName: units.name(row.unitId),
    at: row.at.toISOString(),
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
  }));
}

/** Changes that the caller's units are told of. */
export async function listNotices(desk: Desk, caller: Caller): Promise<ResourceNotice[]> {
  const { unitIds } = await whoActs(desk, caller);
  return noticesWhere(desk, desk.sql`n.unit_id = any(${[...unitIds]}::uuid[])`);
}

/** Whom a resource's changes were told to, and who acknowledged. */
export const noticesOf = (desk: Desk, resourceId: string): Promise<ResourceNotice[]> =>
  noticesWhere(desk, desk.sql`n.resource_id = ${resourceId}`);

/** Acknowledges a change for the caller's unit; again, it changes nothing. Throws `not-found` for another unit's. */
export async function acknowledgeNotice(desk: Desk, id: string, caller: Caller): Promise<ResourceNotice[]> {
  const { unitIds } = await whoActs(desk, caller);
  await inTransaction(desk.sql, async (sql) => {
    const [notice] = await sql<{ acknowledgedAt: Date | null; resourceId: string }[]>`
      select acknowledged_at, resource_id from shared_data.resource_notice
      where id = ${id} and unit_id = any(${[...unitIds]}::uuid[]) for update`;
    if (!notice) throw new FailureError(NO_RECORD);
    if (notice.acknowledgedAt !== null) return;
    const done = { acknowledgedAt: desk.now(), acknowledgedBy: nameOf(caller) };
    await sql`update shared_data.resource_notice set ${sql(done)} where id = ${id}`;
    await desk.audit.record(sql, {
      caller,
      action: "shared-data.acknowledge-change",
      subject: `resource:${notice.resourceId}`,
      after: { notice: id },
    });
  });
  return listNotices(desk, caller);
}
