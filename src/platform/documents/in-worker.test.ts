import { getEventListeners } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { docxOf } from "../../../test/support/docx.ts";
import { extractInWorker, workbookInWorker, WORKER_SOURCE } from "./in-worker.ts";
import { readFirstGrid } from "./xlsx.ts";
import { type Sheet, writeWorkbook } from "./workbook.ts";
import { openArchive } from "./zip.ts";

const root = join(import.meta.dirname, "../../..");
let folder: string;
let workerFile: string;
let docx: Uint8Array;
beforeAll(async () => {
  // Under the project, so that the bundle finds the packages it leaves outside.
  folder = mkdtempSync(join(root, "node_modules/.worker-test-"));
  workerFile = join(folder, "worker.mjs");
  await build({
    entryPoints: [join(root, WORKER_SOURCE)],
    outfile: workerFile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
  });
  docx = await docxOf(Array.from({ length: 20_000 }, (_, i) => `第${i}段：推动呼包鄂乌一体化发展。`));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const codeOf = async (options: object): Promise<string> => {
  const result = await extractInWorker(docx, "长.docx", { workerFile, ...options });
  return result.ok ? "read" : result.failure.code;
};

describe("reading in a thread", () => {
  it("gives what reading in place gives", async () => {
    const result = await extractInWorker(docx, "长.docx", { workerFile });
    expect(result.ok && [result.value.format, result.value.text.split("\n").length]).toEqual([
      "docx",
      20_000,
    ]);
    expect(docx.length).toBeGreaterThan(0);
  });

  it("ends alone when it takes too long, takes too much memory or is cancelled", async () => {
    expect(await codeOf({ timeoutMs: 1 })).toBe("too-demanding");
    expect(await codeOf({ memoryMb: 8 })).toBe("too-demanding");
    const abort = new AbortController();
    const pending = codeOf({ signal: abort.signal });
    abort.abort();
    expect(await pending).toBe("cancelled");
    expect(await codeOf({ signal: AbortSignal.abort() })).toBe("cancelled");
  });

  it("leaves no listener on its signal once it has answered, though its thread is still ending", async () => {
    const { signal } = new AbortController();
    const few = await docxOf(["推动呼包鄂乌一体化发展。"]);
    for (let count = 0; count < 3; count++) {
      expect((await extractInWorker(few, "短.docx", { workerFile, signal })).ok).toBe(true);
      expect(getEventListeners(signal, "abort")).toHaveLength(0);
    }
  });

  it("reads two at a time, and the others after them", async () => {
    const log = join(folder, "turns");
    const soffice = join(folder, "soffice");
    writeFileSync(soffice, `#!/bin/sh\necho 1 >> ${log}\nls / > /dev/null\necho -1 >> ${log}\n`, {
      mode: 0o755,
    });
    const rtf = new TextEncoder().encode("{\\rtf1 a}");
    await Promise.all(
      Array.from({ length: 6 }, () => extractInWorker(rtf, "a.rtf", { workerFile, soffice })),
    );
    let running = 0;
    const seen = readFileSync(log, "utf8")
      .trim()
      .split("\n")
      .map((step) => (running += Number(step)));
    expect([seen.length, Math.max(...seen) <= 2]).toEqual([12, true]);
  });

  it("refuses what cannot be read without starting one", async () => {
    const result = await extractInWorker(new Uint8Array(), "空.docx", {
      workerFile: join(tmpdir(), "absent.mjs"),
    });
    expect(result.ok ? "" : result.failure.code).toBe("empty");
  });
});

const sheetOf = (rows: number): Sheet => ({
  name: "事项",
  title: "事项",
  columns: [
    { header: "城市", key: "city", width: 12, mergeBy: (row) => Math.floor(row / 3) },
    { header: "事项名称", key: "name", width: 30 },
    { header: "日期", key: "day", width: 12, type: "date" },
    { header: "工作日", key: "days", width: 8, type: "number" },
  ],
  rows: Array.from({ length: rows }, (_, row) => ({
    city: `城市${Math.floor(row / 3)}`,
    name: `=事项${row}`,
    day: "2026-11-27",
    days: row,
  })),
  marked: (row, key) => row % 5 === 1 && key === "name",
});

const writingCodeOf = (rows: number, options: object): Promise<unknown> =>
  workbookInWorker([sheetOf(rows)], { workerFile, ...options }).catch((error) => error.failure.code);

describe("writing in a thread", () => {
  it("gives what writing in place gives, and lets others have their turn", async () => {
    let written = false;
    const writing = workbookInWorker([sheetOf(2_000)], { workerFile }).finally(() => (written = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(written).toBe(false);
    const [inThread, inPlace] = await Promise.all(
      [await writing, await writeWorkbook([sheetOf(2_000)])].map(async (bytes) =>
        readFirstGrid(await openArchive(bytes)),
      ),
    );
    expect(inThread).toEqual(inPlace);
  });

  it("refuses in a sentence what is too large, and ends alone when it takes too much memory", async () => {
    expect(await writingCodeOf(700_000, {})).toBe("workbook-too-large");
    expect(await writingCodeOf(5_000, { memoryMb: 8 })).toBe("workbook-too-large");
  });
});
