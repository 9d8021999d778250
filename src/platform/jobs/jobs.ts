import type postgres from "postgres";
import type { Sql } from "../database/database.ts";

/** Handlers are idempotent: a job may run again after a crash. `signal` aborts on shutdown. */
export type JobHandler = (payload: unknown, context: { readonly signal: AbortSignal }) => Promise<void>;

export type Jobs = {
  /**
   * Enqueues in the same transaction; `key` makes a repeated request one job, and jobs of one `queue` run one after the
   * other. Names are `slice.verb`. `after`: not before so many minutes have passed.
   */
  readonly enqueue: (
    transaction: Sql,
    name: string,
    payload: unknown,
    key?: string,
    queue?: string,
    after?: number,
  ) => Promise<void>;
};

/** A failing job is tried again after e^n seconds: the eighth and last time about half an hour after the first. */
export const MAX_ATTEMPTS = 8;

/** The queue in schema `graphile_worker`, which the application's role owns. */
export const jobs: Jobs = {
  enqueue: async (sql, name, payload, key, queue, after = 0) => {
    await sql`
      select graphile_worker.add_job(identifier => ${name}, payload => ${sql.json(payload as postgres.JSONValue)}::json,
        max_attempts => ${MAX_ATTEMPTS}, job_key => ${key ?? null}, queue_name => ${queue ?? null},
        run_at => case when ${after}::int > 0 then now() + ${after}::int * interval '1 minute' end)`;
  },
};
