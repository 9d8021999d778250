import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fillPlan } from "../../../test/support/filled-plan.ts";
import { type BundledDesk, openBundledDesk } from "../../../test/support/supervision.ts";
import { figuresOfMeasure } from "./measure-figures.ts";
import { measuresOfPlan } from "./measures.ts";

let ground: BundledDesk;
const AS_OF = "2026-11-23";

const figures = async (number: number, asOf: string = AS_OF) => {
  const [row] = (await measuresOfPlan(ground.desk.sql, ground.plan, asOf)).filter(
    (each) => each.number === number,
  );
  const id = row?.id ?? "";
  return figuresOfMeasure(
    ground.desk.sql,
    { id, planId: ground.plan, number, sample: false, served: true },
    asOf,
  );
};

beforeAll(async () => {
  ground = await openBundledDesk();
  await fillPlan(ground.desk, ground.plan);
});
afterAll(() => ground.database.close());

describe("（二十）figures about measures from tasks and reports", () => {
  it("gives every one of the 22 measures at least one computed figure with source, day and series", async () => {
    for (let number = 1; number <= 22; number++) {
      const shown = (await figures(number)).filter(({ value }) => value !== null);
      expect(shown.length, `measure ${number}`).toBeGreaterThan(0);
      for (const { standing, source, asOf, series } of shown) {
        expect([standing, asOf, source.zh]).toEqual(["computed", AS_OF, "督办任务与报告"]);
        expect(series?.length).toBeGreaterThan(1);
      }
    }
  });

  it("counts accepted reports only, as the record has them", async () => {
    const reports = (await figures(2)).find(({ id }) => id === "reports-accepted");
    // Measure 2 carries one reporting task: August, September and October were accepted.
    expect(reports?.value).toBe(3);
    // Each point is the twelve months to its day, so that the last is the value.
    expect(reports?.series?.filter(({ value }) => value > 0)).toEqual([
      { day: "2026-08-31", value: 1 },
      { day: "2026-09-30", value: 2 },
      { day: "2026-10-31", value: 3 },
      { day: "2026-11-23", value: 3 },
    ]);
  });

  it("knows nothing on a day before the work began", async () => {
    const [dispatched, closed, reports] = await figures(2, "2026-07-31");
    expect([dispatched?.value, closed?.value, reports?.value]).toEqual([0, null, 0]);
  });
});
