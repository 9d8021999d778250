import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openServices, type ServicesGround } from "../../../../../test/support/services.ts";
import { inTransaction, type Sql } from "../../../../platform/database/database.ts";
import { openWitness, type Witness } from "../../../../platform/witness/folder.ts";
import { sentencesOf } from "../../../../platform/witness/hold.ts";
import { writtenLine } from "../../../../platform/witness/line.ts";
import type { ReceiptSeed } from "./receipt.ts";
import { exportLines } from "./store-export.ts";
import { holdReceipts, publishHead } from "./store-heads.ts";
import { appendReceipt, commitReceipt } from "./store.ts";
import { verifyLines } from "./store-verify-lines.ts";

let ground: ServicesGround;
let witness: Witness;

const unit = (name: string) => ({ id: "00000000-0000-4000-8000-0000000000aa", name });
const seed = (rows: number): ReceiptSeed => ({
  kind: "reading",
  regionCode: "150200",
  requester: unit("测试甲"),
  provider: unit("测试乙"),
  basis: "测试依据",
  resource: { id: "00000000-0000-4000-8000-0000000000bb", code: "307001/0001", name: "测试资源" },
  outcome: "answered",
  sample: false,
  rows,
});

/** Heads at 10 on the 21st, at 16 on the 22nd, and two receipts more. */
beforeAll(async () => {
  ground = await openServices();
  witness = openWitness({ dataFolder: mkdtempSync(join(tmpdir(), "heads-")), demo: false });
  for (const [day, upTo] of [
    ["2026-11-21", 10],
    ["2026-11-22", 16],
    ["2026-11-23", 18],
  ] as const) {
    const [last] = await ground.database.app<{ n: number }[]>`select count(*) as n from shared_data.receipt`;
    for (let n = last?.n ?? 0; n < upTo; n++) await commitReceipt(ground.sharedData, seed(n));
    if (upTo < 18)
      await publishHead({ ...ground.sharedData, witness, now: () => new Date(`${day}T15:50:00Z`) });
  }
});
afterAll(() => ground.database.close());

class Undone extends Error {}

/** What heads and an exported file say after a superuser's statements, which are then undone. */
async function after(tamper: (sql: Sql) => Promise<unknown>, by = witness) {
  const said = { names: [] as string[], words: "", file: "", code: "" };
  await inTransaction(ground.database.owner, async (sql) => {
    await tamper(sql);
    const verdict = await holdReceipts({ sql, witness: by });
    said.names = verdict.contradictions.map(({ number, state }) => `${number} ${state}`);
    said.words = sentencesOf(verdict)
      .map(({ zh }) => zh)
      .join("");
    const [last] = await sql<{ n: number }[]>`select max(number) as n from shared_data.receipt`;
    // Where nothing is left there is no file to export either.
    if (!last?.n) throw new Undone();
    const lines = exportLines(sql, { from: 1, to: last.n }, { viewer: { unitIds: null, officer: false } });
    const file = await verifyLines(lines, null, witness.read().lines);
    said.file = file.state;
    said.code = file.state === "broken" && file.problem ? `${file.problem.code} ${file.problem.number}` : "";
    throw new Undone();
  }).catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  return said;
}

const cut = (from: number) => (sql: Sql) => sql`delete from shared_data.receipt where number >= ${from}`;
async function grow(sql: Sql, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    await appendReceipt(ground.sharedData, sql, seed(900 + n));
    await sql`set constraints all immediate`;
    await sql`set constraints all deferred`;
  }
}

async function regrow(sql: Sql): Promise<void> {
  await cut(11)(sql);
  await grow(sql, 12);
}

test("（四） heads are met where nobody changed anything", async () => {
  expect(await after(async () => null)).toEqual({ names: [], words: "", file: "intact", code: "" });
});

test("（四） receipts deleted behind a published head are named, also by the exported file", async () => {
  const said = await after(cut(11));
  expect(said).toMatchObject({ names: ["16 missing"], file: "broken", code: "head 16" });
  expect(said.words).toContain("第 16 号的链头");
  expect(said.words).toContain("末尾被删去");
});

