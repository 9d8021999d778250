import { randomUUID } from "node:crypto";
import { ADMIN_ROLES, type Role, UNIT_ROLES } from "../../kernel/access.ts";
import type { OrderOf } from "../../kernel/list.ts";
import type { Sql } from "../../platform/database/database.ts";
import { orderedBy } from "../../platform/database/in-order.ts";
import { NO_PASSWORD } from "../../platform/sessions/password-hash.ts";
import { type Account, ACCOUNT_ORDERS } from "../domain/account.ts";
import { type AccountStates, type AccountWatchState, WATCHED } from "../domain/administration.ts";
import { sessionBounds, type SignInPolicy } from "../domain/sign-in.ts";

/** An account as signing in and administration need it. */
export type StoredAccount = {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly organisationId: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly roles: readonly Role[];
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  /** When a one-time password ends. */
  readonly passwordExpiresAt: Date | null;
  readonly disabled: boolean;
  readonly failures: number;
  readonly lockedUntil: Date | null;
};

export type NewAccount = Pick<
  StoredAccount,
  "name" | "displayName" | "organisationId" | "roles" | "passwordHash" | "mustChangePassword"
> & {
  readonly id?: string;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly passwordExpiresAt?: Date;
  readonly createdAt: Date;
};

const columns = (sql: Sql) => sql`
  id, name, display_name, organisation_id, email, phone, roles, password_hash, must_change_password,
  password_expires_at, disabled, failures, locked_until`;

/** Adds an account; undefined when the name, in whatever case, is taken. */
export async function addAccount(sql: Sql, account: NewAccount): Promise<string | undefined> {
  const [row] = await sql<{ id: string }[]>`
    insert into accounts.account ${sql({ id: randomUUID(), ...account, roles: [...account.roles] })}
    on conflict (lower(name)) do nothing returning id`;
  return row?.id;
}

export async function findAccountByName(sql: Sql, name: string): Promise<StoredAccount | undefined> {
  const [row] = await sql<StoredAccount[]>`
    select ${columns(sql)} from accounts.account where lower(name) = lower(${name})`;
  return row;
}

/** The account, locked against change by others until the transaction ends. */
export async function lockAccount(sql: Sql, id: string): Promise<StoredAccount | undefined> {
  const [row] = await sql<StoredAccount[]>`
    select ${columns(sql)} from accounts.account where id = ${id} for update`;
  return row;
}

export type AccountChange = Partial<Omit<StoredAccount, "id" | "name">>;

/** Writes the given fields. */
export async function updateAccount(sql: Sql, id: string, change: AccountChange): Promise<void> {
  const { roles, ...rest } = change;
  const fields = { ...rest, ...(roles ? { roles: [...roles] } : {}) };
  await sql`update accounts.account set ${sql(fields)} where id = ${id}`;
}

export async function countAccounts(sql: Sql): Promise<number> {
  const [row] = await sql<{ total: number }[]>`select count(*) as total from accounts.account`;
  return row?.total ?? 0;
}

/** How many open accounts hold a role, `except` not counted; the rows are locked when `lock` is set. */
export async function countHolders(
  sql: Sql,
  role: Role,
  options: { readonly except?: string; readonly lock?: boolean } = {},
): Promise<number> {
  const rows = await sql`
    select id from accounts.account where ${role} = any(roles) and not disabled
    order by id ${options.lock ? sql`for update` : sql``}`;
  return rows.filter((row) => row["id"] !== options.except).length;
}

export type AccountFilter = {
  readonly id?: string;
  readonly q?: string | undefined;
  readonly role?: Role | undefined;
  /** Only open accounts that act as a unit and have none. */
  readonly lacksUnit?: boolean | undefined;
  readonly state?: AccountWatchState | undefined;
};

const lacksUnit = (sql: Sql) =>
  sql`a.organisation_id is null and a.roles && ${[...UNIT_ROLES]} and not a.disabled`;

/** How many open accounts act as a unit and have none, as those made before a unit was asked for. */
export async function countLackingUnit(sql: Sql): Promise<number> {
  const [row] = await sql<{ total: number }[]>`
    select count(*) as total from accounts.account a where ${lacksUnit(sql)}`;
  return row?.total ?? 0;
}

