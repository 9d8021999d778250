import { FailureError, refusal } from "../../kernel/error.ts";
import { inTransaction, type Sql } from "../../platform/database/database.ts";
import { codeAddress, newCodeSecret } from "../../platform/sessions/one-time-code.ts";
import { recoveryCode, verifyPassword } from "../../platform/sessions/password-hash.ts";
import { tokenDigest } from "../../platform/sessions/token.ts";
import type { Caller, Shell } from "../../platform/slice.ts";
import type { Account } from "../domain/account.ts";
import { lockAccount } from "../store/account.ts";
import { getAccount, lockOrThrow } from "../store/account-acts.ts";
import { hasTriesLeft, TOO_MANY_TRIES, WRONG_CURRENT_PASSWORD } from "../store/sign-in-tries.ts";
import { endSessionsOf } from "../store/session.ts";
import { findFactor, hasSecondFactor, type Stored, useCode } from "./store-codes.ts";
import {
  type Enrolment,
  isDemanded,
  RECOVERY_CODES,
  type RecoveryCodes,
  type SecondFactor,
} from "./second-factor.ts";

const WRONG_CODE = refusal(
  "wrong-code",
  "验证码不对或已用过。请等应用显示下一个验证码再输入，并核对手机的时间。",
  "The code is wrong or was used. Wait for the next one, and check the clock of your telephone.",
);
const NOT_BEGUN = refusal(
  "not-begun",
  "还没有开始设置，请先生成密钥。",
  "Nothing is being set up: make a key first.",
);
const ON_ALREADY = refusal(
  "second-factor-on",
  "两步验证已经开启。要换手机，请先关闭再重新设置。",
  "The second factor is on. To change the telephone turn it off first and set it up anew.",
);
const DEMANDED = refusal(
  "second-factor-demanded",
  "管理员必须使用两步验证，不能关闭。要换手机，请另一位安全管理员重置后重新设置。",
  "Administrators need a second factor: it cannot be turned off. To change the telephone ask another security administrator to reset it.",
);
const OWN = refusal(
  "own-second-factor",
  "不能重置自己的两步验证，请另一位安全管理员办理，或在服务器上用命令重置。",
  "Nobody resets their own second factor: ask another security administrator, or use the command on the server.",
);

async function makeCodes(sql: Sql, accountId: string): Promise<RecoveryCodes> {
  const codes = Array.from({ length: RECOVERY_CODES }, recoveryCode);
  await sql`delete from accounts.recovery_code where account_id = ${accountId}`;
  await sql`insert into accounts.recovery_code ${sql(codes.map((code) => ({ accountId, digest: tokenDigest(code) })))}`;
  return { codes };
}

async function standing({ config }: Shell, sql: Sql, caller: Caller): Promise<SecondFactor> {
  const { accountId, roles } = actorOf(caller);
  const [left] = await sql<{ total: number }[]>`
    select count(*)::int as total from accounts.recovery_code where account_id = ${accountId}`;
  return {
    on: await hasSecondFactor(sql, accountId),
    demanded: isDemanded(roles, config.adminSecondFactor),
    codesLeft: left?.total ?? 0,
  };
}

export const readSecondFactor = (shell: Shell, caller: Caller): Promise<SecondFactor> =>
  standing(shell, shell.sql, caller);

function actorOf({ actor }: Caller) {
  if (!actor) throw new Error("the route is for those signed in");
  return actor;
}

/** Does something about the caller's own second factor, whose account is locked; with `password` once that is right. */
async function onOwn<T>(
  shell: Shell,
  caller: Caller,
  password: string | null,
  work: (sql: Sql, accountId: string, factor: Stored | undefined) => Promise<T>,
): Promise<T> {
  const actor = actorOf(caller);
  if (!(await hasTriesLeft(shell.sql, actor.name, caller.address, shell.now())))
    throw new FailureError(TOO_MANY_TRIES.failure);
  return inTransaction(shell.sql, async (sql) => {
    const account = await lockAccount(sql, actor.accountId);
    if (!account || (password !== null && !(await verifyPassword(account.passwordHash, password))))
      throw new FailureError(WRONG_CURRENT_PASSWORD);
    return work(sql, account.id, await findFactor(sql, account.id));
  });
}

