import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as passed } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Export } from "../src/kernel/export.ts";
import { type Engine, openEngine } from "../src/platform/database/engine.ts";
import { close, officeCookie, stage } from "./registers.ts";

/** The last is what the house promises for lists; the others show whether it is linear, and that memory is not. */
const SIZES = [25_000, 50_000, 100_000];
const LOOK_MS = 50;

type Used = {
  readonly rows: number;
  readonly bytes: number;
  readonly wallS: number;
  readonly cpuS: number;
  readonly beforeMb: number;
  readonly peakMb: number;
};

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const mb = (bytes: number): number => bytes / 2 ** 20;

/** A register written by its job, as the office asks for it: this process is server and worker, PostgreSQL is another. */
async function written(root: string, engine: Engine, projects: number) {
  const on = await stage(root, engine, { years: 1, projects });
  const headers = { cookie: await officeCookie(on.databases), "x-jiziwan": "1" };
  const ask = (url: string) => on.app.app.inject({ method: "GET", url, headers });
  // What the filling left behind is not the export's.
  collect();
  const [begun, cpu, before] = [performance.now(), process.cpuUsage(), process.memoryUsage().rss];
  let peak = before;
  let { id, state, total } = (await ask("/api/registers/project/workbook")).json<Export>();
  while (state === "running") {
    await passed(LOOK_MS);
    peak = Math.max(peak, process.memoryUsage().rss);
    ({ id, state, total } = (await ask(`/api/background/${id}`)).json<Export>());
  }
  if (state !== "done") throw new Error(`the export of ${projects} projects is ${state}`);
  const { user, system } = process.cpuUsage(cpu);
  const [kept] = await on.databases.app<{ size: number }[]>`
    select size from platform.export where id = ${id}`;
  const used: Used = {
    rows: total,
    bytes: kept?.size ?? 0,
    wallS: (performance.now() - begun) / 1_000,
    cpuS: (user + system) / 1_000_000,
    beforeMb: mb(before),
    peakMb: mb(peak),
  };
  await close(on);
  return used;
}

/** Long files, from the click until they can be fetched. */
export async function run(root: string): Promise<string> {
  const dataFolder = mkdtempSync(join(tmpdir(), "jiziwan-bench-"));
  const engine = await openEngine({ root, dataFolder });
  try {
    const load = loadavg()[0] ?? 0;
    const used: Used[] = [];
    for (const size of SIZES) used.push(await written(root, engine, size));
    return [
      "## Exports",
      "",
      `The register of projects as .xlsx, written by its job with all columns; server and worker in one process, PostgreSQL not counted. Load of the machine before it began: ${load.toFixed(1)}.`,
      "",
      "| rows | file MB | wall s | CPU s | memory before, MB | most memory, MB |",
      "| ---: | ---: | ---: | ---: | ---: | ---: |",
      ...used.map(
        ({ rows, bytes, wallS, cpuS, beforeMb, peakMb }) =>
          `| ${rows.toLocaleString("en")} | ${mb(bytes).toFixed(1)} | ${wallS.toFixed(1)} | ${cpuS.toFixed(1)} | ${beforeMb.toFixed(0)} | ${peakMb.toFixed(0)} |`,
      ),
    ].join("\n");
  } finally {
    await engine.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
