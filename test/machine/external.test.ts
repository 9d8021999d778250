import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openDatabase, type Database } from "../../src/platform/database/database.ts";
import { openEngine, type Engine } from "../../src/platform/database/engine.ts";
import {
  freePort,
  isReady,
  listEngines,
  root,
  startApplication,
  stopApplications,
} from "../support/application.ts";
import { fastFolder } from "../support/fast-folder.ts";
import { prepareReporters, submit } from "../support/reporters.ts";

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

describe("with DATABASE_URL on several nodes", () => {
  let url: string;
  let nodes: readonly Awaited<ReturnType<typeof start>>[];
  beforeAll(async () => {
    url = await createCity("hohhot", "");
    await admin`create role city_app login password 'secret'`;
    const env = { DATABASE_URL: url, DATABASE_APP_URL: address("city_app", "secret", "hohhot") };
    nodes = await Promise.all(["one", "two"].map((name) => start(name, env)));
    return stopApplications;
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
    const sql = openDatabase(url, { max: 2 });
    const { period, reporters } = await prepareReporters(sql, next, 40);
    const twice = reporters.flatMap((reporter) => [reporter, reporter]);
    await Promise.all(twice.map((reporter) => submit(reporter, period)));
    const [counted] = await sql<{ actions: number; reports: number }[]>`
      select (select count(*) from supervision.action where action->>'type' = 'report') as actions,
        (select count(*) from supervision.report) as reports`;
    expect(counted).toEqual({ actions: 40, reports: 40 });
    await sql.end();
  });
});
