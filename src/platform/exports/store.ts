import type { Actor } from "../../kernel/actor.ts";
import { addDays, dayInShanghai } from "../../kernel/calendar.ts";
import type { Sentence } from "../../kernel/error.ts";
import { type Export, EXPORT_DAYS } from "../../kernel/export.ts";
import type { Caller } from "../audit/audit.ts";
import { apart, type Sql } from "../database/database.ts";
import { json } from "../database/json.ts";
import { MEBIBYTE } from "../documents/document.ts";

/** What was asked of a route, as its handler is given it. */
export type Asked = { readonly params: unknown; readonly query: unknown; readonly body?: unknown };

/** An export as the job that writes it sees it. */
export type Work = {
  readonly id: string;
  readonly state: Export["state"];
  readonly caller: Caller & { readonly actor: Actor };
  readonly route: string;
  readonly asked: Asked;
  readonly origin: string;
  readonly attempts: number;
};

type Row = Omit<Export, "askedAt" | "until" | "makes"> & { readonly askedAt: Date; readonly route: string };

const DAY_MS = 86_400_000;

const viewOf = <R extends Row>({ askedAt, route, ...row }: R) => ({
  ...row,
  makes: route.startsWith("GET ") ? ("file" as const) : ("record" as const),
  askedAt: askedAt.toISOString(),
  until: addDays(dayInShanghai(askedAt), EXPORT_DAYS - 1),
});

const columns = (sql: Sql) => sql`id, route, name, file, link, state, done, total, failure, asked_at`;

/** What this account asked for, the newest first; of what was not begun yet, how many are before it. */
export async function listExports(
  sql: Sql,
  accountId: string,
): Promise<(Export & { readonly before: number | null })[]> {
  const rows = await sql<(Row & { readonly before: number | null })[]>`
    select ${columns(sql)}, case when state = 'running' and attempts = 0 then (
        select count(*) from platform.export other
        where other.state = 'running' and (other.asked_at, other.id) < (export.asked_at, export.id)) end as before
    from platform.export
    where account_id = ${accountId} and state <> 'cancelled' order by asked_at desc, id limit 50`;
  return rows.map((row) => viewOf(row));
}

export async function findExport(sql: Sql, accountId: string, id: string): Promise<Export | undefined> {
  const [row] = await sql<Row[]>`
    select ${columns(sql)} from platform.export where id = ${id} and account_id = ${accountId}`;
  return row && viewOf(row);
}

/** Those that wait for this account: to be fetched, or to be asked for again. */
export async function waitingExports(sql: Sql, accountId: string): Promise<Export[]> {
  const rows = await sql<Row[]>`
    select ${columns(sql)} from platform.export
    where account_id = ${accountId} and state in ('done', 'failed') and fetched_at is null
    order by asked_at desc, id limit 50`;
  return rows.map((row) => viewOf(row));
}

/** The one of this list that is being written for this account. */
export async function runningOf(
  sql: Sql,
  accountId: string,
  route: string,
): Promise<(Export & { readonly same: (asked: Asked) => Promise<boolean> }) | undefined> {
  const [row] = await sql<Row[]>`
    select ${columns(sql)} from platform.export
    where account_id = ${accountId} and route = ${route} and state = 'running'`;
  if (!row) return undefined;
  const same = async (asked: Asked): Promise<boolean> => {
    const [found] =
      await sql`select from platform.export where id = ${row.id} and asked = ${json(sql, asked)}::jsonb`;
    return found !== undefined;
  };
  return { ...viewOf(row), same };
}

export async function keepExport(
  sql: Sql,
  given: Pick<Work, "id" | "caller" | "route" | "asked" | "origin"> & {
    readonly regionCode: string;
    readonly name: Sentence;
    readonly total: number;
    readonly askedAt: Date;
  },
): Promise<void> {
  const { caller, asked, name, ...row } = given;
  await sql`insert into platform.export ${sql({
    ...row,
    accountId: caller.actor.accountId,
    caller: json(sql, caller),
    asked: json(sql, asked),
    name: json(sql, name),
  })}`;
}

/** Begins to write an export, anew where a restart or an error broke it off; undefined where it is no more wanted. */
export async function beginWork(sql: Sql, id: string): Promise<Work | undefined> {
  const [work] = await sql<Work[]>`
    update platform.export set attempts = attempts + 1, done = 0 where id = ${id} and state = 'running'
    returning id, state, caller, route, asked, origin, attempts`;
  if (work) await sql`delete from platform.export_piece where export_id = ${id}`;
  return work;
}

/** Takes an attempt back that a shutdown broke off. */
export const forgetAttempt = (sql: Sql, id: string): Promise<unknown> =>
  sql`update platform.export set attempts = attempts - 1 where id = ${id} and state = 'running'`;

