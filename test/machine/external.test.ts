import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { regionOf } from "../../src/kernel/region.ts";
import { openDatabase, type Database, type Sql } from "../../src/platform/database/database.ts";
import { openEngine, type Engine } from "../../src/platform/database/engine.ts";
import {
  freePort,
  isReady,
  listEngines,
  root,
  startApplication,
  stopApplications,
  until,
} from "../support/application.ts";
import { clockFrom } from "../e2e/clock.ts";
import { fastFolder } from "../support/fast-folder.ts";
import { prepareReporters, someone, submit } from "../support/reporters.ts";

let folder: string;
let engine: Engine;
let admin: Database;
beforeAll(async () => {
  folder = mkdtempSync(join(fastFolder(), "jiziwan-external-"));
  engine = await openEngine({ root, dataFolder: join(folder, "server"), settings: ["fsync=off"] });
  admin = openDatabase(address("postgres", engine.passwords.superuser, "postgres"), { max: 1 });
});
afterAll(async () => {
  await admin.end();
  await engine.stop();
  rmSync(folder, { recursive: true });
});

const address = (user: string, password: string, database: string): string =>
  `postgres://${user}:${password}@127.0.0.1:${engine.port}/${database}`;

/** A city's own database, whose owner has `rights` and nothing more. */
async function createCity(name: string, rights: string): Promise<string> {
  await admin.unsafe(`create role ${name}_owner login password 'secret' ${rights}`);
  await admin.unsafe(`create database ${name} owner ${name}_owner`);
  return address(`${name}_owner`, "secret", name);
}

async function start(name: string, env: Record<string, string>) {
  const data = join(folder, name);
  const started = startApplication({ env: { ...env, JIZIWAN_DATA: data, PORT: String(await freePort()) } });
  return { ...started, data };
}

describe("with DATABASE_URL", () => {
  afterEach(stopApplications);

  it("serves from that server, makes the application's login itself and remembers it", async () => {
    const url = await createCity("baotou", "createrole");
    for (const _ of ["first", "second"]) {
      const started = await start("baotou", { DATABASE_URL: url });
      expect(await isReady(await started.serving)).toBe(true);
      expect(listEngines(started.data)).toEqual([]);
      started.signal("SIGTERM");
      expect({ code: await started.exited, said: started.output() }).toMatchObject({ code: 0 });
    }
    const elsewhere = await start("baotou-elsewhere", { DATABASE_URL: url });
    expect(await elsewhere.exited).toBe(1);
    expect(elsewhere.output()).toContain("Set DATABASE_APP_URL.");
    await admin`drop database baotou`;
    await admin`drop role jiziwan_app`;
  });

  it("says what to do when its login may not make another", async () => {
    const started = await start("ordos", { DATABASE_URL: await createCity("ordos", "") });
    expect(await started.exited).toBe(1);
    expect(started.output()).toContain(
      "Have an ordinary second login made and put it into DATABASE_APP_URL.",
    );
  });

  it.each([
    ["a wrong password", () => address("postgres", "wrong", "postgres"), "password authentication failed"],
    ["a server that does not answer", () => "postgres://a:b@127.0.0.1:1/c", "ECONNREFUSED"],
    [
      "a database that is not there",
      () => address("postgres", engine.passwords.superuser, "nowhere"),
      "does not exist",
    ],
  ])("says in one sentence that it met %s, without the password", async (_, url, said) => {
    const started = await start("trouble", { DATABASE_URL: url() });
    expect(await started.exited).toBe(1);
    expect(started.output()).toContain("The database of DATABASE_URL cannot be used:");
    expect(started.output()).toContain(said);
    expect(started.output().trim().split("\n")).toHaveLength(2);
    expect(started.output()).not.toContain(engine.passwords.superuser);
  });
});

/** Alerts are raised hours ago, so that their clocks run out for a node that starts later; the queue's own clock never is behind. */
const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * 3_600_000);
const [RAISED, LATER] = [3, 1];
/** Ecology bureaus beside and below the section of the plan's own. */
const TOLD = ["鄂尔多斯市测试生态环境局", "呼和浩特市测试生态环境局"];

type Counted = { readonly raised: number; readonly told: number; readonly escalated: number };

