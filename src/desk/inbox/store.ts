import type { Day } from "../../kernel/calendar.ts";
import type { Sql } from "../../platform/database/database.ts";
import type { Mark } from "./inbox.ts";

/** What an account marked of its lines. */
export const marksOf = (sql: Sql, accountId: string): Promise<Mark[]> => sql<Mark[]>`
  select line_id, read_at is not null as read, snoozed_until from desk.inbox_mark where account_id = ${accountId}`;

/** Marks lines as read or as new. What was marked of lines that are gone is forgotten: `waiting` are those that are there. */
export async function markRead(
  sql: Sql,
  accountId: string,
  {
    ids,
    at,
    waiting,
  }: { readonly ids: readonly string[]; readonly at: Date | null; readonly waiting: readonly string[] },
): Promise<void> {
  await sql`delete from desk.inbox_mark where account_id = ${accountId} and line_id <> all(${[...waiting]})`;
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