/** Of open accounts `a`, those in a state that somebody should look at; applicants look after their own. */
function inState(sql: Sql, state: AccountWatchState, now: Date) {
  const noFactor =
    () => sql`a.password_hash <> ${NO_PASSWORD} and not exists(select 1 from accounts.second_factor f
    where f.account_id = a.id and f.confirmed_at is not null)`;
  const of = {
    "admin-no-factor": sql`${noFactor()} and a.roles && ${[...ADMIN_ROLES]}`,
    "no-factor": noFactor(),
    locked: sql`a.locked_until > ${now}`,
    "one-time": sql`a.must_change_password`,
    "no-roles": sql`cardinality(a.roles) = 0`,
  } satisfies Record<AccountWatchState, unknown>;
  return sql`not a.disabled and not 'applicant' = any(a.roles) and ${of[state]}`;
}

/** How many accounts the list shows for each such state. */
export async function countAccountStates(sql: Sql, now: Date): Promise<AccountStates> {
  const counted = await Promise.all(
    WATCHED.map(async (state) => {
      const [row] = await sql<{ total: number }[]>`
        select count(*) as total from accounts.account a where ${inState(sql, state, now)}`;
      return [state, row?.total ?? 0] as const;
    }),
  );
  return Object.fromEntries(counted) as AccountStates;
}

/** One page of accounts as administration shows them, by name where no other order is asked for. */
export async function listAccounts(
  sql: Sql,
  filter: AccountFilter & OrderOf<typeof ACCOUNT_ORDERS>,
  page: { readonly offset: number; readonly limit: number },
  at: { readonly policy: SignInPolicy; readonly now: Date },
): Promise<{ readonly total: number; readonly rows: Account[] }> {
  const { seenAfter, begunAfter } = sessionBounds(at.policy, at.now);
  const q = filter.q ? filter.q.toLowerCase() : null;
  const where = sql`
    true
    ${filter.id ? sql`and a.id = ${filter.id}` : sql``}
    ${filter.lacksUnit ? sql`and ${lacksUnit(sql)}` : sql``}
    ${filter.state ? sql`and ${inState(sql, filter.state, at.now)}` : sql``}
    ${filter.role ? sql`and ${filter.role} = any(a.roles)` : sql``}
    ${
      q === null
        ? sql``
        : sql`and (strpos(lower(a.name), ${q}) > 0 or strpos(lower(a.display_name), ${q}) > 0
            or strpos(lower(o.name), ${q}) > 0)`
    }`;
  const from = sql`accounts.account a left join accounts.organisation o on o.id = a.organisation_id`;
  const order = orderedBy(
    sql,
    ACCOUNT_ORDERS,
    filter,
    {
      person: sql`a.display_name`,
      organisation: sql`o.name`,
      seen: sql`s.last_seen_at`,
      sessions: sql`s.sessions`,
    },
    sql`a.name`,
  );
  const [counted] = await sql<{ total: number }[]>`select count(*) as total from ${from} where ${where}`;
  const rows = await sql<Listed[]>`
    select a.id, a.name, a.display_name, a.organisation_id, o.name as organisation_name, a.email, a.phone, a.roles,
      a.must_change_password, a.password_hash <> ${NO_PASSWORD} as has_password,
      exists(select 1 from accounts.second_factor f
        where f.account_id = a.id and f.confirmed_at is not null) as has_second_factor,
      exists(select 1 from accounts.provider_link l where l.account_id = a.id) as has_provider, a.disabled, a.locked_until, a.created_at, s.last_seen_at, s.sessions
    from ${from} cross join lateral (
      select max(last_seen_at) as last_seen_at,
        count(*) filter (where last_seen_at > ${seenAfter} and created_at > ${begunAfter}) as sessions
      from accounts.session where account_id = a.id
    ) s
    where ${where} order by ${order} limit ${page.limit} offset ${page.offset}`;
  return { total: counted?.total ?? 0, rows: rows.map((row) => shown(row, at.now)) };
}

type Listed = Omit<Account, "lockedUntil" | "lastSeenAt" | "createdAt"> & {
  readonly lockedUntil: Date | null;
  readonly lastSeenAt: Date | null;
  readonly createdAt: Date;
};

const shown = (row: Listed, now: Date): Account => ({
  ...row,
  lockedUntil: row.lockedUntil && row.lockedUntil > now ? row.lockedUntil.toISOString() : null,
  lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});
