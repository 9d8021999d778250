import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import type { DailyLine } from "../../src/systems/ecology/flow/daily.ts";
import { dailyFrom } from "../../src/systems/ecology/flow/own-record.ts";
import { WORKER_BUNDLE } from "../../src/systems/ecology/flow/store-daily.ts";
import { root } from "../support/application.ts";

const HEADINGS = ["date", "river", "station", "stage_m", "flow_m3s", "sediment_kg_m3"];
const dayAt = (at: number): string => new Date(Date.UTC(2012, 5, 1 + at)).toISOString().slice(0, 10);
const flowAt = (at: number): string => String(500 + ((at * 37) % 11) * 10);

/** Two stations, of which the lower one says a day later what the upper one says, and a day that is none. */
const LINES: readonly DailyLine[] = [
  HEADINGS,
  ...Array.from({ length: 40 }, (_, at) => [
    [dayAt(at), "黄河", "甲站", "", flowAt(at), "0.5"],
    [dayAt(at), "黄河", "乙站", "", flowAt(at - 1 + 11), "0.5"],
  ]).flat(),
  ["2012-13-01", "黄河", "甲站", "", "1", ""],
].map((cells, at) => ({ row: at + 1, cells, broken: false }));

it("（十二） the production build has the worker that reads a daily record, under the name by which it is started, and it answers as the sources do", async () => {
  const worker = new Worker(join(root, "dist", WORKER_BUNDLE), { workerData: LINES });
  const answered = await new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`ended with ${code} and said nothing`)));
  });
  const here = dailyFrom(LINES);
  expect(here).toMatchObject({ ok: true, value: { stations: 2, found: 1 } });
  expect(answered).toEqual(here);
});
