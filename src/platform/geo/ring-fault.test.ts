import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Position, Ring } from "../../kernel/outline.ts";
import { survey } from "./survey.ts";

const RAD = Math.PI / 180;
/** m² of a cell between meridians and parallels, by the radii of curvature and Simpson's rule: nothing of it is ours or GEOS's. */
function cellM2(west: number, south: number, east: number, north: number): number {
  const [a, f] = [6_378_137, 1 / 298.257222101];
  const e2 = f * (2 - f);
  const density = (latitude: number): number => {
    const w = 1 - e2 * Math.sin(latitude * RAD) ** 2;
    return ((a * (1 - e2)) / w ** 1.5) * (a / Math.sqrt(w)) * Math.cos(latitude * RAD) * RAD * RAD;
  };
  const steps = 16;
  const width = (north - south) / steps;
  let sum = density(south) + density(north);
  for (let at = 1; at < steps; at++) sum += density(south + at * width) * (at % 2 === 1 ? 4 : 2);
  return ((sum * width) / 3) * (east - west);
}

const box = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const square = (x: number, y: number, size: number) => box(x, y, x + size, y + size);

async function surveyed(...geometries: readonly unknown[]) {
  const features = geometries.map((geometry, at) => ({
    type: "Feature",
    properties: { id: String(at + 1) },
    geometry,
  }));
  const bytes = new TextEncoder().encode(JSON.stringify({ type: "FeatureCollection", features }));
  const found = await survey({ bytes, fileName: "a.geojson", choice: { system: "cgcs2000" } });
  if (!found.ok) throw new Error(found.failure.sentence.zh);
  return found.value.things;
}
const polygon = (...rings: readonly unknown[]) => ({ type: "Polygon", coordinates: rings });
const multi = (...polygons: readonly unknown[]) => ({ type: "MultiPolygon", coordinates: polygons });
const collection = (...geometries: readonly unknown[]) => ({ type: "GeometryCollection", geometries });

const WHOLE = square(110, 40, 0.1);