test("（四） a log that was cut and grew anew past its head is named, and its next head is not published as intact", async () => {
  const said = await after(regrow);
  expect(said).toMatchObject({ names: ["16 changed"], file: "broken", code: "head 16" });
  const found: unknown[] = [];
  await inTransaction(ground.database.owner, async (sql) => {
    await regrow(sql);
    const apart = openWitness({ dataFolder: mkdtempSync(join(tmpdir(), "heads-")), demo: false });
    const { head, heads } = await publishHead({ ...ground.sharedData, sql, witness: apart });
    await sql`set constraints all immediate`;
    const [entry] = await sql<{ after: unknown }[]>`
      select after from platform.audit where action = 'shared-data.heads-contradicted'`;
    found.push(head?.number, head?.intact, heads.contradictions.length, entry !== undefined);
    throw new Undone();
  }).catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  expect(found).toEqual([22, false, 1, true]);
});

test("（四） who deletes the published head as well is told by the file outside the database", async () => {
  const said = await after(async (sql) => {
    await cut(11)(sql);
    await sql`delete from shared_data.receipt_head where number = 16`;
    await grow(sql, 12);
  });
  expect(said).toMatchObject({ names: ["16 changed"], file: "broken", code: "head 16" });
});

test("（四） any one change, deletion, exchange or new end of receipts and heads is named", async () => {
  const number = fc.integer({ min: 1, max: 16 });
  const fraud = fc.oneof(
    number.map((n) => ({
      what: `content of ${n}`,
      by: (sql: Sql) =>
        sql`update shared_data.receipt set content = replace(convert_from(content, 'UTF8'), '测试甲', '测试丙')::bytea where number = ${n}`,
    })),
    number.map((n) => ({ what: `cut at ${n}`, by: cut(n) })),
    number.map((n) => ({
      what: `grown anew from ${n}`,
      by: async (sql: Sql) => {
        await cut(n)(sql);
        await grow(sql, 3 + (18 - n));
      },
    })),
    fc
      .tuple(number, number)
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => ({
        what: `contents of ${a} and ${b} exchanged`,
        by: (sql: Sql) => sql`
          update shared_data.receipt r set content = o.content from shared_data.receipt o
          where (r.number = ${a} and o.number = ${b}) or (r.number = ${b} and o.number = ${a})`,
      })),
    fc.constantFrom(10, 16).map((n) => ({
      what: `head ${n} rewritten`,
      by: (sql: Sql) => sql`update shared_data.receipt_head set hash = sha256(hash) where number = ${n}`,
    })),
  );
  await fc.assert(
    fc.asyncProperty(fraud, async ({ by }) => {
      const { names, file } = await after(by);
      expect(names.length > 0 || file === "broken").toBe(true);
    }),
    { numRuns: 20 },
  );
});

test("（四） a restore that was entered and signed accounts for the heads it lost; one signed by a key nobody knows does not", async () => {
  const hashes = await ground.database.app<{ number: number; hash: string }[]>`
    select number, encode(hash, 'hex') as hash from shared_data.receipt where number in (10, 16) order by number`;
  const [ten, sixteen] = hashes;
  const line = (by: Witness) =>
    by.sign({
      kind: "restored",
      log: "receipts",
      at: "2026-11-23T03:00:00.000Z",
      number: 10,
      hash: ten?.hash ?? "",
      by: "张三",
      lost: sixteen ? [sixteen] : [],
    });
  const restoredBy = (by: Witness) =>
    after(async (sql) => {
      await cut(11)(sql);
      await sql`delete from shared_data.receipt_head where number = 16`;
      const entry = { caller: ground.of("包头市测试数据局", "data-officer"), subject: "张三" };
      const change = { ...entry, action: "platform.restore", after: { lines: [line(by)] } };
      await ground.sharedData.audit.record(sql, change);
      await sql`set constraints all immediate`;
      await sql`set constraints all deferred`;
      await grow(sql, 9);
    });
  const honest = await restoredBy(witness);
  expect(honest).toMatchObject({ names: [], file: "intact" });
  expect(honest.words).toContain("张三 于 2026-11-23T03:00:00.000Z 从备份恢复到第 10 号，丢失链头 16..16");
  const stranger = openWitness({ dataFolder: mkdtempSync(join(tmpdir(), "heads-")), demo: false });
  expect(await restoredBy(stranger)).toMatchObject({ names: ["16 changed"], file: "broken" });
});

