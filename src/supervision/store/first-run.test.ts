import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { COUNTED_ON, deskOn } from "../../../test/support/supervision.ts";
import { boardOf } from "../domain/board.ts";
import { readBundledPlans } from "./first-run.ts";
import { listMeasures, measuresOfPlan } from "./measures.ts";
import { listPlans, listRelations } from "./plans.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

describe("first start", () => {
  it("（二十）reads the bundled plan and shows its deadlines as counted by hand", async () => {
    const desk = deskOn(database);
    const sentences = await readBundledPlans(desk);
    expect(sentences[0]?.zh).toMatch(/22 项举措、\d+ 项具体任务、\d+ 个单位/);
    const plans = await listPlans(desk.sql);
    expect(plans.map(({ measures, incomplete }) => ({ measures, incomplete }))).toEqual([
      { measures: 22, incomplete: false },
      { measures: expect.any(Number) as number, incomplete: true },
    ]);
    const [plan] = plans;
    if (!plan) throw new Error("no plan");
    const rows = await measuresOfPlan(desk.sql, plan.id, COUNTED_ON);
    const { figures, chapters } = boardOf(plan, rows, {}, COUNTED_ON);
    // Counted in the printed plan: nine say 2024年12月, （二） says 2026年12月, （十二）（十四） 长期坚持, ten 持续推进.
    expect(figures).toMatchObject({
      measures: 22,
      pending: 9,
      "due-soon": 1,
      dated: 0,
      continuous: 10,
      longterm: 2,
      none: 0,
    });
    expect(chapters.map(({ measures }) => measures.length)).toEqual([4, 4, 3, 3, 5, 3]);
    expect(rows.find(({ state }) => state === "due-soon")).toMatchObject({ ordinal: "(二)", daysLeft: 38 });
    expect(await listRelations(desk.sql, plan.id)).toMatchObject([{ relation: "superior" }]);
    const found = await listMeasures(desk.sql, { q: "生态补偿" }, { page: 1, size: 10 }, COUNTED_ON);
    expect(found.rows.map(({ ordinal }) => ordinal)).toEqual(["(十三)"]);
    const rules = new Set(rows.flatMap((row) => row.responsibilities.map(({ rule }) => rule)));
    expect([...rules]).toEqual(["undifferentiated"]);
  });

  it("changes nothing when it runs again", async () => {
    const desk = deskOn(database);
    await readBundledPlans(desk);
    expect(await listPlans(desk.sql)).toHaveLength(2);
  });
});
