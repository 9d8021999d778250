import type { Sql } from "../../platform/database/database.ts";
import { stepOfCode } from "../../platform/sessions/one-time-code.ts";
import { tokenDigest } from "../../platform/sessions/token.ts";
import { typedCode } from "./second-factor.ts";

export type Stored = {
  readonly secret: string;
  readonly confirmedAt: Date | null;
  readonly lastStep: number;
};

/** What is kept of an account's second factor, confirmed or not. */
export async function findFactor(sql: Sql, accountId: string): Promise<Stored | undefined> {
  const [row] = await sql<Stored[]>`
    select secret, confirmed_at, last_step::int as last_step from accounts.second_factor
    where account_id = ${accountId}`;
  return row;
}

/** Whether an account signs in with a code beside the password. */
export async function hasSecondFactor(sql: Sql, accountId: string): Promise<boolean> {
  return (await findFactor(sql, accountId))?.confirmedAt != null;
}

/**
 * Whether a code is one of the account's now, which it is for once: the account is locked, so that of two callers with one
 * code only the first gets in. A recovery code goes with its use.
 */
export async function useCode(
  sql: Sql,
  accountId: string,
  text: string,
  now: Date,
): Promise<"code" | "recovery" | null> {
  const factor = await findFactor(sql, accountId);
  if (!factor) return null;
  const typed = typedCode(text);
  if ("recovery" in typed) {
    const used = await sql`
      delete from accounts.recovery_code
      where account_id = ${accountId} and digest = ${tokenDigest(typed.recovery)}`;
    return used.count > 0 ? "recovery" : null;
  }
  const step = await stepOfCode(factor.secret, typed.digits, factor.lastStep, now);
  if (step === null) return null;
  const used = await sql`
    update accounts.second_factor set last_step = ${step}
    where account_id = ${accountId} and last_step < ${step}`;
  return used.count > 0 ? "code" : null;
}
