import type { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import postgres from "postgres";
import {
  type BackupHead,
  type BackupHeader,
  type Content,
  damaged,
  FORMAT,
  inBlocks,
  isSame,
  line,
  linesOf,
  meter,
  openBackup,
  type Part,
  type Passed,
  refuse,
  tally,
  tallied,
  type Verified,
} from "./backup-file.ts";
import { inTransaction, type Database, type Sql } from "./database.ts";
import {
  applyScript,
  makeSchemas,
  type MigrationSource,
  readScripts,
  type Script,
  withMigrationLock,
} from "./migrate.ts";
import { type ChainLog, lastOf } from "../witness/logs.ts";

type Table = { readonly name: string; readonly columns: string; readonly references: readonly string[] };

/** Written by the migrations themselves, and what is known of files on this machine's disk. */
const APART = ["platform.migration", "platform.append_only", "platform.backup"];

const nameOf = ({ schema, name, checksum }: Omit<Script, "text">): string => `${schema}/${name} ${checksum}`;

const listMigrations = async (sql: Sql): Promise<string[]> =>
  (await sql<Script[]>`select schema, name, checksum from platform.migration order by 1, 2`).map(nameOf);

/** Values are to look the same whichever server writes them, and names to carry their schema. */
async function fixForms(sql: Sql): Promise<void> {
  await sql`
    select set_config('search_path', '', true), set_config('timezone', 'UTC', true),
      set_config('datestyle', 'ISO, YMD', true), set_config('intervalstyle', 'postgres', true),
      set_config('bytea_output', 'hex', true), set_config('extra_float_digits', '1', true)`;
}

/** Every table the migrations made, those that others refer to first. */
async function listTables(sql: Sql): Promise<Table[]> {
  const tables = await sql<Table[]>`
    select format('%I.%I', n.nspname, c.relname) as name,
      (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
        where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
      array(select distinct f.confrelid::regclass::text from pg_constraint f
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as references
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in (select schema from platform.migration union select 'platform')
    order by 1`;
  const known = new Map(tables.map((table) => [table.name, table]));
  const ordered = new Set<Table>();
  const visit = (table: Table): void => {
    known.delete(table.name);
    for (const name of table.references) {
      const other = known.get(name);
      if (other) visit(other);
    }
    ordered.add(table);
  };
  for (const table of tables) if (known.has(table.name)) visit(table);
  return [...ordered].filter((table) => !APART.includes(table.name));
}

/**
 * The rows of a table. Whoever stops reading before the end gives `cancel`, which calls the rest of the copy off: until it
 * is over the connection takes nothing else.
 */
async function* rowsOf(
  sql: Sql,
  { name, columns }: Table,
  cancel?: () => Promise<unknown>,
): AsyncGenerator<Buffer, void> {
  const rows = await sql.unsafe(`copy ${name} (${columns}) to stdout`).readable();
  const over = new Promise((resolve) => rows.once("close", resolve));
  // Of a copy that was called off; why it was is said where that was done.
  rows.on("error", () => {});
  let whole = false;
  try {
    yield* linesOf(rows.iterator({ destroyOnReturn: false }));
    whole = true;
  } finally {
    // The driver leaves its socket paused when the last rows came with the end of the copy, or with the error that ended it.
    const wake = (): void => void rows["_read"](0);
    wake();
    if (!whole) {
      await cancel?.();
      rows.resume();
      await over;
      wake();
    }
  }
}

async function contentOf(sql: Sql, table: Table): Promise<Content> {
  const sum = tally();
  for await (const row of rowsOf(sql, table)) sum.add(row);
  return sum.content();
}

/** What may be told of a backup while it is written or restored, and which heads it is to say or keep. */
export type BackupOptions = {
  /** Chains whose heads are written down. */
  readonly logs?: readonly ChainLog[];
  readonly passed?: (so: Passed) => void;
};

async function* script(
  sql: Sql,
  { logs = [], passed }: BackupOptions,
  cancel: () => Promise<unknown>,
): AsyncGenerator<string | Buffer, void> {
  const migrations = await listMigrations(sql);
  const heads: BackupHead[] = [];
  for (const log of logs) {
    const { number, hash } = await lastOf(sql, log);
    heads.push({ log: log.name, number, hash });
  }
  yield line.header({
    application: "jiziwan",
    format: FORMAT,
    at: new Date().toISOString(),
    migrations,
    heads,
  });
  const tables = await listTables(sql);
  const done = meter(tables.length, passed);
  for (const table of tables) {
    yield line.copy(table.name, table.columns);
    const sum = tally();
    yield* tallied(tallied(rowsOf(sql, table, cancel), sum), done);
    yield line.content(sum.content());
    done.table();
  }
  const sequences = await sql<{ name: string; value: number }[]>`
    select format('%I.%I', schemaname, sequencename) as name, last_value as value from pg_sequences
    where last_value is not null and schemaname in (select schema from platform.migration)`;
  for (const { name, value } of sequences) yield line.sequence(name, value);
  yield line.end;
}

/**
 * Writes everything the application keeps, as of one moment and while it runs, as a compressed SQL script that
 * {@link restoreBackup} and psql read, with the content of each table as a digest. Jobs waiting in the queue are not
 * part of it.
 */
export async function writeBackup(
  owner: Database,
  to: Writable,
  options: BackupOptions & { readonly signal?: AbortSignal } = {},
): Promise<void> {
  await owner.begin("isolation level repeatable read read only", async (transaction) => {
    const sql = transaction as unknown as Sql;
    await fixForms(sql);
    const { signal } = options;
    const [backend] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
    const text = script(sql, options, () => owner`select pg_cancel_backend(${backend?.pid ?? 0})`);
    try {
      await pipeline(inBlocks(text), createGzip(), to, ...(signal ? [{ signal }] : []));
    } finally {
      await text.return();
    }
  });
}

const inUse = (): never =>
  refuse(
    "database-in-use",
    "该数据库已有内容，未作任何改动。请恢复到新的数据文件夹（JIZIWAN_DATA）或新的数据库（DATABASE_URL）。",
    "This database is in use and was left as it is. Restore into a new data folder (JIZIWAN_DATA) or a new database (DATABASE_URL).",
  );

/** Takes away what migrations made of a database that nobody has used yet; refuses any other. */
async function clear(sql: Sql, known: ReadonlySet<string>): Promise<void> {
  const [found] = await sql<{ migrated: boolean; audited: boolean }[]>`
    select to_regclass('platform.migration') is not null as migrated,
      to_regclass('platform.audit') is not null as audited`;
  if (!found?.migrated) return;
  // A schema that is not ours may have the same name.
  if (!(await listMigrations(sql)).every((name) => known.has(name))) inUse();
  // Whatever was ever done here left a line in the trail.
  if (found.audited && (await sql`select 1 from platform.audit limit 1`).length > 0) inUse();
  const schemas = await sql<{ schema: string }[]>`select distinct schema from platform.migration`;
  for (const schema of new Set(["platform", ...schemas.map((row) => row.schema)]))
    await sql`drop schema ${sql(schema)} cascade`;
}

/** The migrations of this version that the backup had, and those that came since. */
function divide(scripts: readonly Script[], { migrations }: BackupHeader) {
  const known = new Map(scripts.map((each) => [nameOf(each), each]));
  const unknown = migrations.find((name) => !known.has(name));
  if (unknown !== undefined)
    refuse(
      "other-version",
      `备份来自另一个版本的几字弯：本版本没有迁移 ${unknown.split(" ")[0]}，或其内容不同。请用写出它的版本或更新的版本恢复。`,
      `The backup is of another version of Jiziwan: this one lacks its migration ${unknown.split(" ")[0]}, or has another text of it. Restore it with the version that wrote it, or a later one.`,
    );
  const had = new Set(migrations);
  return {
    before: scripts.filter((each) => had.has(nameOf(each))),
    since: scripts.filter((each) => !had.has(nameOf(each))),
  };
}

/** PostgreSQL's classes of errors that values bring about, as against those of disk or network. */
const isOfValues = (error: unknown): boolean =>
  error instanceof postgres.PostgresError && /^2[23]/.test(error.code);

async function loadTable(sql: Sql, table: Table, part: Extract<Part, { kind: "table" }>): Promise<void> {
  try {
    await pipeline(inBlocks(part.rows), await sql.unsafe(part.statement.replace(/;$/, "")).writable());
  } catch (error) {
    throw isOfValues(error) ? damaged(table.name) : error;
  }
  const stated = await part.stated();
  if (!isSame(await contentOf(sql, table), stated)) damaged(table.name);
}

async function load(
  sql: Sql,
  parts: AsyncIterable<Part>,
  passed: BackupOptions["passed"],
): Promise<{ readonly tables: number; readonly rows: number }> {
  const tables = await listTables(sql);
  const done = meter(tables.length, passed);
  // What triggers fill in is in the backup already, and must stay what it was.
  for (const { name } of tables) await sql.unsafe(`alter table ${name} disable trigger user`);
  await sql.unsafe(`truncate ${tables.map(({ name }) => name).join(", ")}`);
  const awaited = new Map(tables.map((table) => [line.copy(table.name, table.columns).trimEnd(), table]));
  for await (const part of parts) {
    const table = awaited.get(part.statement);
    awaited.delete(part.statement);
    if (part.kind === "sequence") await sql.unsafe(part.statement);
    else if (table) {
      await loadTable(sql, table, { ...part, rows: tallied(part.rows, done) });
      done.table();
    } else damaged(part.name);
  }
  for (const { name } of awaited.values()) damaged(name);
  for (const { name } of tables) await sql.unsafe(`alter table ${name} enable trigger user`);
  return done.total();
}

/**
 * Fills a database that nobody has used yet from a backup of this version or an earlier one: with the tables the
 * backup had, each compared with its digest, then with what was migrated since. All of it happens, or nothing.
 * `sources` and `root` are those of {@link migrate}; the application's rights are for the caller to grant. Returns what was
 * restored, and how many migrations came since. Throws FailureError with a {@link BackupCode}.
 */
export async function restoreBackup(
  owner: Database,
  from: Readable,
  {
    sources,
    root,
    passed,
  }: {
    readonly sources: readonly MigrationSource[];
    readonly root: string;
    readonly passed?: (so: Passed) => void;
  },
): Promise<Verified & { readonly migrated: number }> {
  const scripts = await readScripts(root, sources);
  return withMigrationLock(owner, () =>
    inTransaction(owner, async (sql) => {
      await clear(sql, new Set(scripts.map(nameOf)));
      const { header, parts } = await openBackup(from);
      const { before, since } = divide(scripts, header);
      await makeSchemas(
        sql,
        sources.map(({ schema }) => schema),
      );
      for (const each of before) await applyScript(sql, each);
      await fixForms(sql);
      const loaded = await load(sql, parts, passed);
      for (const each of since) await applyScript(sql, each);
      return { at: header.at, ...loaded, heads: header.heads ?? [], migrated: since.length };
    }),
  );
}
