import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePlace, placeText } from "./place.ts";

const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const place = fc.array(fc.tuple(degrees(105, 115), degrees(37, 43)), { minLength: 1, maxLength: 20 });

describe("a place （二）", () => {
  it("is read as it was written, to the last digit that surveys give", () => {
    fc.assert(
      fc.property(place, fc.constantFrom("\n", "; ", "；"), (given, between) => {
        expect(parsePlace(placeText(given))).toEqual(given);
        const printed = given.map(([x, y]) => `${x},${y}`).join(between);
        expect(parsePlace(printed)).toEqual(given);
      }),
    );
  });

  it.each(["109.84", "109.84, 40.66\n包头", "109.84, 40.66, 1000", "-109.84, 40.66"])(
    "is not guessed from %o",
    (typed) => expect(parsePlace(typed)).toBeNull(),
  );
});
