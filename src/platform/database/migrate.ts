import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { FailureError } from "../../kernel/error.ts";
import { inTransaction, withAdvisoryLock, type Database, type Sql } from "./database.ts";

/** One slice's migrations: `folder`, relative to the project, holds `0001-name.sql` for the PostgreSQL schema. */
export type MigrationSource = { readonly schema: string; readonly folder: string };

export type AppliedMigration = { readonly schema: string; readonly name: string };

type Script = AppliedMigration & { readonly text: string; readonly checksum: string };

const LOCK = 8_620_001;

async function readScripts(root: string, { schema, folder }: MigrationSource): Promise<Script[]> {
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

async function apply(sql: Sql, script: Script): Promise<void> {
  await sql`select set_config('search_path', ${`${script.schema}, public`}, true)`;
  await sql.unsafe(script.text);
  await sql`insert into platform.migration ${sql({ schema: script.schema, name: script.name, checksum: script.checksum })}`;
}

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
  const scripts = (await Promise.all(sources.map((source) => readScripts(root, source)))).flat();
  return withAdvisoryLock(owner, LOCK, async () => {
    for (const schema of new Set(["platform", ...sources.map((source) => source.schema)]))
      await owner`create schema if not exists ${owner(schema)}`;
    await owner`create table if not exists platform.migration (schema text, name text, checksum text not null,
      applied_at timestamptz not null default now(), primary key (schema, name))`;
    const rows = await owner<Script[]>`select schema, name, checksum from platform.migration`;
    const known = new Map(rows.map((row) => [`${row.schema}/${row.name}`, row.checksum]));
    const checksum = (script: Script): string | undefined => known.get(`${script.schema}/${script.name}`);
    const edited = scripts.find((script) => (checksum(script) ?? script.checksum) !== script.checksum);
    if (edited) throw changed(edited);
    const pending = scripts.filter((script) => checksum(script) === undefined);
    for (const script of pending) await inTransaction(owner, (sql) => apply(sql, script));
    return pending.map(({ schema, name }) => ({ schema, name }));
  });
}
