import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterEach, beforeAll, afterAll, beforeEach, describe, expect, it } from "vitest";
import { root } from "../../../test/support/application.ts";
import { openTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { restoreBackup, writeBackup } from "./backup.ts";
import { verifyBackup } from "./backup-file.ts";
import type { Database } from "./database.ts";
import { upgradeDatabase } from "./upgrade.ts";

const SHOP = `
  create table line (id bigint generated always as identity primary key, item text not null, parent bigint references line,
    bytes bytea, twice int generated always as (1 + 1) stored, seen timestamptz default '2024-02-20');
  create table "A part" (line bigint references line, "order" int);
  create function stamp() returns trigger language plpgsql as $$ begin new.seen := now(); return new; end $$;
  create trigger stamp before insert on line for each row execute function shop.stamp();`;
const PRICES = `
  alter table line add column price int;
  update line set price = length(item);
  create table price_list (name text primary key);
  insert into price_list values ('standard');`;

const CONTENTS = ["shop.line", 'shop."A part"', "platform.audit"];
const SOURCES = [
  { schema: "platform", folder: "platform" },
  { schema: "shop", folder: "shop" },
];

let folder: string;
let source: TestDatabase;
let target: TestDatabase;
let backup: Buffer;

/** A version of the application with these migrations of the shop. */
function versionWith(...shop: readonly string[]): string {
  const version = mkdtempSync(join(folder, "version-"));
  cpSync(join(root, "src/platform/migrations"), join(version, "platform"), { recursive: true });
  mkdirSync(join(version, "shop"));
  for (const [index, text] of shop.entries())
    writeFileSync(join(version, `shop/000${index + 1}-shop.sql`), text);
  return version;
}

const contents = (owner: Database) =>
  Promise.all(CONTENTS.map((name) => owner.unsafe(`select t::text as row from ${name} t order by 1`)));

async function backUp(owner: Database): Promise<Buffer> {
  const out = new PassThrough();
  const [bytes] = await Promise.all([buffer(out), writeBackup(owner, out)]);
  return bytes;
}

async function restore(bytes: Buffer, version = versionWith(SHOP)): Promise<void> {
  await restoreBackup(target.owner, Readable.from([bytes]), { sources: SOURCES, root: version });
  await upgradeDatabase(target, SOURCES, version);
}

const isEmpty = async (): Promise<boolean> =>
  (await target.owner`select to_regclass('platform.migration') is null as empty`)[0]?.["empty"] === true;

/** The backup with something else in place of a part of its text, which must be there. */
function withInstead(part: string, other: string): Buffer {
  const text = gunzipSync(backup).toString("latin1");
  expect(text).toContain(part);
  return gzipSync(
    Buffer.from(
      text.replace(part, () => other),
      "latin1",
    ),
  );
}

const latin = (text: string): string => Buffer.from(text).toString("latin1");

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "jiziwan-backup-"));
  source = await openTestDatabase({ empty: true });
  await upgradeDatabase(source, SOURCES, versionWith(SHOP));
  const { app } = source;
  const big = Buffer.alloc(300_000, "\\.\n\t几");
  await app`insert into shop.line (item, parent, bytes) values ('钢\n\\.\n', null, ${big}), ('稀\t土', 1, null)`;
  await app`insert into shop."A part" values (2, 7)`;
  await app`insert into platform.audit (at, address, request_id, action, subject, after)
    values (now(), '127.0.0.1', 'r', 'shop.opened', 'shop/1', ${app.json({ 名: "一" })})`;
  backup = await backUp(source.owner);
});
afterAll(async () => {
  await source.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  target = await openTestDatabase({ empty: true });
});
afterEach(() => target.close());

const unknown = (name: string) => ({
  failure: { code: "other-version", sentence: { zh: expect.stringContaining(name) } },
});

