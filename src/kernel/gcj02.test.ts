import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COUNTY_SEATS } from "./county-seats.ts";
import { fromGcj02, suspectGcj02, toGcj02 } from "./gcj02.ts";
import type { Position } from "./outline.ts";
import { metresBetween } from "./place.ts";

describe("GCJ-02", () => {
  // Published with the eviltransform library, whose transform map libraries hold themselves against.
  it.each<[Position, Position]>([
    [
      [121.5272106, 31.1774276],
      [121.531541859215, 31.17530398364597],
    ],
    [
      [113.912316, 22.543847],
      [113.9171764808363, 22.540796131694766],
    ],
    [
      [116.377817, 39.911954],
      [116.38404722455657, 39.91334545536069],
    ],
  ])("shows %j at %j", (position, shown) => {
    expect(metresBetween(toGcj02(position), shown)).toBeLessThan(0.01);
  });

  it("leads back to the millimetre", async () => {
    const degrees = fc.tuple(
      fc.double({ min: 105, max: 115, noNaN: true }),
      fc.double({ min: 37, max: 43, noNaN: true }),
    );
    await fc.assert(
      fc.property(degrees, (position) => {
        expect(metresBetween(fromGcj02(toGcj02(position)), position)).toBeLessThan(0.001);
      }),
    );
  });
});

const square = ([x, y]: Position, size: number): Position[] =>
  [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([dx = 0, dy = 0]) => [x + dx * size, y + dy * size]);
/** Around a seat, without a name: only its centre says where it is. */
const around = (position: Position) => ({ names: ["图斑"], centres: [position] });
const rounded = ([x, y]: Position): Position => [Number(x.toFixed(6)), Number(y.toFixed(6))];

describe("suspecting GCJ-02 by its shift at known county seats （十四）", () => {
  it.each(COUNTY_SEATS.map(({ name, at }) => [name, at] as const))(
    "knows it at %s, and CGCS2000 as well",
    (_, at) => {
      const shown = rounded(toGcj02(at));
      expect(suspectGcj02([around(shown)], square(shown, 0.002))?.seats).toHaveLength(1);
      expect(suspectGcj02([around(at)], square(at, 0.002))).toBeNull();
    },
  );

  it("knows it by a vertex that stands on a seat", () => {
    const [x, y] = toGcj02(COUNTY_SEATS[8]?.at ?? [0, 0]);
    const ring: Position[] = [
      [x, y],
      [x + 0.01, y],
      [x, y + 0.01],
    ];
    expect(suspectGcj02([around([x + 0.003, y + 0.003])], ring)).not.toBeNull();
  });

  it("knows it by things that are called like a county and lie where it shows the seat, roughly", () => {
    const seats = COUNTY_SEATS.slice(0, 3);
    const sightings = (shift: (at: Position) => Position) =>
      seats.map(({ name, at: [x, y] }) => ({
        names: [`${name}人民政府`],
        centres: [shift([x + 0.001, y - 0.0005])],
      }));
    expect(suspectGcj02(sightings(toGcj02), [])?.seats).toHaveLength(3);
    expect(
      suspectGcj02(
        sightings((at) => at),
        [],
      ),
    ).toBeNull();
  });

  it("says nothing of files that touch no seat, nor of dense ones where chance would", () => {
    const far = Array.from({ length: 500 }, (_, at): Position => [110.9 + at * 0.000_1, 40.9]);
    expect(suspectGcj02(far.map(around), far)).toBeNull();
    const [x, y] = toGcj02(COUNTY_SEATS[8]?.at ?? [0, 0]);
    const dense = Array.from({ length: 40_000 }, (_, at): Position => [
      x + ((at % 200) - 100) * 0.000_05,
      y + (Math.floor(at / 200) - 100) * 0.000_05,
    ]);
    expect(suspectGcj02([], dense)).toBeNull();
  });
});
