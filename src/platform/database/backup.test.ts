import { PassThrough, Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterEach, beforeAll, afterAll, beforeEach, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { restoreBackup, writeBackup } from "./backup.ts";
import type { Database } from "./database.ts";
import { grantToApp } from "./roles.ts";

const SHOP = `
  create schema shop;
  create table shop.line (id bigint generated always as identity primary key, item text not null, parent bigint references shop.line,
    bytes bytea, twice int generated always as (1 + 1) stored, seen timestamptz default '2024-02-20');
  create table shop."A part" (line bigint references shop.line, "order" int);
  create function shop.stamp() returns trigger language plpgsql as $$ begin new.seen := now(); return new; end $$;
  create trigger stamp before insert on shop.line for each row execute function shop.stamp();
  insert into platform.migration values ('shop', '0001-shop.sql', 'x');`;

const CONTENTS = ["shop.line", 'shop."A part"', "platform.audit"];

let source: TestDatabase;
let target: TestDatabase;
let backup: Buffer;

async function openShop(): Promise<TestDatabase> {
  const database = await openTestDatabase();
  await database.owner.unsafe(SHOP);
  await grantToApp(database.owner, database.appUrl, ["shop"]);
  return database;
}

const contents = (owner: Database) =>
  Promise.all(CONTENTS.map((name) => owner.unsafe(`select t::text as row from ${name} t order by 1`)));

async function backUp(owner: Database): Promise<Buffer> {
  const out = new PassThrough();
  const [bytes] = await Promise.all([buffer(out), writeBackup(owner, out)]);
  return bytes;
}

const restore = (bytes: Buffer) => restoreBackup(target.owner, Readable.from([bytes]));

beforeAll(async () => {
  source = await openShop();
  const { app } = source;
  const big = Buffer.alloc(300_000, "\\.\n\t几");
  await app`insert into shop.line (item, parent, bytes) values ('钢\n\\.\n', null, ${big}), ('稀\t土', 1, null)`;
  await app`insert into shop."A part" values (2, 7)`;
  await app`insert into platform.audit (at, address, request_id, action, subject, after)
    values (now(), '127.0.0.1', 'r', 'shop.opened', 'shop/1', ${app.json({ 名: "一" })})`;
  backup = await backUp(source.owner);
});
afterAll(() => source.close());
beforeEach(async () => {
  target = await openShop();
});
afterEach(() => target.close());

describe("a backup", () => {
  it("restores every row as it was, what triggers had filled in and the trail's chain included", async () => {
    await restore(backup);
    expect(await contents(target.owner)).toEqual(await contents(source.owner));
  });

  it("counts on where the numbers had stopped, with triggers at work again", async () => {
    await restore(backup);
    const [line] =
      await target.app`insert into shop.line (item) values ('铝') returning id, seen > '2025-01-01' as stamped`;
    expect(line).toEqual({ id: 3, stamped: true });
  });

  it("is refused by a database in use, which stays as it is", async () => {
    await restore(backup);
    const before = await contents(target.owner);
    await expect(restore(backup)).rejects.toMatchObject({ failure: { code: "database-in-use" } });
    expect(await contents(target.owner)).toEqual(before);
  });

  it("is refused whole when cut off anywhere", async () => {
    const text = gunzipSync(backup);
    const pieces = [
      backup.subarray(0, 400),
      backup.subarray(0, -9),
      gzipSync(text.subarray(0, text.length - 8)),
    ];
    const inCopy = text.subarray(0, text.indexOf("COPY shop.line") + 60);
    for (const piece of [...pieces, gzipSync(inCopy), Buffer.alloc(0)]) {
      await expect(restore(piece)).rejects.toMatchObject({ failure: { code: "truncated-backup" } });
      expect((await contents(target.owner)).flat()).toEqual([]);
    }
  });

  it("is refused when it is none, or of another version", async () => {
    for (const other of [Buffer.from("几字弯"), gzipSync("select 1;\n"), gzipSync("")])
      await expect(restore(other)).rejects.toMatchObject({ failure: { code: "not-a-backup" } });
    await target.owner`insert into platform.migration values ('shop', '0002-more.sql', 'y')`;
    await expect(restore(backup)).rejects.toMatchObject({ failure: { code: "other-version" } });
  });
});
