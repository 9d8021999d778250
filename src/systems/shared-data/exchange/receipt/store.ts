import { createHash, randomUUID } from "node:crypto";
import { FailureError, refusal } from "../../../../kernel/error.ts";
import { inTransaction, type Sql } from "../../../../platform/database/database.ts";
import { canonicalJson } from "../../../../kernel/canonical-json.ts";
import { type ReceiptSeed, receiptOf } from "./receipt.ts";
import type { Desk } from "../../store/desk.ts";

export const sha256 = (bytes: string | Uint8Array): Buffer => createHash("sha256").update(bytes).digest();

type Appended = { readonly id: string; readonly seed: ReceiptSeed; readonly at: Date };

async function insert(sql: Sql, receipts: readonly Appended[]): Promise<void> {
  const rows = receipts.map(({ id, seed, at }) => ({
    id,
    content: Buffer.from(canonicalJson(receiptOf(seed, at)), "utf8"),
  }));
  await sql`insert into shared_data.receipt ${sql(rows)}`;
}

/**
 * Leaves a receipt within the caller's transaction: what was done and its receipt are kept together or not at all. Returns
 * its id; its number is given when the transaction commits (`numberOfReceipt`).
 */
export async function appendReceipt(desk: Pick<Desk, "now">, sql: Sql, seed: ReceiptSeed): Promise<string> {
  const id = randomUUID();
  await insert(sql, [{ id, seed, at: seed.at === undefined ? desk.now() : new Date(seed.at) }]);
  return id;
}

/** The number of a committed receipt. */
export async function numberOfReceipt(sql: Sql, id: string): Promise<number> {
  const [row] = await sql<{ number: number }[]>`select number from shared_data.receipt where id = ${id}`;
  if (!row) throw new Error(`no receipt ${id}`);
  return row.number;
}

/** No receipt, no data: evidence that cannot be written is a reason to answer nothing. */
export const NO_RECEIPT = refusal(
  "no-receipt",
  "本次调用没有留下凭据，因此没有返回任何数据。请稍后再试；多次出现请联系系统管理员。",
  "No receipt of this call could be kept, so nothing was returned. Try again later; tell the system administrator if it goes on.",
);

type Waiting = Appended & {
  readonly done: (number: number) => void;
  readonly failed: (error: unknown) => void;
};
type Queue = { waiting: Waiting[]; running: boolean };

/** One queue for each pool of connections: receipts that come while one transaction commits go together into the next. */
const queues = new WeakMap<Sql, Queue>();
const MOST_AT_ONCE = 500;

async function write(sql: Sql, batch: readonly Appended[]): Promise<ReadonlyMap<string, number>> {
  await inTransaction(sql, (transaction) => insert(transaction, batch));
  const ids = batch.map(({ id }) => id);
  const rows = await sql<{ id: string; number: number }[]>`
    select id, number from shared_data.receipt where id = any(${ids})`;
  return new Map(rows.map(({ id, number }) => [id, number]));
}

async function settle(sql: Sql, batch: readonly Waiting[]): Promise<void> {
  try {
    const numbers = await write(sql, batch);
    for (const { id, done } of batch) done(numbers.get(id) ?? 0);
  } catch (error) {
    const [only] = batch;
    if (batch.length === 1 && only) only.failed(error);
    // One that cannot be written must not take the others with it.
    else for (const each of batch) await settle(sql, [each]);
  }
}

async function drain(sql: Sql, queue: Queue): Promise<void> {
  queue.running = true;
  while (queue.waiting.length > 0) await settle(sql, queue.waiting.splice(0, MOST_AT_ONCE));
  queue.running = false;
}

/**
 * Leaves a receipt on its own and waits until it is safe; returns its number. Those of many callers share one commit, so
 * that the chain, which is closed one transaction after the other, does not make each wait for the disk (docs/decisions/0014).
 * Not within a transaction. Throws `no-receipt`.
 */
export async function commitReceipt(desk: Pick<Desk, "sql" | "now">, seed: ReceiptSeed): Promise<number> {
  const { sql } = desk;
  const queue = queues.get(sql) ?? { waiting: [], running: false };
  queues.set(sql, queue);
  const at = seed.at === undefined ? desk.now() : new Date(seed.at);
  try {
    return await new Promise<number>((done, failed) => {
      queue.waiting.push({ id: randomUUID(), seed, at, done, failed });
      if (!queue.running) void drain(sql, queue);
    });
  } catch (cause) {
    throw Object.assign(new FailureError(NO_RECEIPT), { cause });
  }
}
