import { admitPassword } from "./admit-password.ts";
import { FailureError } from "../../kernel/error.ts";
import { fail, ok, type Result } from "../../kernel/result.ts";
import { inTransaction, type Sql } from "../../platform/database/database.ts";
import { hashPassword, verifyNothing, verifyPassword } from "../../platform/sessions/password-hash.ts";
import type { Caller, Shell } from "../../platform/slice.ts";
import { afterFailure, isLocked, SIGN_IN_POLICY, windowStart } from "../domain/sign-in.ts";
import { findAccountByName, lockAccount, type StoredAccount, updateAccount } from "./account.ts";
import { beginSession, countTry, endSession, endSessionsOf, failUnknownName } from "./session.ts";

export type SignInCode = "wrong-password" | "locked" | "too-many" | "account-closed";

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
const tooMany = fail(
  "too-many",
  `登录尝试过多，请 ${SIGN_IN_POLICY.windowMinutes} 分钟后再试。`,
  `Too many tries to sign in. Wait ${SIGN_IN_POLICY.windowMinutes} minutes and try again.`,
);

function locked(until: Date, now: Date) {
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000));
  return fail(
    "locked",
    `口令多次输错，账号已锁定，请 ${minutes} 分钟后再试，或请安全管理员解锁。`,
    `After several wrong passwords the account is locked. Try again in ${minutes} minutes, or ask the security administrator to unlock it.`,
  );
}

const asActor = (account: StoredAccount) => ({
  accountId: account.id,
  name: account.name,
  displayName: account.displayName,
  organisationId: account.organisationId,
  roles: account.roles,
});

async function hasTriesLeft(sql: Sql, name: string, address: string, now: Date): Promise<boolean> {
  const window = windowStart(SIGN_IN_POLICY, now);
  const fromAddress = await countTry(sql, `address ${address}`, window);
  const forName = await countTry(sql, `name ${name.toLowerCase()}`, window);
  return fromAddress <= SIGN_IN_POLICY.triesPerAddress && forName <= SIGN_IN_POLICY.triesPerName;
}

/** Checks a name and password and begins a session; the value is its token. A session of `oldToken` ends. */
export async function signIn(
  { sql, audit, now }: Shell,
  caller: Caller,
  given: { readonly name: string; readonly password: string; readonly oldToken: string | null },
): Promise<Result<{ readonly token: string }, SignInCode>> {
  if (!(await hasTriesLeft(sql, given.name, caller.address, now()))) return tooMany;
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
    if (!right) {
      const lock = afterFailure(SIGN_IN_POLICY, current, now());
      await updateAccount(transaction, account.id, lock);
      const after = { failures: lock.failures, lockedUntil: lock.lockedUntil };
      await audit.record(transaction, {
        caller,
        action: "accounts.fail-sign-in",
        subject: account.name,
        after,
      });
      return lock.lockedUntil ? locked(lock.lockedUntil, now()) : wrong;
    }
    if (current.disabled) return closed;
    await updateAccount(transaction, account.id, { failures: 0, lockedUntil: null });
    if (given.oldToken) await endSession(transaction, given.oldToken);
    const token = await beginSession(transaction, SIGN_IN_POLICY, {
      accountId: account.id,
      address: caller.address,
      now: now(),
    });
    const signedIn = { ...caller, actor: asActor(current) };
    await audit.record(transaction, { caller: signedIn, action: "accounts.sign-in", subject: account.name });
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
  if (!(await hasTriesLeft(sql, actor.name, caller.address, now()))) throw new FailureError(tooMany.failure);
  const next = await hashPassword(given.next);
  await inTransaction(sql, async (transaction) => {
    const account = await lockAccount(transaction, actor.accountId);
    if (!account || !(await verifyPassword(account.passwordHash, given.current)))
      throw new FailureError({
        code: "wrong-current-password",
        sentence: { zh: "原口令不对，请重新输入。", en: "The current password is wrong: enter it again." },
      });
    await updateAccount(transaction, account.id, { passwordHash: next, mustChangePassword: false });
    await endSessionsOf(transaction, account.id, given.token);
    await audit.record(transaction, { caller, action: "accounts.change-password", subject: account.name });
  });
}
