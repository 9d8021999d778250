import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { grantToApp, prepareJobs } from "./roles.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.owner.unsafe(`
    create schema shop;
    create table shop.item (id bigint generated always as identity primary key, item_name text);
    create table shop.trail (id serial primary key, what text);
    select platform.append_only('shop.trail');`);
  await grantToApp(database.owner, database.appUrl, ["shop"]);
});
afterAll(() => database.close());

describe("the application's database role", () => {
  it("reads and writes the tables of a slice", async () => {
    const { app } = database;
    await app`insert into shop.item ${app({ itemName: "钢" })}`;
    await app`update shop.item set item_name = '稀土'`;
    expect(await app`select * from shop.item`).toEqual([{ id: 1, itemName: "稀土" }]);
    await app`delete from shop.item`;
    expect(await app`select * from shop.item`).toEqual([]);
  });

  it.each([
    "create table shop.other (id int)",
    "alter table shop.item add column price int",
    "drop table shop.item",
    "create schema mine",
    "create table public.mine (id int)",
    "truncate shop.item",
    "delete from platform.migration",
    "delete from platform.append_only",
    "insert into platform.migration values ('a', 'b', 'c')",
  ])("may not: %s", async (text) => {
    await expect(database.app.unsafe(text)).rejects.toMatchObject({ code: "42501" });
  });

  it("adds to an append-only table and can neither change nor empty it", async () => {
    const { app, owner, appUrl } = database;
    await app`insert into shop.trail (what) values ('signed in')`;
    await grantToApp(owner, appUrl, ["shop"]);
    for (const text of ["update shop.trail set what = ''", "delete from shop.trail", "truncate shop.trail"])
      await expect(app.unsafe(text)).rejects.toMatchObject({ code: "42501" });
    expect(await app`select what from shop.trail`).toEqual([{ what: "signed in" }]);
  });

  it("owns the job queue's schema, and preparing it again leaves no right to create another", async () => {
    const { app } = database;
    await prepareJobs(database);
    const [schema] = await app`select pg_get_userbyid(nspowner) as owner from pg_namespace
      where nspname = 'graphile_worker'`;
    expect(schema).toEqual({ owner: new URL(database.appUrl).username });
    await expect(app`create schema another`).rejects.toMatchObject({ code: "42501" });
  });

  it("leaves no connection behind that prepared the queue: an engine may stop next", async () => {
    const { owner } = database;
    for (let time = 0; time < 10; time += 1) {
      await prepareJobs(database);
      const left = await owner`select application_name from pg_stat_activity
        where datname = current_database() and application_name not like 'jiziwan%'`;
      expect([...left]).toEqual([]);
    }
  });
});
