import { existsSync, readdirSync, readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { f1, scoreReading, total, type Gold } from "./conformance.ts";
import { readPlan } from "./read-plan.ts";

// The annotated plans lie beside the repository and are not part of it.
const PLANS = new URL("../../../../../shared/data/plans/", import.meta.url);
const present = existsSync(PLANS);

describe("the annotated plans of ../shared/data/plans", () => {
  beforeEach((context) => context.skip(!present, "they are not beside the repository"));
  const golds = present ? readdirSync(PLANS).filter((name) => name.endsWith(".gold.json")) : [];
  const scores = golds.map((name) => {
    const gold = JSON.parse(readFileSync(new URL(name, PLANS), "utf8")) as Gold;
    const text = readFileSync(new URL(name.replace(".gold.json", ".txt"), PLANS), "utf8");
    return scoreReading(readPlan(text), gold);
  });

  it.each([
    ["measures", 0.99],
    ["lead", 0.985],
    ["support", 0.985],
  ] as const)("reach F1 of %s ≥ %f", (field, bar) => {
    const sum = total(scores.map((one) => one[field]));
    expect(sum.hit).toBeGreaterThan(0);
    expect(f1(sum) >= bar ? [] : sum.notes).toEqual([]);
  });

  it.each(["deadline", "title", "issuer", "docNumber", "date"] as const)("have every %s read", (field) => {
    const sum = total(scores.map((one) => one[field]));
    expect(sum.hit).toBeGreaterThan(0);
    expect(sum.notes).toEqual([]);
  });
});
