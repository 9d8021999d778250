import Fastify from "fastify";
import {
  createReadStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { root } from "../../../test/support/application.ts";
import { testConfig } from "../../../test/support/app.ts";
import { openTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { LOGS, MIGRATION_SOURCES } from "../../compose.ts";
import { audit } from "../audit/audit.ts";
import type { Config } from "../config.ts";
import { verifyBackup } from "../database/backup-file.ts";
import { inTransaction } from "../database/database.ts";
import { jobs } from "../jobs/jobs.ts";
import { startWorker } from "../jobs/worker.ts";
import { isNearlyFull } from "./disk.ts";
import { partOf, writeBackupFile } from "./file.ts";
import { type Backup, fileNameOf, findBackup, listBackups, listTroubles } from "./store.ts";
import { backupWork, requestBackup, requestRehearsal } from "./work.ts";

const HOUR_MS = 3_600_000;
const { log } = Fastify({ logger: false });
const restorable = { root, sources: MIGRATION_SOURCES, logs: LOGS };
const never = new AbortController().signal;

let database: TestDatabase;
let folder: string;
let clock = Date.parse("2026-11-01T00:00:00Z");
const now = () => new Date((clock += HOUR_MS));

beforeAll(async () => {
  database = await openTestDatabase();
  const caller = { actor: null, address: "127.0.0.1", requestId: "r" };
  const entry = { caller, action: "accounts.sign-in", subject: "x" };
  await inTransaction(database.app, (sql) => audit.record(sql, entry));
});
afterAll(() => database.close());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "jiziwan-backups-"));
  await database.app`delete from platform.backup`;
  return () => rmSync(folder, { recursive: true, force: true });
});

const setting = (given: Partial<Config> = {}): Config =>
  testConfig({ backupFolder: folder, backupHour: 3, backupKeep: 2, ...given });

/** A node of this configuration: what its worker would call. */
function node(config: Config) {
  const work = backupWork({ config, databases: database, restorable, audit, now });
  const call = (name: string, payload: unknown) => {
    const found = Object.keys(work.handlers).find((each) => each.startsWith(name)) ?? "";
    return work.handlers[found]?.(payload, { signal: never });
  };
  const asking = { sql: database.app, jobs, config };
  return {
    work,
    tick: (at: Date) => call("platform.back-up-by-clock", { _cron: { ts: at.toISOString() } }),
    ask: async () => {
      const id = await requestBackup(asking, { askedBy: "管理员", at: now() });
      await call("platform.back-up ", { id });
      return id;
    },
    rehearse: async (id: string) => {
      await requestRehearsal(asking, id);
      await call("platform.rehearse ", { id });
    },
  };
}

const found = async (id: string): Promise<Backup> => {
  const backup = await findBackup(database.app, id);
  if (!backup) throw new Error("no such backup");
  return backup;
};

const scratches = async (): Promise<number> =>
  (
    await database.owner`select 1 from pg_database where datname like ${`${database.owner.options.database}_scratch%`}`
  ).length;

