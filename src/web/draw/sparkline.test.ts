import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sparkPoints } from "./sparkline.tsx";

describe("a small line beside a figure （二十）", () => {
  it("stays within its box, goes from left to right, and is higher where the figure is", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 2, maxLength: 40 }),
        (values) => {
          const points = sparkPoints(values);
          for (const [index, [x, y]] of points.entries()) {
            expect(x).toBeGreaterThanOrEqual(2);
            expect(x).toBeLessThanOrEqual(94.001);
            expect(y).toBeGreaterThanOrEqual(2);
            expect(y).toBeLessThanOrEqual(20);
            const [before, value] = [points[index - 1], values[index] ?? 0];
            if (before === undefined) continue;
            expect(x).toBeGreaterThan(before[0]);
            const rises = value > (values[index - 1] ?? 0);
            expect(rises ? y <= before[1] : true).toBe(true);
          }
        },
      ),
    );
  });

  it("runs level through the middle where nothing changes", () => {
    expect(sparkPoints([3, 3, 3]).map(([, y]) => y)).toEqual([11, 11, 11]);
  });
});
