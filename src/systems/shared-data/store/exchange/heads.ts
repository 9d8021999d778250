import { type Day, dayInShanghai } from "../../../../kernel/calendar.ts";
import { WHOLE_REGION } from "../../../../kernel/region.ts";
import { inTransaction, type Sql } from "../../../../platform/database/database.ts";
import type { Head } from "../../domain/exchange/chain.ts";
import type { Desk } from "../desk.ts";

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

/**
 * Closes the day with the chain's head, once a day however often it is asked: what came since the last head is recomputed,
 * and the head says whether it fitted. Nothing is written on a day without new receipts.
 */
export async function publishHead({ sql, now }: Pick<Desk, "sql" | "now">): Promise<PublishedHead | null> {
  const at = now();
  const day = dayInShanghai(at);
  return inTransaction(sql, async (transaction) => {
    await transaction`select pg_advisory_xact_lock(hashtext('shared-data.receipt-head'))`;
    const [last] = await listHeads(transaction, 1);
    const head = await currentHead(transaction, day);
    if (!head || (last && (last.day >= day || last.number >= head.number))) return null;
    const { verified, brokenAt } = await verifySegment(transaction, last?.number ?? 0, head.number);
    const intact = brokenAt === null && verified === head.number - (last?.number ?? 0);
    await transaction`insert into shared_data.receipt_head ${transaction({
      day,
      regionCode: WHOLE_REGION,
      number: head.number,
      hash: Buffer.from(head.hash, "hex"),
      verified,
      intact,
      at,
    })}`;
    return { ...head, verified, intact };
  });
}
