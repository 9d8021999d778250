import { hasSecondFactor, useCode } from "../second-factor/store-codes.ts";
import { admitPassword } from "./admit-password.ts";
import { FailureError } from "../../kernel/error.ts";
import { fail, ok, type Result } from "../../kernel/result.ts";
import { inTransaction } from "../../platform/database/database.ts";
import { hashPassword, verifyNothing, verifyPassword } from "../../platform/sessions/password-hash.ts";
import type { Caller, Shell } from "../../platform/slice.ts";
import { afterFailure, isLocked, ONE_TIME_DAYS, SIGN_IN_POLICY } from "../domain/sign-in.ts";
import { findAccountByName, lockAccount, type StoredAccount, updateAccount } from "./account.ts";
import { beginSession, endSession, endSessionsOf, failUnknownName } from "./session.ts";
import { hasTriesLeft, TOO_MANY_TRIES, WRONG_CURRENT_PASSWORD } from "./sign-in-tries.ts";

export type SignInCode =
  | "wrong-password"
  | "code-needed"
  | "wrong-code"
  | "locked"
  | "too-many"
  | "account-closed"
  | "password-expired";

const wrong = fail(
  "wrong-password",
  "账号或口令不对，请检查后重试。忘记口令请联系安全管理员重置。",
  "The name or the password is wrong. Check both; if you forgot the password, ask the security administrator for a new one.",
);
const closed = fail(
  "account-closed",
  "此账号已停用，请联系安全管理员。",
  "This account is closed. Ask the security administrator.",
);
const expired = fail(
  "password-expired",
  `一次性口令只在 ${ONE_TIME_DAYS} 天内有效，现已过期。请联系安全管理员重置。`,
  `A one-time password is good for ${ONE_TIME_DAYS} days, and this one is over. Ask the security administrator for a new one.`,
);
const codeNeeded = fail(
  "code-needed",
  "此账号开启了两步验证，请输入验证器应用上的 6 位验证码，或一个恢复码。",
  "This account has a second factor: enter the six digits of your authenticator, or a recovery code.",
);
const wrongCode = fail(
  "wrong-code",
  "验证码不对或已用过，请等下一个验证码再试。手机丢失的，用恢复码，或请安全管理员重置。",
  "The code is wrong or was used: wait for the next one. If the telephone is lost use a recovery code, or ask the security administrator for a reset.",
);

function locked(until: Date, now: Date) {
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000));
  return fail(
    "locked",
    `口令或验证码多次输错，账号已锁定，请 ${minutes} 分钟后再试，或请安全管理员解锁。`,
    `After several wrong passwords or codes the account is locked. Try again in ${minutes} minutes, or ask the security administrator to unlock it.`,
  );
}

const asActor = (account: StoredAccount) => ({
  accountId: account.id,
  name: account.name,
  displayName: account.displayName,
  organisationId: account.organisationId,
  roles: account.roles,
});

/**
 * Checks a name and password, and a code where the account has a second factor, and begins a session; the value is its token. A
 * session of `oldToken` ends. A wrong code counts as a wrong password does; that one is asked for counts as nothing.
 */
