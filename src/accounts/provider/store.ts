import { FailureError } from "../../kernel/error.ts";
import { inTransaction, type Sql } from "../../platform/database/database.ts";
import type {
  IdentityProvider,
  ProviderFlow,
  ProviderIdentity,
} from "../../platform/sessions/identity-provider.ts";
import { NO_PASSWORD } from "../../platform/sessions/password-hash.ts";
import { newToken, tokenDigest } from "../../platform/sessions/token.ts";
import type { Caller, Shell } from "../../platform/slice.ts";
import { ACCOUNT_NAME, type Account } from "../domain/account.ts";
import { isReservedName } from "../domain/applicant.ts";
import { SIGN_IN_POLICY, windowStart } from "../domain/sign-in.ts";
import { findAccountByName, lockAccount, type StoredAccount } from "../store/account.ts";
import { getAccount, lockOrThrow, openAccount } from "../store/account-acts.ts";
import { beginSession, countTry, endSession, endSessionsOf } from "../store/session.ts";
import { TOO_MANY_TRIES } from "../store/sign-in-tries.ts";
import {
  claimed,
  FLOW_MINUTES,
  FLOW_OVER,
  LINKED_OTHERWISE,
  NO_CLAIM,
  NO_PROVIDER,
  noAccount,
  PROVIDER_AWAY,
  PROVIDER_CLOSED,
  PROVIDER_DENIED,
  PROVIDER_INVALID,
  type ProviderLinking,
} from "./provider.ts";

/** Where the browser comes back to, a page of ours. */
const RETURN_PATH = "/sign-in/provider";

async function countTryFrom({ sql, now }: Shell, { address }: Caller): Promise<void> {
  const tries = await countTry(sql, `address ${address}`, windowStart(SIGN_IN_POLICY, now()));
  if (tries > SIGN_IN_POLICY.triesPerAddress) throw new FailureError(TOO_MANY_TRIES.failure);
}

/** Begins a sign-in: where to send the browser, and the token that binds it to this one. Throws `provider-away`. */
export async function beginAtProvider(
  shell: Shell,
  provider: IdentityProvider | null,
  caller: Caller,
  origin: string,
): Promise<{ readonly address: string; readonly token: string }> {
  if (provider === null) throw new FailureError(NO_PROVIDER);
  await countTryFrom(shell, caller);
  const begun = await provider.begin(`${origin}${RETURN_PATH}`);
  if (begun === null) throw new FailureError(PROVIDER_AWAY);
  const token = newToken();
  const { sql, now } = shell;
  await sql`
    delete from accounts.provider_flow
    where begun_at < ${now()}::timestamptz - make_interval(mins => ${FLOW_MINUTES})`;
  await sql`insert into accounts.provider_flow ${sql({ tokenDigest: tokenDigest(token), ...begun.flow, begunAt: now() })}`;
  return { address: begun.address, token };
}

/** The flow that this browser began, which is over by that. */
async function takeFlow({ sql, now }: Shell, token: string | null): Promise<ProviderFlow> {
  if (token === null) throw new FailureError(FLOW_OVER);
  const [flow] = await sql<ProviderFlow[]>`
    delete from accounts.provider_flow where token_digest = ${tokenDigest(token)}
      and begun_at >= ${now()}::timestamptz - make_interval(mins => ${FLOW_MINUTES})
    returning state, nonce, verifier, redirect_uri`;
  if (!flow) throw new FailureError(FLOW_OVER);
  return flow;
}

type Found = { readonly account: StoredAccount; readonly linked: boolean };

async function findLinked(sql: Sql, { issuer, subject }: ProviderIdentity): Promise<string | null> {
  const [row] = await sql<{ accountId: string }[]>`
    select account_id from accounts.provider_link where issuer = ${issuer} and subject = ${subject}`;
  return row?.accountId ?? null;
}

async function findByNumber(sql: Sql, number: string): Promise<string | null> {
  const [row] = await sql<{ accountId: string }[]>`
    select account_id from accounts.identity where number = ${number} and verified_on is not null`;
  return row?.accountId ?? null;
}

