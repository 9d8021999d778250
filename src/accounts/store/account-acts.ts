import { ROLES, type Role } from "../../kernel/access.ts";
import { FailureError } from "../../kernel/error.ts";
import { inTransaction, type Sql } from "../../platform/database/database.ts";
import { hashPassword, oneTimePassword } from "../../platform/sessions/password-hash.ts";
import type { Caller, Shell } from "../../platform/slice.ts";
import { type Account, type AccountWithPassword, maskEmail, maskPhone } from "../domain/account.ts";
import { checkRoleChange, checkRoles, checkUnit, FIRST_ROLES } from "../domain/roles.ts";
import { oneTimeEnd, SIGN_IN_POLICY } from "../domain/sign-in.ts";
import {
  addAccount,
  countAccounts,
  countHolders,
  listAccounts,
  lockAccount,
  type StoredAccount,
  updateAccount,
} from "./account.ts";
import { endSessionsOf } from "./session.ts";
import { getOrganisation, throwIf } from "./unit-acts.ts";

export const NO_ACCOUNT = new FailureError({
  code: "not-found",
  sentence: {
    zh: "没有这个账号，请刷新账号列表后重试。",
    en: "There is no such account. Reload the list and try again.",
  },
}).failure;

/** One account as administration shows it; throws `not-found`. */
export async function getAccount({ now }: Shell, sql: Sql, id: string): Promise<Account> {
  const at = { policy: SIGN_IN_POLICY, now: now() };
  const { rows } = await listAccounts(sql, { id }, { offset: 0, limit: 1 }, at);
  const [account] = rows;
  if (!account) throw new FailureError(NO_ACCOUNT);
  return account;
}

/** The account, locked; throws `not-found`. */
export async function lockOrThrow(sql: Sql, id: string): Promise<StoredAccount> {
  const account = await lockAccount(sql, id);
  if (!account) throw new FailureError(NO_ACCOUNT);
  return account;
}

export type AccountFields = {
  readonly displayName: string;
  readonly organisationId: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly roles: readonly Role[];
};

const inOrder = (roles: readonly Role[]): Role[] => ROLES.filter((role) => roles.includes(role));

const traced = (account: AccountFields & { readonly disabled: boolean }) => ({
  displayName: account.displayName,
  organisationId: account.organisationId,
  email: maskEmail(account.email),
  phone: maskPhone(account.phone),
  roles: account.roles,
  disabled: account.disabled,
});

async function unitOf(sql: Sql, organisationId: string | null): Promise<string | null> {
  return organisationId === null ? null : (await getOrganisation(sql, organisationId)).id;
}

type NewFields = AccountFields & { readonly name: string };

/** Adds an account, in the transaction of `sql`; its id. Throws why it cannot be. */
export async function openAccount(
  { audit, now }: Pick<Shell, "audit" | "now">,
  sql: Sql,
  caller: Caller,
  { passwordHash, ...given }: NewFields & { readonly passwordHash: string },
): Promise<string> {
  throwIf(checkRoles(given.roles));
  throwIf(checkUnit(given.roles, given.organisationId));
  const fields = {
    ...given,
    organisationId: await unitOf(sql, given.organisationId),
    roles: inOrder(given.roles),
  };
  const password = { passwordHash, mustChangePassword: true, passwordExpiresAt: oneTimeEnd(now()) };
  const id = await addAccount(sql, { ...fields, ...password, createdAt: now() });
  if (id === undefined)
    throw new FailureError({
      code: "duplicate",
      sentence: {
        zh: `账号名“${given.name}”已被使用，请换一个。`,
        en: `The account name “${given.name}” is taken: choose another.`,
      },
    });
  const after = traced({ ...fields, disabled: false });
  await audit.record(sql, { caller, action: "accounts.create-account", subject: given.name, after });
  return id;
}

/** Adds an account whose one-time password is in the result and nowhere else. */
export async function createAccount(
  shell: Shell,
  caller: Caller,
  given: NewFields,
): Promise<AccountWithPassword> {
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  return inTransaction(shell.sql, async (sql) => {
    const { name, displayName, organisationId, email, phone, roles } = given;
    const fields = { name, displayName, organisationId, email, phone, roles, passwordHash };
    const id = await openAccount(shell, sql, caller, fields);
    return { account: await getAccount(shell, sql, id), password };
  });
}