export async function signIn(
  { sql, audit, now }: Shell,
  caller: Caller,
  given: {
    readonly name: string;
    readonly password: string;
    readonly code?: string | undefined;
    readonly oldToken: string | null;
  },
): Promise<Result<{ readonly token: string }, SignInCode>> {
  if (!(await hasTriesLeft(sql, given.name, caller.address, now()))) return TOO_MANY_TRIES;
  const account = await findAccountByName(sql, given.name);
  if (!account) {
    const { before, after } = await failUnknownName(sql, SIGN_IN_POLICY, given.name, now());
    if (!isLocked(before, now())) await verifyNothing(given.password);
    return after.lockedUntil && isLocked(after, now()) ? locked(after.lockedUntil, now()) : wrong;
  }
  if (isLocked(account, now()) && account.lockedUntil) return locked(account.lockedUntil, now());
  const right = await verifyPassword(account.passwordHash, given.password);
  return inTransaction(sql, async (transaction) => {
    const current = (await lockAccount(transaction, account.id)) ?? account;
    // Others may have guessed meanwhile: their wrong guesses count before this one.
    if (isLocked(current, now()) && current.lockedUntil) return locked(current.lockedUntil, now());
    const asksCode = right && !current.disabled && (await hasSecondFactor(transaction, account.id));
    if (asksCode && given.code === undefined) return codeNeeded;
    const opened = asksCode ? await useCode(transaction, account.id, given.code ?? "", now()) : null;
    if (!right || (asksCode && opened === null)) {
      const lock = afterFailure(SIGN_IN_POLICY, current, now());
      await updateAccount(transaction, account.id, lock);
      const after = {
        failures: lock.failures,
        lockedUntil: lock.lockedUntil,
        ...(right && { code: "wrong" }),
      };
      await audit.record(transaction, {
        caller,
        action: "accounts.fail-sign-in",
        subject: account.name,
        after,
      });
      return lock.lockedUntil ? locked(lock.lockedUntil, now()) : right ? wrongCode : wrong;
    }
    if (current.disabled) return closed;
    if (current.passwordExpiresAt !== null && current.passwordExpiresAt <= now()) return expired;
    await updateAccount(transaction, account.id, { failures: 0, lockedUntil: null });
    if (given.oldToken) await endSession(transaction, given.oldToken);
    const token = await beginSession(transaction, SIGN_IN_POLICY, {
      accountId: account.id,
      address: caller.address,
      now: now(),
    });
    const signedIn = { ...caller, actor: asActor(current) };
    await audit.record(transaction, {
      caller: signedIn,
      action: "accounts.sign-in",
      subject: account.name,
      ...(opened === null ? {} : { after: { code: opened } }),
    });
    return ok({ token });
  });
}

/** Ends the caller's session, or all of the caller's. */
export async function signOut(
  { sql, audit }: Shell,
  caller: Caller,
  options: { readonly token: string | null; readonly everywhere: boolean },
): Promise<void> {
  const { actor } = caller;
  if (!actor) return;
  await inTransaction(sql, async (transaction) => {
    if (options.everywhere) await endSessionsOf(transaction, actor.accountId);
    else if (options.token) await endSession(transaction, options.token);
    const after = { everywhere: options.everywhere };
    await audit.record(transaction, { caller, action: "accounts.sign-out", subject: actor.name, after });
  });
}

/** Replaces the caller's own password; every other session of the account ends. Failures are thrown. */
export async function changeOwnPassword(
  { sql, audit, now }: Shell,
  caller: Caller,
  given: { readonly current: string; readonly next: string; readonly token: string | null },
): Promise<void> {
  const { actor } = caller;
  if (!actor) throw new Error("the route is for those signed in");
  await admitPassword(given.next, actor.name);
  if (given.next === given.current)
    throw new FailureError({
      code: "weak-password",
      sentence: {
        zh: "新口令与原口令相同，请换一个。",
        en: "The new password is the old one: choose another.",
      },
    });
  if (!(await hasTriesLeft(sql, actor.name, caller.address, now())))
    throw new FailureError(TOO_MANY_TRIES.failure);
  const next = await hashPassword(given.next);
  await inTransaction(sql, async (transaction) => {
    const account = await lockAccount(transaction, actor.accountId);
    if (!account || !(await verifyPassword(account.passwordHash, given.current)))
      throw new FailureError(WRONG_CURRENT_PASSWORD);
    await updateAccount(transaction, account.id, {
      passwordHash: next,
      mustChangePassword: false,
      passwordExpiresAt: null,
    });
    await endSessionsOf(transaction, account.id, given.token);
    await audit.record(transaction, { caller, action: "accounts.change-password", subject: account.name });
  });
}
