import { parentPort, workerData } from "node:worker_threads";
import type { LinearProgram, OpenProgram, Solved, SolverAsk } from "../../kernel/linear-program.ts";
import { openHere, solveHere } from "./highs.ts";

// The thread in which one program is solved, or stays open to be changed and solved again; bundled beside the server.

export type SolverTask = {
  readonly program: LinearProgram;
  /** Null: it stays open, and does what it is told. */
  readonly ask: SolverAsk | null;
  /** One number that others set to 1 to stop; seen at the next callback, since no message is read while HiGHS runs. */
  readonly flag: SharedArrayBuffer;
};

const { program, ask, flag } = workerData as SolverTask;
const stop = new Int32Array(flag);
const watch = {
  stopped: () => Atomics.load(stop, 0) === 1,
  told: (progress: object) => parentPort?.postMessage({ progress }),
};

/** What an open program is told: the name of one of its functions, and what that is given. */
export type Told = { readonly does: keyof OpenProgram; readonly given: readonly unknown[] };

if (ask === null) {
  const open = await openHere(program, watch);
  parentPort?.on("message", ({ does, given }: Told) => {
    const done = (open[does] as (...all: readonly unknown[]) => unknown)(...given);
    if (does === "solve")
      void (done as Promise<Solved>).then((solved) => parentPort?.postMessage({ solved }));
  });
} else parentPort?.postMessage({ solved: await solveHere(program, ask, watch) });