describe("with DATABASE_URL on several nodes", () => {
  let url: string;
  let nodes: readonly Awaited<ReturnType<typeof start>>[];
  let sql: Database;
  const nodeEnv = (hours: number) => ({
    DATABASE_URL: url,
    DATABASE_APP_URL: address("city_app", "secret", "hohhot"),
    ...clockFrom(hoursAgo(hours).toISOString()),
  });
  beforeAll(async () => {
    url = await createCity("hohhot", "");
    await admin`create role city_app login password 'secret'`;
    nodes = await Promise.all(["one", "two"].map((name) => start(name, nodeEnv(RAISED))));
    sql = openDatabase(url, { max: 3 });
    return async () => {
      await stopApplications();
      await sql.end();
    };
  });

  it("lets them start at once on one database, each with the login it was given", async () => {
    for (const node of nodes) expect(await isReady(await node.serving)).toBe(true);
    const shown = nodes.filter((node) => node.output().includes("first administrator"));
    expect(shown).toHaveLength(1);
  });

  it("（二十） takes the reports of many people as one node would, each once wherever it is sent again", async () => {
    const addresses = await Promise.all(nodes.map(({ serving }) => serving));
    let turn = 0;
    const next = (): string => addresses[turn++ % addresses.length] ?? "";
    const { period, reporters } = await prepareReporters(sql, next, 40, hoursAgo(RAISED));
    const twice = reporters.flatMap((reporter) => [reporter, reporter]);
    await Promise.all(twice.map((reporter) => submit(reporter, period)));
    const [counted] = await sql<{ actions: number; reports: number }[]>`
      select (select count(*) from supervision.action where action->>'type' = 'report') as actions,
        (select count(*) from supervision.report) as reports`;
    expect(counted).toEqual({ actions: 40, reports: 40 });
  });

  const counted = async (): Promise<Counted> => {
    const [found] = await sql<Counted[]>`
      select (select count(*) from ecology.record where kind = 'alert') as raised,
        (select count(*) from ecology.alert_notice) as told,
        (select count(*) from ecology.act where act->>'type' = 'escalate') as escalated`;
    if (found === undefined) throw new Error("counting counts");
    return found;
  };

  /** Who waits for what a transaction holds; asked outside it, which would see the same for ever. */
  async function waitersOf(lock: Sql): Promise<() => Promise<number[]>> {
    const [own] = await lock<{ pid: number }[]>`select pg_backend_pid() as pid`;
    return async () => {
      const found = await sql<{ pid: number }[]>`
        select pid from pg_stat_activity where ${own?.pid ?? 0} = any(pg_blocking_pids(pid))`;
      return found.map(({ pid }) => pid);
    };
  }

  it("（十三）loses and doubles no alert when a node is killed while it tells the bureaus, nor when one is, or its connection, while it tells the office of some of them", async () => {
    const [one, two] = nodes as [(typeof nodes)[number], (typeof nodes)[number]];
    let at = await one.serving;
    for (const name of TOLD) {
      const bureau = { id: randomUUID(), name, regionCode: regionOf(name), createdAt: new Date() };
      await sql`insert into accounts.organisation ${sql(bureau)}`;
    }
    const [own] = await sql<{ id: string }[]>`
      select id from accounts.organisation where name = '市生态环境局'`;
    const officer = await someone(sql, () => at, {
      roles: ["liaison"],
      organisationId: own?.id ?? null,
      now: hoursAgo(RAISED),
    });
    const seed = { section: "包头", seenAt: "", more: "", drill: false };
    const raise = (what: string, key: string) =>
      officer.ask<{ id: string }>({
        method: "POST",
        path: "/api/ecology/alerts",
        body: { key, seed: { ...seed, what } },
      });
    const ids: string[] = [];
    for (const what of ["甲", "乙", "丙"]) ids.push((await raise(what, randomUUID())).id);

    // Held back where it is written and nobody is told yet.
    const key = randomUUID();
    let unheard: Promise<unknown> = Promise.resolve();
    await sql.begin(async (lock) => {
      await lock`lock table ecology.alert_notice in exclusive mode`;
      unheard = raise("丁", key).catch(() => {});
      await until(async () => {
        const held = await sql`
          select from pg_locks where relation = 'ecology.alert_notice'::regclass and not granted`;
        return held.length > 0;
      });
      one.signal("SIGKILL");
      await one.exited;
    });
    await unheard;
    expect(await counted()).toEqual({ raised: 3, told: 6, escalated: 0 });
    at = await two.serving;
    const [first, again] = [await raise("丁", key), await raise("丁", key)];
    expect(first.id).toBe(again.id);
    expect(await counted()).toEqual({ raised: 4, told: 8, escalated: 0 });
    two.signal("SIGKILL");
    await two.exited;

    // Two hours later; held back at the rows of the third alert, when the office is told of the first two and nothing is kept yet.
    await sql.begin(async (lock) => {
      await lock`select from ecology.alert_notice where alert_id = ${ids[2] ?? ""} for update`;
      const waiters = await waitersOf(lock);
      const three = await start("three", nodeEnv(LATER));
      await until(async () => (await waiters()).length > 0);
      three.signal("SIGKILL");
      await three.exited;
      expect(await counted()).toEqual({ raised: 4, told: 8, escalated: 0 });
    });
    // And again, where the node stays and loses its connection.
    await sql.begin(async (lock) => {
      await lock`select from ecology.alert_notice where alert_id = ${ids[2] ?? ""} for update`;
      const waiters = await waitersOf(lock);
      await (
        await start("four", nodeEnv(LATER))
      ).serving;
      await until(async () => (await waiters()).length > 0);
      const pids = await waiters();
      for (const pid of pids) await admin`select pg_terminate_backend(${pid})`;
      await until(async () => !(await waiters()).some((pid) => pids.includes(pid)));
      expect(await counted()).toEqual({ raised: 4, told: 8, escalated: 0 });
    });
    await until(async () => (await counted()).escalated === 8);
    const told = await sql<{ times: number }[]>`
      select count(*) as times from ecology.act where act->>'type' = 'escalate'
      group by record_id, act->>'unitId'`;
    expect(told.map(({ times }) => times)).toEqual(Array(8).fill(1));
    const waiting = await sql<{ kind: string }[]>`
      select record_id from platform.wait where kind = 'alert' and whom = '{office}'`;
    expect(waiting).toHaveLength(4);
  });
});
