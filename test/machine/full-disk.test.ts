import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import {
  freePort,
  isReady,
  isRoot,
  startApplication,
  stopApplications,
  until,
} from "../support/application.ts";
import { openDataFolderDatabase, prepareReporters, type Reporter, submit } from "../support/reporters.ts";

const REPORTERS = 60;
const MEBIBYTE = 1024 * 1024;
let mounted: string | null = null;
afterEach(async () => {
  await stopApplications();
  if (mounted !== null) {
    spawnSync("umount", [mounted]);
    rmSync(mounted, { recursive: true, force: true });
  }
});

/** Takes what is left of a disk, to the last page. */
function fill(file: string): void {
  for (let size = MEBIBYTE; size >= 1024; size /= 2)
    try {
      for (;;) appendFileSync(file, Buffer.alloc(size));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    }
}

/** Words that no compression makes short. */
const longWords = (): string => randomBytes(7_000).toString("base64");

it("（二十） a full disk refuses reports with a sentence, keeps those it acknowledged, and takes them once there is room", async (context) => {
  const data = mkdtempSync(join(tmpdir(), "jiziwan-full-"));
  mounted = data;
  if (!isRoot || spawnSync("mount", ["-t", "tmpfs", "-o", "size=220m", "tmpfs", data]).status !== 0)
    return context.skip("only root can mount a small disk, and not in every container");
  const started = startApplication({ env: { JIZIWAN_DATA: data, PORT: String(await freePort()) } });
  const address = await started.serving;
  const sql = openDataFolderDatabase(data);
  const { period, reporters } = await prepareReporters(sql, () => address, REPORTERS);
  await sql.end();

  const ballast = join(data, "ballast");
  fill(ballast);
  const kept: Reporter[] = [];
  const refusals: string[] = [];
  for (const reporter of reporters)
    await submit(reporter, period, longWords()).then(
      () => kept.push(reporter),
      (error: unknown) => refusals.push(String(error)),
    );
  expect(refusals.length).toBeGreaterThan(0);
  expect(refusals.filter((said) => !/^Error: (507|503): .*(磁盘已满|数据库暂时连接不上)/.test(said))).toEqual(
    [],
  );

  rmSync(ballast);
  await until(() => isReady(address));
  for (const reporter of reporters)
    await until(() =>
      submit(reporter, period).then(
        () => true,
        (error: unknown) => {
          if (/^Error: 50[37]/.test(String(error))) return false;
          throw error;
        },
      ),
    );
  const after = openDataFolderDatabase(data);
  const rows = await after<{ taskId: string; long: boolean }[]>`
    select task_id, length(content->>'progress') > 100 as long from supervision.report`;
  await after.end();
  expect(rows).toHaveLength(REPORTERS);
  const long = new Set(rows.filter((row) => row.long).map(({ taskId }) => taskId));
  expect(kept.filter(({ task }) => !long.has(task))).toEqual([]);
});
