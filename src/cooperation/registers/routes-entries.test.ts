import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRegisters, type RegistersOverHttp, seedOf } from "../../../test/support/registers.ts";
import type { EntryDetail } from "./entry-row.ts";

let on: RegistersOverHttp;
beforeAll(async () => {
  on = await openRegisters();
});
afterAll(() => on.app.close());

describe("（二十一）problems, agreements and what becomes of them", () => {
  it("takes a problem from its level to a decision, a task that traces back to it, and its close", async () => {
    const raised = await on.entered(
      "problem",
      seedOf("示例断头路问题", {
        variant: "hard",
        values: { raisedOn: "2026-03-01", raisedBy: on.units[3]?.id ?? "", ask: "请协调建设标准" },
        links: [on.linkTo(2)],
      }),
    );
    expect(raised.row.stage).toBe("raised");
    const graded = await on.acted(raised, { type: "revise", values: { level: "joint-conference" } });
    expect(graded.row.stage).toBe("graded");
    const decided = await on.acted(graded, {
      type: "revise",
      values: { decision: "按一级公路标准衔接", decidedOn: "2026-06-01" },
    });
    expect([decided.row.stage, decided.state.stages["resolved"]?.actual]).toEqual(["resolved", "2026-06-01"]);
    const { measureId, planId } = on.linkTo(2);
    const order = {
      version: decided.version,
      key: randomUUID(),
      item: null,
      planId,
      measureId,
      undertakingId: null,
      text: "示例：按议决意见衔接建设标准",
      units: [{ unitId: on.units[3]?.id ?? "", role: "lead" }],
      due: null,
      dispatch: true,
    };
    const url = `/api/entries/${decided.id}/tasks`;
    const handed = await on.office({ method: "POST", url, payload: order });
    expect(handed.statusCode).toBe(200);
    const detail = handed.json<EntryDetail>();
    expect(detail.tasks.map(({ text, phase }) => [text, phase])).toEqual([[order.text, "dispatched"]]);
    expect(detail.row.stage).toBe("assigned");
    const again = await on.office({ method: "POST", url, payload: order });
    expect(again.json<EntryDetail>().tasks).toHaveLength(1);
    const closed = await on.acted(detail, { type: "close", reason: "示例：已衔接" });
    expect([closed.row.stage, closed.may]).toEqual(["closed", ["reopen", "keep-apart"]]);
  });

  it("makes a task of an article once", async () => {
    const detail = await on.entered(
      "agreement",
      seedOf("示例条款协议", { variant: "cities", links: [on.linkTo(2)] }),
    );
    const item = {
      id: randomUUID(),
      list: "article" as const,
      text: "第三条 四市共同编制示例方案",
      unitId: null,
      due: null,
      since: "2026-01-01",
      doneOn: null,
      note: "",
      evidence: [],
      taskId: null,
    };
    const put = await on.acted(detail, { type: "put-item", item });
    const order = (version: number) => ({
      method: "POST" as const,
      url: `/api/entries/${detail.id}/tasks`,
      payload: {
        version,
        key: randomUUID(),
        item: item.id,
        planId: on.plan,
        measureId: on.linkTo(2).measureId,
        undertakingId: null,
        text: "示例：编制方案",
        units: [{ unitId: on.units[4]?.id ?? "", role: "lead" }],
        due: null,
        dispatch: false,
      },
    });
    const handed = (await on.office(order(put.version))).json<EntryDetail>();
    expect(handed.state.items[0]?.taskId).toBe(handed.tasks[0]?.id);
    expect((await on.office(order(handed.version))).json<{ code: string }>().code).toBe("already-task");
  });
});

const pair = (a: EntryDetail, b: EntryDetail) => [a.id, b.id].toSorted().join();
describe("（十九）rows that look like one", () => {
  it("are proposed until a person says that they are others, or merges them", async () => {
    const one = await on.entered("project", seedOf("示例包头保税物流中心建设", { regionCode: "150200" }));
    const two = await on.entered("project", seedOf("示例包头保税物流中心建设项目", { regionCode: "150600" }));
    const three = await on.entered(
      "project",
      seedOf("示例包头保税物流中心建设（二期）", { regionCode: "150200" }),
    );
    const pairs = async () =>
      (await on.office({ url: "/api/registers/project/likely-same" }))
        .json<{ rows: { left: { id: string }; right: { id: string } }[] }>()
        .rows.map(({ left, right }) => [left.id, right.id].toSorted().join())
        .filter((pair) => [one, two, three].some(({ id }) => pair.includes(id)));
    expect(await pairs()).toContain(pair(one, two));
    await on.acted(one, { type: "keep-apart", from: three.id });
    expect(await pairs()).not.toContain(pair(one, three));
    const money = await on.acted(two, {
      type: "record-money",
      lines: [{ flow: "done", source: "city", period: "2026", amountFen: 900, batch: "", paper: "" }],
    });
    await on.acted(money, { type: "merge", into: one.id });
    expect(await pairs()).not.toContain(pair(one, two));
    const kept = (await on.office({ url: `/api/entries/${one.id}` })).json<EntryDetail>();
    expect([kept.row.totals, kept.warnings.map(({ zh }) => zh)]).toEqual([
      {},
      [expect.stringContaining("“示例包头保税物流中心建设项目”已并入本行，其登记的资金 9元 没有并入")],
    ]);
    expect((await on.list("project", "q=示例包头保税物流中心建设项目")).total).toBe(0);
  });
});
