import { assert, property, string, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { sealOfRow, showsSame } from "./row-seal.ts";

const seal = (cells: readonly string[], key = "a"): string => sealOfRow(["u"], key, cells);

describe("the check value of a row", () => {
  it("holds whatever a spreadsheet does to widths, blanks and breaks, and is no number to it", () => {
    expect(seal(["（一）", "1.5 公里\n二期"])).toBe(seal(["(一)", "１.５公里 二期\u200b "]));
    assert(property(string(), (text) => void expect(seal([text])).toMatch(/^k[0-9a-f]{8}$/)));
  });

  it("parts key, cells and their order from others", () => {
    const cell = string({ minLength: 1 });
    assert(
      property(tuple(cell, cell), ([a, b]) => {
        const same = showsSame(a, b);
        expect(seal([a, b]) === seal([b, a])).toBe(same);
        expect(seal([a], "a") === seal([b], "a")).toBe(same);
        expect(seal(["x"], a) === seal(["x"], b)).toBe(same);
        expect(seal([a + b]) === seal([a, b])).toBe(false);
      }),
    );
  });
});
