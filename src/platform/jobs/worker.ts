import { EventEmitter } from "node:events";
import type { FastifyBaseLogger } from "fastify";
import { type Job, Logger, run, type TaskList, type WorkerEvents } from "graphile-worker";
import type postgres from "postgres";
import type { Database } from "../database/database.ts";
import { openPool } from "../database/pg-pool.ts";
import type { JobHandler } from "./jobs.ts";
import { forgetFutureTicks, readSchedules, type Schedule } from "./schedule.ts";

/** What a worker does: the jobs it can run, by name, and those that run by themselves. */
export type Work = {
  readonly handlers: Readonly<Record<string, JobHandler>>;
  readonly schedules: readonly Schedule[];
};

export type Worker = {
  /** Takes no new jobs, aborts the signal of running ones and waits for them; what did not finish runs anew later. */
  readonly stop: () => Promise<void>;
};

const CONCURRENT_JOBS = 2;

/** First half of the advisory lock that a pool of workers holds while it lives; the second is its id's hash. */
const ALIVE = 8_620_005;

/** Frees the jobs of pools that died: the library would wait four hours before another takes them. */
async function freeJobsOfTheDead(sql: Database): Promise<void> {
  await sql`
    select graphile_worker.force_unlock_workers(array[locked_by])
    from (select distinct locked_by from graphile_worker.jobs where locked_by is not null) as pool
    where pg_try_advisory_xact_lock(${ALIVE}, hashtext(locked_by))`;
}

/**
 * Queues a job anew that a shutdown broke off: that is nobody's failure, and as many restarts as a job has tries would otherwise
 * leave undone for ever what it was asked for. One that was asked for again meanwhile has its successor already.
 */
async function queueAnew(sql: Database, { id, key, payload }: Job): Promise<void> {
  await sql`
    select graphile_worker.add_job(identifier => task_identifier, payload => ${sql.json(payload as postgres.JSONValue)}::json,
      queue_name => queue_name, max_attempts => max_attempts, job_key => key, priority => priority)
    from graphile_worker.jobs where id = ${id}::bigint and key is not distinct from ${key}`;
}

function tasksOf(sql: Database, handlers: Work["handlers"], signal: AbortSignal): TaskList {
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [
      name,
      async (payload: unknown, { job }: { readonly job: Job }) => {
        try {
          // One that is taken up while this node stops is left to the next.
          signal.throwIfAborted();
          await handle(payload, { signal });
        } catch (error) {
          if (!signal.aborted) throw error;
          await queueAnew(sql, job);
        }
      },
    ]),
  );
}

/**
 * Runs the jobs of the database at `url`, on which `sql` is open, until stopped; several nodes share the queue, and
 * each tick of a schedule is one job among them.
 */
export async function startWorker(
  { sql, url }: { readonly sql: Database; readonly url: string },
  { handlers, schedules }: Work,
  log: FastifyBaseLogger,
): Promise<Worker> {
  const parsedCronItems = readSchedules(schedules, handlers);
  await freeJobsOfTheDead(sql);
  await forgetFutureTicks(sql);
  const stopping = new AbortController();
  const events: WorkerEvents = new EventEmitter();
  // On the connection the library listens with, once that is idle, and again whenever it had to open a new one:
  // PostgreSQL lets go of the lock when the process ends.
  events.on("pool:listen:success", ({ workerPool, client }) => {
    client.once("drain", () => {
      client
        .query("select pg_advisory_lock($1, hashtext($2))", [ALIVE, workerPool.id])
        .catch((error: unknown) => log.warn({ err: error }, "the worker could not show that it is alive"));
    });
  });
  // The library, left to open connections itself, would not wait for them to close.
  const { pool, close } = openPool({
    url,
    note: (said) => log.warn(`the worker lost a connection: ${said}`),
  });
  const runner = await run({
    pgPool: pool,
    taskList: tasksOf(sql, handlers, stopping.signal),
    concurrency: CONCURRENT_JOBS,
    events,
    // The process has one place that handles signals, and it stops this worker.
    noHandleSignals: true,
    parsedCronItems,
    logger: new Logger((scope) => (level, message) => {
      const say = level === "error" ? "error" : level === "warning" ? "warn" : "debug";
      log[say]({ job: scope.taskIdentifier }, message);
    }),
  });
  return {
    stop: async () => {
      // The library's own signal comes only after a wait for jobs to end by themselves.
      stopping.abort();
      await runner.stop();
      await runner.promise;
      await close();
    },
  };
}
