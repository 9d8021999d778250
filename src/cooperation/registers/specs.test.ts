import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { notToSend } from "../../kernel/field-values.ts";
import { type Field, filledIn, type Typed, typedOf } from "../../kernel/fields.ts";
import { MOST_FEN } from "../../kernel/money.ts";
import { entrySeed } from "./contract.ts";
import { isNothing, REGISTERS } from "./entry.ts";
import { findField, specOf, valuesRefused } from "./specs.ts";

const keyFits = (key: string): boolean =>
  entrySeed.safeParse({
    name: "示例",
    regionCode: "150200",
    variant: key,
    values: { [key]: "示例" },
    links: [],
    stages: { [key]: { planned: null, actual: null } },
  }).success;

const plain = (name: string): string => name.replace(/（.*）/, "");
describe.each(REGISTERS)("（二十一）the register %s as data", (register) => {
  const spec = specOf(register);

  it("names everything once, in both languages, by keys that requests may carry", () => {
    const fields = Object.entries(spec.fields).map(([key, field]) => ({ ...field, key }));
    const named = [...fields, ...spec.stages, ...spec.variants];
    for (const part of [fields, spec.stages, spec.variants]) {
      const keys = part.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      const names = part.flatMap(({ name }) => [name.zh, name.en]).filter((name) => name !== "%");
      expect(new Set(names).size).toBe(names.length);
    }
    expect(named.filter(({ key }) => !keyFits(key)).map(({ key }) => key)).toEqual([]);
    expect(named.filter(({ name }) => /\p{Script=Han}/u.test(name.en)).map(({ key }) => key)).toEqual([]);
  });

  it("gives every kind stages of its own register in their order, and a unit that answers", () => {
    const order = spec.stages.map(({ key }) => key);
    for (const { stages } of spec.variants)
      expect(stages).toEqual(order.filter((stage) => stages.includes(stage)));
    expect(findField(spec, spec.ownerField)?.takes).toBe("pick");
  });

  it("finds every field and flow by its own name as a heading, a stage by its day, and a kind by its name", () => {
    const missed = Object.values(spec.fields).filter(({ name, heading }) => !heading?.test(plain(name.zh)));
    expect(missed.map(({ name }) => name.zh)).toEqual([]);
    // The day of signing is a field, from which the stage follows.
    const dated = spec.stages.filter(({ key }) => key !== "signed");
    const lost = dated.filter(
      ({ name, heading }) => ![name.zh, `${name.zh}日期`].some((text) => heading.test(text)),
    );
    expect(lost.map(({ name }) => name.zh)).toEqual([]);
    const flows = spec.flows.filter(({ name, heading }) => !heading.test(name.zh));
    expect(flows.map(({ name }) => name.zh)).toEqual([]);
    for (const { name, key } of spec.variants) {
      const first = spec.variants.find(({ words }) => words.test(name.zh));
      expect([name.zh, first?.key]).toEqual([name.zh, key]);
    }
  });
});

const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const ids = fc.uuid();
/** What may stand in a field, made without its parser. */
function valueOf(field: Field): fc.Arbitrary<unknown> {
  switch (field.takes) {
    case "line":
    case "text":
      return fc.string({ minLength: 1 }).filter((words) => words.trim() !== "");
    case "day":
      return fc.constantFrom("2026-02-28", "2031-12-31");
    case "number":
      return fc.integer({ min: 0, max: 100_000 }).map((each) => each / 1000);
    case "money":
      return fc.integer({ min: 0, max: MOST_FEN });
    case "choice":
      return fc.constantFrom(...Object.keys(field.among));
    case "pick":
      return ids;
    case "picks":
      return fc.array(ids, { minLength: 1, maxLength: 4 });
    case "cities":
      return fc.subarray(["150100", "150200", "150600", "150900"], { minLength: 1 });
    case "place":
      return fc.array(fc.tuple(degrees(105, 115), degrees(37, 43)), { minLength: 1, maxLength: 30 });
    default:
      throw new Error(`no register asks for ${field.takes}`);
  }
}

describe.each(REGISTERS)("（二十一）a row of the register %s in a form", (register) => {
  const spec = specOf(register);
  const values = fc.record(
    Object.fromEntries(Object.entries(spec.fields).map(([key, field]) => [key, valueOf(field)])),
    { requiredKeys: [] },
  );

  it("is saved as it was where nothing is changed, and every value of it may stand", () => {
    fc.assert(
      fc.property(values, (given) => {
        const read = filledIn(spec.fields, typedOf(spec.fields, given));
        const kept = Object.entries(read).filter(([, value]) => !isNothing(value));
        expect(Object.fromEntries(kept)).toEqual(given);
        expect(valuesRefused(spec, given as never, {})).toBeNull();
      }),
    );
  });

  it("loses what was emptied, whatever it was", () => {
    const emptied = Object.fromEntries(Object.keys(spec.fields).map((key) => [key, "  "]));
    const lists = Object.entries(spec.fields).filter(
      ([, { takes }]) => takes === "picks" || takes === "cities",
    );
    const typed = { ...emptied, ...Object.fromEntries(lists.map(([key]) => [key, ""])) };
    expect(Object.values(filledIn(spec.fields, typed)).filter((value) => !isNothing(value))).toEqual([]);
  });

  it("has no field that all objects have", () => {
    expect(valuesRefused(spec, { constructor: "x" }, {})?.code).toBe("unknown-field");
  });
});

it.each([
  ["lengthKm", "约 12 公里", "no-number"],
  ["lengthKm", "1e3", "no-number"],
  ["progressPercent", "101", "wrong-value"],
  ["totalFen", "若干", "no-amount"],
  ["place", "109.84", "no-place"],
  ["place", "109.84, 40.66\n包头", "no-place"],
  ["place", "40.66, 109.84", "swapped-coordinates"],
])("（一）%s %o is refused at its field and not guessed", (key, words, code) => {
  const { fields } = specOf("project");
  const typed: Typed = { [key]: words };
  expect(notToSend(fields, typed, filledIn(fields, typed))).toMatchObject({ code, field: key });
});
