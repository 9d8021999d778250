import { Worker } from "node:worker_threads";
import type { OpenProgram, OpenSolver, Solved } from "../../kernel/linear-program.ts";
import { openHere } from "./highs.ts";
import { findBundle, PATIENCE_MS, STOPPED } from "./solver.ts";
import type { SolverTask, Told } from "./worker.ts";

/**
 * Opens programs, each in a thread of its own, so that others are answered meanwhile; `signal` stops what is being solved within a
 * second. Run from its sources, as tests do, Node has no worker to start, and they are opened here.
 */
export const openInThread =
  (signal: AbortSignal, workerFile: string | undefined = findBundle()): OpenSolver =>
  async (program) => {
    signal.throwIfAborted();
    if (workerFile === undefined) return await openHere(program, { stopped: () => signal.aborted });
    const flag = new SharedArrayBuffer(4);
    const workerData: SolverTask = { program, ask: null, flag };
    const worker = new Worker(workerFile, { workerData });
    let columns = program.cost.length;
    let broken: unknown = null;
    let waiting: ((solved: Solved) => void) | null = null;
    let impatience: NodeJS.Timeout | undefined;
    const answer = (solved: Solved): void => {
      clearTimeout(impatience);
      waiting?.(solved);
      waiting = null;
    };
    const stop = (): void => {
      Atomics.store(new Int32Array(flag), 0, 1);
      impatience = setTimeout(() => answer(STOPPED), PATIENCE_MS);
    };
    signal.addEventListener("abort", stop, { once: true });
    worker.on("message", ({ solved }: { readonly solved?: Solved }) => {
      if (solved !== undefined) answer(solved);
    });
    worker.once("error", (error) => {
      broken = error;
      answer({ ...STOPPED, status: "unproved" });
    });
    const tell = (does: keyof OpenProgram, ...given: readonly unknown[]): void =>
      worker.postMessage({ does, given } satisfies Told);
    return {
      solve: async (ask = {}) => {
        signal.throwIfAborted();
        // A thread that broke answers nobody any more.
        if (broken !== null) throw broken;
        const solved = await new Promise<Solved>((resolve) => {
          waiting = resolve;
          tell("solve", ask);
        });
        if (broken !== null) throw broken;
        return solved;
      },
      addColumn(price) {
        tell("addColumn", price);
        return columns++;
      },
      addRow: (...given) => tell("addRow", ...given),
      boundColumn: (...given) => tell("boundColumn", ...given),
      priceColumns: (...given) => tell("priceColumns", ...given),
      boundRow: (...given) => tell("boundRow", ...given),
      close: () => {
        signal.removeEventListener("abort", stop);
        void worker.terminate();
      },
    };
  };
