import { randomUUID } from "node:crypto";
import type { Day } from "../../../../kernel/calendar.ts";
import { inTransaction, type Sql } from "../../../../platform/database/database.ts";
import type { LinkageRule } from "./linkage-rules.ts";
import type { Grant } from "../grant/grant.ts";

/** Takes one of the grant's calls of a day, before anything is read; false when there is none left, also for many at once. */
export async function takeCall(sql: Sql, { id, regionCode, callsPerDay }: Grant, day: Day): Promise<boolean> {
  if (callsPerDay < 1) return false;
  const taken = await sql`
    insert into shared_data.grant_usage ${sql({ grantId: id, day, regionCode, calls: 1 })}
    on conflict (grant_id, day) do update set calls = grant_usage.calls + 1 where grant_usage.calls < ${callsPerDay}
    returning calls`;
  return taken.length > 0;
}

export async function isPaused(sql: Sql, accountId: string): Promise<boolean> {
  const found = await sql`
    select from shared_data.reading_pause where account_id = ${accountId} and lifted_at is null`;
  return found.length > 0;
}

export type Reader = {
  readonly accountId: string;
  readonly accountName: string;
  readonly unitId: string;
  readonly regionCode: string;
};

/**
 * Counts a subject among the people that an account reads about on a day, and pauses the account when they are more than
 * the rule foresees: who collects people is stopped before the next one, not found out at the end of the month. Calls of one
 * account are counted one after the other. False when it is paused.
 */
export async function mayReadAbout(
  sql: Sql,
  reader: Reader,
  subject: Uint8Array,
  { day, at, rule }: { readonly day: Day; readonly at: Date; readonly rule: LinkageRule },
): Promise<boolean> {
  const { accountId, accountName, unitId, regionCode } = reader;
  return inTransaction(sql, async (transaction) => {
    await transaction`select pg_advisory_xact_lock(hashtext(${`shared-data.reader ${accountId}`}))`;
    if (await isPaused(transaction, accountId)) return false;
    // After a pause was lifted only those count who came since: the data authority has seen the others.
    const [lifted] = await transaction<{ subjects: number }[]>`
      select subjects from shared_data.reading_pause
      where account_id = ${accountId} and lifted_at is not null
        and (paused_at at time zone 'Asia/Shanghai')::date = ${day}
      order by paused_at desc limit 1`;
    await transaction`
      insert into shared_data.account_subject ${transaction({ accountId, day, subject: Buffer.from(subject), regionCode })}
      on conflict do nothing`;
    const [counted] = await transaction<{ subjects: number }[]>`
      select count(*) as subjects from shared_data.account_subject
      where account_id = ${accountId} and day = ${day}`;
    const subjects = counted?.subjects ?? 0;
    if (subjects <= rule.subjectsPerDay + (lifted?.subjects ?? 0)) return true;
    await transaction`
      insert into shared_data.reading_pause ${transaction({
        id: randomUUID(),
        accountId,
        accountName,
        unitId,
        regionCode,
        subjects,
        pausedAt: at,
      })}`;
    return false;
  });
}
