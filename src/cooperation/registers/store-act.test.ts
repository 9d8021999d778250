import type { EntryAct } from "./kind.ts";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCooperation, type CooperationGround } from "../../../test/support/cooperation.ts";
import { callerAs } from "../../../test/support/supervision.ts";
import { inTransaction } from "../../platform/database/database.ts";
import type { EntrySeed, MoneyLine } from "./entry.ts";
import { actOnEntry, enterEntry, linesOf } from "./store-act.ts";

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
