import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundedPath, criticalPath, findCycle, type PathStep, stepsRefused } from "./critical-path.ts";

/** Steps that wait only for earlier ones, each with its days. */
const acyclic = fc
  .array(
    fc.record({ days: fc.integer({ min: 0, max: 30 }), before: fc.array(fc.nat(20), { maxLength: 3 }) }),
    {
      minLength: 1,
      maxLength: 9,
    },
  )
  .map((drawn) =>
    drawn.map(({ days, before }, index) => ({
      id: `s${index}`,
      name: `环节${index}`,
      days,
      after: index === 0 ? [] : [...new Set(before.map((each) => `s${each % index}`))],
    })),
  );

/** Every way through the steps, from one that waits for nothing to one that nothing waits for. */
function allPaths(steps: readonly PathStep[]): string[][] {
  const on = (id: string): string[][] => {
    const next = steps.filter(({ after }) => after.includes(id));
    return next.length === 0 ? [[id]] : next.flatMap((step) => on(step.id).map((path) => [id, ...path]));
  };
  return steps.filter(({ after }) => after.length === 0).flatMap(({ id }) => on(id));
}

describe("（四）the critical path of a chain", () => {
  it("is the longest of all ways, and a step's slack is what its longest way lacks", () => {
    fc.assert(
      fc.property(acyclic, (steps) => {
        const daysOf = (id: string) => steps.find((step) => step.id === id)?.days ?? 0;
        const lengths = allPaths(steps).map((path) => ({
          path,
          days: path.reduce((sum, id) => sum + daysOf(id), 0),
        }));
        const longest = Math.max(...lengths.map(({ days }) => days));
        const found = criticalPath(steps, daysOf);
        expect(found.days).toBe(longest);
        for (const { id, slack, critical, earliestStart, latestStart } of found.steps) {
          const through = Math.max(
            ...lengths.filter(({ path }) => path.includes(id)).map(({ days }) => days),
          );
          expect(slack).toBe(longest - through);
          expect(critical).toBe(through === longest);
          expect(latestStart - earliestStart).toBe(slack);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("names the steps of a ring and refuses them", () => {
    const steps = [
      { id: "a", name: "立项", after: ["c"] },
      { id: "b", name: "环评", after: ["a"] },
      { id: "c", name: "能评", after: ["b"] },
    ];
    expect(new Set(findCycle(steps))).toEqual(new Set(["立项", "环评", "能评"]));
    expect(stepsRefused(steps)?.sentence.zh).toMatch(/立项.*→|→.*立项/);
  });

  it("finds a ring in every set of steps that has one, and none where there is none", () => {
    fc.assert(
      fc.property(acyclic, fc.boolean(), (steps, close) => {
        const [path = []] = allPaths(steps);
        const [first, last] = [path[0], path.at(-1)];
        const closed = steps.map((step) =>
          close && step.id === first && last !== undefined ? { ...step, after: [...step.after, last] } : step,
        );
        const ring = findCycle(closed);
        expect(ring === null).toBe(!close);
        if (ring === null) return;
        expect(ring[0]).toBe(ring.at(-1));
        for (const [index, name] of ring.slice(1).entries()) {
          const before = closed.find((step) => step.name === ring[index]);
          expect(closed.find((step) => step.name === name)?.after).toContain(before?.id);
        }
      }),
    );
  });

  it("refuses a predecessor that is not there and a step that stands twice", () => {
    expect(stepsRefused([{ id: "a", name: "甲", after: ["z"] }])?.code).toBe("no-predecessor");
    expect(
      stepsRefused([
        { id: "a", name: "甲", after: [] },
        { id: "a", name: "乙", after: [] },
      ])?.code,
    ).toBe("twice");
  });

  it("gives bounds where days are missing: the legal limit above, or none", () => {
    const steps = [
      { id: "a", name: "甲", after: [] },
      { id: "b", name: "乙", after: ["a"] },
    ];
    const known = { low: 5, high: 5 };
    expect(boundedPath(steps, (id) => (id === "a" ? known : { low: 0, high: 20 }))).toMatchObject({
      low: 5,
      high: 25,
      unknown: ["乙"],
    });
    expect(boundedPath(steps, (id) => (id === "a" ? known : { low: 0, high: null }))).toMatchObject({
      high: null,
    });
  });
});
