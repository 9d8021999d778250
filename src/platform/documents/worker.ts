import { parentPort, workerData } from "node:worker_threads";
import { ok, type Result } from "../../kernel/result.ts";
import type { SurveyTask } from "../geo/survey.ts";
import { readPrepared, type Prepared } from "./extract.ts";
import { type BookSize, readFilledBook } from "./sheet-rows.ts";
import { type Column, type Sheet, writeWorkbook } from "./workbook.ts";

/** A sheet to be written: `groups` gives what `mergeBy` gave each row, `marks` the keys that are marked in it. */
export type PlainSheet = Omit<Sheet, "columns" | "marked"> & {
  readonly columns: readonly (Omit<Column, "mergeBy"> & { readonly groups?: readonly (string | number)[] })[];
  readonly marks?: readonly (readonly string[])[];
};

/** What a worker is given: a prepared document, a workbook of which the sheets are wanted, sheets to be written, or outlines to be measured. */
export type WorkerTask =
  | { readonly wanted: "document"; readonly prepared: Prepared }
  | {
      readonly wanted: "book";
      readonly bytes: Uint8Array;
      readonly fileName: string;
      readonly size: BookSize;
    }
  | { readonly wanted: "workbook"; readonly sheets: readonly PlainSheet[] }
  | { readonly wanted: "survey"; readonly task: SurveyTask };

const sheetOf = ({ columns, marks, ...sheet }: PlainSheet): Sheet => ({
  ...sheet,
  columns: columns.map(({ groups, ...column }) => ({
    ...column,
    ...(groups === undefined ? {} : { mergeBy: (row: number) => groups[row] ?? "" }),
  })),
  ...(marks === undefined
    ? {}
    : { marked: (row: number, key: string) => marks[row]?.includes(key) ?? false }),
});

async function answer(task: WorkerTask): Promise<Result<unknown, string>> {
  switch (task.wanted) {
    case "document":
      return readPrepared(task.prepared);
    case "book":
      return readFilledBook(task.bytes, task.fileName, task.size);
    case "workbook":
      return writeWorkbook(task.sheets.map(sheetOf)).then(ok);
    case "survey":
      return (await import("../geo/packed-survey.ts")).packedSurvey(task.task);
  }
}

parentPort?.postMessage(await answer(workerData as WorkerTask), []);
