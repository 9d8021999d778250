import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { openDatabase } from "./database.ts";
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
