import { afterAll, beforeAll, expect, test } from "vitest";
import { openServices, type ServicesGround } from "../../../../../test/support/services.ts";
import { inTransaction } from "../../../../platform/database/database.ts";
import type { ReceiptSeed } from "./receipt.ts";
import { appendReceipt, commitReceipt, numberOfReceipt, sha256 } from "./store.ts";

let ground: ServicesGround;
beforeAll(async () => {
  ground = await openServices();
});
afterAll(() => ground.database.close());

const unit = (name: string) => ({ id: "00000000-0000-4000-8000-0000000000aa", name });
const seed = (given: Partial<ReceiptSeed> = {}): ReceiptSeed => ({
  kind: "reading",
  regionCode: "150200",
  requester: unit("测试甲"),
  provider: unit("测试乙"),
  basis: "测试依据",
  resource: { id: "00000000-0000-4000-8000-0000000000bb", code: "307001/0001", name: "测试资源" },
  outcome: "answered",
  sample: false,
  ...given,
});

type Row = { number: number; content: Buffer; previous: Buffer; hash: Buffer };
const rows = () => ground.database.app<Row[]>`
  select number, content, previous, hash from shared_data.receipt order by number`;

test("（四） receipts of many callers at once, alone and in transactions with a trail, form one chain without gaps", async () => {
  const desk = ground.sharedData;
  const caller = ground.of("包头市测试数据局", "data-officer");
  const alone = await Promise.all(
    Array.from({ length: 120 }, (_, at) => commitReceipt(desk, seed({ rows: at }))),
  );
  const trail = { caller, action: "shared-data.test", subject: "test" };
  const together = Array.from({ length: 12 }, (_, at) =>
    inTransaction(desk.sql, async (sql) => {
      if (at % 2 === 0) await desk.audit.record(sql, trail);
      const id = await appendReceipt(desk, sql, seed());
      if (at % 2 === 1) await desk.audit.record(sql, trail);
      return id;
    }),
  );
  const more = await Promise.all([...together, commitReceipt(desk, seed())]);
  const numbers = new Set([
    ...alone,
    ...(await Promise.all(more.slice(0, 12).map((id) => numberOfReceipt(desk.sql, String(id))))),
  ]);
  expect(numbers.size).toBe(132);
  const all = await rows();
  expect(all.map(({ number }) => number)).toEqual(Array.from({ length: 133 }, (_, at) => at + 1));
  // The oracle: the hash as the decision record writes it, computed here from bytes.
  let previous: Buffer = Buffer.alloc(32);
  for (const { number, content, previous: said, hash } of all) {
    const place = Buffer.alloc(8);
    place.writeBigUInt64BE(BigInt(number));
    expect(said).toEqual(previous);
    previous = sha256(Buffer.concat([previous, place, sha256(content)]));
    expect(hash).toEqual(previous);
  }
});

test("（四） the application can neither alter nor remove a receipt, nor choose its place", async () => {
  const { app } = ground.database;
  await expect(app`update shared_data.receipt set content = '\\x00'`).rejects.toThrow("permission denied");
  await expect(app`delete from shared_data.receipt`).rejects.toThrow("permission denied");
  const before = (await rows()).length;
  await commitReceipt(ground.sharedData, seed());
  expect((await rows()).at(-1)?.number).toBe(before + 1);
});

test("（四） a receipt that cannot be written is refused alone, and the others with it stand", async () => {
  const desk = ground.sharedData;
  const before = (await rows()).length;
  const settled = await Promise.allSettled([
    commitReceipt(desk, seed()),
    commitReceipt(desk, seed({ regionCode: "150200", requester: { id: "no uuid", name: "测试" } })),
    commitReceipt(desk, seed()),
  ]);
  expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(settled[1]).toMatchObject({ reason: { failure: { code: "no-receipt" } } });
  expect(await rows()).toHaveLength(before + 2);
});
