import { dayInShanghai } from "../../kernel/calendar.ts";
import { type Identity, SAMPLE_APPLICANT } from "../../kernel/identity.ts";
import type { Sql } from "../../platform/database/database.ts";

/** Whom the account stands for, or null where nothing was declared. */
export async function findIdentity(sql: Sql, accountId: string): Promise<Identity | null> {
  const [row] = await sql<Identity[]>`
    select account_id, kind, name, number, phone, verified_on, verified_by from accounts.identity
    where account_id = ${accountId}`;
  return row ?? null;
}

/** The checked identity of the demonstration's applicant, once. */
export async function putSampleIdentity(sql: Sql, now: Date): Promise<void> {
  await sql`insert into accounts.identity ${sql({
    ...SAMPLE_APPLICANT,
    regionCode: "150200",
    verifiedOn: dayInShanghai(now),
    verifiedBy: "【示例】包头市示例政务服务中心",
    declaredAt: now,
  })} on conflict do nothing`;
}