/** The ring with more vertices than it needs: each edge gets one at a share of its length, or its end once more. */
const padded = (ring: Ring, [start, turned, shares]: readonly [number, boolean, readonly number[]]) => {
  const corners = ring.slice(0, -1).flatMap((from, at): Position[] => {
    const [x, y] = ring[at + 1] as Position;
    const share = shares[at];
    // Along a parallel or a meridian one of the two is exactly that of both ends.
    const between: Position = [
      from[0] === x ? x : from[0] + ((share ?? 0) / 100) * (x - from[0]),
      from[1] === y ? y : from[1] + ((share ?? 0) / 100) * (y - from[1]),
    ];
    return share === undefined ? [from] : [from, between];
  });
  const begun = [...corners.slice(start % corners.length), ...corners.slice(0, start % corners.length)];
  const closed = [...begun, begun[0] as Position];
  return turned ? closed.toReversed() : closed;
};
const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe("an outline that is wrong （十四）", () => {
  it.each([
    [
      "a ring of three positions",
      polygon([WHOLE[0], WHOLE[1], WHOLE[0]]),
      /^边界（起于经度 110、纬度 40）只有 3 个点/,
    ],
    [
      "a hole of two positions",
      polygon(WHOLE, [
        [110.05, 40.05],
        [110.05, 40.05],
      ]),
      /^第 2 圈边界（起于经度 110.05、/,
    ],
    ["a ring without vertices", multi([WHOLE], [[]]), /^第 2 圈边界没有顶点/],
    [
      "a hole that is open",
      polygon(WHOLE, square(110.02, 40.02, 0.01).slice(0, 4)),
      /^第 2 圈边界没有闭合：起于经度 110.02/,
    ],
    [
      "a hole outside its shell",
      polygon(WHOLE, square(111, 40, 0.1)),
      /^内环在外环之外，位置在经度 111、纬度 40/,
    ],
    [
      "a hole that is its shell",
      polygon(WHOLE, WHOLE.toReversed()),
      /^同一圈边界写了两次，位置在经度 110、纬度 40/,
    ],
    [
      "a hole that is written twice",
      polygon(WHOLE, square(110.01, 40.01, 0.02), square(110.01, 40.01, 0.02)),
      /^同一圈边界写了两次，位置在经度 110.01/,
    ],
    [
      "a hole that leaves its shell",
      polygon(WHOLE, square(110.05, 40.05, 0.1)),
      /^两圈边界.*相交.*位置在经度 110.1、纬度 40.05/,
    ],
    [
      "a hole in a hole",
      polygon(WHOLE, square(110.01, 40.01, 0.08), square(110.03, 40.03, 0.02)),
      /^内环套内环，位置在经度 110.03/,
    ],
    [
      "parts that overlap",
      multi([WHOLE], [square(110.05, 40.05, 0.1)]),
      /^其中两块面相交.*合并为一块，位置在经度 110.1/,
    ],
    ["parts that share an edge", multi([WHOLE], [square(110.1, 40, 0.1)]), /^其中两块面.*共用一段边/],
    ["a part that is written twice", multi([WHOLE], [WHOLE]), /^同一块面写了两次/],
    ["a part within another", multi([WHOLE], [square(110.02, 40.02, 0.02)]), /^面中套面/],
    [
      "polygons of a collection that overlap",
      collection(polygon(WHOLE), polygon(square(110.05, 40, 0.1))),
      /^其中两块面/,
    ],
    [
      "a spike outwards",
      polygon([
        [110, 40],
        [110.1, 40],
        [110.2, 40],
        [110.1, 40],
        [110.1, 40.1],
        [110, 40],
      ]),
      /尖刺，位置在经度 110.2、纬度 40，/,
    ],
    [
      "a spike inwards",
      polygon([
        [110, 40],
        [110.1, 40],
        [110.1, 40.05],
        [110.05, 40.04],
        [110.1, 40.05],
        [110.1, 40.1],
        [110, 40],
      ]),
      /尖刺，位置在经度 110.05、纬度 40.04，/,
    ],
    [
      "vertices on one line",
      polygon([
        [110, 40],
        [110.1, 40.1],
        [110.2, 40.2],
        [110, 40],
      ]),
      /都在一条线上/,
    ],
    [
      "one position four times",
      polygon([
        [110, 40],
        [110, 40],
        [110, 40],
        [110, 40],
      ]),
      /都在一条线上/,
    ],
    [
      "a crossing of itself",
      polygon([
        [110, 40],
        [110.2, 40.2],
        [110.2, 40],
        [110, 40.2],
        [110, 40],
      ]),
      /^边界自相交，位置在经度 110.1、纬度 40.1/,
    ],
    [
      "the 180th meridian",
      polygon([
        [179.9, 40],
        [-179.9, 40],
        [-179.9, 40.1],
        [179.9, 40.1],
        [179.9, 40],
      ]),
      /从经度 179.9、纬度 40到经度 -179.9、纬度 40跨过了 180 度经线/,
    ],
    ["no rings", polygon(), /没有边界/],
    ["coordinates that are null", { type: "Polygon", coordinates: null }, /没有边界/],
    [
      "a position that is null",
      polygon([[110, 40], null, [110.1, 40.1], [110, 40]]),
      /^第 2 个顶点的坐标不是数/,
    ],
    ["a bracket too few", polygon(...WHOLE), /^第 1 个顶点的方括号少了一层/],
    ["a bracket too many", polygon([WHOLE]), /^第 1 个顶点的方括号多了一层/],
    [
      "a type in small letters",
      { type: "polygon", coordinates: [WHOLE] },
      /^几何类型“polygon”不认识，应写作 Polygon/,
    ],
    [
      "a curve beside a polygon, of which half would be lost",
      collection(polygon(WHOLE), { type: "CurvePolygon" }),
      /“CurvePolygon”不认识/,
    ],
    [
      "collections too deep, likewise",
      collection(polygon(WHOLE), collection(collection(collection(collection(polygon(WHOLE)))))),
      /套了 4 层以上/,
    ],
    ["no part", multi(), /不是面/],
    ["an empty collection", collection(), /不是面/],
    ["no geometry", null, /不是面/],
  ])("by %s has no area and says why and where", async (_, geometry, sentence) => {
    const [wrong, sound] = await surveyed(geometry, polygon(WHOLE));
    expect(wrong?.problem?.sentence.zh).toMatch(sentence);
    expect(wrong).toMatchObject({ areaM2: null, zones: [] });
    expect(sound).toMatchObject({ problem: null });
  });

  it("is not one for vertices that are repeated, lie on its edges or begin elsewhere, a hole that touches, or a point beside it", async () => {
    const shuffled = fc.tuple(fc.nat(), fc.boolean(), fc.array(fc.nat({ max: 99 }), { maxLength: 12 }));
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(degrees(105, 114), degrees(37, 42), degrees(1e-3, 0.5), degrees(1e-3, 0.5)),
        fc.tuple(shuffled, shuffled),
        async ([west, south, width, height], [outer, inner]) => {
          const [east, north] = [west + width, south + height];
          const shell = box(west, south, east, north);
          const hole = box(west + width / 4, south + height / 4, west + width / 2, south + height / 2);
          const [holed, plain] = await surveyed(
            collection(polygon(padded(shell, outer), padded(hole, inner)), {
              type: "Point",
              coordinates: [west, south],
            }),
            multi([padded(shell, inner)]),
          );
          const whole = cellM2(west, south, east, north);
          const [[x1, y1], , [x2, y2]] = hole as [Position, Position, Position];
          expect([holed?.problem, plain?.problem]).toEqual([null, null]);
          expect((plain?.areaM2 ?? 0) / whole).toBeCloseTo(1, 9);
          expect((holed?.areaM2 ?? 0) / (whole - cellM2(x1, y1, x2, y2))).toBeCloseTo(1, 9);
        },
      ),
      { numRuns: 40 },
    );
    const touching = polygon(WHOLE, [
      [110, 40.05],
      [110.05, 40.02],
      [110.05, 40.07],
      [110, 40.05],
    ]);
    expect((await surveyed(touching))[0]?.problem).toBeNull();
  });
});