/** Writes an account. Closing it, or taking roles from it, ends its sessions. */
export async function changeAccount(
  shell: Shell,
  caller: Caller,
  id: string,
  given: Omit<AccountFields, "phone"> & {
    readonly phone?: string | null | undefined;
    readonly disabled: boolean;
  },
): Promise<Account> {
  return inTransaction(shell.sql, async (sql) => {
    // All security administrators are locked in one order, so that two of them cannot remove each other at once.
    const otherSecurityAdmins = await countHolders(sql, "security-admin", { except: id, lock: true });
    const account = await lockOrThrow(sql, id);
    const after = {
      displayName: given.displayName,
      organisationId: await unitOf(sql, given.organisationId),
      email: given.email,
      phone: given.phone === undefined ? account.phone : given.phone,
      roles: inOrder(given.roles),
      disabled: given.disabled,
    };
    throwIf(
      checkRoleChange({
        actorId: caller.actor?.accountId ?? null,
        accountId: id,
        before: account.roles,
        after: after.roles,
        organisationId: after.organisationId,
        disabled: after.disabled,
        otherSecurityAdmins,
      }),
    );
    await updateAccount(sql, id, after);
    const lost = account.roles.some((role) => !after.roles.includes(role));
    if (after.disabled || lost) await endSessionsOf(sql, id);
    await shell.audit.record(sql, {
      caller,
      action: "accounts.change-account",
      subject: account.name,
      before: traced(account),
      after: traced(after),
    });
    return getAccount(shell, sql, id);
  });
}

/** Changes where the caller's own reminders go by mail; null for nowhere. */
export async function changeOwnEmail(
  { sql, audit }: Shell,
  caller: Caller,
  email: string | null,
): Promise<void> {
  const { actor } = caller;
  if (!actor) throw new Error("the route is for those signed in");
  await inTransaction(sql, async (transaction) => {
    const account = await lockOrThrow(transaction, actor.accountId);
    await updateAccount(transaction, account.id, { email });
    const [before, after] = [{ email: maskEmail(account.email) }, { email: maskEmail(email) }];
    await audit.record(transaction, {
      caller,
      action: "accounts.change-email",
      subject: account.name,
      before,
      after,
    });
  });
}

/** Gives an account a one-time password, opens its lock and ends its sessions. */
export async function resetPassword(shell: Shell, caller: Caller, id: string): Promise<AccountWithPassword> {
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  return inTransaction(shell.sql, async (sql) => {
    const { name } = await lockOrThrow(sql, id);
    const passwordExpiresAt = oneTimeEnd(shell.now());
    const given = { passwordHash, mustChangePassword: true, passwordExpiresAt };
    await updateAccount(sql, id, { ...given, failures: 0, lockedUntil: null });
    const after = { mustChangePassword: true, sessionsEnded: await endSessionsOf(sql, id) };
    await shell.audit.record(sql, { caller, action: "accounts.reset-password", subject: name, after });
    return { account: await getAccount(shell, sql, id), password };
  });
}

/** Opens an account that wrong passwords locked. */
export async function unlockAccount(shell: Shell, caller: Caller, id: string): Promise<Account> {
  return inTransaction(shell.sql, async (sql) => {
    const { name, failures, lockedUntil } = await lockOrThrow(sql, id);
    const after = { failures: 0, lockedUntil: null };
    await updateAccount(sql, id, after);
    const before = { failures, lockedUntil };
    await shell.audit.record(sql, { caller, action: "accounts.unlock", subject: name, before, after });
    return getAccount(shell, sql, id);
  });
}

/** Signs an account out everywhere. */
export async function endAllSessions(shell: Shell, caller: Caller, id: string): Promise<Account> {
  return inTransaction(shell.sql, async (sql) => {
    const { name } = await lockOrThrow(sql, id);
    const after = { sessions: await endSessionsOf(sql, id) };
    await shell.audit.record(sql, { caller, action: "accounts.end-sessions", subject: name, after });
    return getAccount(shell, sql, id);
  });
}

const BY_PROGRAM: Caller = { actor: null, address: "", requestId: "first-start" };

/** On a database without accounts, the first one; null when there are some, or another node was faster. */
export async function createFirstAccount(
  shell: Shell,
): Promise<{ readonly name: string; readonly password: string } | null> {
  if ((await countAccounts(shell.sql)) > 0) return null;
  const unknown = { organisationId: null, email: null, phone: null };
  const first = { name: "admin", displayName: "管理员", ...unknown, roles: FIRST_ROLES };
  try {
    const { account, password } = await createAccount(shell, BY_PROGRAM, first);
    // There is nobody else who could give a new one.
    await updateAccount(shell.sql, account.id, { passwordExpiresAt: null });
    return { name: first.name, password };
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === "duplicate") return null;
    throw error;
  }
}