describe("a backup by the page or the clock", () => {
  it("has its name only once it is whole and read back, and its user alone may read it", async () => {
    const id = await node(setting()).ask();
    const { file, state, bytes, tables, rows, heads } = await found(id);
    const { size, mode } = statSync(join(folder, file));
    expect({ state, bytes, mode: mode & 0o777 }).toEqual({ state: "done", bytes: size, mode: 0o600 });
    expect(tables).toBeGreaterThan(50);
    expect(rows).toBeGreaterThan(0);
    expect(heads?.map(({ log: name }) => name)).toEqual(LOGS.map(({ name }) => name));
    expect(readdirSync(folder)).toEqual([file]);
  });

  it("leaves no half file where it was killed: the next one clears up what it began", async () => {
    const config = setting();
    const killed = fileNameOf(database.owner.options.database, new Date("2026-10-01T00:00:00Z"));
    writeFileSync(partOf(join(folder, killed)), "half");
    writeFileSync(join(folder, "somebody-else.part"), "theirs");
    await database.app`insert into platform.backup (id, file, cause, asked_at, state)
      values (${crypto.randomUUID()}, ${killed}, 'clock', '2026-10-01', 'writing')`;
    const { file } = await found(await node(config).ask());
    expect(readdirSync(folder).toSorted()).toEqual([file, "somebody-else.part"].toSorted());
  });

  it("keeps the newest N whole ones of each kind, and touches nothing that it did not write", async () => {
    const { tick, ask } = node(setting());
    const foreign = fileNameOf(database.owner.options.database, new Date("2020-01-01T00:00:00Z"));
    writeFileSync(join(folder, foreign), "of another installation");
    writeFileSync(join(folder, "notes.txt"), "x");
    const byHand = await found(await ask());
    for (const day of [1, 2, 3, 4]) await tick(new Date(`2026-11-0${day}T19:00:00Z`));
    const kept = await listBackups(database.app);
    const clockwork = kept.filter(({ cause }) => cause === "clock").map(({ file }) => file);
    expect(clockwork).toHaveLength(2);
    const all = [...clockwork, byHand.file, foreign, "notes.txt"];
    expect(readdirSync(folder).toSorted()).toEqual(all.toSorted());
    for (const file of clockwork) await verifyBackup(createReadStream(join(folder, file)));
    const gone =
      await database.app`select after from platform.audit where action = 'platform.remove-backups'`;
    expect(gone).toHaveLength(2);
  });

  it("is one for each tick, though two nodes on one database keep the clock and the job is tried again", async () => {
    const hour = (new Date().getUTCHours() + 8) % 24;
    const folders = [join(folder, "a"), join(folder, "b")];
    const cron = `0 ${new Date().getUTCHours()} * * *`;
    const since = new Date(Date.now() - HOUR_MS);
    await database.app`
      insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
      values (${`platform.back-up-by-clock ${cron}`}, ${since}, ${since})`;
    const nodes = await Promise.all(
      folders.map((backupFolder) => {
        const { work } = node(setting({ backupFolder, backupHour: hour }));
        return startWorker({ sql: database.app, url: database.appUrl }, work, log);
      }),
    );
    const states = async () => (await listBackups(database.app)).map(({ state }) => state);
    await expect.poll(states, { timeout: 15_000 }).toEqual(["done"]);
    for (const each of nodes) await each.stop();
    const [made] = await listBackups(database.app);
    await node(setting({ backupHour: hour })).tick(made?.askedAt ?? new Date());
    expect(await listBackups(database.app)).toHaveLength(1);
    const files = folders.filter((each) => existsSync(each)).flatMap((each) => readdirSync(each));
    expect(files).toEqual([made?.file]);
  });

  it("is not taken by nodes without the hour", () => {
    const { work } = node(setting({ backupHour: null }));
    expect(work.schedules).toEqual([]);
    expect(Object.keys(work.handlers)).toHaveLength(2);
  });

  it("that cannot be written says why, and waits for the administrator until one goes well", async () => {
    const file = join(folder, "no-folder");
    writeFileSync(file, "");
    await node(setting({ backupFolder: join(file, "below") })).tick(new Date("2026-11-05T19:00:00Z"));
    expect(await listTroubles(database.app)).toMatchObject([
      { what: "backup", failure: { zh: expect.stringContaining("无法读写（ENOTDIR）") } },
    ]);
    await node(setting()).tick(new Date("2026-11-06T19:00:00Z"));
    expect(await listTroubles(database.app)).toEqual([]);
  });

  it("broken off in the middle of a table ends at once and leaves the connection to others", async () => {
    const digest = "a".repeat(64);
    const big = Buffer.alloc(3_000_000, 7);
    await database.app`insert into platform.file (digest, size, type) values (${digest}, 1, 'pdf')`;
    for (let number = 0; number < 6; number++)
      await database.app`insert into platform.file_chunk (digest, number, bytes) values (${digest}, ${number}, ${big})`;
    const stop = new AbortController();
    const path = join(folder, "broken-off.sql.gz");
    const passed = ({ tables }: { readonly tables: number }) => tables > 2 && stop.abort();
    const writing = writeBackupFile(database.owner, path, { passed, signal: stop.signal });
    await expect(writing).rejects.toThrow("abort");
    expect(readdirSync(folder)).toEqual([]);
    expect(await database.owner`select 1 as one`).toEqual([{ one: 1 }]);
    await database.app`delete from platform.file where digest = ${digest}`;
  });
});

describe("a rehearsed restore", () => {
  it("brings back every table and chain in a scratch database, which is gone afterwards", async () => {
    const { ask, rehearse: practise } = node(setting());
    const id = await ask();
    await practise(id);
    expect(await found(id)).toMatchObject({ rehearsal: "done", rehearsalFailure: null });
    expect(await scratches()).toBe(0);
    expect(await listTroubles(database.app)).toEqual([]);
  });

  it("refuses, in a sentence, a file that was cut off, altered, or whose chain ends elsewhere", async () => {
    const { ask, rehearse: practise } = node(setting());
    const id = await ask();
    const path = join(folder, (await found(id)).file);
    const whole = readFileSync(path);
    const text = gunzipSync(whole).toString("latin1");
    const instead = (from: RegExp, to: string): Buffer =>
      gzipSync(
        Buffer.from(
          text.replace(from, () => to),
          "latin1",
        ),
      );
    const cases: [Buffer, string][] = [
      [whole.subarray(0, whole.length >> 1), "备份文件不完整"],
      [instead(/accounts\.sign-in/, "accounts.sign-on"), "platform.audit"],
      [instead(/"log":"audit","number":\d+/, '"log":"audit","number":99'), "链头应为第 99 号"],
    ];
    for (const [bytes, said] of cases) {
      writeFileSync(path, bytes);
      await practise(id);
      expect(await found(id)).toMatchObject({
        rehearsal: "failed",
        rehearsalFailure: { zh: expect.stringContaining(said) },
      });
      expect(await scratches()).toBe(0);
    }
    expect(await listTroubles(database.app)).toMatchObject([{ id, what: "rehearsal" }]);
  });
});

it("warns of a disk below a gibibyte, or below a twentieth of a small one", () => {
  const GIB = 2 ** 30;
  const full = (free: number, size: number) => isNearlyFull({ free: free * GIB, size: size * GIB });
  expect([full(0.9, 5), full(2, 100), full(6, 100), full(25, 10_000), full(15, 10_000)]).toEqual([
    true,
    true,
    false,
    false,
    true,
  ]);
});
