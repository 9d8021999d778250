import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/platform/database/database.ts";
import {
  freePort,
  isReady,
  keepTraces,
  killEngine,
  startApplication,
  stopApplications,
  until,
} from "../support/application.ts";
import { fastFolder } from "../support/fast-folder.ts";
import { openDataFolderDatabase, prepareReporters, type Reporter, submit } from "../support/reporters.ts";
import { copyUsedFolder } from "../support/used-folder.ts";

const REPORTERS = 100;
/** Acknowledged before the blow falls: some reports are in, some on their way, some not sent. */
const BEFORE_THE_BLOW = 20;

let data: string;
let env: Record<string, string>;
beforeEach(async () => {
  data = mkdtempSync(join(fastFolder(), "jiziwan-load-"));
  await copyUsedFolder(data);
  env = { JIZIWAN_DATA: data, PORT: String(await freePort()) };
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") keepTraces(task.name, data);
  await stopApplications();
  rmSync(data, { recursive: true, force: true });
});

type Counted = { readonly taskId: string; readonly actions: number; readonly reports: number };

/** What the record and its projection hold for each task. */
async function count(): Promise<ReadonlyMap<string, Counted>> {
  const sql: Database = openDataFolderDatabase(data);
  try {
    const rows = await sql<Counted[]>`
      select t.id as task_id,
        (select count(*) from supervision.action a where a.task_id = t.id and a.action->>'type' = 'report') as actions,
        (select count(*) from supervision.report r where r.task_id = t.id) as reports
      from supervision.task t`;
    return new Map(rows.map((row) => [row.taskId, row]));
  } finally {
    await sql.end();
  }
}

async function prepare(address: () => string) {
  const sql = openDataFolderDatabase(data);
  try {
    return await prepareReporters(sql, address, REPORTERS);
  } finally {
    await sql.end();
  }
}

/** As a browser does: asks again with the same key until the server answers. */
const submitUntilHeard = (reporter: Reporter, period: string): Promise<void> =>
  until(() =>
    submit(reporter, period).then(
      () => true,
      (error: unknown) => {
        if (/^Error: 503|fetch failed/.test(String(error))) return false;
        throw error;
      },
    ),
  );

/** All submit at once; `blow` falls when some are acknowledged. Returns those the server said it has. */
async function submitUntil(reporters: readonly Reporter[], period: string, blow: () => void) {
  const acknowledged: Reporter[] = [];
  const all = reporters.map(async (reporter) => {
    await submit(reporter, period);
    acknowledged.push(reporter);
    if (acknowledged.length === BEFORE_THE_BLOW) blow();
  });
  await Promise.allSettled(all);
  return acknowledged;
}

describe("（二十） a hundred reporters in the same minute", () => {
  it("are all heard, none twice", async () => {
    const started = startApplication({ env });
    const address = await started.serving;
    const { period, reporters } = await prepare(() => address);
    await Promise.all(reporters.map((reporter) => submit(reporter, period)));
    // The answer was lost on the way: the browser asks again with the same key.
    await Promise.all(reporters.map((reporter) => submit(reporter, period)));
    const counted = await count();
    expect(counted.size).toBe(REPORTERS);
    expect([...counted.values()].filter(({ actions, reports }) => actions !== 1 || reports !== 1)).toEqual(
      [],
    );
  });

  it.each([
    ["the application is killed", "application"],
    ["the database is killed", "database"],
  ] as const)(
    "lose nothing that was acknowledged when %s, and asking again doubles nothing",
    async (_, victim) => {
      let address = "";
      const started = startApplication({ env });
      address = await started.serving;
      const { period, reporters } = await prepare(() => address);
      let back: Promise<void> = Promise.resolve();
      const acknowledged = await submitUntil(reporters, period, () => {
        if (victim === "application") started.signal("SIGKILL");
        else back = killEngine(data);
      });
      expect(acknowledged.length).toBeGreaterThanOrEqual(BEFORE_THE_BLOW);
      if (victim === "application") {
        await started.exited;
        address = await startApplication({ env }).serving;
      }
      await back;
      await until(() => isReady(address));
      // Whoever comes once it is back is served: no connection of before is left to fail them.
      const asked = await Promise.all(Array.from({ length: 30 }, () => isReady(address)));
      expect(asked.filter((served) => !served)).toEqual([]);
      const after = await count();
      expect(acknowledged.filter(({ task }) => after.get(task)?.reports !== 1)).toEqual([]);

      await Promise.all(reporters.map((reporter) => submitUntilHeard(reporter, period)));
      const counted = await count();
      expect([...counted.values()].filter(({ actions, reports }) => actions !== 1 || reports !== 1)).toEqual(
        [],
      );
    },
  );
});
