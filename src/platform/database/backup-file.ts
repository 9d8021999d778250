import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { FailureError } from "../../kernel/error.ts";
import { fail } from "../../kernel/result.ts";

/** How far a chain of entries had grown when the backup was written. */
export type BackupHead = { readonly log: string; readonly number: number; readonly hash: string };

/** The first line of a backup; `migrations` are those its tables had, as `schema/name checksum`. */
export type BackupHeader = {
  readonly application: "jiziwan";
  readonly format: typeof FORMAT;
  readonly at: string;
  readonly migrations: readonly string[];
  /** Heads of the chains; left out by versions that did not write them. */
  readonly heads?: readonly BackupHead[];
};

/** How far a backup is written, read or restored: tables done, of how many where that is known, and rows passed. */
export type Passed = { readonly tables: number; readonly of: number | null; readonly rows: number };

/** What a table held: how many rows, and the sum modulo 2^256 of their SHA-256, whatever their order. */
export type Content = { readonly rows: number; readonly digest: string };

/** One statement of a backup. A table's rows must be read to their end before the next part is. */
export type Part =
  | { readonly kind: "sequence"; readonly statement: string }
  | {
      readonly kind: "table";
      readonly name: string;
      readonly statement: string;
      readonly rows: AsyncIterable<Buffer>;
      /** What the backup says the table held; to be read after the rows. */
      readonly stated: () => Promise<Content>;
    };

export type BackupCode =
  | "not-a-backup"
  | "truncated-backup"
  | "damaged-backup"
  | "other-version"
  | "database-in-use";

/** The first had no digests and no number. */
export const FORMAT = 2;
const END = "-- end\n";
const COPY = /^COPY (.+) \(.*\) FROM stdin;$/;
const SETVAL = /^SELECT pg_catalog\.setval\('[^']+', \d+\);$/;
const CONTENT = /^-- (\d+) rows, digest ([\da-f]{64})$/;

/** Refuses a backup, or a database to restore it into. */
export function refuse(code: BackupCode, zh: string, en: string): never {
  throw new FailureError<BackupCode>(fail(code, zh, en).failure);
}

const truncated = (): never =>
  refuse(
    "truncated-backup",
    "备份文件不完整，未恢复任何内容。请换一份备份。",
    "The backup is incomplete; nothing was restored. Take another copy of it.",
  );

/** Refuses a backup whose content is not what was written; `where` is a table, or null for the file. */
export const damaged = (where: string | null): never =>
  refuse(
    "damaged-backup",
    `备份${where === null ? "文件" : `中的表 ${where}`} 与写出时不一致，未恢复任何内容。请换一份备份。`,
    `${where === null ? "The backup" : `Table ${where} of the backup`} is not what was written; nothing was restored. Take another copy of it.`,
  );

const foreign = (): never =>
  refuse(
    "not-a-backup",
    "这不是 jiziwan backup 写出的备份文件。",
    "This file was not written by jiziwan backup.",
  );

/** Adds up the rows of a table as they pass. */
export function tally() {
  let rows = 0;
  let sum = 0n;
  return {
    add: (row: Buffer): void => {
      rows += 1;
      sum = BigInt.asUintN(256, sum + BigInt(`0x${createHash("sha256").update(row).digest("hex")}`));
    },
    content: (): Content => ({ rows, digest: sum.toString(16).padStart(64, "0") }),
  };
}

/** Counts rows on their way. */
export async function* tallied(rows: AsyncIterable<Buffer>, into: { readonly add: (row: Buffer) => void }) {
  for await (const row of rows) {
    into.add(row);
    yield row;
  }
}

/** Rows between two reports of progress: often enough to be seen, seldom enough to cost nothing. */
const ROWS_A_REPORT = 2_000;

/** Counts tables and rows as they pass, and tells `passed` now and then and after each table. */
export function meter(of: number | null, passed: ((so: Passed) => void) | undefined) {
  let [tables, rows] = [0, 0];
  const tell = (): void => passed?.({ tables, of, rows });
  return {
    add: (): void => {
      rows += 1;
      if (rows % ROWS_A_REPORT === 0) tell();
    },
    table: (): void => {
      tables += 1;
      tell();
    },
    total: () => ({ tables, rows }),
  };
}

/** The lines of a backup that are written, not copied. */
export const line = {
  header: (header: BackupHeader) => `-- ${JSON.stringify(header)}\n`,
  copy: (name: string, columns: string) => `COPY ${name} (${columns}) FROM stdin;\n`,
  content: ({ rows, digest }: Content) => `\\.\n-- ${rows} rows, digest ${digest}\n`,
  sequence: (name: string, value: number) => `SELECT pg_catalog.setval('${name}', ${value});\n`,
  end: END,
};

