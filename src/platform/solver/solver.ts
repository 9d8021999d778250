import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { LinearProgram, Solved, SolverAsk, SolverProgress } from "../../kernel/linear-program.ts";
import { solveHere, withoutPoint } from "./highs.ts";
import type { SolverTask } from "./worker.ts";

/** The worker's source and the name of its bundle beside the server's. */
export const WORKER_SOURCE = "src/platform/solver/worker.ts";
export const WORKER_BUNDLE = "solver-worker.js";

export type SolverOptions = SolverAsk & {
  readonly signal?: AbortSignal;
  readonly told?: (progress: SolverProgress) => void;
  /** The bundled worker, found by itself. */
  readonly workerFile?: string;
};

/** Who was asked to stop and has not after this long is ended from outside, without an answer. */
export const PATIENCE_MS = 800;
export const STOPPED = withoutPoint("stopped");

/**
 * Solves a program in a thread of its own, so that others are answered meanwhile. `signal` stops it within a second: it then
 * tells what it found until then. Run from its sources, as tests do, Node has no worker to start, and it runs here.
 */
export async function solve(program: LinearProgram, options: SolverOptions = {}): Promise<Solved> {
  const { signal, told, workerFile = findBundle(), ...ask } = options;
  if (signal?.aborted === true) return STOPPED;
  if (workerFile === undefined)
    return await solveHere(program, ask, {
      stopped: () => signal?.aborted === true,
      ...(told === undefined ? {} : { told }),
    });
  return await inThread(program, ask, workerFile, signal, told);
}

type Said = { readonly solved?: Solved; readonly progress?: SolverProgress };

function inThread(
  program: LinearProgram,
  ask: SolverAsk,
  workerFile: string,
  signal: AbortSignal | undefined,
  told: SolverOptions["told"],
): Promise<Solved> {
  return new Promise((resolve, reject) => {
    const flag = new SharedArrayBuffer(4);
    const workerData: SolverTask = { program, ask, flag };
    const worker = new Worker(workerFile, { workerData });
    let impatience: NodeJS.Timeout | undefined;
    const done = (solved: Solved): void => {
      clearTimeout(impatience);
      signal?.removeEventListener("abort", stop);
      resolve(solved);
      void worker.terminate();
    };
    const stop = (): void => {
      Atomics.store(new Int32Array(flag), 0, 1);
      impatience = setTimeout(() => done(STOPPED), PATIENCE_MS);
    };
    signal?.addEventListener("abort", stop, { once: true });
    worker.on("message", ({ solved, progress }: Said) => {
      if (progress !== undefined) told?.(progress);
      if (solved !== undefined) done(solved);
    });
    worker.once("error", (error) => {
      clearTimeout(impatience);
      signal?.removeEventListener("abort", stop);
      reject(error);
    });
    worker.once("exit", (code) => {
      if (code !== 0) done({ ...STOPPED, status: "unproved" });
    });
  });
}

/** Bundled, this code stands in the server's file or in a chunk one folder down. */
export function findBundle(): string | undefined {
  return [`./${WORKER_BUNDLE}`, `../${WORKER_BUNDLE}`]
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path));
}