/** Whether an export is still being written for somebody. */
export async function isWanted(sql: Sql, id: string): Promise<boolean> {
  const [found] = await sql`select from platform.export where id = ${id} and state = 'running'`;
  return found !== undefined;
}

/** Says how far an export is; false where it was cancelled. */
export async function noteDone(sql: Sql, id: string, done: number): Promise<boolean> {
  const noted = await sql`
    update platform.export set done = least(${done}, total) where id = ${id} and state = 'running' returning id`;
  return noted.length > 0;
}

/** Keeps a file in pieces of a mebibyte; returns its size. */
export async function keepPieces(sql: Sql, id: string, pieces: AsyncIterable<Uint8Array>): Promise<number> {
  let [size, number, held] = [0, 0, [] as Uint8Array[]];
  let bytes = 0;
  const keep = async (): Promise<void> => {
    const piece = { exportId: id, number, bytes: Buffer.concat(held) };
    await apart(async () => sql`insert into platform.export_piece ${sql(piece)}`);
    [number, held, bytes] = [number + 1, [], 0];
  };
  for await (const piece of pieces) {
    held.push(piece);
    bytes += piece.length;
    size += piece.length;
    if (bytes >= MEBIBYTE) await keep();
  }
  if (bytes > 0) await keep();
  return size;
}

export async function* piecesOf(sql: Sql, id: string): AsyncGenerator<Uint8Array> {
  for (let number = 0; ; number++) {
    const [piece] = await sql<{ bytes: Buffer }[]>`
      select bytes from platform.export_piece where export_id = ${id} and number = ${number}`;
    if (piece === undefined) return;
    yield piece.bytes;
  }
}

/** A whole file; what was cancelled meanwhile keeps nothing. */
export async function endWork(
  sql: Sql,
  id: string,
  ended: { readonly file: string; readonly type: string; readonly size: number; readonly at: Date },
): Promise<void> {
  const { file, type, size, at } = ended;
  const done = await sql`
    update platform.export set state = 'done', done = total, file = ${file}, type = ${type}, size = ${size}, ended_at = ${at}
    where id = ${id} and state = 'running' returning id`;
  if (done.length === 0) await sql`delete from platform.export_piece where export_id = ${id}`;
}

/** Ends with a record that is kept in this transaction; false where it was cancelled meanwhile. */
export async function endWithRecord(sql: Sql, id: string, link: string, at: Date): Promise<boolean> {
  const done = await sql`
    update platform.export set state = 'done', done = total, link = ${link}, ended_at = ${at}
    where id = ${id} and state = 'running' returning id`;
  return done.length > 0;
}

export async function failWork(sql: Sql, id: string, failure: Sentence, at: Date): Promise<void> {
  await sql`
    update platform.export set state = 'failed', failure = ${json(sql, failure)}, ended_at = ${at}
    where id = ${id} and state = 'running'`;
  await sql`delete from platform.export_piece where export_id = ${id}`;
}

/** Stops an export, or throws it away; false where the account has none of this id. */
export async function cancel(sql: Sql, accountId: string, id: string): Promise<boolean> {
  const found = await sql`
    update platform.export set state = 'cancelled' where id = ${id} and account_id = ${accountId} returning id`;
  if (found.length > 0) await sql`delete from platform.export_piece where export_id = ${id}`;
  return found.length > 0;
}

/** With what a finished file was written, for who fetches it. */
export async function openKept(
  sql: Sql,
  accountId: string,
  id: string,
): Promise<
  (Pick<Work, "caller" | "route" | "state"> & { file: string | null; type: string; size: number }) | undefined
> {
  const [kept] = await sql<
    (Pick<Work, "caller" | "route" | "state"> & { file: string | null; type: string; size: number })[]
  >`
    select caller, route, state, file, type, size from platform.export
    where id = ${id} and account_id = ${accountId}`;
  return kept;
}

/** Notes that a record was opened by who asked for it; false where the account has none of this id. */
export async function noteOpened(sql: Sql, accountId: string, id: string, at: Date): Promise<boolean> {
  const opened = await sql`
    update platform.export set fetched_at = coalesce(fetched_at, ${at})
    where id = ${id} and account_id = ${accountId} and link is not null returning id`;
  return opened.length > 0;
}

export const noteFetched = (sql: Sql, id: string, at: Date): Promise<unknown> =>
  sql`update platform.export set fetched_at = ${at} where id = ${id} and fetched_at is null`;

/** Throws away what was asked for longer ago than it is kept. */
export const clearOld = (sql: Sql, now: Date): Promise<unknown> =>
  sql`delete from platform.export where asked_at < ${new Date(now.getTime() - EXPORT_DAYS * DAY_MS)}`;
