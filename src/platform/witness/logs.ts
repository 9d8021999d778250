import type { Sql } from "../database/database.ts";
import { type HeadsVerdict, type HeldLine, holdHeads } from "./hold.ts";
import { type ChainHead, readLine, type RestoreLine, writtenLine } from "./line.ts";

/** A chain whose heads are witnessed. */
export type ChainLog = {
  readonly name: string;
  /** The table, with `number` and `hash`. */
  readonly table: string;
  /** The table in which every head stays that was published, with `number`; null where none are kept. */
  readonly heads: string | null;
  /** Heads after a number that nodes witness, in order, with when they were so. */
  readonly published: (sql: Sql, after: number) => Promise<readonly (ChainHead & { readonly at: Date })[]>;
};

/** The audit trail publishes nothing: wherever it stands when nodes are called is its head. */
export const AUDIT_LOG: ChainLog = {
  name: "audit",
  table: "platform.audit",
  heads: null,
  published: (sql, after) => sql<(ChainHead & { at: Date })[]>`
    select number, encode(hash, 'hex') as hash, at from platform.audit
    where number > ${after} order by number desc limit 1`,
};

/** The last entry of a chain; number 0 and no hash where it is empty. */
export async function lastOf(sql: Sql, { table }: ChainLog): Promise<ChainHead> {
  const [row] = await sql<ChainHead[]>`
    select number, encode(hash, 'hex') as hash from ${sql(table)} where number is not null
    order by number desc limit 1`;
  return row ?? { number: 0, hash: "00".repeat(32) };
}

/** Holds witnessed lines against the entries of a chain in the database. */
export async function holdLog(
  sql: Sql,
  { name, table, heads }: ChainLog,
  lines: readonly HeldLine[],
): Promise<HeadsVerdict> {
  const numbers = [...new Set(lines.filter(({ log }) => log === name).map(({ number }) => number))];
  const rows = await sql<ChainHead[]>`
    select number, encode(hash, 'hex') as hash from ${sql(table)} where number = any(${numbers}::bigint[])`;
  const hashes = new Map(rows.map(({ number, hash }) => [number, hash]));
  const listed = heads === null ? null : await sql<{ number: number }[]>`select number from ${sql(heads)}`;
  return holdHeads(
    name,
    lines,
    (number) => hashes.get(number),
    listed && new Set(listed.map(({ number }) => number)),
  );
}

/** The action under which a restore enters the trail, with its signed lines. */
export const RESTORED = "platform.restore";

/** Restores that the trail knows of, each as it was signed; one whose signature does not fit is none. */
export async function listRestores(sql: Sql): Promise<RestoreLine[]> {
  const rows = await sql<{ lines: readonly RestoreLine[] | null }[]>`
    select after -> 'lines' as lines from platform.audit where action = ${RESTORED} order by number`;
  return rows
    .flatMap(({ lines }) => lines ?? [])
    .filter((line) => readLine(writtenLine(line))?.kind === "restored");
}

/**
 * Everything at hand against one chain: lines that were witnessed, and the restores in the trail. Of these only such count as
 * are signed by a key that witnessed: who can write the trail could also make a key.
 */
export async function holdAll(sql: Sql, log: ChainLog, lines: readonly HeldLine[]): Promise<HeadsVerdict> {
  const keys = new Set(lines.map(({ key }) => key));
  const restores = (await listRestores(sql)).filter(({ key }) => keys.has(key));
  return holdLog(sql, log, [...lines, ...restores]);
}