/** Makes a secret, in place of one that was not confirmed. Throws `second-factor-on`, `wrong-current-password`. */
export const beginSecondFactor = (
  shell: Shell,
  caller: Caller,
  { password }: { readonly password: string },
): Promise<Enrolment> =>
  onOwn(shell, caller, password, async (sql, accountId, factor) => {
    if (factor?.confirmedAt) throw new FailureError(ON_ALREADY);
    const secret = newCodeSecret();
    await sql`delete from accounts.second_factor where account_id = ${accountId}`;
    await sql`insert into accounts.second_factor ${sql({ accountId, secret, createdAt: shell.now() })}`;
    const issuer = shell.config.demo ? "几字弯示例" : "几字弯";
    return { secret, address: codeAddress(secret, issuer, actorOf(caller).name) };
  });

/** Turns it on by a first code, which is used by that. Throws `not-begun`, `wrong-code`, `second-factor-on`. */
export const confirmSecondFactor = (
  shell: Shell,
  caller: Caller,
  { code, token }: { readonly code: string; readonly token: string | null },
): Promise<RecoveryCodes> =>
  onOwn(shell, caller, null, async (sql, accountId, factor) => {
    if (!factor) throw new FailureError(NOT_BEGUN);
    if (factor.confirmedAt) throw new FailureError(ON_ALREADY);
    if ((await useCode(sql, accountId, code, shell.now())) !== "code") throw new FailureError(WRONG_CODE);
    await sql`update accounts.second_factor set confirmed_at = ${shell.now()} where account_id = ${accountId}`;
    // Whoever had only the password is out.
    await endSessionsOf(sql, accountId, token);
    const subject = actorOf(caller).name;
    await shell.audit.record(sql, { caller, action: "accounts.begin-second-factor", subject });
    return makeCodes(sql, accountId);
  });

/** New recovery codes; those before are worth nothing. Throws `not-begun`, `wrong-current-password`. */
export const renewRecoveryCodes = (
  shell: Shell,
  caller: Caller,
  { password }: { readonly password: string },
): Promise<RecoveryCodes> =>
  onOwn(shell, caller, password, async (sql, accountId, factor) => {
    if (!factor?.confirmedAt) throw new FailureError(NOT_BEGUN);
    const subject = actorOf(caller).name;
    await shell.audit.record(sql, { caller, action: "accounts.renew-recovery-codes", subject });
    return makeCodes(sql, accountId);
  });

async function remove(sql: Sql, accountId: string): Promise<void> {
  await sql`delete from accounts.second_factor where account_id = ${accountId}`;
  await sql`delete from accounts.recovery_code where account_id = ${accountId}`;
}

/** Turns the caller's own off. Throws `second-factor-demanded`, `wrong-current-password`. */
export const endSecondFactor = (
  shell: Shell,
  caller: Caller,
  { password }: { readonly password: string },
): Promise<SecondFactor> =>
  onOwn(shell, caller, password, async (sql, accountId) => {
    const actor = actorOf(caller);
    if (isDemanded(actor.roles, shell.config.adminSecondFactor)) throw new FailureError(DEMANDED);
    await remove(sql, accountId);
    await shell.audit.record(sql, { caller, action: "accounts.end-second-factor", subject: actor.name });
    return standing(shell, sql, caller);
  });

/** Takes it from an account whose owner lost it, and ends its sessions. Throws `not-found`, `own-second-factor`. */
export async function resetSecondFactor(shell: Shell, caller: Caller, id: string): Promise<Account> {
  if (caller.actor?.accountId === id) throw new FailureError(OWN);
  return inTransaction(shell.sql, async (sql) => {
    const { name } = await lockOrThrow(sql, id);
    await remove(sql, id);
    const after = { sessionsEnded: await endSessionsOf(sql, id) };
    await shell.audit.record(sql, { caller, action: "accounts.reset-second-factor", subject: name, after });
    return getAccount(shell, sql, id);
  });
}