test("（四） a line of the witness's file that was edited is named, and one that a crash tore is not taken for one", async () => {
  const folder = mkdtempSync(join(tmpdir(), "heads-"));
  const own = openWitness({ dataFolder: folder, demo: false });
  const said = {
    kind: "head",
    log: "receipts",
    at: "2026-11-21T00:00:00.000Z",
    hash: "a".repeat(64),
  } as const;
  own.append({ ...said, number: 1 });
  const path = join(folder, "witness", "heads.jsonl");
  writeFileSync(path, `${writtenLine(own.sign({ ...said, number: 2 })).slice(0, 90)}`, { flag: "a" });
  expect(own.read().lines.map(({ number }) => number)).toEqual([1]);
  own.append({ ...said, number: 3 });
  expect(own.read()).toMatchObject({ lines: [{ number: 1 }, { number: 3 }], bad: [] });
  writeFileSync(path, readFileSync(path, "utf8").replace('"number":3', '"number":4'));
  expect(own.read()).toMatchObject({
    lines: [{ number: 1 }],
    bad: [expect.stringContaining("heads.jsonl:")],
  });
});

const edited = async (change: (lines: string[]) => string[], tamper: (sql: Sql) => Promise<unknown>) => {
  const path = join(witness.peers, "..", "heads.jsonl");
  const whole = readFileSync(path, "utf8");
  try {
    writeFileSync(path, `${change(whole.trim().split("\n")).join("\n")}\n`);
    return await after(tamper);
  } finally {
    writeFileSync(path, whole);
  }
};
const gone = (number: number) => (sql: Sql) =>
  sql`delete from shared_data.receipt_head where number = ${number}`;
const untouched = async () => null;
const without = (at: number) => (lines: string[]) => lines.filter((_, each) => each !== at);

test("（四） a published head whose row was deleted is named, the last by its witnessed line and one within also by the row after it", async () => {
  const said = await after(gone(16));
  expect(said).toMatchObject({ names: ["16 unlisted"], file: "intact" });
  expect(said.words).toContain("这一行被删去");
  expect((await after(gone(10))).names).toEqual(["10 unlisted"]);
  const apart = openWitness({ dataFolder: mkdtempSync(join(tmpdir(), "heads-")), demo: false });
  expect((await after(gone(10), apart)).names).toEqual(["10 unlisted"]);
});

test("（四） any line taken out of the witness's file is named, and a head left without one is named as unwitnessed", async () => {
  const lines = readFileSync(join(witness.peers, "..", "heads.jsonl"), "utf8")
    .trim()
    .split("\n");
  expect(lines).toHaveLength(witness.own().lines.length);
  const receipts = lines.flatMap((text, at) => (text.includes('"log":"receipts"') ? [at] : []));
  const said: Awaited<ReturnType<typeof after>>[] = [];
  for (const at of lines.keys()) said.push(await edited(without(at), untouched));
  expect(said.slice(0, -1).every(({ words }) => words.includes("有行被删去或调换"))).toBe(true);
  expect(receipts.map((at) => said[at]?.names)).toEqual([["10 unwitnessed"], ["16 unwitnessed"]]);
  const tail = await edited((all) => all.slice(0, receipts[1]), untouched);
  expect(tail.names).toEqual(["16 unwitnessed"]);
  expect(tail.words).toContain("没有任何见证行");
  expect((await edited(() => [], untouched)).names).toEqual(["10 unwitnessed", "16 unwitnessed"]);
});

test("（四） receipts deleted together with their head and its lines are named by the lines behind them", async () => {
  // The trail's head is witnessed behind the head that is deleted.
  witness.append({
    kind: "head",
    log: "audit",
    at: "2026-11-23T00:00:00.000Z",
    number: 0,
    hash: "0".repeat(64),
  });
  const said = await edited(
    (lines) => lines.filter((text) => !text.includes('"number":16')),
    async (sql) => {
      await cut(11)(sql);
      await sql`delete from shared_data.receipt_head where number = 16`;
    },
  );
  expect(said.words).toContain("有行被删去或调换");
});