describe("a backup", () => {
  it("restores every row as it was, what triggers had filled in and the trail's chain included", async () => {
    await restore(backup);
    expect(await contents(target.owner)).toEqual(await contents(source.owner));
    expect(await verifyBackup(Readable.from([await backUp(target.owner)]))).toMatchObject({
      rows: (await verifyBackup(Readable.from([backup]))).rows,
    });
  });

  it("counts on where the numbers had stopped, with triggers and closed tables at work again", async () => {
    await restore(backup);
    const [line] =
      await target.app`insert into shop.line (item) values ('铝') returning id, seen > '2025-01-01' as stamped`;
    expect(line).toEqual({ id: 3, stamped: true });
    await expect(target.app`update platform.audit set subject = 'x'`).rejects.toThrow("permission denied");
  });

  it("is refused by a database in use, which stays as it is", async () => {
    await restore(backup);
    const before = await contents(target.owner);
    await expect(restore(backup)).rejects.toMatchObject({ failure: { code: "database-in-use" } });
    expect(await contents(target.owner)).toEqual(before);
  });

  it("is refused by a database of something else that uses the same names", async () => {
    await target.owner.unsafe(`create schema platform;
      create table platform.migration (schema text, name text, checksum text);
      insert into platform.migration values ('platform', '1', 'x')`);
    await expect(restore(backup)).rejects.toMatchObject({ failure: { code: "database-in-use" } });
    expect(await target.owner`select 1 from platform.migration`).toHaveLength(1);
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
      const refusal = { failure: { code: "truncated-backup" } };
      await expect(verifyBackup(Readable.from([piece]))).rejects.toMatchObject(refusal);
      await expect(restore(piece)).rejects.toMatchObject(refusal);
      expect(await isEmpty()).toBe(true);
    }
  });

  it("is refused when it is none", async () => {
    for (const other of [Buffer.from("几字弯"), gzipSync("select 1;\n"), gzipSync("")])
      await expect(restore(other)).rejects.toMatchObject({ failure: { code: "not-a-backup" } });
    await expect(restore(withInstead('"format":2', '"format":1'))).rejects.toMatchObject({
      failure: { code: "other-version" },
    });
  });

  it("is refused, with the table's name, when a table is not what was written", async () => {
    const cases: [string, string, string][] = [
      [latin("稀\\t土"), latin("锂\\t土"), "shop.line"],
      ["2\t7\n", "", 'shop."A part"'],
      ["2\t7\n", "2\tseven\n", 'shop."A part"'],
      ["2\t7\n", "99\t7\n", 'shop."A part"'],
    ];
    for (const [part, other, table] of cases) {
      const bytes = withInstead(part, other);
      const refusal = {
        failure: { code: "damaged-backup", sentence: { zh: expect.stringContaining(table) } },
      };
      await expect(verifyBackup(Readable.from([bytes]))).rejects.toMatchObject(refusal);
      await expect(restore(bytes)).rejects.toMatchObject(refusal);
      expect(await isEmpty()).toBe(true);
    }
  });

  it("is refused when a table is missing, or a statement in it is none of a backup's", async () => {
    const text = gunzipSync(backup).toString("latin1");
    const part = /COPY shop\."A part"[^]*?rows, digest \w+\n/.exec(text)?.[0] ?? "";
    await expect(restore(withInstead(part, ""))).rejects.toMatchObject({
      failure: { code: "damaged-backup", sentence: { en: expect.stringContaining('shop."A part"') } },
    });
    await expect(restore(withInstead(part, "drop schema public;\n"))).rejects.toMatchObject({
      failure: { code: "damaged-backup" },
    });
    await expect(restore(withInstead("COPY shop.line (", "COPY shop.other ("))).rejects.toMatchObject({
      failure: { code: "damaged-backup" },
    });
    expect(await isEmpty()).toBe(true);
  });

  it("is refused when its bytes changed on the disk", async () => {
    const bytes = Buffer.from(backup);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0xff;
    const damaged = { failure: { code: "damaged-backup" } };
    for (const look of [() => verifyBackup(Readable.from([bytes])), () => restore(bytes)])
      await expect(look()).rejects.toMatchObject(damaged);
  });
});

describe("a backup of an earlier version", () => {
  it("is migrated after it is restored: what came since works on its rows", async () => {
    await restore(backup, versionWith(SHOP, PRICES));
    expect(await target.owner`select id, item, price from shop.line order by id`).toEqual([
      { id: 1, item: "钢\n\\.\n", price: 5 },
      { id: 2, item: "稀\t土", price: 3 },
    ]);
    expect(await target.app`select name from shop.price_list`).toEqual([{ name: "standard" }]);
    expect(await target.owner`select name from platform.migration where schema = 'shop' order by 1`).toEqual([
      { name: "0001-shop.sql" },
      { name: "0002-shop.sql" },
    ]);
  });

  it("goes into a database that the newer version has migrated and nobody has used", async () => {
    const newer = versionWith(SHOP, PRICES);
    await upgradeDatabase(target, SOURCES, newer);
    await restore(backup, newer);
    expect(await target.owner`select price from shop.line order by id`).toEqual([{ price: 5 }, { price: 3 }]);
  });

  it("leaves such a database as it was when it is refused", async () => {
    const newer = versionWith(SHOP, PRICES);
    await upgradeDatabase(target, SOURCES, newer);
    await expect(restore(withInstead("2\t7\n", "2\t8\n"), newer)).rejects.toThrow("not what was written");
    expect(await target.app`select name from shop.price_list`).toEqual([{ name: "standard" }]);
  });

  it("stays out of the version before, and of one whose migrations have another text", async () => {
    const newer = await openTestDatabase({ empty: true });
    await upgradeDatabase(newer, SOURCES, versionWith(SHOP, PRICES));
    const ahead = await backUp(newer.owner);
    await newer.close();
    await expect(restore(ahead)).rejects.toMatchObject(unknown("shop/0002-shop.sql"));
    const edited = versionWith(`${SHOP} -- edited`);
    await expect(restore(backup, edited)).rejects.toMatchObject(unknown("shop/0001-shop.sql"));
    expect(await isEmpty()).toBe(true);
  });
});
