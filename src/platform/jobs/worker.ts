import { Logger, run, type TaskList } from "graphile-worker";
import type { FastifyBaseLogger } from "fastify";
import type { JobHandler } from "./jobs.ts";

export type Worker = {
  /** Takes no new jobs, aborts the signal of running ones and waits for them; what did not finish runs again. */
  readonly stop: () => Promise<void>;
};

const CONCURRENT_JOBS = 2;

/** Runs jobs of the database at `url` until stopped; several nodes share the queue. */
export async function startWorker(
  url: string,
  handlers: Readonly<Record<string, JobHandler>>,
  log: FastifyBaseLogger,
): Promise<Worker> {
  const stopping = new AbortController();
  const taskList: TaskList = Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [
      name,
      (payload: unknown) => handle(payload, { signal: stopping.signal }),
    ]),
  );
  const runner = await run({
    connectionString: url,
    taskList,
    concurrency: CONCURRENT_JOBS,
    // The process has one place that handles signals, and it stops this worker.
    noHandleSignals: true,
    crontab: "",
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
    },
  };
}
