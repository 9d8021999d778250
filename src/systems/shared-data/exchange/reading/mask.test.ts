import * as fc from "fast-check";
import { expect, test } from "vitest";
import { MASKS } from "../grant/grant.ts";
import { maskValue } from "./mask.ts";

const digest = (value: string): string => `digest of ${value.length}`;

test("（四） each mask gives out what its grant says", () => {
  const number = "150204209901010019";
  expect(MASKS.map((mask) => maskValue(number, mask, digest))).toEqual([
    number,
    "1502************19",
    "****",
    "digest of 18",
  ]);
  expect(
    ["2020-03-01", "20200301", "2020年3月", "2020/3/1", "去年"].map((day) => maskValue(day, "year", digest)),
  ).toEqual(["2020", "2020", "2020", "2020", "****"]);
  expect(["王", "王小明", ""].map((name) => maskValue(name, "middle", digest))).toEqual(["*", "王**", ""]);
});

test("（四） a value whose middle is hidden never comes out whole, nor more of it than six signs", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: fc.constantFrom(..."0123456789X王小明测") }), (value) => {
      const shown = maskValue(value, "middle", digest);
      expect(shown).not.toBe(value);
      expect(shown.replaceAll("*", "").length).toBeLessThanOrEqual(6);
    }),
  );
});
