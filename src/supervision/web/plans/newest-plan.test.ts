import { expect, test } from "vitest";
import type { PlanSummary } from "../../domain/plan.ts";
import { byInterest, byWork, newestPlan } from "./newest-plan.ts";

const plan = (id: string, publishedAt: string, more: Partial<PlanSummary> = {}): PlanSummary => ({
  id,
  title: id,
  issuer: null,
  docNumber: null,
  date: null,
  regionCode: "150200",
  incomplete: false,
  sample: false,
  sampleWork: false,
  supersededBy: null,
  publishedAt,
  measures: 22,
  undertakings: 80,
  openQuestions: 0,
  ...more,
});

test("the start opens the latest real plan, not a later sample, excerpt or revised one", () => {
  const plans = [
    plan("older", "2026-01-01T00:00:00Z"),
    plan("baotou", "2026-02-01T00:00:00Z"),
    plan("revised", "2026-02-02T00:00:00Z", { supersededBy: "baotou" }),
    plan("excerpt", "2026-03-01T00:00:00Z", { incomplete: true }),
    plan("sample", "2026-04-01T00:00:00Z", { sample: true }),
  ];
  expect(byInterest(plans).map((each) => each.id)).toEqual(["baotou", "older", "excerpt", "sample", "revised"]);
});

test("where work is looked for, the demonstration begins with the sample plan in force", () => {
  const plans = [
    plan("baotou", "2026-02-01T00:00:00Z"),
    plan("old sample", "2026-05-01T00:00:00Z", { sample: true, supersededBy: "sample" }),
    plan("sample", "2026-04-01T00:00:00Z", { sample: true }),
  ];
  expect(byWork(plans, true).map((each) => each.id)).toEqual(["sample", "old sample", "baotou"]);
  expect(byWork(plans, false)[0]?.id).toBe("baotou");
});

test("without any plan there is nothing to open", () => {
  expect(newestPlan([])).toBeUndefined();
});
