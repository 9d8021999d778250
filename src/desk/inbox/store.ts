import type { Day } from "../../kernel/calendar.ts";
import type { Sql } from "../../platform/database/database.ts";
import type { Mark } from "./inbox.ts";

/** What an account marked of its lines. */
export const marksOf = (sql: Sql, accountId: string): Promise<Mark[]> => sql<Mark[]>`
  select line_id, read_at is not null as read, snoozed_until from desk.inbox_mark where account_id = ${accountId}`;

/** Ids of the lines that an account marked. */
export async function markedIds(sql: Sql, accountId: string): Promise<string[]> {
  const rows = await sql<{ lineId: string }[]>`
    select line_id from desk.inbox_mark where account_id = ${accountId}`;
  return rows.map(({ lineId }) => lineId);
}

/** Marks lines as read or as new, and forgets what was marked of those that are `gone`. */
export async function markRead(
  sql: Sql,
  accountId: string,
  {
    ids,
    at,
    gone,
  }: { readonly ids: readonly string[]; readonly at: Date | null; readonly gone: readonly string[] },
): Promise<void> {
  await sql`delete from desk.inbox_mark where account_id = ${accountId} and line_id = any(${[...gone]})`;
  await sql`
    insert into desk.inbox_mark (account_id, line_id, read_at)
    select ${accountId}::uuid, line_id, ${at}::timestamptz from unnest(${[...ids]}::text[]) as line_id
    on conflict (account_id, line_id) do update set read_at = excluded.read_at`;
}

/** Puts a line off until a day, or takes that back. */
export async function snooze(
  sql: Sql,
  accountId: string,
  { id, until }: { readonly id: string; readonly until: Day | null },
): Promise<void> {
  await sql`
    insert into desk.inbox_mark ${sql({ accountId, lineId: id, snoozedUntil: until })}
    on conflict (account_id, line_id) do update set snoozed_until = excluded.snoozed_until`;
}
