import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  duplicatesOf,
  type Outline,
  outlineDigest,
  outlineKey,
  outlineM2,
  type Position,
  type Ring,
} from "./outline.ts";

// WGS 84, by its own numbers: an error in ours would show.
const A = 6_378_137;
const F = 1 / 298.257223563;
const E2 = F * (2 - F);
const RAD = Math.PI / 180;

/** Area of a degree cell at a latitude from the radii of curvature: M · N · cos φ. */
const density = (degrees: number): number => {
  const w = 1 - E2 * Math.sin(degrees * RAD) ** 2;
  return ((A * (1 - E2)) / w ** 1.5) * (A / Math.sqrt(w)) * Math.cos(degrees * RAD) * RAD * RAD;
};

/** Simpson's rule: shares nothing with Gauss and Legendre in closed form. */
function simpson(of: (at: number) => number, from: number, to: number, steps: number): number {
  const width = (to - from) / steps;
  let sum = of(from) + of(to);
  for (let at = 1; at < steps; at++) sum += of(from + at * width) * (at % 2 === 1 ? 4 : 2);
  return (sum * width) / 3;
}

const heightAt = (x: number, [x1, y1]: Position, [x2, y2]: Position) =>
  y1 + ((x - x1) / (x2 - x1)) * (y2 - y1);

/** Area by strips of longitude: between two neighbouring vertices every edge is straight, so that strips end at vertices. */
function stripsM2(ring: Ring): number {
  const xs = [...new Set(ring.map(([x]) => x))].toSorted((a, b) => a - b);
  let total = 0;
  for (const [at, west] of xs.slice(0, -1).entries()) {
    const east = xs[at + 1] as number;
    const middle = (west + east) / 2;
    const edges = ring.slice(1).flatMap((to, index) => {
      const from = ring[index] as Position;
      const crosses = Math.min(from[0], to[0]) < middle && Math.max(from[0], to[0]) > middle;
      return crosses ? [[from, to] as const] : [];
    });
    const sorted = edges.toSorted((a, b) => heightAt(middle, ...a) - heightAt(middle, ...b));
    for (let pair = 0; pair + 1 < sorted.length; pair += 2) {
      const [low, high] = [
        sorted[pair] as (typeof edges)[number],
        sorted[pair + 1] as (typeof edges)[number],
      ];
      total += simpson((x) => simpson(density, heightAt(x, ...low), heightAt(x, ...high), 8), west, east, 8);
    }
  }
  return total;
}

const star = (x: number, y: number, radii: readonly number[]): Ring => {
  const corners = radii.map((radius, at): Position => {
    const angle = (at / radii.length) * 2 * Math.PI;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
  return [...corners, corners[0] as Position];
};
const stars = (size: number) =>
  fc
    .tuple(
      fc.double({ min: 105, max: 115, noNaN: true }),
      fc.double({ min: -60, max: 60, noNaN: true }),
      fc.array(fc.double({ min: size / 3, max: size, noNaN: true }), { minLength: 3, maxLength: 12 }),
    )
    .map(([x, y, radii]) => star(x, y, radii));

describe("the area of an outline on the ellipsoid （十四）", () => {
  it.each([0.000_5, 0.01, 0.3, 4])(
    "agrees with strips summed by Simpson's rule, %s degrees wide",
    async (size) => {
      await fc.assert(
        fc.property(stars(size), (ring) => {
          const expected = stripsM2(ring);
          expect(Math.abs(outlineM2([[ring]]) / expected - 1)).toBeLessThan(1e-7);
        }),
        { numRuns: 60 },
      );
    },
  );

  it("is the whole earth's for the whole earth: 510 065 621.7 km²", () => {
    const all: Ring = [
      [-180, -90],
      [180, -90],
      [180, 90],
      [-180, 90],
      [-180, -90],
    ];
    expect(outlineM2([[all]]) / 510_065_621_724_000 - 1).toBeCloseTo(0, 9);
  });

  it("takes holes out and adds parts, whichever way rings run", () => {
    const [outer, hole, apart] = [
      star(110, 40, [1, 1, 1, 1]),
      star(110, 40, [0.2, 0.2, 0.2]),
      star(113, 40, [0.5, 0.5, 0.5]),
    ];
    const alone = [outer, hole, apart].map((ring) => outlineM2([[ring]]));
    const expected = (alone[0] ?? 0) - (alone[1] ?? 0) + (alone[2] ?? 0);
    expect(outlineM2([[outer, hole], [apart]])).toBeCloseTo(expected, 3);
    expect(outlineM2([[outer.toReversed(), hole], [apart.toReversed()]])).toBeCloseTo(expected, 3);
  });
});

/** The same ring begun elsewhere, the other way round, or with a corner said twice. */
const rewritten = fc
  .tuple(stars(0.1), fc.nat(), fc.boolean(), fc.boolean())
  .map(([ring, start, turned, twice]) => {
    const corners = ring.slice(0, -1);
    const from = start % corners.length;
    const rotated = [...corners.slice(from), ...corners.slice(0, from)];
    const said = turned ? rotated.toReversed() : rotated;
    const first = said[0] as Position;
    return { ring, other: [...(twice ? [first] : []), ...said, first] as Ring };
  });

describe("outlines with the same vertices （十四）", () => {
  it("are known again from any start and in either direction", async () => {
    await fc.assert(
      fc.property(rewritten, ({ ring, other }) => {
        expect(outlineKey([[other]])).toBe(outlineKey([[ring]]));
        expect(outlineDigest([[other]])).toBe(outlineDigest([[ring]]));
      }),
    );
  });

  it("are not the same with a corner moved by the last digit, and the first one is the original", () => {
    const ring = star(110, 40, [0.1, 0.1, 0.1, 0.1]);
    const moved = ring.map(([x, y], at): Position => (at === 1 ? [x, y + 2e-14] : [x, y]));
    const all: Outline[] = [[[ring]], [[moved]], [[ring.toReversed()]], [], [[ring]], [[moved]]];
    expect(duplicatesOf(all)).toEqual([null, null, 0, null, 0, 1]);
  });

  it("takes parts and holes in any order", () => {
    const [one, other, hole] = [
      star(110, 40, [1, 1, 1]),
      star(113, 40, [1, 1, 1]),
      star(113, 40, [0.1, 0.1, 0.1]),
    ];
    expect(outlineKey([[one], [other, hole]])).toBe(outlineKey([[other, hole], [one]]));
  });
});
