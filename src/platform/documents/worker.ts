import { parentPort, workerData } from "node:worker_threads";
import { readPrepared, type Prepared } from "./extract.ts";
import { readFilledSheets } from "./sheet-rows.ts";

/** What a worker is given: a prepared document, or a workbook of which the sheets are wanted. */
export type WorkerTask =
  | { readonly wanted: "document"; readonly prepared: Prepared }
  | { readonly wanted: "sheets"; readonly bytes: Uint8Array; readonly fileName: string };

const task = workerData as WorkerTask;
parentPort?.postMessage(
  task.wanted === "document"
    ? await readPrepared(task.prepared)
    : await readFilledSheets(task.bytes, task.fileName),
  [],
);
