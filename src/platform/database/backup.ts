import type { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { FailureError, type Failure } from "../../kernel/error.ts";
import { fail } from "../../kernel/result.ts";
import { inTransaction, type Database, type Sql } from "./database.ts";

type BackupCode = "not-a-backup" | "truncated-backup" | "other-version" | "database-in-use";
type Header = {
  readonly application: "jiziwan";
  readonly at: string;
  readonly migrations: readonly string[];
};
type Table = { readonly name: string; readonly columns: string; readonly references: readonly string[] };

/** Written by the migrations themselves. */
const KEPT = ["platform.migration", "platform.append_only"];
const END = "-- end";
const COPY = /^COPY .+ \(.*\) FROM stdin;$/;

const refuse = (code: BackupCode, zh: string, en: string): never => {
  throw new FailureError<BackupCode>(fail(code, zh, en).failure as Failure<BackupCode>);
};

const listMigrations = async (sql: Sql): Promise<string[]> =>
  (
    await sql<{ name: string }[]>`
    select schema || '/' || name || ' ' || checksum as name from platform.migration order by 1`
  ).map((row) => row.name);

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
  return [...ordered].filter((table) => !KEPT.includes(table.name));
}

async function* script(sql: Sql): AsyncGenerator<string | Buffer> {
  const header: Header = {
    application: "jiziwan",
    at: new Date().toISOString(),
    migrations: await listMigrations(sql),
  };
  yield `-- ${JSON.stringify(header)}\n`;
  for (const { name, columns } of await listTables(sql)) {
    yield `COPY ${name} (${columns}) FROM stdin;\n`;
    const rows = await sql.unsafe(`copy ${name} (${columns}) to stdout`).readable();
    for await (const part of rows) yield part as Buffer;
    // The driver leaves its socket paused when the last rows came with the end of the copy.
    rows["_read"](0);
    yield "\\.\n";
  }
  const sequences = await sql<{ name: string; value: number }[]>`
    select format('%I.%I', schemaname, sequencename) as name, last_value as value from pg_sequences
    where last_value is not null and schemaname in (select schema from platform.migration)`;
  for (const { name, value } of sequences) yield `SELECT pg_catalog.setval('${name}', ${value});\n`;
  yield `${END}\n`;
}

/**
 * Writes everything the application keeps, as of one moment and while it runs, as a compressed SQL script that
 * {@link restoreBackup} and psql read. Jobs waiting in the queue are not part of it.
 */
export async function writeBackup(owner: Database, to: Writable): Promise<void> {
  await owner.begin("isolation level repeatable read read only", async (sql) => {
    await pipeline(script(sql as unknown as Sql), createGzip(), to);
  });
}

/** Lines as bytes: a stored file is one line, longer than a string may be. */
async function* linesOf(input: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  for await (const chunk of input) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      yield Buffer.concat([...parts, chunk.subarray(from, at + 1)]);
      parts = [];
      from = at + 1;
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
  }
}

const truncated = (): never =>
  refuse(
    "truncated-backup",
    "备份文件不完整，未恢复任何内容。请换一份备份。",
    "The backup is incomplete; nothing was restored. Take another copy of it.",
  );

const isCutOff = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === "Z_BUF_ERROR";

async function* rowsUntilEnd(lines: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  for (;;) {
    const { value, done } = await lines.next();
    if (done) return truncated();
    if (value.length === 3 && value.toString() === "\\.\n") return;
    yield value;
  }
}

async function checkHeader(sql: Sql, line: string): Promise<void> {
  let header: Header | null = null;
  try {
    header = JSON.parse(line.slice(3)) as Header;
  } catch {
    // Said below, with everything else that is not a backup.
  }
  if (header?.application !== "jiziwan")
    return refuse(
      "not-a-backup",
      "这不是 jiziwan backup 写出的备份文件。",
      "This file was not written by jiziwan backup.",
    );
  const mine = await listMigrations(sql);
  if (header.migrations.join() !== mine.join())
    refuse(
      "other-version",
      "备份来自另一个版本的几字弯。请先用写出它的版本恢复，再升级。",
      "The backup is of another version of Jiziwan. Restore it with the version that wrote it, then upgrade.",
    );
}

async function replay(sql: Sql, lines: AsyncGenerator<Buffer>): Promise<void> {
  for (;;) {
    const { value, done } = await lines.next();
    if (done) return truncated();
    const line = value.toString().trimEnd();
    if (line === END) {
      // Reading to the end of the file checks its checksum.
      for await (const _ of lines) return truncated();
      return;
    }
    if (COPY.test(line))
      await pipeline(rowsUntilEnd(lines), await sql.unsafe(line.replace(/;$/, "")).writable());
    else await sql.unsafe(line);
  }
}

/**
 * Fills a migrated database that nobody has used yet from a backup: all of it, or nothing.
 * Throws FailureError with a {@link BackupCode}.
 */
export async function restoreBackup(owner: Database, from: Readable): Promise<void> {
  await inTransaction(owner, async (sql) => {
    // Whatever was ever done here left a line in the trail.
    const [used] = await sql`select 1 from platform.audit limit 1`;
    if (used)
      refuse(
        "database-in-use",
        "该数据库已有内容，未作任何改动。请恢复到新的数据文件夹（JIZIWAN_DATA）或新的数据库（DATABASE_URL）。",
        "This database is in use and was left as it is. Restore into a new data folder (JIZIWAN_DATA) or a new database (DATABASE_URL).",
      );
    const plain = createGunzip();
    from.once("error", (error) => plain.destroy(error));
    const lines = linesOf(from.pipe(plain));
    const first = await lines.next().catch((error: unknown) => (isCutOff(error) ? truncated() : null));
    await checkHeader(sql, String(first?.value ?? ""));
    const names = (await listTables(sql)).map((table) => table.name);
    // What triggers fill in is in the backup already, and must stay what it was.
    for (const name of names) await sql.unsafe(`alter table ${name} disable trigger user`);
    await sql.unsafe(`truncate ${names.join(", ")}`);
    await replay(sql, lines).catch((error: unknown) => {
      if (isCutOff(error)) return truncated();
      throw error;
    });
    for (const name of names) await sql.unsafe(`alter table ${name} enable trigger user`);
  });
}
