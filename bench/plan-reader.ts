import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { toReadingJson } from "../src/supervision/domain/reading-json.ts";
import { readPlan } from "../src/supervision/domain/plan-reader/read-plan.ts";

const MEGABYTE = 1_000_000;
const SIZES = [0.25, 0.5, 1, 2, 4] as const;
const ROUNDS = 5;

/** CPU milliseconds, user and system, that a call takes. */
function cpuMs(call: () => void): number {
  const before = process.cpuUsage();
  call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Slope of log time over log size: 1 is linear. */
function exponent(points: readonly (readonly [size: number, ms: number])[]): number {
  const logs = points.map(([size, ms]) => [Math.log(size), Math.log(ms)] as const);
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / logs.length;
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / logs.length;
  const over = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return over / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

/** A long plan of `bytes` of UTF-8: the Baotou plan with its chapters repeated. */
function planOf(plan: string, bytes: number): string {
  const copies = Math.ceil(bytes / Buffer.byteLength(plan));
  return Buffer.from(plan.repeat(copies)).subarray(0, bytes).toString("utf8");
}

const read = (text: string): number => toReadingJson(readPlan(text)).measures.length;

/** Speed of the plan reader, as a section of Markdown: documents and megabytes a second, and how time grows. */
export async function run(): Promise<string> {
  const plan = readFileSync("plans/baotou-2024.txt", "utf8");
  const cold = cpuMs(() => read(planOf(plan, MEGABYTE)));
  for (let i = 0; i < 50; i++) read(plan);
  const batch = 200;
  const each = median(
    Array.from({ length: ROUNDS }, () =>
      cpuMs(() => {
        for (let i = 0; i < batch; i++) read(plan);
      }),
    ),
  );
  const points = SIZES.map((size) => {
    const text = planOf(plan, size * MEGABYTE);
    return [size, median(Array.from({ length: ROUNDS }, () => cpuMs(() => read(text))))] as const;
  });
  const rows = points.map(
    ([size, ms]) => `| ${size} MB | ${ms.toFixed(0)} ms | ${((size / ms) * 1000).toFixed(1)} MB/s |`,
  );
  return [
    "## Plan reader",
    "",
    `Text to published JSON, CPU time (user and system), median of ${ROUNDS}; UTF-8 bytes; Node ${process.version}, ${cpus()[0]?.model ?? "unknown CPU"}.`,
    "",
    `The Baotou plan (${Buffer.byteLength(plan)} bytes, 22 measures, 92 undertakings): ${((batch / each) * 1000).toFixed(0)} documents/s. First megabyte of a cold process: ${cold.toFixed(0)} ms.`,
    "",
    "| text | CPU time | speed |",
    "|---|---|---|",
    ...rows,
    "",
    `Fitted exponent of time over length: ${exponent(points).toFixed(2)} (1 is linear).`,
    "",
  ].join("\n");
}
