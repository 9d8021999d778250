import { parentPort, workerData } from "node:worker_threads";
import { readPrepared, type Prepared } from "./extract.ts";

parentPort?.postMessage(await readPrepared(workerData as Prepared), []);
