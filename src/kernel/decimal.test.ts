import { array, assert, bigInt, constantFrom, integer, property, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  compare,
  decimal,
  divide,
  exactly,
  half,
  mean,
  multiply,
  parseDecimal,
  roundHalfAway,
  subtract,
  sum,
  toNumber,
} from "./decimal.ts";

/** A decimal as people write it, with the whole number of 10⁻⁴⁰ that it is: the oracle counts in those. */
const PLACES = 40;
const written = tuple(
  constantFrom("", "-"),
  bigInt({ min: 0n, max: 10n ** 22n }),
  integer({ min: 0, max: 18 }),
).map(([sign, digits, places]) => {
  const padded = digits.toString().padStart(places + 1, "0");
  const at = padded.length - places;
  const text = `${sign}${padded.slice(0, at)}${places === 0 ? "" : `.${padded.slice(at)}`}`;
  return { text, units: digits * 10n ** BigInt(PLACES - places) * (sign === "-" ? -1n : 1n) };
});
const read = (text: string) => {
  const value = parseDecimal(text);
  if (value === null) throw new Error(`not read: ${text}`);
  return value;
};
const unitsOf = (value: ReturnType<typeof exactly>): bigint => (value.over * 10n ** 40n) / value.under;

describe("exact decimals", () => {
  it("are ordered, added, taken away and multiplied as counted by hand in units of the last place", () => {
    assert(
      property(written, written, (a, b) => {
        const [left, right] = [read(a.text), read(b.text)];
        expect(Math.sign(compare(left, right))).toBe(a.units < b.units ? -1 : a.units > b.units ? 1 : 0);
        expect(unitsOf(add(left, right))).toBe(a.units + b.units);
        expect(unitsOf(subtract(left, right))).toBe(a.units - b.units);
        // A quotient times what it was divided by is what was divided, and stands in lowest terms over a positive number.
        const parted = b.units === 0n ? null : divide(left, right);
        expect(parted === null || parted.under > 0n).toBe(true);
        expect(parted === null || parted.over * b.units === a.units * parted.under).toBe(true);
        expect(multiply(left, right).over * 10n ** 80n).toBe(a.units * b.units * multiply(left, right).under);
      }),
      { numRuns: 500 },
    );
  });

  it("tell neighbours apart that are one double", () => {
    expect(Number("0.20000000000000000001")).toBe(0.2);
    expect(compare(read("0.20000000000000000001"), read("0.2"))).toBe(1);
    expect(compare(read("0.19999999999999999999"), read("0.2"))).toBe(-1);
    expect(compare(read("0.20000000000000000000"), read("0.2"))).toBe(0);
    expect(compare(sum([0.1, 0.2]), 0.3)).toBe(0);
  });

  it("give back a sum that was parted, and a mean that lies between least and most", () => {
    assert(
      property(array(written, { minLength: 1, maxLength: 12 }), (all) => {
        const values = all.map(({ text }) => read(text));
        const total = all.reduce((units, each) => units + each.units, 0n);
        expect(unitsOf(sum(values))).toBe(total);
        expect(compare(multiply(mean(values), values.length), sum(values))).toBe(0);
        const sorted = values.toSorted(compare);
        expect(compare(mean(values), sorted[0] ?? 0)).toBeGreaterThanOrEqual(0);
        expect(compare(mean(values), sorted.at(-1) ?? 0)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 200 },
    );
    expect(() => mean([])).toThrow("division by zero");
    expect([half(read("0.05")), half(1), typeof half(read("0.999999999999999"))]).toEqual([
      0.025,
      0.5,
      "object",
    ]);
  });

  it("print as the double that is nearest", () => {
    assert(
      property(written, (a) => {
        expect(toNumber(exactly(read(a.text)))).toBe(Number(a.text) + 0);
        expect(toNumber(read(a.text))).toBe(Number(a.text) + 0);
      }),
      { numRuns: 500 },
    );
    expect(toNumber(divide(1, 3))).toBe(1 / 3);
    expect(toNumber(divide(-2, 3))).toBe(-2 / 3);
    // Between two doubles, a hair above the middle: ties go to the even one, this does not.
    expect(toNumber(add(1, add(divide(1, 2 ** 53), 1e-40)))).toBe(1 + 2 ** -52);
  });

  it("are rounded once, halves away from zero", () => {
    expect([0.5, 1.5, -0.5, -1.5, 2.4, -2.6].map((value) => roundHalfAway(value))).toEqual([
      1n,
      2n,
      -1n,
      -2n,
      2n,
      -3n,
    ]);
    // 1.005 × 100 is 100.49999999999999 as floats.
    expect(roundHalfAway(1.005, 2)).toBe(101n);
    expect(roundHalfAway(divide(2, 3), 3)).toBe(667n);
  });

  it("are read as people write them, and refused where no number stands", () => {
    expect(["5E-05", ".5", "5.", "+1", "-0", "0.0500", "1e3"].map((text) => parseDecimal(text))).toEqual([
      0.00005, 0.5, 5, 1, 0, 0.05, 1000,
    ]);
    expect(parseDecimal("50", -3)).toBe(0.05);
    expect(parseDecimal("0.3", 3)).toBe(300);
    for (const text of [
      "",
      ".",
      "-",
      "e5",
      "1,5",
      "1 000",
      "0x10",
      "NaN",
      "Infinity",
      "1.2.3",
      "١",
      "9".repeat(61),
      "1e400",
    ])
      expect(parseDecimal(text)).toBeNull();
    expect(() => decimal("zwölf")).toThrow(RangeError);
    expect(() => exactly(Number.NaN)).toThrow(RangeError);
    expect(() => divide(1, 0)).toThrow("division by zero");
    expect(exactly(decimal(10n))).toEqual({ over: 10n, under: 1n });
    expect(exactly(1e21)).toEqual({ over: 10n ** 21n, under: 1n });
  });
});
