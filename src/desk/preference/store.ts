import type postgres from "postgres";
import { inTransaction, type Sql } from "../../platform/database/database.ts";
import type { Caller, Shell } from "../../platform/slice.ts";

/** What the account has arranged under this name, null where nothing. */
export async function findPreference(sql: Sql, accountId: string, name: string): Promise<unknown> {
  const [row] = await sql<{ value: unknown }[]>`
    select value from desk.preference where account_id = ${accountId} and name = ${name}`;
  return row?.value ?? null;
}

/** Keeps it in place of what was arranged before, with its trail. */
export const keepPreference = (
  { sql: pool, audit }: Shell,
  caller: Caller,
  { accountId, name, value }: { readonly accountId: string; readonly name: string; readonly value: unknown },
): Promise<void> =>
  inTransaction(pool, async (sql) => {
    const before = await findPreference(sql, accountId, name);
    const kept = sql.json(value as postgres.JSONValue);
    await sql`
      insert into desk.preference ${sql({ accountId, name, value: kept })}
      on conflict (account_id, name) do update set value = excluded.value`;
    await audit.record(sql, { caller, action: "desk.prefer", subject: name, before, after: value });
  });
