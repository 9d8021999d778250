import { randomUUID } from "node:crypto";
import type { Sql } from "../../../platform/database/database.ts";
import { json } from "../../../platform/database/json.ts";

type View = {
  readonly id: string;
  readonly name: string;
  readonly value: { readonly filters: Record<string, string>; readonly columns: string[] };
};
export type OwnView = { readonly accountId: string; readonly name: string };

/** The views of the ledger that somebody saved, by name. */
export async function listViews(sql: Sql, accountId: string): Promise<View[]> {
  return sql<View[]>`
    select id, name, value from supervision.ledger_view where account_id = ${accountId} order by name`;
}

/** Saves a view under its name, over what had it. */
export async function saveView(
  sql: Sql,
  { accountId, name }: OwnView,
  value: View["value"],
  at: Date,
): Promise<void> {
  await sql`
    insert into supervision.ledger_view (id, account_id, region_code, name, value, saved_at)
    values (${randomUUID()}, ${accountId}, '', ${name}, ${json(sql, value)}, ${at})
    on conflict (account_id, name) do update set value = excluded.value, saved_at = excluded.saved_at`;
}

export async function forgetView(sql: Sql, { accountId, name }: OwnView): Promise<void> {
  await sql`delete from supervision.ledger_view where account_id = ${accountId} and name = ${name}`;
}
