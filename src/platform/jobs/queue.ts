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

/** Jobs that hand mail on, by their names; how many wait and how many failed. */
export async function countMail(sql: Sql): Promise<{ readonly waiting: number; readonly failed: number }> {
  const [counted] = await sql<{ waiting: number; failed: number }[]>`
    select count(*) filter (where last_error is null) as waiting, count(*) filter (where last_error is not null) as failed
    from graphile_worker.jobs where task_identifier ~ '[.](mail|send)-'`;
  return counted ?? { waiting: 0, failed: 0 };
}

/** Has a failed job tried again now, with all its tries before it; its name, or null where none of this number waits. */
export async function tryAgain(sql: Sql, id: string): Promise<string | null> {
  const [failed] = await sql<{ name: string }[]>`
    select task_identifier as name from graphile_worker.jobs where id = ${id}::bigint and last_error is not null`;
  if (!failed) return null;
  const moved = await sql`
    select id from graphile_worker.reschedule_jobs(array[${id}::bigint], run_at => now(), attempts => 0)`;
  return moved.length === 0 ? null : failed.name;
}
