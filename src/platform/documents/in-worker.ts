import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { FailureError, refusal } from "../../kernel/error.ts";
import type { Result } from "../../kernel/result.ts";
import { documentFailure, type DocumentCode, type ExtractedDocument } from "./document.ts";
import { extractDocument, prepareDocument, readPrepared, type ExtractOptions } from "./extract.ts";
import { type BookSize, type FilledBook, readFilledBook } from "./sheet-rows.ts";
import { type Sheet, writeWorkbook } from "./workbook.ts";
import type { PlainSheet, WorkerTask } from "./worker.ts";

/** The worker's source and the name of its bundle beside the server's. */
export const WORKER_SOURCE = "src/platform/documents/worker.ts";
export const WORKER_BUNDLE = "document-worker.js";

/** `timeoutMs` bounds the reading, `memoryMb` its heap; `workerFile` is the bundled worker, found by itself. */
export type WorkerOptions = ExtractOptions & {
  readonly timeoutMs?: number;
  readonly memoryMb?: number;
  readonly workerFile?: string;
};

const TIMEOUT_MS = 120_000;
const MEMORY_MB = 1536;
/** Documents read at the same time in one process; more wait, so that many uploads cannot take all memory. */
const MOST_AT_ONCE = 2;

/**
 * {@link extractDocument} in a thread of its own: the event loop stays free, and a document that takes too long or
 * too much memory (`too-demanding`) ends alone. `signal` cancels at any time. A process reads two at a time.
 */
export function extractInWorker(
  bytes: Uint8Array,
  fileName: string,
  options: WorkerOptions = {},
): Promise<Result<ExtractedDocument, DocumentCode>> {
  return inTurn(() => extract(bytes, fileName, options));
}

let free = MOST_AT_ONCE;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (free > 0) free--;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) free++;
    else next();
  }
}

async function extract(
  bytes: Uint8Array,
  fileName: string,
  options: WorkerOptions,
): Promise<Result<ExtractedDocument, DocumentCode>> {
  const workerFile = options.workerFile ?? findBundle();
  // Run from its sources, as tests do, Node has no worker to start: only the bundle is JavaScript.
  if (workerFile === undefined) return await extractDocument(bytes, fileName, options);
  const prepared = await prepareDocument(bytes, fileName, options);
  if (!prepared.ok) return prepared;
  // Reading plain text takes less time than starting a thread.
  if (prepared.value.readable === "txt") return await readPrepared(prepared.value);
  return await inThread<ExtractedDocument>(
    workerFile,
    { wanted: "document", prepared: prepared.value },
    options,
  );
}

/**
 * Every visible sheet of a workbook, read in a thread of its own: exports of many thousand rows take seconds. As
 * {@link extractInWorker} in turn, bounded, and ending alone.
 */
export function filledBookInWorker(
  bytes: Uint8Array,
  fileName: string,
  size: BookSize,
  options: WorkerOptions = {},
): Promise<Result<FilledBook, DocumentCode>> {
  const here = () => readFilledBook(bytes, fileName, size);
  return threadFor<FilledBook, DocumentCode>({ wanted: "book", bytes, fileName, size }, here, options);
}

/** Writing fewer cells takes less time than starting a thread. */
const FEW_CELLS = 5_000;
/** What a thread writes in about a minute, within its memory. */
const MOST_CELLS = 2_500_000;
const WORKBOOK_TOO_LARGE = refusal(
  "workbook-too-large",
  "这份表格太大，写不成一个 Excel 文件；请先筛选（按城市、部门或类别），分次下载。",
  "This table is too large for one Excel file. Narrow it first, by city, department or kind, and download it in parts.",
);

