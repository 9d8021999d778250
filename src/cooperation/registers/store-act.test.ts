import { type EntryAct, entryKind } from "./kind.ts";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCooperation, type CooperationGround } from "../../../test/support/cooperation.ts";
import { callerAs } from "../../../test/support/supervision.ts";
import { inTransaction } from "../../platform/database/database.ts";
import type { EntrySeed, MoneyLine } from "./entry.ts";
import type { FailureError } from "../../kernel/error.ts";
import { getRecord } from "../store/records.ts";
import { actOnEntry, enterEntry, linesOf, offeredBackOf, takeBackEntry } from "./store-act.ts";
import { registersOnMeasures } from "./store-figures.ts";
import { verifyEntries } from "./store-projection.ts";

let ground: CooperationGround;
const office = callerAs("张三", "office");

beforeAll(async () => {
  ground = await openCooperation();
});
afterAll(() => ground.database.close());

const seed = (name: string, more: Partial<EntrySeed> = {}): EntrySeed => ({
  register: "project",
  name,
  regionCode: "150200",
  variant: "road",
  values: {},
  links: [],
  stages: {},
  source: null,
  ...more,
});
const enter = (name: string, more: Partial<EntrySeed> = {}) =>
  enterEntry(ground.desk, seed(name, more), randomUUID(), office);
const act = (id: string, version: number | null, what: EntryAct, key: string = randomUUID()) =>
  actOnEntry(ground.desk, { id, version, key, act: what }, office);
const line = (period: string, amountFen: number, more: Partial<MoneyLine> = {}): MoneyLine => ({
  flow: "done",
  source: "city",
  period,
  amountFen,
  batch: "",
  paper: "",
  ...more,
});

describe("（二）a row of a register", () => {
  it("is entered once however often the request comes, with what lists need of it", async () => {
    const key = randomUUID();
    const values = { lengthKm: 62.5, totalFen: 1_000_00, cities: ["150600"] };
    const seeded = seed("示例公路", { values });
    const [first, again] = [
      await enterEntry(ground.desk, seeded, key, office),
      await enterEntry(ground.desk, seeded, key, office),
    ];
    expect(again.id).toBe(first.id);
    const rows = await ground.desk.sql`select * from organisation.entry where name = '示例公路'`;
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      register: "project",
      cities: ["150200", "150600"],
      lengthKm: 62.5,
      amountFen: 100_000,
      standing: "entered",
      stage: null,
    });
  });

  it("replaces an amount of the same flow, source, period and batch, and keeps what stood before in the act", async () => {
    const { id } = await enter("资金公路");
    await act(id, 1, { type: "record-money", lines: [line("2026-03", 500), line("2026-04", 700)] });
    const after = await act(id, 2, {
      type: "record-money",
      lines: [line("2026-03", 600, { paper: "示例文〔2026〕1号" })],
    });
    expect(after.state.money).toEqual({ done: { "2026": 1_300 } });
    expect((await linesOf(ground.desk.sql, id)).map(({ period, amountFen }) => [period, amountFen])).toEqual([
      ["2026-03", 600],
      ["2026-04", 700],
    ]);
    const [year] = await ground.desk.sql`select * from organisation.money_year where entry_id = ${id}`;
    expect(year).toMatchObject({ year: 2026, done: 1_300, planned: null });
    const [recorded] = await ground.desk.sql<{ act: { replaced: MoneyLine[] } }[]>`
      select act from organisation.act where record_id = ${id} and version = 3`;
    expect(recorded?.act.replaced).toEqual([line("2026-03", 500)]);
  });

  it("counts an amount once where the request comes twice at once", async () => {
    const { id } = await enter("两次公路");
    const key = randomUUID();
    const money = { type: "record-money", lines: [line("2025", 900)] } as const;
    await Promise.all([act(id, 1, money, key), act(id, 1, money, key)]);
    const [year] = await ground.desk.sql`select done from organisation.money_year where entry_id = ${id}`;
    expect(year?.["done"]).toBe(900);
  });

  it("acts within the transaction of another, which may take it all back", async () => {
    await expect(
      inTransaction(ground.desk.sql, async (sql) => {
        const within = { ...ground.desk, sql };
        const { id } = await enterEntry(within, seed("收回公路"), randomUUID(), office);
        await actOnEntry(
          within,
          {
            id,
            version: null,
            key: randomUUID(),
            act: { type: "discuss", meeting: randomUUID(), title: "示例会议", on: "2026-11-20" },
          },
          office,
        );
        throw new Error("taken back");
      }),
    ).rejects.toThrow("taken back");
    expect(await ground.desk.sql`select from organisation.entry where name = '收回公路'`).toHaveLength(0);
  });

  it("is refused where it was decided on an older version", async () => {
    const { id } = await enter("旧版公路");
    await act(id, 1, { type: "revise", name: "新版公路" });
    await expect(act(id, 1, { type: "revise", name: "另一公路" })).rejects.toMatchObject({
      failure: { code: "stale" },
    });
  });

  it("takes as evidence only what is kept with it", async () => {
    const { id } = await enter("材料公路");
    const item = {
      id: randomUUID(),
      list: "block" as const,
      text: "用地未批",
      unitId: null,
      due: null,
      since: "2026-11-01",
      doneOn: null,
      note: "",
      evidence: ["0".repeat(64)],
      taskId: null,
    };
    await expect(act(id, 1, { type: "put-item", item })).rejects.toMatchObject({
      failure: { code: "not-attached" },
    });
    const { state } = await act(id, 1, { type: "put-item", item: { ...item, evidence: [] } });
    expect(state.items).toHaveLength(1);
    const [row] = await ground.desk.sql`select blocks from organisation.entry where id = ${id}`;
    expect(row?.["blocks"]).toBe(1);
  });
});

