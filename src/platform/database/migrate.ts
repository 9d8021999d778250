import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SealedTable } from "../audit/seals.ts";
import { FailureError } from "../../kernel/error.ts";
import { inTransaction, withAdvisoryLock, type Database, type Sql } from "./database.ts";

/** One slice's migrations: `folder`, relative to the project, holds `0001-name.sql` for the PostgreSQL schema. */
export type MigrationSource = {
  readonly schema: string;
  readonly folder: string;
  /** What of it the trail vouches for. */
  readonly sealed?: readonly SealedTable[];
};

export type AppliedMigration = { readonly schema: string; readonly name: string };

/** A migration as its file holds it; `checksum` is the hex SHA-256 of its text with Unix line ends. */
export type Script = AppliedMigration & { readonly text: string; readonly checksum: string };

const LOCK = 8_620_001;

async function readFolder(root: string, { schema, folder }: MigrationSource): Promise<Script[]> {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  const names = (await readdir(path)).filter((name) => /^\d{4}-.+\.sql$/.test(name)).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const text = (await readFile(join(path, name), "utf8")).replaceAll("\r\n", "\n");
      return { schema, name, text, checksum: createHash("sha256").update(text).digest("hex") };
    }),
  );
}

/** Every migration of this version, in the order in which they run. */
export async function readScripts(root: string, sources: readonly MigrationSource[]): Promise<Script[]> {
  return (await Promise.all(sources.map((source) => readFolder(root, source)))).flat();
}

/** Runs one migration in the open transaction and notes it; `search_path` stays its own schema, then public. */
export async function applyScript(sql: Sql, script: Script): Promise<void> {
  await sql`select set_config('search_path', ${`${script.schema}, public`}, true)`;
  // ecology/0014 calls a function that PostgreSQL 12 lacks, and 0015 replaces it: as in a restored dump, bodies are checked when they run.
  await sql`select set_config('check_function_bodies', 'off', true)`;
  await sql.unsafe(script.text);
  await sql`insert into platform.migration ${sql({ schema: script.schema, name: script.name, checksum: script.checksum })}`;
}

/** Makes the schemas that these migrations fill, and the table that lists what ran. */
export async function makeSchemas(sql: Sql, schemas: readonly string[]): Promise<void> {
  for (const schema of new Set(["platform", ...schemas]))
    await sql`create schema if not exists ${sql(schema)}`;
  await sql`create table if not exists platform.migration (schema text, name text, checksum text not null,
    applied_at timestamptz not null default now(), primary key (schema, name))`;
}

/** Keeps every other node from migrating while `work` runs. */
export const withMigrationLock = <T>(owner: Database, work: () => Promise<T>): Promise<T> =>
  withAdvisoryLock(owner, LOCK, work);

const changed = ({ schema, name }: AppliedMigration): FailureError =>
  new FailureError({
    code: "migration-changed",
    sentence: {
      zh: `迁移 ${schema}/${name} 在执行后被改动。请恢复该文件，另写一个编号更大的迁移。`,
      en: `Migration ${schema}/${name} was edited after it ran. Restore the file and write a new one with a higher number.`,
    },
  });

/**
 * Brings every schema up to date, in the order given, one transaction per file, under an advisory lock so that
 * several nodes may start at once. Within a file `search_path` is its own schema, then public.
 * Returns what was applied. Throws FailureError `migration-changed` when an applied file's text differs.
 */
export async function migrate(
  owner: Database,
  sources: readonly MigrationSource[],
  root: string = process.cwd(),
): Promise<AppliedMigration[]> {
  const scripts = await readScripts(root, sources);
  return withMigrationLock(owner, async () => {
    await makeSchemas(
      owner,
      sources.map((source) => source.schema),
    );
    const rows = await owner<Script[]>`select schema, name, checksum from platform.migration`;
    const known = new Map(rows.map((row) => [`${row.schema}/${row.name}`, row.checksum]));
    const checksum = (script: Script): string | undefined => known.get(`${script.schema}/${script.name}`);
    const edited = scripts.find((script) => (checksum(script) ?? script.checksum) !== script.checksum);
    if (edited) throw changed(edited);
    const pending = scripts.filter((script) => checksum(script) === undefined);
    for (const script of pending) await inTransaction(owner, (sql) => applyScript(sql, script));
    return pending.map(({ schema, name }) => ({ schema, name }));
  });
}
