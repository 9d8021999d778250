import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { watch } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  freePort,
  isReady,
  listEngines,
  root,
  startApplication,
  stopApplications,
} from "../support/application.ts";
import { fastFolder } from "../support/fast-folder.ts";
import { copyUsedFolder } from "../support/used-folder.ts";

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(fastFolder(), "jiziwan-moving-"));
  await copyUsedFolder(join(folder, "old"));
});
afterEach(stopApplications);
afterAll(() => rmSync(folder, { recursive: true }));

const start = async (data: string) =>
  startApplication({ env: { JIZIWAN_DATA: join(folder, data), PORT: String(await freePort()) } });

const jiziwan = (data: string, ...args: string[]) =>
  spawnSync(join(root, "bin/jiziwan"), args, {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, JIZIWAN_DATA: join(folder, data) },
  });

/** Kills a backup while its file is being written; what then stands under its name, and under that of the unfinished one. */
async function killedWhileWriting(file: string) {
  const path = join(folder, file);
  const changes = watch(folder);
  const child = spawn(join(root, "bin/jiziwan"), ["backup", file], {
    cwd: folder,
    env: { ...process.env, JIZIWAN_DATA: join(folder, "old") },
    detached: true,
    stdio: "ignore",
  });
  const ended = once(child, "exit");
  for await (const _ of changes) if (existsSync(`${path}.part`) || existsSync(path)) break;
  process.kill(-(child.pid ?? 0), "SIGKILL");
  await ended;
  return { whole: existsSync(path), part: existsSync(`${path}.part`) };
}

describe("moving to another machine", () => {
  it("takes everything along: backed up while it runs, restored, started as if nothing had been", async () => {
    const first = await start("old");
    await first.serving;
    expect(jiziwan("old", "backup", "all.sql.gz")).toMatchObject({ status: 0, stderr: "" });
    expect(statSync(join(folder, "all.sql.gz")).mode & 0o777).toBe(0o600);
    expect(listEngines(join(folder, "old"))).toHaveLength(1);
    const rehearsed = jiziwan("old", "backup", "verify", "all.sql.gz", "--json");
    expect(rehearsed).toMatchObject({ status: 0, stderr: "" });
    expect(JSON.parse(rehearsed.stdout)).toMatchObject({
      intact: true,
      restored: true,
      migrated: 0,
      heads: [{ log: "receipts" }, { log: "audit", number: expect.any(Number) }],
    });
    expect(await killedWhileWriting("killed.sql.gz")).toEqual({ whole: false, part: true });

    expect(jiziwan("new", "restore", "all.sql.gz")).toMatchObject({ status: 0, stderr: "" });
    expect(listEngines(join(folder, "new"))).toEqual([]);
    const moved = await start("new");
    expect(await isReady(await moved.serving)).toBe(true);
    expect(moved.output()).not.toContain("first administrator");
  });

  it("tells a good backup from one that changed on the disk, without a database", () => {
    const good = jiziwan("none", "backup", "verify", "all.sql.gz", "--file-only");
    expect(good).toMatchObject({ status: 0, stderr: "" });
    expect(good.stdout).toMatch(/^Intact: written at .+, \d{2,3} tables, \d+ rows\.$/m);
    expect(existsSync(join(folder, "none"))).toBe(false);

    const bytes = readFileSync(join(folder, "all.sql.gz"));
    writeFileSync(join(folder, "bad.sql.gz"), bytes.fill(0, bytes.length - 2000, bytes.length - 1900));
    for (const args of [["backup", "verify"], ["restore"]]) {
      const bad = jiziwan("bad", ...args, "bad.sql.gz");
      expect(bad.status).toBe(2);
      expect(bad.stderr).toMatch(/is not what was written; nothing was restored/);
    }
    const asJson = jiziwan("bad", "backup", "verify", "bad.sql.gz", "--json");
    expect(asJson.status).toBe(2);
    expect(JSON.parse(asJson.stdout)).toMatchObject({ intact: false, code: "damaged-backup" });
    expect(listEngines(join(folder, "bad"))).toEqual([]);
  });

  it("overwrites neither a file nor a database in use", () => {
    const again = jiziwan("old", "backup", "all.sql.gz");
    expect(again.status).toBe(2);
    expect(again.stderr).toContain("an existing file is not overwritten");
    const over = jiziwan("new", "restore", "all.sql.gz");
    expect(over.status).toBe(2);
    expect(over.stderr).toContain("This database is in use and was left as it is.");
  });

  it("writes what gunzip and a reader of SQL understand", () => {
    const text = execFileSync("gzip", ["-dc", join(folder, "all.sql.gz")], { encoding: "utf8" });
    expect(text).toMatch(/^-- \{"application":"jiziwan"/);
    expect(text).toMatch(/^COPY accounts\.account \(.*\) FROM stdin;$/m);
    expect(text).toMatch(/^-- 1 rows, digest [\da-f]{64}$/m);
  });
});
