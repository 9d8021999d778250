import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { COUNTED_ON, deskOn } from "../../../test/support/supervision.ts";
import { boardOf } from "../domain/board.ts";
import { fillDemonstration } from "./demonstration.ts";
import { listImports } from "./imports.ts";
import { measuresOfPlan } from "./measures.ts";
import { listPlans, listRelations } from "./plans.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

describe("the demonstration", () => {
  it("（二十）is invented throughout and says so everywhere, with something in every state", async () => {
    const desk = deskOn(database);
    await fillDemonstration(desk, COUNTED_ON);
    const plans = await listPlans(desk.sql);
    expect(plans.map(({ sample, measures }) => [sample, measures])).toEqual([
      [true, 10],
      [true, 9],
    ]);
    const revision = plans.find(({ measures }) => measures === 10);
    if (!revision) throw new Error("no revision");
    expect(await listRelations(desk.sql, revision.id)).toMatchObject([{ relation: "predecessor" }]);
    const rows = await measuresOfPlan(desk.sql, revision.id, COUNTED_ON);
    const { figures } = boardOf(revision, rows, {}, COUNTED_ON);
    // Written so in the sample: （三）（四） past, （二）（八） soon, （五）（六）（十） later, （七） for good, the rest continue.
    expect(figures).toMatchObject({ pending: 2, "due-soon": 2, dated: 3, longterm: 1, continuous: 2 });
    const names = rows.flatMap(({ responsibilities }) => responsibilities.map(({ name }) => name));
    expect(names.filter((name) => !name.includes("示例") && name !== "各成员单位")).toEqual([]);
    expect(rows[1]?.responsibilities.map(({ role }) => role)).toEqual(["lead", "support"]);
    const imports = await listImports(desk.sql, { page: 1, size: 10 });
    expect(imports.rows.filter(({ state }) => state === "review")).toMatchObject([{ measures: 10 }]);
  });
});
