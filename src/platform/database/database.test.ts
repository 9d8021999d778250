import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { inTransaction, openDatabase, withAdvisoryLock } from "./database.ts";
import { openPool } from "./pg-pool.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase({ empty: true });
  await database.owner`create table day_log (id bigint generated always as identity, on_day date, seen_at timestamptz,
    amount_fen bigint, share numeric, extra jsonb)`;
});
afterAll(() => database.close());

const count = async (): Promise<number> =>
  (await database.owner<{ rows: number }[]>`select count(*) as rows from day_log`)[0]?.rows ?? -1;

const insertDay = (day: string): Promise<string> =>
  inTransaction(database.owner, async (sql) => {
    await sql`insert into day_log (on_day) values (${day})`;
    if (day === "2024-12-31") throw new Error("stop");
    return day;
  });

describe("a pool", () => {
  it("gives days as text, instants as Date, bigint as numbers, json with its own keys, columns in camelCase", async () => {
    const seenAt = new Date("2024-02-29T16:30:00.123Z");
    const row = {
      onDay: "2024-02-29",
      seenAt,
      amountFen: 9_007_199_254_740_991,
      share: "0.1",
      extra: { a_b: [1] },
    };
    const { owner } = database;
    const [stored] = await owner`insert into day_log ${owner({ ...row, extra: owner.json(row.extra) })}
      returning on_day, seen_at, amount_fen, share, extra`;
    expect(stored).toEqual(row);
    await owner`delete from day_log`;
  });

  it("goes by the socket in the folder that an address names, as the queue's does, else by the network", async () => {
    const { href, search } = new URL(database.appUrl);
    const question = "select inet_client_addr() is null as local";
    for (const [url, local] of [
      [href, true],
      [href.replace(search, ""), false],
    ] as const) {
      const pool = openDatabase(url, { max: 1 });
      const queue = openPool({ url, max: 1, note: () => {} });
      expect(await pool.unsafe(question)).toEqual([{ local }]);
      expect((await queue.pool.query(question)).rows).toEqual([{ local }]);
      await Promise.all([pool.end(), queue.close()]);
    }
  });

  it("writes undefined as null", async () => {
    const { owner } = database;
    const [row] = await owner`select ${undefined as unknown as string}::text as nothing`;
    expect(row).toEqual({ nothing: null });
  });

  it("throws rather than round a number beyond 2^53", async () => {
    await expect(database.owner`select 9007199254740993::bigint as n`).rejects.toThrow(RangeError);
  });
});

describe("a transaction", () => {
  it("keeps all or nothing, and gives back what the work returned", async () => {
    expect(await insertDay("2024-06-30")).toBe("2024-06-30");
    await expect(insertDay("2024-12-31")).rejects.toThrow("stop");
    expect(await count()).toBe(1);
  });

  it("inside another undoes only its own part", async () => {
    const before = await count();
    await inTransaction(database.owner, async (outer) => {
      await outer`insert into day_log (on_day) values ('2025-01-01')`;
      const inner = inTransaction(outer, async (sql) => {
        await sql`insert into day_log (on_day) values ('2025-01-02')`;
        throw new Error("only this");
      });
      await expect(inner).rejects.toThrow("only this");
    });
    expect(await count()).toBe(before + 1);
  });
});

describe("an advisory lock", () => {
  it("lets one in at a time, and the next also after a failure", async () => {
    const events: string[] = [];
    const work = (name: string) =>
      withAdvisoryLock(database.owner, 1, async () => {
        events.push(`${name} in`);
        await database.app`select 1`;
        events.push(`${name} out`);
        throw new Error(name);
      }).catch(() => {});
    await Promise.all([work("a"), work("b")]);
    const [first] = events;
    expect(events).toEqual(
      first === "a in" ? ["a in", "a out", "b in", "b out"] : ["b in", "b out", "a in", "a out"],
    );
  });
});
