import { type Day, dayInShanghai } from "../../../../kernel/calendar.ts";
import { WHOLE_REGION } from "../../../../kernel/region.ts";
import { inTransaction, type Sql } from "../../../../platform/database/database.ts";
import {
  type HeadRow,
  type HeadsVerdict,
  isHeld,
  missingRows,
  unwitnessedRows,
} from "../../../../platform/witness/hold.ts";
import { witnessHeads } from "../../../../platform/witness/keep.ts";
import type { ChainHead } from "../../../../platform/witness/line.ts";
import { AUDIT_LOG, type ChainLog, holdAll } from "../../../../platform/witness/logs.ts";
import type { Head } from "./chain.ts";
import type { Desk } from "../../store/desk.ts";

/** `brokenAt` is the first receipt that does not fit its place, predecessor or content. */
export type Segment = { readonly verified: number; readonly brokenAt: number | null };

/** Recomputes the receipts after a number, up to another, in the database. */
export async function verifySegment(sql: Sql, after: number, to: number): Promise<Segment> {
  const [found] = await sql<{ verified: number; brokenAt: number | null }[]>`
    with link as (
      select number,
        lag(number) over chain is not distinct from nullif(number - 1, 0)
          and previous = coalesce(lag(hash) over chain, decode(repeat('00', 32), 'hex'))
          and hash = shared_data.receipt_hash(previous, number, content) as sound
      from shared_data.receipt where number >= ${after} and number <= ${to}
      window chain as (order by number)
    )
    select count(*) filter (where number > ${after}) as verified,
      min(number) filter (where number > ${after} and sound is not true) as broken_at
    from link`;
  return found ?? { verified: 0, brokenAt: null };
}

export type PublishedHead = Head & { readonly verified: number; readonly intact: boolean };

/** Published heads, the latest first. */
export async function listHeads(sql: Sql, most: number): Promise<PublishedHead[]> {
  return sql<PublishedHead[]>`
    select day, number, encode(hash, 'hex') as hash, verified, intact from shared_data.receipt_head
    order by day desc limit ${most}`;
}

/** The last entry of the chain. */
export async function currentHead(sql: Sql, day: Day): Promise<Head | undefined> {
  const [row] = await sql<{ number: number; hash: string }[]>`
    select number, encode(hash, 'hex') as hash from shared_data.receipt
    where number is not null order by number desc limit 1`;
  return row && { day, ...row };
}

/** Heads of receipts are witnessed as they are published. */
export const RECEIPTS_LOG: ChainLog = {
  name: "receipts",
  table: "shared_data.receipt",
  heads: "shared_data.receipt_head",
  published: (sql, after) => sql<(ChainHead & { at: Date })[]>`
    select number, encode(hash, 'hex') as hash, at from shared_data.receipt_head
    where number > ${after} order by number`,
};

/** Every head that was ever published, here or in this node's file, against the receipts as they are; rows and lines also against each other. */
export async function holdReceipts({ sql, witness }: Pick<Desk, "sql" | "witness">): Promise<HeadsVerdict> {
  const { name } = RECEIPTS_LOG;
  const published = await sql<(HeadRow & { before: string | null })[]>`
    select number, encode(h.hash, 'hex') as hash, verified, intact, encode(r.hash, 'hex') as before
    from shared_data.receipt_head h
    left join lateral (select hash from shared_data.receipt where number = h.number - h.verified) r on true
    order by number`;
  const own = published.map(({ number, hash }) => ({ kind: "head" as const, log: name, number, hash }));
  const { lines, bad } = witness.read();
  const verdict = await holdAll(sql, RECEIPTS_LOG, [...own, ...lines]);
  const before = new Map(published.map((row) => [row.number - row.verified, row.before ?? undefined]));
  const aside = [
    ...missingRows(name, published, (number) => before.get(number)),
    ...(witness.began() ? unwitnessedRows(name, published, lines) : []),
  ];
  const known = new Set(verdict.contradictions.map(({ number }) => number));
  const contradictions = [...verdict.contradictions, ...aside.filter(({ number }) => !known.has(number))];
  return { ...verdict, contradictions, bad };
}

export const SEND_HEAD = "shared-data.send-head";

/** `head` is null where none was due: no new receipts, or published already today. */
export type Publication = { readonly head: PublishedHead | null; readonly heads: HeadsVerdict };

type Publishing = Pick<Desk, "sql" | "now" | "witness" | "audit" | "jobs" | "config">;

const BY_ITSELF = { actor: null, address: "127.0.0.1", requestId: "publish-head" };

/**
 * Closes the day with the chain's head, once a day however often it is asked: what came since the last head is recomputed,
 * every head of before is held against the receipts, and the new one says whether all fitted. Nothing is published on a day
 * without new receipts; what contradicts is told in any case, and enters the trail.
 */
export async function publishHead(desk: Publishing): Promise<Publication> {
  const { sql, now, witness, audit, jobs, config } = desk;
  const at = now();
  const day = dayInShanghai(at);
  const heads = await holdReceipts(desk);
  const head = await inTransaction(sql, async (transaction) => {
    await transaction`select pg_advisory_xact_lock(hashtext('shared-data.receipt-head'))`;
    const [last] = await listHeads(transaction, 1);
    const head = await currentHead(transaction, day);
    if (!head || (last && (last.day >= day || last.number >= head.number))) return null;
    const { verified, brokenAt } = await verifySegment(transaction, last?.number ?? 0, head.number);
    const grown = brokenAt === null && verified === head.number - (last?.number ?? 0);
    const intact = grown && isHeld(heads);
    await transaction`insert into shared_data.receipt_head ${transaction({
      day,
      regionCode: WHOLE_REGION,
      number: head.number,
      hash: Buffer.from(head.hash, "hex"),
      verified,
      intact,
      at,
    })}`;
    if (config.witnessMail.length + config.witnessPost.length > 0)
      await jobs.enqueue(transaction, SEND_HEAD, { ...head, at: at.toISOString() });
    return { ...head, verified, intact };
  });
  if (!isHeld(heads)) {
    const { contradictions: after } = heads;
    const entry = { caller: BY_ITSELF, action: "shared-data.heads-contradicted", subject: "receipts", after };
    await inTransaction(sql, (transaction) => audit.record(transaction, entry));
  }
  await witnessHeads(sql, witness, [RECEIPTS_LOG, AUDIT_LOG]);
  return { head, heads };
}
