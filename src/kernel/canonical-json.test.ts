import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

// RFC 8785, the vectors that a writer without fractions can meet: 3.2.2 (string and literals), 3.2.3 (sorting), appendix B.
test("（四） writes strings and literals as RFC 8785, 3.2.2, prints them", () => {
  expect(
    canonicalJson({ string: "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/", literals: [null, true, false] }),
  ).toBe(String.raw`{"literals":[null,true,false],"string":"€$\u000f\nA'B\"\\\\\"/"}`);
});

test("（四） sorts keys by UTF-16 code units as RFC 8785, 3.2.3, does", () => {
  const written = canonicalJson({
    "\u20ac": "Euro Sign",
    "\r": "Carriage Return",
    "\ufb33": "Hebrew Letter Dalet With Dagesh",
    "1": "One",
    "\ud83d\ude00": "Emoji: Grinning Face",
    "\u0080": "Control",
    "\u00f6": "Latin Small Letter O With Diaeresis",
  });
  expect(
    Object.values(JSON.parse(written) as object).toSorted((a, b) => written.indexOf(a) - written.indexOf(b)),
  ).toEqual([
    "Carriage Return",
    "One",
    "Control",
    "Latin Small Letter O With Diaeresis",
    "Euro Sign",
    "Emoji: Grinning Face",
    "Hebrew Letter Dalet With Dagesh",
  ]);
});

test("（四） writes integers as RFC 8785, appendix B, and refuses what it prints with a fraction, NaN and infinity", () => {
  expect([0, -0, 9007199254740991, -9007199254740991].map((each) => canonicalJson(each))).toEqual([
    "0",
    "0",
    "9007199254740991",
    "-9007199254740991",
  ]);
  for (const value of [333333333.3333333, 9007199254740992, 5e-324, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => canonicalJson(value)).toThrow(RangeError);
});

test("writes fractions where they are asked for as RFC 8785, appendix B, prints them", () => {
  expect(
    [
      Number("333333333.33333329"),
      1e30,
      4.5,
      2e-3,
      0.000000000000000000000000001,
      9007199254740994,
      5e-324,
    ].map((each) => canonicalJson(each, "any")),
  ).toEqual(["333333333.3333333", "1e+30", "4.5", "0.002", "1e-27", "9007199254740994", "5e-324"]);
  expect(canonicalJson({ km: [0.1, { day: 7.05 }] }, "any")).toBe('{"km":[0.1,{"day":7.05}]}');
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => canonicalJson([value], "any")).toThrow(RangeError);
});

test("（四） refuses a lone surrogate in a value and in a key, as RFC 8785, 3.2.2.2, asks", () => {
  expect(() => canonicalJson("\udead")).toThrow(RangeError);
  expect(() => canonicalJson({ "\udead": 1 })).toThrow(RangeError);
});

test("（四） any value reads back as it was, and its keys' order does not matter", () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: "small" },
      fc.string({ unit: "grapheme" }),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie("any"), { maxLength: 4 }),
      fc.dictionary(fc.string({ unit: "grapheme" }), tie("any"), { maxKeys: 4, noNullPrototype: true }),
    ),
  })).any as fc.Arbitrary<Parameters<typeof canonicalJson>[0]>;
  const turned = (given: unknown): unknown =>
    Array.isArray(given)
      ? given.map(turned)
      : typeof given === "object" && given !== null
        ? Object.fromEntries(
            Object.entries(given)
              .toReversed()
              .map(([key, each]) => [key, turned(each)]),
          )
        : given;
  fc.assert(
    fc.property(value, (given) => {
      const written = canonicalJson(given);
      expect(canonicalJson(JSON.parse(written) as typeof given)).toBe(written);
      expect(canonicalJson(turned(given) as typeof given)).toBe(written);
      expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(given)));
    }),
    { numRuns: 200 },
  );
});
