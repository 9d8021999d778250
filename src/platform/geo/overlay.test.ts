import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Outline, outlineM2, type Position, type Ring } from "../../kernel/outline.ts";
import { overlay } from "./overlay.ts";

const closed = (corners: readonly Position[]): Ring => [...corners, corners[0] as Position];
const square = (x: number, y: number, size: number): Ring =>
  closed([
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
  ]);

/** What of a ring lies within a box, by Sutherland and Hodgman: nothing of it is GEOS's. */
function clipped(
  ring: Ring,
  [west, south, east, north]: readonly [number, number, number, number],
): Position[] {
  const sides: readonly [axis: 0 | 1, bound: number, keeps: 1 | -1][] = [
    [0, west, 1],
    [0, east, -1],
    [1, south, 1],
    [1, north, -1],
  ];
  return sides.reduce<Position[]>(
    (corners, [axis, bound, keeps]) => {
      const inside = (position: Position): boolean => (position[axis] - bound) * keeps >= 0;
      return corners.flatMap((to, at) => {
        const from = corners.at(at - 1) as Position;
        const share = (bound - from[axis]) / (to[axis] - from[axis]);
        const crossing: Position = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
        const kept = inside(to) ? [to] : [];
        return inside(from) === inside(to) ? kept : [crossing, ...kept];
      });
    },
    ring.slice(0, -1),
  );
}

const convex = fc
  .tuple(
    fc.double({ min: 110, max: 111, noNaN: true }),
    fc.double({ min: 40, max: 41, noNaN: true }),
    fc.double({ min: 0.001, max: 0.3, noNaN: true }),
    fc.integer({ min: 3, max: 9 }),
  )
  .map(([x, y, radius, corners]) =>
    closed(
      Array.from({ length: corners }, (_, at): Position => {
        const angle = (at / corners) * 2 * Math.PI + 0.1;
        return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
      }),
    ),
  );

describe("what of an outline lies in which group （十四）", () => {
  it("agrees with clipping by hand, whether it lies within, beside or across", async () => {
    const box = [110.3, 40.3, 110.7, 40.7] as const;
    await fc.assert(
      fc.asyncProperty(fc.array(convex, { minLength: 1, maxLength: 20 }), async (rings) => {
        const { measured } = await overlay(
          rings.map((ring) => [[ring]]),
          [[[[square(110.3, 40.3, 0.4)]]]],
        );
        for (const [at, ring] of rings.entries()) {
          const expected = clipped(ring, box);
          const m2 = expected.length === 0 ? 0 : outlineM2([[closed(expected)]]);
          const found = measured[at]?.parts[0]?.m2 ?? 0;
          expect(Math.abs(found - m2)).toBeLessThanOrEqual(1e-9 * m2 + 0.01);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("takes a group's outlines as one: what they share counts once, and a hole is none of it", async () => {
    const site: Outline = [[square(110, 40, 1)]];
    const whole = outlineM2(site);
    const overlapping: Outline[] = [[[square(109, 39, 1.5)]], [[square(109.2, 39, 1.3)]]];
    const ringed: Outline[] = [[[square(109, 39, 3), square(110, 40, 1)]]];
    const { measured } = await overlay([site], [overlapping, ringed]);
    expect(measured[0]?.parts).toEqual([
      { group: 0, m2: expect.closeTo(outlineM2([[square(110, 40, 0.5)]]), 0) as number },
    ]);
    expect(measured[0]?.areaM2).toBe(whole);
  });

  it("names the place where an outline crosses itself, and measures the others", async () => {
    const bow = closed([
      [110, 40],
      [110.2, 40.2],
      [110.2, 40],
      [110, 40.2],
    ]);
    const { measured } = await overlay([[[bow]], [[square(110, 40, 0.1)]]], []);
    expect(measured[0]).toMatchObject({ areaM2: null, parts: [], fault: { kind: "Self-intersection" } });
    expect(measured[0]?.fault?.at).toEqual([expect.closeTo(110.1, 9), expect.closeTo(40.1, 9)]);
    expect(measured[1]?.fault).toBeNull();
  });

  it("measures nothing by a group that is at fault", async () => {
    const hole = [square(110, 40, 1), square(113, 40, 0.1)];
    const { faults, measured } = await overlay(
      [[[square(110, 40, 1)]]],
      [[[[square(110, 40, 1)]]], [[hole]]],
    );
    expect(faults.map(({ group, outline, fault }) => [group, outline, fault.kind])).toEqual([
      [1, 0, "Hole lies outside shell"],
    ]);
    expect(measured).toEqual([]);
  });
});
