import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { inTransaction, type Sql } from "../database/database.ts";
import { audit } from "./audit.ts";
import { sealExisting } from "./seal-existing.ts";
import { erasedSeal, sealed, type SealedTable } from "./seals.ts";
import { verifyChain } from "./trail.ts";
import { sealLines, verifySeals } from "./verify-seals.ts";

const NOTES: SealedTable = {
  of: "platform.note",
  record: "recordId",
  part: "place",
  content: ["at", "said"],
  erasable: true,
};
const caller = { actor: null, address: "127.0.0.1", requestId: "test" };

let database: TestDatabase;
const opened: TestDatabase[] = [];
beforeEach(async () => {
  database = await openTestDatabase();
  opened.push(database);
  await database.owner`
    create table platform.note (record_id uuid, place integer, at timestamptz, said jsonb, salt bytea)`;
});
afterAll(async () => {
  for (const each of opened) await each.close();
});

const row = (said: unknown, place = 1, recordId = randomUUID()) => ({
  recordId,
  place,
  at: new Date("2026-11-23T02:00:00.123Z"),
  said,
});

async function write(given: ReturnType<typeof row>): Promise<ReturnType<typeof sealed>> {
  const made = sealed(NOTES, given);
  await inTransaction(database.owner, async (sql) => {
    await insert(sql, { ...given, salt: made.salt });
    await audit.record(sql, { caller, action: "test.note", subject: "note", seals: [made.seal] });
  });
  return made;
}

const insert = (sql: Sql, { said, ...rest }: ReturnType<typeof row> & { salt?: Buffer }) =>
  sql`insert into platform.note ${sql({ ...rest, said: sql.json(said as never) })}`;

const states = async () => {
  const { checked, before, erased, broken } = await verifySeals(database.owner, NOTES);
  return { checked, before, erased: erased.length, broken: broken.map(({ state }) => state) };
};

it("seals a row by HMAC-SHA-256 over its canonical JSON and place, as recomputed here by hand, whatever JSON it holds", async () => {
  const given = row({ b: 7.05, a: ["七", null, { y: 1e21, x: -0 }], " 键": "\u{1f600}\n" });
  const { salt, seal } = await write(given);
  expect(salt).toHaveLength(16);
  const text = `{"of":"platform.note","part":"1","record":"${given.recordId}","said":{"at":"2026-11-23T02:00:00.123Z","said":{" 键":"\u{1f600}\\n","a":["七",null,{"x":0,"y":1e+21}],"b":7.05}}}`;
  expect(seal.digest).toBe(createHmac("sha256", salt).update(text).digest("hex"));
  expect(await states()).toEqual({ checked: 1, before: 0, erased: 0, broken: [] });
});

it("seals equal words of two rows differently, so that nothing can be looked up by its digest", async () => {
  const one = await write(row("王某"));
  const other = await write(row("王某"));
  expect(one.seal.digest).not.toBe(other.seal.digest);
  expect(one.salt).not.toEqual(other.salt);
});

it("says erased where a row went with its salt by an entry that says so, and gone where no entry does", async () => {
  const [kept, erased, gone] = [row("一"), row("二"), row("三")];
  for (const each of [kept, erased, gone]) await write(each);
  await inTransaction(database.owner, async (sql) => {
    await sql`delete from platform.note where record_id = any(${[erased.recordId, gone.recordId]}::uuid[])`;
    const seals = [erasedSeal(NOTES, erased.recordId, "1")];
    await audit.record(sql, { caller, action: "test.forget", subject: "note", seals });
  });
  expect(await states()).toEqual({ checked: 3, before: 0, erased: 1, broken: ["gone"] });
  expect((await verifyChain(database.owner)).intact).toBe(true);
  // Words may go; that others stand in their place is no erasure.
  await inTransaction(database.owner, async (sql) => {
    await sql`update platform.note set said = '"壹"' where record_id = ${kept.recordId}`;
    const { seal } = sealed(NOTES, { ...kept, said: "壹" });
    await audit.record(sql, {
      caller,
      action: "test.forget",
      subject: "note",
      seals: [{ ...seal, erased: true }],
    });
  });
  expect((await states()).broken.toSorted()).toEqual(["gone", "sealed-again"]);
  // Put back by hand, an erased row is one that the trail does not know.
  await insert(database.owner, erased);
  expect((await states()).broken.toSorted()).toEqual(["gone", "sealed-again", "unknown"]);
});

it("says of rows that are older than digests that they are, and holds them from then on; a second run seals nothing", async () => {
  const old = [row("甲"), row("乙"), row({ 三: 3 }, 2)];
  for (const each of old) await insert(database.owner, each);
  expect((await states()).broken).toEqual(["unknown", "unknown", "unknown"]);
  await sealExisting(database.owner, [NOTES]);
  await write(row("丙"));
  expect(await states()).toEqual({ checked: 4, before: 3, erased: 0, broken: [] });
  expect(sealLines(await verifySeals(database.owner, NOTES)).join("\n")).toContain("3 件早于摘要");
  await database.owner`update platform.note set said = '"乙乙"' where record_id = ${old[1]?.recordId ?? ""}`;
  await insert(database.owner, row("past the system"));
  await sealExisting(database.owner, [NOTES]);
  expect((await states()).broken.toSorted()).toEqual(["changed", "unknown"]);
});

it("names a row that somebody has sealed as an old one after digests began", async () => {
  await write(row("甲"));
  await insert(database.owner, row("slipped in"));
  await database.owner`delete from platform.sealed_since`;
  await sealExisting(database.owner, [NOTES]);
  expect((await states()).broken).toEqual(["unknown"]);
  const slipped = row("slipped in, with a seal", 9);
  const { salt, seal } = sealed(NOTES, slipped);
  await inTransaction(database.owner, async (sql) => {
    await insert(sql, { ...slipped, salt });
    await audit.record(sql, { caller, action: "platform.seals-begin", subject: NOTES.of, seals: [seal] });
  });
  expect((await states()).broken.toSorted()).toEqual(["late", "unknown"]);
});
