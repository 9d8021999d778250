import * as fc from "fast-check";
import { expect, it } from "vitest";
import { type Box, LINE, placeLabels, shortened, widthOf } from "./label-geometry.ts";

const sign = fc.constantFrom("矿", "区", "站", "A", "m", " ", "7");
const points = fc
  .array(
    fc.record({
      text: fc.array(sign, { minLength: 1, maxLength: 14 }).map((signs) => signs.join("")),
      x: fc.double({ min: 54, max: 286, noNaN: true }),
      lane: fc.integer({ min: -2, max: 2 }),
      half: fc.constantFrom(3, 5, 7),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((all) => all.map(({ lane, ...point }, at) => ({ ...point, id: String(at), y: lane * 46 })));

/** By the area that two parts share: nothing in common with how places are found. */
const shared = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

it("（十六）names of places cover neither each other nor a mark, and stay within the drawing", () => {
  fc.assert(
    fc.property(points, (points) => {
      const placed = placeLabels(points, 340);
      placed.forEach(({ box, id, text }, at) => {
        expect(box.left).toBeGreaterThanOrEqual(0);
        expect(box.right).toBeLessThanOrEqual(340);
        expect(box.right - box.left).toBeCloseTo(widthOf(text), 9);
        expect(box.bottom - box.top).toBeCloseTo(LINE, 9);
        for (const other of placed.slice(at + 1)) expect(shared(box, other.box)).toBe(0);
        for (const { x, y, half } of points.filter((point) => point.id !== id))
          expect(
            shared(box, { left: x - half, right: x + half, top: y - half, bottom: y + half }),
          ).toBeLessThan(1e-9);
      });
    }),
  );
});

it("（十六）a name alone stands in the middle above its place, and one that is too long is cut to its room", () => {
  fc.assert(
    fc.property(points, (points) => {
      const [first] = points;
      if (first === undefined) return;
      const alone = placeLabels([{ ...first, text: "矿区" }], 340)[0];
      expect(((alone?.box.left ?? 0) + (alone?.box.right ?? 0)) / 2).toBeCloseTo(first.x, 9);
      expect(alone?.box.bottom).toBeLessThan(first.y);
      expect(alone?.rank).toBe(1);
    }),
  );
  expect(shortened("包头市昆都仑区示例矿区", 80)).toBe("包头市昆都…");
  expect(widthOf(shortened("Baotou siding number 7", 80))).toBeLessThanOrEqual(80);
});
