import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { inTransaction, openDatabase } from "./database.ts";
import { isLostConnection } from "./lost-connection.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase({ empty: true });
});
afterAll(() => database.close());

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

it("a connection that was cut, or never came about, is told from a statement that is wrong", async () => {
  const { owner } = database;
  const cut = await failureOf(owner`select pg_terminate_backend(pg_backend_pid())`.execute());
  const closed = openDatabase("postgres://nobody:x@127.0.0.1:1/none", { max: 1 });
  const refused = await failureOf(closed`select 1`.execute());
  const wrong = await failureOf(owner`select 1 / 0`.execute());
  await closed.end();
  expect([cut, refused, wrong].map(isLostConnection)).toEqual([true, true, false]);
  expect(
    [new Error("Connection terminated unexpectedly"), new Error("other"), "57P01"].map(isLostConnection),
  ).toEqual([true, false, false]);
});

it("connections cut while they worked serve again at once, and keep nothing of what they were doing", async () => {
  const { app } = database;
  const name = "cut while working";
  const pool = openDatabase(database.appUrl, { max: 5, name });
  const work = [
    ...Array.from({ length: 3 }, () => pool`select generate_series(1, 3000) as row, pg_sleep(0.01)`),
    pool`select pg_sleep(${60})`,
    inTransaction(pool, (transaction) => transaction`select pg_sleep(60)`),
  ].map((each) => failureOf(each));
  // A connection that still reads the types is busy too; cut then, the driver rightly begins its work once more.
  const busy = () => app`
      select pid from pg_stat_activity
      where application_name = ${name} and state = 'active' and query like '%pg_sleep%'`;
  await expect.poll(busy).toHaveLength(5);
  await app`select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${name}`;
  expect((await Promise.all(work)).map(isLostConnection)).toEqual([true, true, true, true, true]);
  const after = await Promise.all(
    Array.from({ length: 30 }, (_, at) => pool`select ${at}::int as at`.catch((error: unknown) => [error])),
  );
  expect(after.map((rows) => [...rows])).toEqual(Array.from({ length: 30 }, (_, at) => [{ at }]));
  // A connection that still remembered work would keep this waiting.
  await pool.end();
});

it("a reserved connection that was cut is given back without a trace, and others wait for none", async () => {
  const { app } = database;
  const name = "cut while reserved";
  const pool = openDatabase(database.appUrl, { max: 1, name });
  const reserved = await pool.reserve();
  const waiting = pool.reserve();
  await app`select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${name}`;
  await expect.poll(async () => isLostConnection(await failureOf(reserved`select 1`))).toBe(true);
  const next = await waiting;
  expect(isLostConnection(await failureOf(reserved`select 1`))).toBe(true);
  reserved.release();
  expect(await next`select 2 as two`).toEqual([{ two: 2 }]);
  next.release();
  expect(await pool`select 3 as three`).toEqual([{ three: 3 }]);
  await pool.end();
});

it("a rollback that falls between a connection's error and its end keeps nobody waiting who comes after", async () => {
  const { port, hostname } = new URL(database.appUrl);
  const clients = new Set<Socket>();
  const proxy = createServer((client) => {
    const server = connect(Number(port), hostname);
    clients.add(client.on("error", () => server.destroy()));
    client.pipe(server).pipe(client);
    server.on("error", () => client.destroy());
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const url = new URL(database.appUrl);
  url.port = String((proxy.address() as AddressInfo).port);
  url.search = "";
  const pool = openDatabase(url.href, { max: 1, name: "reset while working" });
  const sleep = (seconds: number) =>
    inTransaction(pool, (transaction) => transaction`select pg_sleep(${seconds})`);
  // Once prepared, a statement lets the next one be sent before it is answered, and so the rollback.
  await sleep(0);
  const cut = failureOf(sleep(60));
  await expect
    .poll(
      () => database.app`
        select from pg_stat_activity where application_name = 'reset while working' and wait_event = 'PgSleep'`,
    )
    .toHaveLength(1);
  for (const client of clients) client.resetAndDestroy();
  expect(isLostConnection(await cut)).toBe(true);
  const doubled = (at: number) =>
    inTransaction(pool, (transaction) => transaction`select ${at}::int * 2 as at`);
  expect(await Promise.all([doubled(1), doubled(2)])).toEqual([[{ at: 2 }], [{ at: 4 }]]);
  await pool.end();
  proxy.close();
});
