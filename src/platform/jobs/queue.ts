import type { Sql } from "../database/database.ts";

/** A job that failed at least once and waits for its next try, or gave up at `maxAttempts`. */
export type FailedJob = {
  readonly id: string;
  readonly name: string;
  readonly attempts: number;
  readonly maxAttempts: number;
  readonly lastError: string | null;
  readonly nextRunAt: Date;
};

/** What waits, runs and fails, for the page of the system administrator; at most 50 failed ones, newest first. */
export async function readQueue(
  sql: Sql,
): Promise<{ readonly waiting: number; readonly running: number; readonly failed: FailedJob[] }> {
  const [counted] = await sql<{ waiting: number; running: number }[]>`
    select count(*) filter (where locked_at is null and attempts < max_attempts) as waiting,
      count(*) filter (where locked_at is not null) as running
    from graphile_worker.jobs`;
  const failed = await sql<FailedJob[]>`
    select id::text, task_identifier as name, attempts, max_attempts, last_error, run_at as next_run_at
    from graphile_worker.jobs where last_error is not null order by updated_at desc limit 50`;
  return { waiting: counted?.waiting ?? 0, running: counted?.running ?? 0, failed: [...failed] };
}
