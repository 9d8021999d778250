import { parentPort, workerData } from "node:worker_threads";
import type { LinearProgram, SolverAsk } from "../../kernel/linear-program.ts";
import { solveHere } from "./highs.ts";

// The thread in which one program is solved; bundled beside the server.

export type SolverTask = {
  readonly program: LinearProgram;
  readonly ask: SolverAsk;
  /** One number that others set to 1 to stop; seen at the next callback, since no message is read while HiGHS runs. */
  readonly flag: SharedArrayBuffer;
};

const { program, ask, flag } = workerData as SolverTask;
const stop = new Int32Array(flag);
const solved = await solveHere(program, ask, {
  stopped: () => Atomics.load(stop, 0) === 1,
  told: (progress) => parentPort?.postMessage({ progress }),
});
parentPort?.postMessage({ solved });
