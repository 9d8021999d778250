import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { inTransaction } from "../database/database.ts";
import { audit } from "./audit.ts";
import { listActions, listTrail, verifyChain } from "./trail.ts";

let database: TestDatabase;
const opened: TestDatabase[] = [];
beforeEach(async () => {
  database = await openTestDatabase();
  opened.push(database);
});
afterAll(async () => {
  for (const each of opened) await each.close();
});

const actor = {
  accountId: randomUUID(),
  name: "wang",
  displayName: "王",
  organisationId: null,
  roles: ["office"] as const,
};
const caller = { actor, address: "10.0.0.7", requestId: "request-1" };
const page = { offset: 0, limit: 50 };

const record = (subject: string, after?: unknown) =>
  inTransaction(database.app, (sql) => audit.record(sql, { caller, action: "test.change", subject, after }));

describe("the audit trail", () => {
  it("keeps who changed what, when, from where, with the state before and after", async () => {
    await inTransaction(database.app, (sql) =>
      audit.record(sql, {
        caller,
        action: "test.rename",
        subject: "市发改委",
        before: { name: "甲" },
        after: { name: "乙" },
      }),
    );
    const { total, entries } = await listTrail(database.app, {}, page);
    expect(total).toBe(1);
    expect(entries[0]).toMatchObject({
      number: 1,
      actorId: actor.accountId,
      actorName: "wang",
      address: "10.0.0.7",
      requestId: "request-1",
      action: "test.rename",
      subject: "市发改委",
      before: { name: "甲" },
      after: { name: "乙" },
    });
  });

  it("is undone with the change it records", async () => {
    const failing = inTransaction(database.app, async (sql) => {
      await audit.record(sql, { caller, action: "test.change", subject: "undone" });
      throw new Error("the change failed");
    });
    await expect(failing).rejects.toThrow("the change failed");
    await record("kept");
    const { entries } = await listTrail(database.app, {}, page);
    expect(entries.map(({ number, subject }) => ({ number, subject }))).toEqual([
      { number: 1, subject: "kept" },
    ]);
  });

  it("takes time, number and hashes from nobody", async () => {
    await database.app`
      insert into platform.audit (at, address, request_id, action, subject, number, previous, hash, content_digest)
      values ('2001-01-01', '', '', 'test.forge', 'x', 99, 'a', 'b', 'c')`;
    const { entries } = await listTrail(database.app, {}, page);
    expect(entries[0]?.number).toBe(1);
    expect(entries[0]?.at.getFullYear()).toBeGreaterThan(2020);
    expect(await verifyChain(database.app)).toMatchObject({ intact: true, entries: 1 });
  });

  it("chains each entry to the one before, as recomputed outside the database", async () => {
    for (const subject of ["一", "二", "三"]) await record(subject, { subject, count: 3 });
    const rows = await database.app`select * from platform.audit order by number`;
    let previous = Buffer.alloc(0);
    for (const row of rows) {
      const at = (row["at"] as Date).toISOString();
      // The driver cuts microseconds off.
      const [instant] = await database.app`
        select to_char(at at time zone 'UTC', 'US') as us from platform.audit where number = ${row["number"]}`;
      const content = `[null, {"count": 3, "subject": "${row["subject"]}"}]`;
      const about = `[${row["number"]}, "${at.slice(0, 20)}${instant?.["us"]}Z", "${actor.accountId}", "wang", "10.0.0.7", "request-1", "test.change", "${row["subject"]}"]`;
      const digest = createHash("sha256")
        .update(row["salt"] as Buffer)
        .update(content)
        .digest();
      const hash = createHash("sha256").update(previous).update(digest).update(about).digest();
      expect(row["hash"]).toEqual(hash);
      previous = hash;
    }
    expect(rows).toHaveLength(3);
    expect((await verifyChain(database.app)).head).toBe(previous.toString("hex"));
  });

  it("is one chain without gaps when many write at once", async () => {
    await Promise.all(Array.from({ length: 40 }, (_, index) => record(String(index))));
    expect(await verifyChain(database.app)).toMatchObject({ intact: true, entries: 40, brokenAt: null });
  });

  it("does not make one writer wait for another's open transaction", async () => {
    const slow = await database.app.reserve();
    await slow`begin`;
    await audit.record(slow, { caller, action: "test.slow", subject: "slow" });
    await record("quick");
    await slow`commit`;
    slow.release();
    const { entries } = await listTrail(database.app, {}, page);
    expect(entries.map(({ subject }) => subject)).toEqual(["slow", "quick"]);
  });
});

