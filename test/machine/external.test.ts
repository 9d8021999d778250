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
import { assumedWith, INVENTING } from "../support/energy.ts";
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

/** b and c serve both ways of all trucks. */
const CORRIDOR = {
  sites: ["a", "b", "c", "d"].map((id, at) => ({ id, cost: [5, 3, 3, 5][at], candidate: true })),
  roads: [
    { from: "a", to: "b", km: 100 },
    { from: "b", to: "c", km: 50 },
    { from: "c", to: "d", km: 100 },
  ],
  flows: [
    { from: "a", to: "d", trucks: 10 },
    { from: "a", to: "b", trucks: 3 },
  ],
  rangeKm: 250,
  reserve: 0.2,
};

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

  it("（十六）goes on with a placing of stations and a sizing when the node that works them out is killed, ends each once, and cancels at the next node", async () => {
    await stopApplications();
    let node = await start("five", nodeEnv(LATER));
    let at = await node.serving;
    const bureau = {
      id: randomUUID(),
      name: "包头市测试能源局",
      regionCode: "150200",
      createdAt: new Date(),
    };
    await sql`insert into accounts.organisation ${sql(bureau)}`;
    const planner = await someone(sql, () => at, {
      roles: ["liaison"],
      organisationId: bureau.id,
      now: hoursAgo(LATER),
    });
    const post = (path: string, body: unknown = {}) =>
      planner.ask<{ id: string }>({ method: "POST", path: `/api/energy/${path}`, body });
    const reach = { rangeKm: 250, reservePercent: 20, maxStations: null };
    const named = { name: "测试走廊", filling: "charging", source: "调查" };
    const corridor = (await post("corridors", { key: randomUUID(), seed: { ...named, ...reach } })).id;
    const file = new FormData();
    file.append("file", new Blob([JSON.stringify(CORRIDOR)]), "走廊.json");
    await post(`corridors/${corridor}/network?version=1&key=${randomUUID()}`, file);
    const nothing = { windMw: null, solarMw: null, batteryMw: null, batteryMwh: null, electrolyserMw: null };
    const connected = {
      tankKg: null,
      node: "",
      importMw: null,
      exportMw: null,
      runsFrom: null,
      source: "报告",
    };
    const of = { name: "测试项目", rule: "ywhc", mode: "grid", investor: "测试公司" };
    const project = (await post("projects", { key: randomUUID(), seed: { ...of, ...nothing, ...connected } }))
      .id;
    const hours = (await post(`projects/${project}/invented-hours`, { asked: INVENTING })).id;

    // The placing is held back where it says that a program was solved.
    await sql.unsafe(`
      create function energy.held() returns trigger language plpgsql as
        'begin perform pg_advisory_xact_lock(16); return new; end';
      create trigger held before update of solved on energy.placing for each row when (new.solved > 0)
        execute function energy.held()`);
    const runs = () => sql<{ state: string; attempts: number; result: unknown }[]>`
      select 'placing' as of, state, attempts, result from energy.placing
      union all select 'sizing', state, attempts, result from energy.sizing order by 1`;
    const queue = openDatabase(address("postgres", engine.passwords.superuser, "hohhot"), { max: 1 });
    const jobs = () => queue`select from graphile_worker.jobs where task_identifier like 'energy.%'`;
    const attempt = async (times: number) => (await runs()).every(({ attempts }) => attempts === times);
    let sizing = "";
    await sql.begin(async (lock) => {
      await lock`select pg_advisory_xact_lock(16)`;
      const waiters = await waitersOf(lock);
      await post(`corridors/${corridor}/placings`);
      const assumed = assumedWith({ hours });
      sizing = (await post(`projects/${project}/sizings`, { assumed, exact: true })).id;
      await until(async () => (await waiters()).length > 0 && (await attempt(1)));
      node.signal("SIGKILL");
      await node.exited;
      expect((await runs()).map(({ state }) => state)).toEqual(["running", "running"]);
    });
    node = await start("six", nodeEnv(LATER));
    at = await node.serving;
    await until(async () => (await runs())[0]?.state === "done" && (await attempt(2)));
    await post(`projects/${project}/sizings/${sizing}/cancel`);
    await until(async () => (await jobs()).length === 0);
    await queue.end();
    expect(await runs()).toMatchObject([
      { state: "done", attempts: 2, result: { stations: ["b", "c"], servedTrucks: 13, proven: true } },
      { state: "cancelled", attempts: 2, result: null },
    ]);
    const trail = await sql<{ action: string }[]>`
      select action from platform.audit where action ~ '^energy.(ask|cancel)' order by action`;
    expect(trail.map(({ action }) => action)).toEqual([
      "energy.ask-placing",
      "energy.ask-sizing",
      "energy.cancel-sizing",
    ]);
  });
});
