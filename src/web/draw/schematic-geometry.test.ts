import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fitPositions, type Position, scaleBar, setApart, type Spot } from "./schematic-geometry.ts";

const position: fc.Arbitrary<Position> = fc.tuple(
  fc.double({ min: 105, max: 115, noNaN: true }),
  fc.double({ min: 37, max: 43, noNaN: true }),
);
const places = fc.array(position, { minLength: 1, maxLength: 40 });

const rad = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle distance by the haversine formula: shares nothing with the projection. */
function kilometres([lon1, lat1]: Position, [lon2, lat2]: Position): number {
  const h =
    Math.sin(rad(lat2 - lat1) / 2) ** 2 +
    Math.cos(rad(lat1)) * Math.cos(rad(lat2)) * Math.sin(rad(lon2 - lon1) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(h));
}

test("（一）every place stands within the drawing, north above south and east right of west", () => {
  fc.assert(
    fc.property(places, (places) => {
      const map = fitPositions(places, 640, 40);
      for (const place of places) {
        const [x, y] = map.at(place);
        expect(x).toBeGreaterThanOrEqual(40 - 1e-6);
        expect(x).toBeLessThanOrEqual(600 + 1e-6);
        expect(y).toBeGreaterThanOrEqual(40 - 1e-6);
        expect(y).toBeLessThanOrEqual(map.height - 40 + 1e-6);
        expect(map.at([place[0] + 0.1, place[1]])[0]).toBeGreaterThan(x);
        expect(map.at([place[0], place[1] + 0.1])[1]).toBeLessThan(y);
      }
      expect(map.height).toBeLessThanOrEqual(640 + 1e-6);
    }),
  );
});

test("（二）a length read off the drawing by its scale bar is the distance on the ground, to one in twenty", () => {
  fc.assert(
    fc.property(places, position, position, (places, from, to) => {
      const map = fitPositions([...places, from, to], 640, 40);
      const [[x1, y1], [x2, y2]] = [map.at(from), map.at(to)];
      const bar = scaleBar(map.perKm, 160);
      const read = (Math.hypot(x2 - x1, y2 - y1) / bar.length) * bar.km;
      const real = kilometres(from, to);
      expect(Math.abs(read - real)).toBeLessThanOrEqual(real * 0.05 + 0.001);
    }),
  );
});

test("（二）a scale bar is a round length, no longer than its room and no shorter than a third of it", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 1000, noNaN: true }), (perKm) => {
      const { km, length } = scaleBar(perKm, 120);
      expect(length).toBeLessThanOrEqual(120 * (1 + 1e-9));
      expect(length).toBeGreaterThan(120 / 3);
      expect(String(Number(km.toPrecision(6))).replace(/[0.]|e.*/g, "")).toMatch(/^[125]$/);
    }),
  );
});

test("（二）one place alone stands in the middle", () => {
  const map = fitPositions([[109.84, 40.66]], 400, 20);
  expect(map.at([109.84, 40.66])).toEqual([200, map.height / 2]);
});

test("（十六）marks that stand apart cover neither each other nor what stood there, and stay where they belong if they can", () => {
  const spot = fc.tuple(fc.integer({ min: 60, max: 280 }), fc.integer({ min: 0, max: 200 }));
  const taking = fc.record({ at: spot, half: fc.integer({ min: 5, max: 40 }) });
  fc.assert(
    fc.property(fc.array(taking, { maxLength: 30 }), fc.array(taking, { maxLength: 4 }), (marks, taken) => {
      const spots = setApart(marks, 340, taken);
      const standing = [...taken, ...marks.map(({ half }, at) => ({ at: spots[at] as Spot, half }))];
      const free = (each: (typeof standing)[number], others: typeof standing) =>
        others.every(
          ({ at, half }) => Math.hypot(at[0] - each.at[0], at[1] - each.at[1]) >= half + each.half,
        );
      marks.forEach((mark, number) => {
        const [before, own] = [standing.slice(0, taken.length + number), standing[taken.length + number]];
        if (own === undefined) throw new Error("a mark without a spot");
        expect(free(own, before)).toBe(true);
        expect(own.at[0] - mark.half).toBeGreaterThanOrEqual(0);
        expect(own.at[0] + mark.half).toBeLessThanOrEqual(340);
        expect(free(mark, before) ? own.at : mark.at).toEqual(mark.at);
      });
    }),
  );
});
