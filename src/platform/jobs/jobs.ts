import type { Sql } from "../database/database.ts";

/** Handlers are idempotent: a job may run again after a crash. `signal` aborts on shutdown. */
export type JobHandler = (payload: unknown, context: { readonly signal: AbortSignal }) => Promise<void>;

export type Jobs = {
  /** Enqueues in the same transaction; `key` makes a repeated request one job. Names are `slice.verb`. */
  readonly enqueue: (transaction: Sql, name: string, payload: unknown, key?: string) => Promise<void>;
};
