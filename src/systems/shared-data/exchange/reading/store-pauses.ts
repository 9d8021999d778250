import { FailureError, refusal } from "../../../../kernel/error.ts";
import { NO_RECORD } from "../../../../kernel/record.ts";
import { inTransaction } from "../../../../platform/database/database.ts";
import { nameOf } from "../../../../platform/records/records.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { Pause } from "../view.ts";
import type { Desk } from "../../store/desk.ts";
import { unitNames } from "../grant/store.ts";
import { type Viewer, viewerOf } from "../store-viewers.ts";

type Row = Omit<Pause, "unit" | "mayLift" | "pausedAt" | "liftedAt"> & {
  readonly unitId: string;
  readonly pausedAt: Date;
  readonly liftedAt: Date | null;
};

/** Accounts that were paused, those still paused first. */
export async function listPauses(desk: Desk, { unitIds, officer }: Viewer): Promise<Pause[]> {
  const { sql } = desk;
  const name = unitNames(await desk.organisations.list(sql));
  const rows = await sql<Row[]>`
    select id, account_name, unit_id, subjects, paused_at, lifted_at, lifted_by, reason
    from shared_data.reading_pause
    where ${unitIds === null ? sql`true` : sql`unit_id = any(${[...unitIds]}::uuid[])`}
    order by lifted_at is not null, paused_at desc limit 100`;
  return rows.map(({ unitId, pausedAt, liftedAt, ...row }) => ({
    ...row,
    unit: name(unitId),
    pausedAt: pausedAt.toISOString(),
    liftedAt: liftedAt?.toISOString() ?? null,
    mayLift: officer && liftedAt === null,
  }));
}

/** Lets an account read again, with the reason that the data authority found. Throws `not-found` and `forbidden`. */
export async function liftPause(desk: Desk, id: string, reason: string, caller: Caller): Promise<void> {
  const { unitIds, officer } = await viewerOf(desk, caller);
  if (!officer)
    throw new FailureError(
      refusal(
        "forbidden",
        "只有数据主管部门可以恢复被暂停的账号。",
        "Only the data authority may let a paused account read again.",
      ),
    );
  await inTransaction(desk.sql, async (sql) => {
    const [lifted] = await sql<{ accountId: string }[]>`
      update shared_data.reading_pause
      set lifted_at = ${desk.now()}, lifted_by = ${nameOf(caller)}, reason = ${reason}
      where id = ${id} and lifted_at is null
        and ${unitIds === null ? sql`true` : sql`unit_id = any(${[...unitIds]}::uuid[])`}
      returning account_id`;
    if (!lifted) throw new FailureError(NO_RECORD);
    await desk.audit.record(sql, {
      caller,
      action: "shared-data.reading-resume",
      subject: `account:${lifted.accountId}`,
      after: { reason },
    });
  });
}
