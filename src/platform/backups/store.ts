import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import type { Sentence } from "../../kernel/error.ts";
import type { BackupHead, Passed, Verified } from "../database/backup-file.ts";
import type { Sql } from "../database/database.ts";

/** A backup that the page or the clock asked for. `done` is whole, read back from the disk and compared. */
export type Backup = {
  readonly id: string;
  /** Its name in the folder of the node `host`. */
  readonly file: string;
  readonly host: string;
  readonly cause: "asked" | "clock";
  readonly askedBy: string | null;
  readonly askedAt: Date;
  readonly state: "waiting" | "writing" | "reading" | "done" | "failed";
  readonly progress: Passed | null;
  readonly writtenAt: Date | null;
  readonly bytes: number | null;
  readonly tables: number | null;
  readonly rows: number | null;
  readonly heads: readonly BackupHead[] | null;
  readonly failure: Sentence | null;
  /** Of its restore as it was rehearsed last; null where nobody asked. */
  readonly rehearsal: "waiting" | "restoring" | "done" | "failed" | null;
  readonly rehearsedAt: Date | null;
  readonly rehearsalFailure: Sentence | null;
  readonly removedAt: Date | null;
};

const json = (sql: Sql, value: unknown) => sql.json(value as postgres.JSONValue);

/** `DATABASE-20261201T030000Z.sql.gz`. */
export const fileNameOf = (database: string, at: Date): string =>
  `${database}-${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z.sql.gz`;

/** Whether a name is one that {@link fileNameOf} gives: no other file of a folder is ever touched. */
export const isOwnName = (database: string, name: string): boolean =>
  name.startsWith(`${database}-`) && /^\d{8}T\d{6}Z\.sql\.gz$/.test(name.slice(database.length + 1));

export async function findBackup(sql: Sql, id: string): Promise<Backup | undefined> {
  const [row] = await sql<Backup[]>`select * from platform.backup where id = ${id}`;
  return row;
}

/** Those whose file was not removed, newest first. */
export async function listBackups(sql: Sql, most = 20): Promise<Backup[]> {
  const rows = await sql<Backup[]>`
    select * from platform.backup where removed_at is null order by asked_at desc limit ${most}`;
  return [...rows];
}

/** The one that is asked for already and not finished, or a new one. */
export async function askForBackup(
  sql: Sql,
  given: { readonly file: string; readonly askedBy: string; readonly at: Date },
): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtext('platform.backup'))`;
  const [open] = await sql<{ id: string }[]>`
    select id from platform.backup where cause = 'asked' and state in ('waiting', 'writing', 'reading')`;
  if (open) return open.id;
  const id = randomUUID();
  const { file, askedBy, at } = given;
  const [made] = await sql<{ id: string }[]>`
    insert into platform.backup ${sql({ id, file, cause: "asked", askedBy, askedAt: at })}
    on conflict (file) do update set file = excluded.file returning id`;
  return made?.id ?? id;
}

/** The one backup of a tick. */
export async function backupOfTick(
  sql: Sql,
  { file, tick }: { readonly file: string; readonly tick: Date },
): Promise<string> {
  await sql`
    insert into platform.backup ${sql({ id: randomUUID(), file, cause: "clock", askedAt: tick })} on conflict do nothing`;
  const [row] = await sql<{ id: string }[]>`
    select id from platform.backup where cause = 'clock' and asked_at = ${tick}`;
  if (!row) throw new Error(`another backup has the name ${file}`);
  return row.id;
}

export const beginWriting = async (sql: Sql, id: string, host: string): Promise<void> =>
  void (await sql`
    update platform.backup set state = 'writing', host = ${host}, progress = null, failure = null where id = ${id}`);

export const noteProgress = async (sql: Sql, id: string, state: Backup["state"], so: Passed): Promise<void> =>
  void (await sql`
    update platform.backup set state = ${state}, progress = ${json(sql, so)}
    where id = ${id} and state in ('writing', 'reading')`);

export const endWriting = async (
  sql: Sql,
  id: string,
  { tables, rows, heads, bytes, at }: Verified & { readonly bytes: number },
): Promise<void> =>
  void (await sql`
    update platform.backup set state = 'done', progress = null, failure = null, written_at = ${at}, bytes = ${bytes},
      tables = ${tables}, "rows" = ${rows}, heads = ${json(sql, heads)} where id = ${id}`);

export const failWriting = async (sql: Sql, id: string, failure: Sentence): Promise<void> =>
  void (await sql`
    update platform.backup set state = 'failed', progress = null, failure = ${json(sql, failure)} where id = ${id}`);

export const askForRehearsal = async (sql: Sql, id: string): Promise<void> =>
  void (await sql`
    update platform.backup set rehearsal = 'waiting', progress = null, rehearsal_failure = null where id = ${id}`);

export const noteRehearsal = async (sql: Sql, id: string, so: Passed | null): Promise<void> =>
  void (await sql`
    update platform.backup set rehearsal = 'restoring', progress = ${so && json(sql, so)} where id = ${id}`);

export const endRehearsal = async (
  sql: Sql,
  id: string,
  { at, failure }: { readonly at: Date; readonly failure: Sentence | null },
): Promise<void> =>
  void (await sql`
    update platform.backup set rehearsal = ${failure === null ? "done" : "failed"}, rehearsed_at = ${at}, progress = null,
      rehearsal_failure = ${failure && json(sql, failure)} where id = ${id}`);

/** Whole ones of a cause, newest first, as far as their files were not removed. */
export async function listWhole(sql: Sql, cause: Backup["cause"]): Promise<Backup[]> {
  const rows = await sql<Backup[]>`
    select * from platform.backup where cause = ${cause} and state = 'done' and removed_at is null
    order by written_at desc`;
  return [...rows];
}

export const markRemoved = async (sql: Sql, ids: readonly string[], at: Date): Promise<void> =>
  void (await sql`update platform.backup set removed_at = ${at} where id = any(${[...ids]}::uuid[])`);

/** Names of files that a killed process may have left half written: of everything that is not done. */
export async function listUnfinished(sql: Sql): Promise<{ readonly id: string; readonly file: string }[]> {
  const rows = await sql<{ id: string; file: string }[]>`
    select id, file from platform.backup where state <> 'done'`;
  return [...rows];
}

/** What went wrong last, until it goes well again: the newest backup that ended, and the newest rehearsal. */
export async function listTroubles(sql: Sql): Promise<
  {
    readonly id: string;
    readonly what: "backup" | "rehearsal";
    readonly failure: Sentence;
    readonly at: Date;
  }[]
> {
  const rows = await sql<{ id: string; what: "backup" | "rehearsal"; failure: Sentence | null; at: Date }[]>`
    (select id, 'backup' as what, failure, asked_at as at from platform.backup
      where state in ('done', 'failed') order by asked_at desc limit 1)
    union all
    (select id, 'rehearsal', rehearsal_failure, rehearsed_at from platform.backup
      where rehearsal in ('done', 'failed') order by rehearsed_at desc limit 1)`;
  return rows.flatMap(({ failure, ...rest }) => (failure === null ? [] : [{ ...rest, failure }]));
}