describe("the application's role", () => {
  const refused = /permission denied|must be owner/;

  it.each([
    ["change an entry", "update platform.audit set subject = 'x'"],
    ["delete an entry", "delete from platform.audit"],
    ["empty the trail", "truncate platform.audit"],
    ["disable the chain", "alter table platform.audit disable trigger all"],
    ["drop the chain's trigger", "drop trigger audit_close on platform.audit"],
    ["replace the chain's function", "alter function platform.audit_close() owner to current_user"],
    ["switch triggers off for itself", "set session_replication_role = replica"],
    ["drop the trail", "drop table platform.audit"],
    ["take the trail off the list of what is append-only", "delete from platform.append_only"],
  ])("cannot %s", async (_, statement) => {
    await record("kept");
    await expect(database.app.unsafe(statement)).rejects.toThrow(refused);
    expect(await verifyChain(database.app)).toMatchObject({ intact: true, entries: 1 });
  });

  it("gains nothing by granting itself the right, which PostgreSQL only warns about", async () => {
    await database.app`grant all on platform.audit to current_user`;
    const [rights] = await database.app`
      select has_table_privilege('platform.audit', 'update') as change,
        has_table_privilege('platform.audit', 'delete') as delete,
        has_table_privilege('platform.audit', 'truncate') as truncate`;
    expect(rights).toEqual({ change: false, delete: false, truncate: false });
  });
});

describe("verification", () => {
  const tamper: [string, string, number][] = [
    ["changed content", `update platform.audit set after = '{"amount": 2}' where number = 2`, 2],
    ["a changed name", "update platform.audit set actor_name = 'li' where number = 3", 3],
    ["a changed time", "update platform.audit set at = at - interval '1 day' where number = 1", 1],
    ["a removed entry", "delete from platform.audit where number = 2", 3],
  ];

  it.each(tamper)("finds %s", async (_, statement, brokenAt) => {
    for (const subject of ["1", "2", "3", "4"]) await record(subject, { amount: 1 });
    await database.owner.unsafe(statement);
    expect(await verifyChain(database.app)).toMatchObject({ intact: false, brokenAt });
  });

  it("finds an entry that was rewritten with a hash of its own that fits it", async () => {
    for (const subject of ["1", "2", "3"]) await record(subject);
    await database.owner`update platform.audit set subject = 'x' where number = 2`;
    await database.owner`update platform.audit a set hash = platform.audit_hash(a.previous, a) where number = 2`;
    expect(await verifyChain(database.app)).toMatchObject({ intact: false, brokenAt: 3 });
  });

  it("calls an empty trail intact", async () => {
    expect(await verifyChain(database.app)).toEqual({ intact: true, entries: 0, brokenAt: null, head: null });
  });
});

describe("reading the trail", () => {
  it("filters by action, person, days in Shanghai and words", async () => {
    await record("包头市发改委");
    await inTransaction(database.app, (sql) =>
      audit.record(sql, { caller: { ...caller, actor: null }, action: "test.other", subject: "100%_sure" }),
    );
    await database.owner`update platform.audit set at = '2026-03-01T15:59:59Z' where number = 1`;
    await database.owner`update platform.audit set at = '2026-03-01T16:00:00Z' where number = 2`;
    const subjects = async (filter: Parameters<typeof listTrail>[1]) =>
      (await listTrail(database.app, filter, page)).entries.map(({ number }) => number);
    expect(await subjects({ action: "test.change" })).toEqual([1]);
    expect(await subjects({ actor: actor.accountId })).toEqual([1]);
    expect(await subjects({ q: "发改委" })).toEqual([1]);
    expect(await subjects({ q: "100%_" })).toEqual([2]);
    expect(await subjects({ q: "1%s" })).toEqual([]);
    expect(await subjects({ from: "2026-03-02" })).toEqual([2]);
    expect(await subjects({ to: "2026-03-01" })).toEqual([1]);
    expect(await listActions(database.app)).toEqual(["test.change", "test.other"]);
  });

  it("pages newest first", async () => {
    for (const subject of ["1", "2", "3"]) await record(subject);
    const { total, entries } = await listTrail(database.app, {}, { offset: 1, limit: 1 });
    expect({ total, subjects: entries.map(({ subject }) => subject) }).toEqual({ total: 3, subjects: ["2"] });
  });
});