/** A sheet as another thread can be given it: without functions. */
const plainSheet = ({ marked, columns, rows, ...sheet }: Sheet): PlainSheet => ({
  ...sheet,
  rows,
  columns: columns.map(({ mergeBy, ...column }) => ({
    ...column,
    ...(mergeBy === undefined ? {} : { groups: rows.map((_, row) => mergeBy(row)) }),
  })),
  ...(marked === undefined
    ? {}
    : { marks: rows.map((_, row) => columns.flatMap(({ key }) => (marked(row, key) ? [key] : []))) }),
});

/**
 * {@link writeWorkbook} in a thread of its own, in turn with what is read there, so that others are answered meanwhile. Throws
 * `workbook-too-large`.
 */
export async function workbookInWorker(
  sheets: readonly Sheet[],
  options: WorkerOptions = {},
): Promise<Uint8Array> {
  const cells = sheets.reduce((sum, { rows, columns }) => sum + rows.length * columns.length, 0);
  if (cells > MOST_CELLS) throw new FailureError(WORKBOOK_TOO_LARGE);
  const workerFile = options.workerFile ?? findBundle();
  if (workerFile === undefined || cells < FEW_CELLS) return writeWorkbook(sheets);
  const task = { wanted: "workbook", sheets: sheets.map(plainSheet) } as const;
  const written = await inTurn(() => inThread<Uint8Array>(workerFile, task, options));
  options.signal?.throwIfAborted();
  if (!written.ok) throw new FailureError(WORKBOOK_TOO_LARGE);
  return written.value;
}

/** Does a task in a thread of its own and in turn, bounded as reading is; `here` does it where there is no thread to start. */
export const threadFor = <T, C extends string>(
  task: WorkerTask,
  here: () => Promise<Result<T, C>>,
  options: WorkerOptions = {},
): Promise<Result<T, C | DocumentCode>> =>
  inTurn<Result<T, C | DocumentCode>>(() => {
    const workerFile = options.workerFile ?? findBundle();
    return workerFile === undefined ? here() : inThread<T>(workerFile, task, options);
  });

/** The same of a slice's own worker, by the name of its bundle. */
export const inThreadOf = <T, C extends string>(
  bundle: string,
  task: unknown,
  here: () => Result<T, C>,
): Promise<Result<T, C | DocumentCode>> =>
  inTurn<Result<T, C | DocumentCode>>(async () => {
    const workerFile = findBundle(bundle);
    return workerFile === undefined ? here() : inThread<T>(workerFile, task, {});
  });

function inThread<T>(
  workerFile: string,
  workerData: unknown,
  options: WorkerOptions,
): Promise<Result<T, DocumentCode>> {
  return new Promise((resolve, reject) => {
    if (options.signal?.aborted === true)
      return resolve({ ok: false, failure: documentFailure("cancelled") });
    const worker = new Worker(workerFile, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: options.memoryMb ?? MEMORY_MB },
    });
    // A thread takes a while to end after its answer; many in a row must not leave their listeners on one signal until then.
    const settled = (): void => {
      clearTimeout(timer);
      options.signal?.removeEventListener("abort", cancel);
    };
    const fail = (code: DocumentCode): void => {
      settled();
      resolve({ ok: false, failure: documentFailure(code) });
    };
    const cancel = (): void => {
      fail("cancelled");
      void worker.terminate();
    };
    const timer = setTimeout(() => {
      fail("too-demanding");
      void worker.terminate();
    }, options.timeoutMs ?? TIMEOUT_MS);
    options.signal?.addEventListener("abort", cancel, { once: true });
    worker.once("message", (result: Result<T, DocumentCode>) => {
      settled();
      resolve(result);
    });
    worker.once("error", (error: NodeJS.ErrnoException) => {
      settled();
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") fail("too-demanding");
      else reject(error);
    });
    worker.once("exit", () => fail("too-demanding"));
  });
}

/** Bundled, this code stands in the server's file or in a chunk one folder down. */
function findBundle(bundle = WORKER_BUNDLE): string | undefined {
  return [`./${bundle}`, `../${bundle}`]
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path));
}
