import type { Sql } from "../database/database.ts";
import type { Witness } from "./folder.ts";
import type { ChainLog } from "./logs.ts";

const EVERY_MS = 3_600_000;

/** Writes into this node's file every head that it has not witnessed yet. */
export async function witnessHeads(sql: Sql, witness: Witness, logs: readonly ChainLog[]): Promise<void> {
  const { lines } = witness.own();
  for (const { name, published } of logs) {
    const rows = await published(sql, 0);
    const listed = new Set(rows.map(({ number, hash }) => `${number}:${hash}`));
    // Where another node restored, this one's last lines are of heads that were lost: it goes on behind those that stand.
    const last = lines.findLast(
      ({ kind, log, number, hash }) =>
        log === name && (kind === "restored" || listed.has(`${number}:${hash}`)),
    );
    for (const { number, hash, at } of rows.filter((row) => row.number > (last?.number ?? 0)))
      witness.append({ kind: "head", log: name, number, hash, at: at.toISOString() });
  }
}

/**
 * Keeps this node's file up with the heads that any node publishes: at once, and every hour until `stop`. Not by a call of
 * the database: a node that lost its connection would not hear it.
 */
export function keepWitness(
  sql: Sql,
  witness: Witness,
  logs: readonly ChainLog[],
  failed: (error: unknown) => void,
): { readonly stop: () => Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const again = (): void => {
    // One after the other: two at once would both find the same heads missing.
    running = running.then(() => witnessHeads(sql, witness, logs)).catch(failed);
  };
  again();
  const timer = setInterval(again, EVERY_MS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
