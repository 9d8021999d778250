import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  choice,
  cities,
  city,
  day,
  type Field,
  filledIn,
  group,
  line,
  money,
  number,
  optional,
  pick,
  picks,
  place,
  say,
  text,
  type Typed,
  typedOf,
  units,
  whole,
  yes,
} from "./fields.ts";
import { notToSend, valueRefused } from "./field-values.ts";
import { MOST_FEN } from "./money.ts";

const name = say("项", "Field");
const AMONG = { a: say("甲", "A"), b: say("乙", "B") };
const UNIT = "6f1c2a4e-3b5d-4c7e-8f90-a1b2c3d4e5f6";

const FIELDS: Readonly<Record<string, readonly [field: Field, good: unknown]>> = {
  line: [line(name, { most: 5 }), "一二三"],
  text: [text(name, { most: 5 }), "一二\n三"],
  day: [day(name), "2026-02-28"],
  whole: [whole(name, { least: 0, most: 9 }), 9],
  number: [number(name, { least: 0, most: 80_000 }), 12.5],
  money: [money(name), MOST_FEN],
  yes: [yes(name), false],
  choice: [choice(name, AMONG), "b"],
  choices: [picks(name, { among: AMONG }), ["a", "b"]],
  city: [city(name), "150200"],
  cities: [cities(name), ["150200", "150600"]],
  place: [place(name), [[109.84, 40.66]]],
  pick: [pick(name), UNIT],
  picks: [picks(name), ["核验身份"]],
  units: [units(name), [UNIT]],
};
const code = (field: Field, value: unknown) => valueRefused(field, value)?.code ?? null;

it("a figure is typed as it stands, so that a form of it changes nothing else", () => {
  const field = number(name);
  const standing = (value: number) => filledIn({ field }, typedOf({ field }, { field: value }));
  for (const value of [0.1 + 0.2, 1e-7, 12.340000000000002, -0.000_000_5])
    expect(standing(value)).toEqual({ field: value });
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 1, max: 1_000 }), (whole, by) => {
      expect(standing(whole / by)).toEqual({ field: whole / by });
    }),
  );
});

const kindOf = (value: unknown) => (Array.isArray(value) ? "list" : typeof value);

describe("what may stand in a field", () => {
  it.each(Object.entries(FIELDS))(
    "%s takes its own values, and an empty text for none",
    (_, [field, good]) => {
      expect(code(field, good)).toBeNull();
      expect(code(field, "")).toBeNull();
    },
  );

  it("is never of another type, whatever is sent", () => {
    const lists = ["choices", "cities", "place", "picks", "units"];
    const kinds = { yes: "boolean", whole: "number", number: "number", money: "number" };
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(FIELDS)), fc.jsonValue(), (key, value) => {
        const [field] = FIELDS[key] ?? [line(name)];
        const own = lists.includes(key) ? "list" : (kinds[key as keyof typeof kinds] ?? "string");
        expect(value === "" || code(field, value) !== null || kindOf(value) === own).toBe(true);
      }),
    );
  });

  it.each([
    ["a text that is too long", "line", "一二三四五六"],
    ["a day that is none", "day", "2026-02-30"],
    ["half a number", "whole", 0.5],
    ["less than a fen", "money", 0.5],
    ["money below nothing", "money", -1],
    ["more money than there is", "money", MOST_FEN + 1],
    ["what all objects have for a choice", "choice", "constructor"],
    ["one of several that is no choice", "choices", ["a", "c"]],
    ["a name for a city", "cities", ["包头"]],
    ["what is no id", "units", ["1"]],
    ["one of several that is empty", "picks", [""]],
    ["half a place", "place", [[109.84]]],
    ["an empty list for a text", "line", []],
  ])("is not %s", (_, key, value) => {
    expect(code(FIELDS[key]?.[0] ?? line(name), value)).toBe("wrong-value");
  });

  it("stays within bounds, which the refusal names", () => {
    const bounded = valueRefused(whole(name, { least: 0, most: 9 }), 10);
    expect(bounded?.sentence.zh).toBe("“项”应在 0 到 9 之间。");
    expect(valueRefused(number(name, { most: 5 }), 6)?.sentence.en).toBe("“Field” must be at most 5.");
    expect(valueRefused(number(name, { least: 5 }), 4)?.sentence.en).toBe("“Field” must be at least 5.");
  });

  it("is a place of the region, longitude first", () => {
    expect(code(place(name), [[40.66, 109.84]])).toBe("swapped-coordinates");
    expect(code(place(name), [[2.35, 48.85]])).toBe("outside-region");
  });
});

describe("what stands in a form", () => {
  const fields = {
    share: number(name, { most: 100 }),
    worth: optional(money(name)),
    terms: group(name, { site: optional(place(name)) }),
  };
  const refused = (typed: Typed) => {
    const found = notToSend(fields, typed, filledIn(fields, typed));
    return found && [found.field, found.code];
  };

  it.each([
    [{ share: "5" }, null],
    [{ share: "" }, ["share", "words-needed"]],
    [{ share: "many" }, ["share", "no-number"]],
    [{ share: "101" }, ["share", "wrong-value"]],
    [{ share: "5", worth: "约3" }, ["worth", "no-amount"]],
    [{ share: "5", worth: "99999999 yi" }, ["worth", "no-amount"]],
    [{ share: "5", worth: "200000 yi" }, ["worth", "wrong-value"]],
    [{ share: "5", "terms.site": "40.66, 109.84" }, ["terms.site", "swapped-coordinates"]],
  ])("is sent, or refused at its field: %o", (typed, field) => {
    expect(refused(typed as unknown as Typed)).toEqual(field);
  });
});