describe("（十九）two rows that are one", () => {
  it("closes the one and moves its links to the other, which keeps its own money", async () => {
    const link = (measureId: string) => ({ planId: ground.plan, measureId, undertakingId: null });
    const [one, two] = ground.measures.map(({ id }) => id);
    const left = await enter("示例保税物流中心", { links: [link(one ?? ""), link(two ?? "")] });
    const right = await enter("示例保税物流中心（一期）", { links: [link(one ?? "")] });
    await act(left.id, 1, { type: "record-money", lines: [line("2026", 100)] });
    const merged = await act(left.id, 2, { type: "merge", into: right.id });
    expect([merged.state.mergedInto, merged.state.closed?.on]).toEqual([right.id, "2026-11-23"]);
    const rows = await ground.desk.sql<{ id: string; measureIds: string[]; closedOn: string | null }[]>`
      select id, measure_ids, closed_on from organisation.entry where id in ${ground.desk.sql([left.id, right.id])}`;
    const kept = rows.find(({ id }) => id === right.id);
    expect([kept?.measureIds, kept?.closedOn]).toEqual([[one, two], null]);
    expect(await linesOf(ground.desk.sql, right.id)).toEqual([]);
  });

  it("decides one of two who merge them into each other at the same moment", async () => {
    const [left, right] = [await enter("示例甲"), await enter("示例乙")];
    const both = await Promise.allSettled([
      act(left.id, 1, { type: "merge", into: right.id }),
      act(right.id, 1, { type: "merge", into: left.id }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  it("merges nothing into itself, into a closed row or into another register", async () => {
    const [one, closed] = [await enter("示例丙"), await enter("示例丁")];
    await act(closed.id, 1, { type: "close", reason: "示例" });
    const other = await enter("示例戊", { register: "fund", variant: "fund" });
    const refused = (into: string) =>
      act(one.id, 1, { type: "merge", into }).then(
        () => "done",
        (error: { failure: { code: string } }) => error.failure.code,
      );
    expect([await refused(one.id), await refused(closed.id), await refused(other.id)]).toEqual([
      "itself",
      "other-register",
      "other-register",
    ]);
  });
});

const item = {
  id: randomUUID(),
  list: "block",
  text: "示例用地",
  unitId: null,
  due: "2026-11-30",
  since: "2026-11-01",
  doneOn: null,
  note: "",
  evidence: [],
  taskId: null,
} as const;
const back = (id: string, version: number, of = version, desk = ground.desk, who = office) =>
  takeBackEntry(desk, { id, version, key: randomUUID(), of }, who);
const codeOf = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => "done",
    (error: FailureError) => error.failure.code,
  );
const projected = async (id: string) => {
  const [row] = await ground.desk.sql<Record<string, unknown>[]>`
    select e.name, e.stage, e.next_due, e.blocks, e.length_km,
      (select count(*) from organisation.entry_item i where i.entry_id = e.id) as items,
      (select count(*) from organisation.entry_stage s where s.entry_id = e.id) as stages
    from organisation.entry e where id = ${id}`;
  return row;
};

describe("（二）an act on a row that nobody has built on", () => {
  it.each<readonly [string, EntryAct]>([
    [
      "a change",
      {
        type: "revise",
        name: "改名公路",
        values: { lengthKm: 9 },
        stages: { approval: { planned: "2026-12-01", actual: null } },
      },
    ],
    ["an item", { type: "put-item", item }],
    ["an item taken away", { type: "drop-item", item: item.id }],
  ])("is taken back with all that lists made of it: %s", async (_, done) => {
    const { id } = await enter("撤回公路", { values: { lengthKm: 3 } });
    const before = done.type === "drop-item" ? await act(id, 1, { type: "put-item", item }) : { version: 1 };
    const [state, lists] = [(await getRecord(ground.desk.sql, entryKind, id)).state, await projected(id)];
    const { version } = await act(id, before.version, done);
    expect(await projected(id)).not.toEqual(lists);
    expect(await offeredBackOf(ground.desk, id, office)).toMatchObject({ of: version });
    const after = await back(id, version);
    expect(after.state).toEqual(state);
    expect(await projected(id)).toEqual(lists);
    expect(await offeredBackOf(ground.desk, id, office)).toBeNull();
    expect((await verifyEntries(ground.desk.sql, [id])).differing).toEqual([]);
  });

  it("counts no more in the figures of its day, as if it had not been done", async () => {
    const measure = { planId: randomUUID(), measureId: randomUUID(), undertakingId: null };
    const figures = async () =>
      (
        await registersOnMeasures(ground.desk.sql, [measure.measureId], { asOf: "2099-01-01", past: true })
      ).flatMap(({ rows }) => rows.at(-1)?.map(({ lengthKm }) => lengthKm) ?? []);
    const { id } = await enter("计数公路", { links: [measure], values: { lengthKm: 4 } });
    const before = await figures();
    const { version } = await act(id, 1, { type: "revise", values: { lengthKm: 40 } });
    expect(await figures()).not.toEqual(before);
    await back(id, version);
    expect(before).toEqual([4]);
    expect(await figures()).toEqual(before);
  });

  it("stays where something was done since, by others, after ten minutes, and where it is settled or of two rows", async () => {
    const { id } = await enter("留下公路");
    const first = await act(id, 1, { type: "revise", values: { lengthKm: 5 } });
    const second = await act(id, first.version, { type: "put-item", item });
    expect(await codeOf(back(id, second.version, first.version))).toBe("built-on");
    expect(
      await codeOf(back(id, second.version, second.version, ground.desk, callerAs("李四", "office"))),
    ).toBe("not-your-act");
    const later = { ...ground.desk, now: () => new Date(ground.desk.now().getTime() + 600_001) };
    expect(await codeOf(back(id, second.version, second.version, later))).toBe("too-late");
    const paid = await act(id, second.version, { type: "record-money", lines: [line("2026-03", 500)] });
    expect(await codeOf(back(id, paid.version))).toBe("not-to-take-back");
    const other = await enter("并入公路");
    await act(id, paid.version, { type: "merge", into: other.id });
    // The other row took in the links of this one with the same request.
    expect(await offeredBackOf(ground.desk, other.id, office)).toBeNull();
    expect(await codeOf(back(other.id, 2))).toBe("not-to-take-back");
  });
});
