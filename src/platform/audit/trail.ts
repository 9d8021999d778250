import type { Sql } from "../database/database.ts";

/** An entry as it is read; `number` counts from 1 without gaps, `hash` is hexadecimal. */
export type TrailEntry = {
  readonly number: number;
  readonly at: Date;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly address: string;
  readonly requestId: string;
  readonly action: string;
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly hash: string;
};

/** `q` is searched in name, action, subject, address and request id; `kind` is that of a subject, as `task`; `from` and `to` are days in Asia/Shanghai, both included. */
export type TrailFilter = {
  readonly q?: string | undefined;
  readonly action?: string | undefined;
  readonly kind?: string | undefined;
  readonly actor?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Only entries with lower numbers. */
  readonly below?: number | undefined;
};

const ZONE = "Asia/Shanghai";

function matching(sql: Sql, { q, action, kind, actor, from, to, below }: TrailFilter) {
  return sql`
    number is not null
    ${below === undefined ? sql`` : sql`and number < ${below}`}
    ${action ? sql`and action = ${action}` : sql``}
    ${kind ? sql`and (subject = ${kind} or starts_with(subject, ${`${kind}:`}))` : sql``}
    ${actor ? sql`and actor_id = ${actor}` : sql``}
    ${from ? sql`and at >= (${from}::date)::timestamp at time zone ${ZONE}` : sql``}
    ${to ? sql`and at < (${to}::date + 1)::timestamp at time zone ${ZONE}` : sql``}
    ${q ? sql`and strpos(words, lower(${q})) > 0` : sql``}`;
}

type Ordered = TrailFilter & { readonly oldestFirst?: boolean };
type Page = { readonly offset: number; readonly limit: number };

/** One page of the trail, newest first where not asked for the other way round. */
export async function trailEntries(
  sql: Sql,
  { oldestFirst = false, ...filter }: Ordered,
  page: Page,
): Promise<TrailEntry[]> {
  return sql<TrailEntry[]>`
    select number, at, actor_id, actor_name, address, request_id, action, subject, before, after,
      encode(hash, 'hex') as hash
    from platform.audit where ${matching(sql, filter)}
    order by number ${oldestFirst ? sql`asc` : sql`desc`} limit ${page.limit} offset ${page.offset}`;
}

/** The same, and how many entries match. */
export async function listTrail(
  sql: Sql,
  filter: Ordered,
  page: Page,
): Promise<{ readonly total: number; readonly entries: TrailEntry[] }> {
  const [[counted], entries] = await Promise.all([
    sql<{ total: number }[]>`select count(*) as total from platform.audit where ${matching(sql, filter)}`,
    trailEntries(sql, filter, page),
  ]);
  return { total: counted?.total ?? 0, entries: [...entries] };
}

/** Every action that occurs, in order, found by skipping through the index instead of reading every entry. */
export async function listActions(sql: Sql): Promise<string[]> {
  const rows = await sql<{ action: string }[]>`
    with recursive found as (
      (select action from platform.audit order by action limit 1)
      union all
      select (select action from platform.audit where action > found.action order by action limit 1)
      from found where found.action is not null
    )
    select action from found where action is not null`;
  return rows.map((row) => row.action);
}

/** How many entries since a day each of some actions has, and each refusal of marked content; those that occur, most first. */
export async function countActions(
  sql: Sql,
  actions: readonly string[],
  from: string,
): Promise<{ readonly action: string; readonly entries: number }[]> {
  const rows = await sql<{ action: string; entries: number }[]>`
    select action, count(*) as entries from platform.audit
    where ${matching(sql, { from })} and (action = any(${[...actions]}) or action like '%.refuse-classified')
    group by action order by 2 desc, 1`;
  return [...rows];
}

/** `brokenAt` is the lowest number whose place, content or hash does not follow; `head` is the last hash. */
export type Verification = {
  readonly intact: boolean;
  readonly entries: number;
  readonly brokenAt: number | null;
  readonly head: string | null;
};

/**
 * Recomputes the whole chain in the database. It proves that no entry was changed, inserted or removed
 * between two others; that none was cut off the end shows only against a `head` noted elsewhere.
 */
export async function verifyChain(sql: Sql): Promise<Verification> {
  const [found] = await sql<{ entries: number; brokenAt: number | null; head: string | null }[]>`
    with link as (
      select a, a.number,
        a.number = row_number() over chain
          and a.previous = coalesce(lag(a.hash) over chain, ''::bytea)
          and a.content_digest = platform.audit_digest(a.before, a.after, a.salt)
          and a.hash = platform.audit_hash(a.previous, a) as sound
      from platform.audit a where a.number is not null
      window chain as (order by a.number)
    )
    select count(*) as entries, min(number) filter (where sound is not true) as broken_at,
      (select encode(hash, 'hex') from platform.audit where number is not null order by number desc limit 1) as head
    from link`;
  const { entries, brokenAt, head } = found ?? { entries: 0, brokenAt: null, head: null };
  return { intact: brokenAt === null, entries, brokenAt, head };
}
