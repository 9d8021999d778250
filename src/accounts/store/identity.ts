import type { Identity } from "../../kernel/identity.ts";
import type { Sql } from "../../platform/database/database.ts";

/** Whom the account stands for, or null where nothing was declared. */
export async function findIdentity(sql: Sql, accountId: string): Promise<Identity | null> {
  const [row] = await sql<Identity[]>`
    select account_id, kind, name, number, phone, verified_on, verified_by from accounts.identity
    where account_id = ${accountId}`;
  return row ?? null;
}
