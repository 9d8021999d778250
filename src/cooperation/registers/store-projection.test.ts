import type { EntryAct } from "./kind.ts";
import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCooperation, type CooperationGround } from "../../../test/support/cooperation.ts";
import { callerAs } from "../../../test/support/supervision.ts";
import type { EntryItem, MoneyLine } from "./entry.ts";
import { actOnEntry, enterEntry } from "./store-act.ts";
import { verifyEntries } from "./store-projection.ts";

let ground: CooperationGround;
const office = callerAs("张三", "office");

beforeAll(async () => {
  ground = await openCooperation();
});
afterAll(() => ground.database.close());

const ITEMS = [randomUUID(), randomUUID()];
const day = fc.constantFrom("2025-03-01", "2026-01-15", "2026-11-01");
const item: fc.Arbitrary<EntryItem> = fc.record({
  id: fc.constantFrom(...ITEMS),
  list: fc.constant("block"),
  text: fc.constantFrom("示例用地", "示例环评"),
  unitId: fc.constant(null),
  due: fc.option(day, { nil: null }),
  since: day,
  doneOn: fc.option(day, { nil: null }),
  note: fc.constant(""),
  evidence: fc.constant([]),
  taskId: fc.constant(null),
});
const line: fc.Arbitrary<MoneyLine> = fc.record({
  flow: fc.constantFrom("planned", "in-place", "done"),
  source: fc.constantFrom("city", "bond"),
  period: fc.constantFrom("2025", "2026-01", "2026-02"),
  amountFen: fc.integer({ min: 0, max: 10_000_000_000_000 }),
  batch: fc.constantFrom("", "第一批"),
  paper: fc.constant(""),
});
const act: fc.Arbitrary<EntryAct> = fc.oneof(
  fc.record({
    type: fc.constant("revise" as const),
    values: fc.dictionary(fc.constantFrom("lengthKm", "progressPercent"), fc.integer({ min: 0, max: 100 })),
    stages: fc.dictionary(
      fc.constantFrom("approval", "start", "completion"),
      fc.record({ planned: fc.option(day, { nil: null }), actual: fc.option(day, { nil: null }) }),
    ),
  }),
  fc.record({
    type: fc.constant("record-money" as const),
    lines: fc.uniqueArray(line, {
      minLength: 1,
      maxLength: 5,
      selector: ({ flow, source, period, batch }) => [flow, source, period, batch].join(),
    }),
  }),
  item.map((each) => ({ type: "put-item" as const, item: each })),
  fc.constant({ type: "close" as const, reason: "示例" }),
  fc.constant({ type: "reopen" as const, reason: "示例" }),
);

const entered = async (name: string): Promise<string> => {
  const seed = {
    register: "project",
    name,
    regionCode: "150200",
    variant: "road",
    values: { cities: ["150600"], place: [[109.84, 40.65]] as const },
    links: [],
    stages: {},
    source: null,
  } as const;
  return (await enterEntry(ground.desk, seed, randomUUID(), office)).id;
};

describe("（二）what lists and figures are read from", () => {
  it("follows from the acts, whatever was done with a row", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 8 }), async (acts) => {
        const id = await entered("示例折叠公路");
        for (const each of acts)
          await actOnEntry(ground.desk, { id, version: null, key: randomUUID(), act: each }, office).catch(
            (error: { failure?: object }) => {
              if (!error.failure) throw error;
            },
          );
        expect(await verifyEntries(ground.desk.sql, [id])).toEqual({ checked: 1, differing: [] });
      }),
      { numRuns: 25 },
    );
  });

  it("is told where it was changed by other hands", async () => {
    const id = await entered("示例改动公路");
    const money = {
      flow: "done",
      source: "city",
      period: "2026",
      amountFen: 5,
      batch: "",
      paper: "",
    } as const;
    const recorded: EntryAct = { type: "record-money", lines: [money] };
    await actOnEntry(ground.desk, { id, version: 1, key: randomUUID(), act: recorded }, office);
    await ground.desk.sql`update organisation.entry set length_km = 7 where id = ${id}`;
    await ground.desk.sql`update organisation.money set amount_fen = 6 where entry_id = ${id}`;
    const { differing } = await verifyEntries(ground.desk.sql);
    expect(differing).toEqual([{ kind: "entry", id, name: "示例改动公路", differences: ["entry", "money"] }]);
  });
});