/** The account of a person of the provider: as linked before, else by the claim; a new one where that is set. */
async function findOrOpen(
  shell: Shell,
  sql: Sql,
  caller: Caller,
  identity: ProviderIdentity,
  { claim, by, creates }: ProviderLinking,
): Promise<Found> {
  const before = await findLinked(sql, identity);
  const linked = before === null ? undefined : await lockAccount(sql, before);
  if (linked) return { account: linked, linked: true };
  const value = claimed(identity.claims, claim);
  if (value === null) throw new FailureError(NO_CLAIM);
  const named = by === "login" ? await findAccountByName(sql, value) : undefined;
  // Applicants choose their names themselves, so that a name of theirs proves nothing.
  if (named?.roles.includes("applicant")) throw new FailureError(noAccount(value));
  const known = by === "login" ? named?.id : await findByNumber(sql, value);
  const opens = creates && by === "login" && ACCOUNT_NAME.test(value) && !isReservedName(value);
  if (!known && !opens) throw new FailureError(noAccount(by === "login" ? value : null));
  const fields = { organisationId: null, email: null, phone: null, roles: [], passwordHash: NO_PASSWORD };
  const displayName = claimed(identity.claims, "name")?.slice(0, 60) ?? value;
  const id = known ?? (await openAccount(shell, sql, caller, { name: value, displayName, ...fields }));
  const account = await lockOrThrow(sql, id);
  const [other] = await sql`select 1 from accounts.provider_link where account_id = ${id}`;
  if (other) throw new FailureError(LINKED_OTHERWISE);
  return { account, linked: false };
}

/**
 * Ends a sign-in at the provider with a session here; its token. Throws `flow-over`, `provider-away`, `provider-denied`,
 * `provider-invalid`, `claim-missing`, `no-account`, `linked-otherwise`, `account-closed`.
 */
export async function finishAtProvider(
  shell: Shell,
  provider: IdentityProvider | null,
  linking: ProviderLinking,
  caller: Caller,
  given: { readonly query: string; readonly flow: string | null; readonly oldToken: string | null },
): Promise<string> {
  if (provider === null) throw new FailureError(NO_PROVIDER);
  await countTryFrom(shell, caller);
  const answer = await provider.finish(await takeFlow(shell, given.flow), given.query);
  if (!answer.ok) {
    const failures = { away: PROVIDER_AWAY, denied: PROVIDER_DENIED, invalid: PROVIDER_INVALID };
    throw new FailureError(failures[answer.problem]);
  }
  const { identity } = answer;
  const { audit, now } = shell;
  return inTransaction(shell.sql, async (sql) => {
    const { account, linked } = await findOrOpen(shell, sql, caller, identity, linking);
    if (account.disabled) throw new FailureError(PROVIDER_CLOSED);
    const { id: accountId, name } = account;
    if (!linked) {
      const { issuer, subject } = identity;
      await sql`insert into accounts.provider_link ${sql({ accountId, issuer, subject, linkedAt: now() })}`;
      await audit.record(sql, { caller, action: "accounts.link-provider", subject: name, after: { issuer } });
    }
    if (given.oldToken) await endSession(sql, given.oldToken);
    const session = { accountId, address: caller.address, now: now(), byProvider: true };
    const token = await beginSession(sql, SIGN_IN_POLICY, session);
    const { displayName, organisationId, roles } = account;
    const actor = { accountId, name, displayName, organisationId, roles };
    const after = { by: "provider" };
    await audit.record(sql, {
      caller: { ...caller, actor },
      action: "accounts.sign-in",
      subject: name,
      after,
    });
    return token;
  });
}

/** Parts an account from the person of the provider, and ends its sessions. Throws `not-found`. */
export async function unlinkProvider(shell: Shell, caller: Caller, id: string): Promise<Account> {
  return inTransaction(shell.sql, async (sql) => {
    const { name } = await lockOrThrow(sql, id);
    await sql`delete from accounts.provider_link where account_id = ${id}`;
    const after = { sessionsEnded: await endSessionsOf(sql, id) };
    await shell.audit.record(sql, { caller, action: "accounts.unlink-provider", subject: name, after });
    return getAccount(shell, sql, id);
  });
}
