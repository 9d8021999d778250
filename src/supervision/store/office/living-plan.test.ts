import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fillPlan } from "../../../../test/support/filled-plan.ts";
import { type BundledDesk, callerAs, openBundledDesk } from "../../../../test/support/supervision.ts";
import { NO_PLAN } from "../../domain/import-failures.ts";
import { livingPlan, pinPlan } from "./living-plan.ts";

const OFFICE = callerAs("张三", "office");

let bundled: BundledDesk;
beforeAll(async () => {
  bundled = await openBundledDesk();
}, 60_000);
afterAll(() => bundled.database.close());

describe("the plan that everybody's desk shows", () => {
  it("（二十）is none without tasks, then the one that has some, and says where the office pinned it", async () => {
    const { desk, plan } = bundled;
    expect(await livingPlan(desk.sql)).toEqual({ plan: null, pinned: false, choices: [] });
    await pinPlan(desk, plan, OFFICE);
    expect(await livingPlan(desk.sql)).toMatchObject({ plan: null, pinned: false });
    await fillPlan(desk, plan);
    expect(await livingPlan(desk.sql)).toMatchObject({ plan: { id: plan }, pinned: true });
    await pinPlan(desk, null, OFFICE);
    expect(await livingPlan(desk.sql)).toMatchObject({ plan: { id: plan }, pinned: false });
    await expect(pinPlan(desk, "00000000-0000-4000-8000-000000000000", OFFICE)).rejects.toThrow(
      NO_PLAN.sentence.en,
    );
  });
});
