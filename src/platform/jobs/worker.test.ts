import Fastify from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { inTransaction } from "../database/database.ts";
import { type JobHandler, jobs, MAX_ATTEMPTS } from "./jobs.ts";
import { readQueue } from "./queue.ts";
import { startWorker } from "./worker.ts";

const { log } = Fastify({ logger: false });
let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** A promise with its ends outside. */
function later<T>() {
  const ends: { resolve: (value: T) => void } = { resolve: () => {} };
  const promise = new Promise<T>((resolve) => (ends.resolve = resolve));
  return { promise, resolve: (value: T) => ends.resolve(value) };
}

const start = (handlers: Record<string, JobHandler>) =>
  startWorker({ sql: database.app, url: database.appUrl }, { handlers, schedules: [] }, log);

/** How many pools of this database show that they live. */
const countLiving = async (): Promise<unknown> => {
  const [row] = await database.app`
    select count(*) as pools from pg_locks join pg_database on pg_database.oid = pg_locks.database
    where datname = current_database() and locktype = 'advisory' and classid = 8620005 and granted`;
  return row?.["pools"];
};

describe("a job", () => {
  it("runs after the transaction that asked for it, and not at all when that is undone", async () => {
    const done = later<unknown>();
    const seen: unknown[] = [];
    const undone = inTransaction(database.app, async (sql) => {
      await jobs.enqueue(sql, "test.note", { number: 1 });
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    await inTransaction(database.app, (sql) =>
      jobs.enqueue(sql, "test.note", { number: 2 }, undefined, "notes"),
    );
    await inTransaction(database.app, (sql) => jobs.enqueue(sql, "test.last", null, undefined, "notes"));
    const worker = await start({
      "test.note": async (payload) => void seen.push(payload),
      "test.last": async () => done.resolve(null),
    });
    await done.promise;
    await worker.stop();
    expect(seen).toEqual([{ number: 2 }]);
  });

  it("asked for twice under one key is one job with the newer content", async () => {
    const done = later<unknown>();
    await jobs.enqueue(database.app, "test.keyed", { version: 1 }, "one");
    await jobs.enqueue(database.app, "test.keyed", { version: 2 }, "one");
    expect((await readQueue(database.app)).waiting).toBe(1);
    const worker = await start({ "test.keyed": async (payload) => done.resolve(payload) });
    expect(await done.promise).toEqual({ version: 2 });
    await worker.stop();
  });

  it("waits for the one before it in its queue, as jobs of no queue do not", async () => {
    const [begun, done] = [later<unknown>(), later<unknown>()];
    const seen: string[] = [];
    for (const part of ["first", "second"])
      await jobs.enqueue(database.app, "test.queued", { part }, part, "one after the other");
    const worker = await start({
      "test.queued": async (payload) => {
        const { part } = payload as { readonly part: string };
        seen.push(`${part} begins`);
        if (part === "first") await begun.promise;
        seen.push(`${part} ends`);
        if (part === "second") done.resolve(null);
      },
      "test.beside": async () => begun.resolve(null),
    });
    await jobs.enqueue(database.app, "test.beside", {});
    await done.promise;
    await worker.stop();
    expect(seen).toEqual(["first begins", "first ends", "second begins", "second ends"]);
  });

  it("that fails waits for its next try and shows why", async () => {
    await jobs.enqueue(database.app, "test.fail", {});
    const worker = await start({
      "test.fail": async () => {
        throw new Error("the printer is on fire");
      },
    });
    const failed = async () => (await readQueue(database.app)).failed;
    await expect
      .poll(failed, { timeout: 10_000 })
      .toMatchObject([
        { name: "test.fail", attempts: 1, maxAttempts: MAX_ATTEMPTS, lastError: "the printer is on fire" },
      ]);
    await worker.stop();
  });

  it.each([
    ["done", "delete from", async () => {}],
    [
      "failed",
      "last_error =",
      async () => {
        throw new Error("the printer is on fire");
      },
    ],
  ])("is %s although the connection is cut while that is written down", async (end, statement, handle) => {
    const [begun, held] = [later<null>(), later<null>()];
    await jobs.enqueue(database.app, "test.cut", {});
    const worker = await start({
      "test.cut": async () => {
        begun.resolve(null);
        await held.promise;
        await handle();
      },
    });
    await begun.promise;
    const [locks, cutting] = [later<null>(), later<null>()];
    const locking = inTransaction(database.app, async (sql) => {
      await sql`lock table graphile_worker._private_jobs in share row exclusive mode`;
      locks.resolve(null);
      await cutting.promise;
    });
    await locks.promise;
    held.resolve(null);
    const cut = () => database.app`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like ${`%${statement}%`}`;
    await expect.poll(async () => (await cut()).length, { timeout: 10_000 }).toBe(1);
    cutting.resolve(null);
    await locking;
    const locked = () => database.app`
      select last_error from graphile_worker.jobs where task_identifier = 'test.cut' and locked_at is not null`;
    await expect.poll(async () => (await locked()).length, { timeout: 10_000 }).toBe(0);
    const rest = await database.app`
      delete from graphile_worker._private_jobs using graphile_worker._private_tasks as task
      where task.id = task_id and identifier = 'test.cut' returning last_error`;
    expect(rest.map((row) => row["lastError"])).toEqual(end === "done" ? [] : ["the printer is on fire"]);
    await worker.stop();
  });

  it("is told to stop when the worker stops, and runs anew at once, however many restarts break it off", async () => {
    await jobs.enqueue(database.app, "test.long", { part: 1 }, "long", "long ones");
    for (let restarts = 0; restarts <= MAX_ATTEMPTS; restarts++) {
      const running = later<unknown>();
      const worker = await start({
        "test.long": (_, { signal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener("abort", () => reject(new Error("stopped")));
            running.resolve(null);
          }),
      });
      await running.promise;
      await worker.stop();
    }
    const again = later<unknown>();
    const last = await start({ "test.long": async (payload) => again.resolve(payload) });
    expect(await again.promise).toEqual({ part: 1 });
    await last.stop();
  });

  it("that was asked for again while it ran is not queued beside its successor when a shutdown breaks it off", async () => {
    const running = later<unknown>();
    await jobs.enqueue(database.app, "test.again", { version: 1 }, "again");
    const first = await start({
      "test.again": (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => reject(new Error("stopped")));
          running.resolve(null);
        }),
    });
    await running.promise;
    await jobs.enqueue(database.app, "test.again", { version: 2 }, "again");
    await first.stop();
    const seen: unknown[] = [];
    const second = await start({ "test.again": async (payload) => void seen.push(payload) });
    await expect.poll(() => seen, { timeout: 10_000 }).toEqual([{ version: 2 }]);
    await second.stop();
    expect(seen).toEqual([{ version: 2 }]);
  });

  it("of a process that was killed is taken over at the next start, that of a living one is not", async () => {
    await jobs.enqueue(database.app, "test.orphan", { of: "the dead" }, "dead");
    await jobs.enqueue(database.app, "test.orphan", { of: "the living" }, "living");
    for (const of of ["dead", "living"])
      await database.app`
        update graphile_worker._private_jobs
        set locked_by = ${`pool-${of}`}, locked_at = now(), attempts = 1 where key = ${of}`;
    const living = await database.app.reserve();
    await living`select pg_advisory_lock(8620005, hashtext('pool-living'))`;
    const seen = later<unknown>();
    const worker = await start({ "test.orphan": async (payload) => seen.resolve(payload) });
    expect(await seen.promise).toEqual({ of: "the dead" });
    await worker.stop();
    // The library writes the end of a job without waiting for it.
    const running = async () => (await readQueue(database.app)).running;
    await expect.poll(running, { timeout: 10_000 }).toBe(1);
    await living`select pg_advisory_unlock_all()`;
    living.release();
  });

  it("of a living process is left to it: a worker shows that it lives for as long as it does", async () => {
    const worker = await start({});
    await expect.poll(countLiving, { timeout: 10_000 }).toBe(1);
    await worker.stop();
    await expect.poll(countLiving, { timeout: 10_000 }).toBe(0);
  });
});
