import type { Role } from "../../kernel/access.ts";
import type { Actor } from "../../kernel/actor.ts";
import { inTransaction, type Sql } from "../../platform/database/database.ts";
import { newToken, tokenDigest } from "../../platform/sessions/token.ts";
import { afterFailure, isLocked, type Lock, sessionBounds, type SignInPolicy } from "../domain/sign-in.ts";

export type AliveSession = {
  readonly actor: Actor;
  readonly email: string | null;
  readonly mustChangePassword: boolean;
  /** Or signed in at the identity provider, whose own factors count. */
  readonly hasSecondFactor: boolean;
};

type Row = {
  readonly accountId: string;
  readonly name: string;
  readonly displayName: string;
  readonly organisationId: string | null;
  readonly email: string | null;
  readonly roles: Role[];
  readonly mustChangePassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly lastSeenAt: Date;
};

/** Idle time is kept to this precision, so that reading a page does not write to the database each time. */
const SEEN_PRECISION_MS = 60_000;

/** Begins a session and returns its token, the only copy; sessions that are over are swept out. */
export async function beginSession(
  sql: Sql,
  policy: SignInPolicy,
  session: {
    readonly accountId: string;
    readonly address: string;
    readonly now: Date;
    readonly byProvider?: boolean;
  },
): Promise<string> {
  const { seenAfter, begunAfter } = sessionBounds(policy, session.now);
  await sql`delete from accounts.session where last_seen_at < ${seenAfter} or created_at < ${begunAfter}`;
  const token = newToken();
  await sql`insert into accounts.session ${sql({
    tokenDigest: tokenDigest(token),
    accountId: session.accountId,
    address: session.address,
    byProvider: session.byProvider ?? false,
    createdAt: session.now,
    lastSeenAt: session.now,
  })}`;
  return token;
}

/** Who the token belongs to, if its session is alive and the account open; notes the use. */
export async function findSession(
  sql: Sql,
  policy: SignInPolicy,
  token: string,
  now: Date,
): Promise<AliveSession | undefined> {
  const { seenAfter, begunAfter } = sessionBounds(policy, now);
  const digest = tokenDigest(token);
  const [row] = await sql<Row[]>`
    select a.id as account_id, a.name, a.display_name, a.organisation_id, a.email, a.roles,
      a.must_change_password and not s.by_provider as must_change_password, s.last_seen_at,
      s.by_provider or exists(select 1 from accounts.second_factor f
        where f.account_id = a.id and f.confirmed_at is not null) as has_second_factor
    from accounts.session s join accounts.account a on a.id = s.account_id
    where s.token_digest = ${digest} and not a.disabled
      and s.last_seen_at > ${seenAfter} and s.created_at > ${begunAfter}`;
  if (!row) return undefined;
  if (now.getTime() - row.lastSeenAt.getTime() > SEEN_PRECISION_MS)
    await sql`update accounts.session set last_seen_at = ${now} where token_digest = ${digest}`;
  const { email, mustChangePassword, hasSecondFactor, lastSeenAt: _, ...actor } = row;
  return { actor, email, mustChangePassword, hasSecondFactor };
}

/** Ends the session of a token. */
export async function endSession(sql: Sql, token: string): Promise<void> {
  await sql`delete from accounts.session where token_digest = ${tokenDigest(token)}`;
}

/** Ends the sessions of an account, all or all but the one of `keep`; returns how many. */
export async function endSessionsOf(
  sql: Sql,
  accountId: string,
  keep: string | null = null,
): Promise<number> {
  const kept = keep === null ? null : tokenDigest(keep);
  const ended = await sql`
    delete from accounts.session where account_id = ${accountId}
    ${kept === null ? sql`` : sql`and token_digest <> ${kept}`}`;
  return ended.count;
}

/** Counts a wrong try at a name that no account has, in the way of an account, and returns the lock before and after. */
export async function failUnknownName(
  sql: Sql,
  policy: SignInPolicy,
  name: string,
  now: Date,
): Promise<{ readonly before: Lock; readonly after: Lock }> {
  return inTransaction(sql, async (transaction) => {
    await transaction`
      delete from accounts.unknown_name where last_try_at < ${now}::timestamptz - interval '1 day'`;
    const [before = { failures: 0, lockedUntil: null }] = await transaction<Lock[]>`
      insert into accounts.unknown_name (name, last_try_at) values (${name.toLowerCase()}, ${now})
      on conflict (name) do update set last_try_at = excluded.last_try_at
      returning failures, locked_until`;
    if (isLocked(before, now)) return { before, after: before };
    const after = afterFailure(policy, before, now);
    await transaction`
      update accounts.unknown_name set failures = ${after.failures}, locked_until = ${after.lockedUntil}
      where name = ${name.toLowerCase()}`;
    return { before, after };
  });
}

/** Counts one more try under `key` in the window and returns how many there were, this one included. */
export async function countTry(sql: Sql, key: string, window: Date): Promise<number> {
  return inTransaction(sql, async (transaction) => {
    await transaction`delete from accounts.attempt where window_start < ${window}::timestamptz - interval '1 day'`;
    const [row] = await transaction<{ tries: number }[]>`
      insert into accounts.attempt (key, window_start, tries) values (${key}, ${window}, 1)
      on conflict (key, window_start) do update set tries = accounts.attempt.tries + 1
      returning tries`;
    return row?.tries ?? 0;
  });
}
