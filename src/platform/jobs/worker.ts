import { EventEmitter } from "node:events";
import type { FastifyBaseLogger } from "fastify";
import { Logger, run, type TaskList, type WorkerEvents } from "graphile-worker";
import type { Database } from "../database/database.ts";
import type { JobHandler } from "./jobs.ts";

export type Worker = {
  /** Takes no new jobs, aborts the signal of running ones and waits for them; what did not finish runs again later. */
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

/** Says that the pool lives for as long as this process does: PostgreSQL lets go of the lock when it ends. */
async function showAlive(sql: Database, pool: string): Promise<() => Promise<void>> {
  const connection = await sql.reserve();
  await connection`select pg_advisory_lock(${ALIVE}, hashtext(${pool}))`;
  return async () => {
    await connection`select pg_advisory_unlock(${ALIVE}, hashtext(${pool}))`;
    connection.release();
  };
}

function tasksOf(handlers: Readonly<Record<string, JobHandler>>, signal: AbortSignal): TaskList {
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [
      name,
      (payload: unknown) => handle(payload, { signal }),
    ]),
  );
}

/** Runs the jobs of the database at `url`, on which `sql` is open, until stopped; several nodes share the queue. */
export async function startWorker(
  { sql, url }: { readonly sql: Database; readonly url: string },
  handlers: Readonly<Record<string, JobHandler>>,
  log: FastifyBaseLogger,
): Promise<Worker> {
  await freeJobsOfTheDead(sql);
  const stopping = new AbortController();
  const events: WorkerEvents = new EventEmitter();
  const pools: string[] = [];
  events.on("pool:create", ({ workerPool }) => pools.push(workerPool.id));
  const runner = await run({
    connectionString: url,
    taskList: tasksOf(handlers, stopping.signal),
    concurrency: CONCURRENT_JOBS,
    events,
    // The process has one place that handles signals, and it stops this worker.
    noHandleSignals: true,
    crontab: "",
    logger: new Logger((scope) => (level, message) => {
      const say = level === "error" ? "error" : level === "warning" ? "warn" : "debug";
      log[say]({ job: scope.taskIdentifier }, message);
    }),
  });
  const leave = await Promise.all(pools.map((pool) => showAlive(sql, pool)));
  return {
    stop: async () => {
      // The library's own signal comes only after a wait for jobs to end by themselves.
      stopping.abort();
      await runner.stop();
      await runner.promise;
      for (const each of leave) await each();
    },
  };
}
