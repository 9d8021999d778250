import { parentPort, workerData } from "node:worker_threads";

/** What a slice's own worker does (`inThreadOf`): what it was given is answered with what comes of it. */
export const answerThread = <T>(work: (given: T) => unknown): void =>
  parentPort?.postMessage(work(workerData as T), []);