/** Lines as bytes: a stored file is one line, longer than a string may be. */
export async function* linesOf(input: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
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

const BLOCK_BYTES = 65_536;

/** The same bytes in larger pieces: a write for every row takes most of the time. */
export async function* inBlocks(input: AsyncIterable<string | Buffer>): AsyncGenerator<Buffer, void> {
  let parts: Buffer[] = [];
  let size = 0;
  for await (const part of input) {
    const bytes = typeof part === "string" ? Buffer.from(part) : part;
    parts.push(bytes);
    size += bytes.length;
    if (size < BLOCK_BYTES) continue;
    yield Buffer.concat(parts);
    parts = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(parts);
}

async function* unzipped(from: Readable): AsyncGenerator<Buffer, void> {
  const plain = createGunzip();
  from.once("error", (error) => plain.destroy(error));
  try {
    yield* from.pipe(plain);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "Z_BUF_ERROR") return truncated();
    if (message === "incorrect header check") return foreign();
    if (code?.startsWith("Z_")) return damaged(null);
    throw error;
  }
}

function readHeader(text: string): BackupHeader {
  let header: Partial<BackupHeader> | null = null;
  try {
    header = JSON.parse(text.slice(3)) as Partial<BackupHeader>;
  } catch {
    // Said below, with everything else that is not a backup.
  }
  if (header?.application !== "jiziwan" || !header.migrations) return foreign();
  if (header.format !== FORMAT)
    refuse(
      "other-version",
      "备份的格式属于另一个版本的几字弯。请先用写出它的版本恢复，再升级。",
      "The backup has the form of another version of Jiziwan. Restore it with the version that wrote it, then upgrade.",
    );
  return header as BackupHeader;
}

async function* rowsUntilEnd(lines: AsyncGenerator<Buffer, void>): AsyncGenerator<Buffer, void> {
  for (;;) {
    const { value, done } = await lines.next();
    if (done || !value) return truncated();
    if (value.length === 3 && value.toString() === "\\.\n") return;
    yield value;
  }
}

async function* partsOf(lines: AsyncGenerator<Buffer, void>): AsyncGenerator<Part, void> {
  const next = async (): Promise<string> => String((await lines.next()).value ?? truncated());
  for (let text = await next(); text !== END; text = await next()) {
    const statement = text.trimEnd();
    const name = COPY.exec(statement)?.[1];
    if (name !== undefined) {
      const stated = async (): Promise<Content> => {
        const [, rows, digest = ""] = CONTENT.exec((await next()).trimEnd()) ?? damaged(name);
        return { rows: Number(rows), digest };
      };
      yield { kind: "table", name, statement, rows: rowsUntilEnd(lines), stated };
    } else if (SETVAL.test(statement)) yield { kind: "sequence", statement };
    else damaged(null);
  }
  // Reading to the end of the file checks its checksum.
  for await (const _ of lines) damaged(null);
}

/** Opens a backup and reads its header; the parts are read as they are asked for. Throws {@link BackupCode}. */
export async function openBackup(
  from: Readable,
): Promise<{ readonly header: BackupHeader; readonly parts: AsyncGenerator<Part, void> }> {
  const lines = linesOf(unzipped(from));
  const { value } = await lines.next();
  const header = readHeader(String(value ?? ""));
  return { header, parts: partsOf(lines) };
}

/** Whether two contents are the same. */
export const isSame = (one: Content, other: Content): boolean =>
  one.rows === other.rows && one.digest === other.digest;

/** What a backup held that is what was written. */
export type Verified = {
  readonly at: string;
  readonly tables: number;
  readonly rows: number;
  readonly heads: readonly BackupHead[];
};

/** Reads a backup through without a database: every table must be what was written. Throws {@link BackupCode}. */
export async function verifyBackup(from: Readable, passed?: (so: Passed) => void): Promise<Verified> {
  const { header, parts } = await openBackup(from);
  const done = meter(null, passed);
  for await (const part of parts) {
    if (part.kind === "sequence") continue;
    const sum = tally();
    for await (const row of tallied(part.rows, done)) sum.add(row);
    if (!isSame(sum.content(), await part.stated())) damaged(part.name);
    done.table();
  }
  return { at: header.at, ...done.total(), heads: header.heads ?? [] };
}
