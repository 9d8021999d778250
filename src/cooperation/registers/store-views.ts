import { randomUUID } from "node:crypto";
import type { Sql } from "../../platform/database/database.ts";
import { json } from "../../platform/database/json.ts";
import type { RegisterKind } from "./entry.ts";

/** Filters of a register's list under a name. */
export type RegisterView = {
  readonly name: string;
  readonly value: { readonly filters: Readonly<Record<string, string>> };
};
export type OwnRegister = { readonly accountId: string; readonly register: RegisterKind };

/** The views of a register that somebody saved, by name. */
export async function listViews(sql: Sql, { accountId, register }: OwnRegister): Promise<RegisterView[]> {
  return sql<RegisterView[]>`
    select name, value from organisation.register_view
    where account_id = ${accountId} and register = ${register} order by name`;
}

/** Saves a view under its name, over what had it. */
export async function saveView(
  sql: Sql,
  { accountId, register }: OwnRegister,
  { name, value }: RegisterView,
  at: Date,
): Promise<void> {
  await sql`
    insert into organisation.register_view (id, account_id, region_code, register, name, value, saved_at)
    values (${randomUUID()}, ${accountId}, '', ${register}, ${name}, ${json(sql, value)}, ${at})
    on conflict (account_id, register, name) do update set value = excluded.value, saved_at = excluded.saved_at`;
}

export async function forgetView(
  sql: Sql,
  { accountId, register }: OwnRegister,
  name: string,
): Promise<void> {
  await sql`
    delete from organisation.register_view
    where account_id = ${accountId} and register = ${register} and name = ${name}`;
}
