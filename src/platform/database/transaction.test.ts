import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import {
  apart as outside,
  type Database,
  inSnapshot,
  inTransaction,
  openDatabase,
  type Sql,
} from "./database.ts";

let database: TestDatabase;
/** The same database by another pool. */
let apart: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  apart = openDatabase(database.appUrl, { max: 1 });
});
afterAll(async () => {
  await apart.end();
  await database.close();
});

/** What a caller gets of a connection that the server cut: its last words, that it is closed, or what the socket says of words sent meanwhile. */
const CUT = /^(CONNECTION_CLOSED|57P01|ECONNRESET|EPIPE)$/;

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: Error & { code?: string }) => error.code ?? error.message,
  );

const everybody = () =>
  Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      codeOf(inTransaction(database.app, (sql) => sql`select ${index}::int, pg_sleep(0.01)`)),
    ),
  );

describe("a transaction whose connection the server cuts", () => {
  it("is refused to its caller, and does not end the process", async () => {
    const work = inTransaction(database.app, (sql) => sql`select pg_terminate_backend(pg_backend_pid())`);
    expect(await codeOf(work)).toMatch(CUT);
  });

  it("takes no statement any more, so that none runs on a connection that is others' by then", async () => {
    const end: { late?: Promise<string> } = {};
    const started: { resolve: () => void } = { resolve: () => {} };
    const refused = new Promise<void>((resolve) => (started.resolve = resolve));
    const work = inTransaction(database.app, async (sql) => {
      const [{ pid } = {}] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
      end.late = refused.then(() => codeOf((async () => sql`create temporary table late (x int)`)()));
      await apart`select pg_terminate_backend(${pid ?? 0})`;
      await end.late;
    });
    expect(await codeOf(work)).toMatch(CUT);
    started.resolve();
    expect(await end.late).toBe("CONNECTION_CLOSED");
  });

  it("leaves a pool that serves everybody again", async () => {
    for (let cuts = 0; cuts < 25; cuts++)
      await codeOf(
        inTransaction(
          database.app,
          (sql) => sql`select pg_terminate_backend(pg_backend_pid()), ${cuts}::int`,
        ),
      );
    await expect.poll(everybody, { timeout: 10_000 }).toEqual(Array.from({ length: 40 }, () => "done"));
  });
});

describe("code inside a transaction that asks the pool for a second connection", () => {
  it("is told so: a pool of such would wait for itself for ever", async () => {
    const asked = inTransaction(database.app, () => database.app`select 1`);
    await expect(asked).rejects.toThrow(/inside its own transaction/);
    const nested = inTransaction(database.app, () => inTransaction(database.app, (sql) => sql`select 1`));
    await expect(nested).rejects.toThrow(/inside its own transaction/);
  });

  it("may ask another pool, and the same pool once its transaction is over", async () => {
    await inTransaction(database.app, () => apart`select 1`);
    expect(await database.app`select 1 as one`).toEqual([{ one: 1 }]);
  });
});

const count = async (sql: Sql = database.app) => {
  const [row] = await sql<{ rows: number }[]>`select count(*) as rows from test.kept`;
  return row?.rows;
};
const addRow = () => apart`insert into test.kept values (1)`;

describe("a snapshot", () => {
  it("reads as of when it was held, however often and from wherever it is asked; a transaction of its own stands outside", async () => {
    await database.owner`create schema test`;
    await database.owner`grant usage on schema test to public`;
    await database.owner`create table test.kept (number int)`;
    await database.owner`grant all on test.kept to public`;
    const seen = await inSnapshot(database.app, async (hold) => {
      await addRow();
      const before = await count();
      await hold();
      await addRow();
      const own = await inTransaction(database.app, count);
      return [before, ...(await Promise.all([count(), count()])), own, await outside(count)];
    });
    expect([...seen, await count()]).toEqual([1, 1, 1, 2, 2, 2]);
  });

  it("writes nothing, and is refused to its reader when the server cuts it", async () => {
    const writes = inSnapshot(database.app, async (hold) => {
      await hold();
      await database.app`insert into test.kept values (1)`;
    });
    expect(await codeOf(writes)).toBe("25006");
    const cut = inSnapshot(database.app, async (hold) => {
      await hold();
      const [{ pid } = {}] = await database.app<{ pid: number }[]>`select pg_backend_pid() as pid`;
      await apart`select pg_terminate_backend(${pid ?? 0})`;
      await count();
      await count();
    });
    expect(await codeOf(cut)).toMatch(CUT);
    expect(await count()).toBe(2);
  });
});
