import { MOST_FEN } from "../../kernel/money.ts";
import { isPlace } from "../../kernel/place.ts";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { REGISTERS } from "./entry.ts";
import { specOf } from "./specs.ts";
import { draftOf, readDraft } from "./field-draft.tsx";
import { ordinalsOf, placeOfRow, stagePlace, stageSpecs } from "./register-view.tsx";

const project = specOf("project");
const fieldOf = (type: string) => {
  const found = Object.values(project.fields).find(({ takes }) => takes === type);
  if (found === undefined) throw new Error(`no field of type ${type}`);
  return found;
};
const draft = (text: string) => ({ text, chosen: [], unit: "wan" }) as const;
const degrees = (min: number, max: number) =>
  fc.integer({ min: min * 1e6, max: max * 1e6 }).map((micro) => micro / 1e6);
const place = fc.array(fc.tuple(degrees(105, 115), degrees(37, 43)), { minLength: 1, maxLength: 60 });

describe("what is edited and not changed is saved as it was", () => {
  test("（二）a line on the map", () => {
    fc.assert(
      fc.property(place, (value) => {
        const field = fieldOf("place");
        expect(readDraft(field, draftOf(field, value, "wan"))).toEqual({ ok: true, value });
      }),
    );
  });
  test("（十二）an amount, in whichever unit it is shown", () => {
    const amount = fc.integer({ min: 0, max: MOST_FEN });
    fc.assert(
      fc.property(amount, fc.constantFrom("yuan", "wan", "yi" as const), (value, unit) => {
        const field = fieldOf("money");
        expect(readDraft(field, draftOf(field, value, unit))).toEqual({ ok: true, value });
      }),
    );
  });
  test("（一）a length", () => {
    const length = fc.integer({ min: 0, max: 10_000_000 }).map((each) => each / 1000);
    fc.assert(
      fc.property(length, (value) => {
        const field = fieldOf("number");
        expect(readDraft(field, draftOf(field, value, "wan"))).toEqual({ ok: true, value });
      }),
    );
  });
});

test("（一）an emptied field takes the value away, in every register and of every type", () => {
  const fields = REGISTERS.flatMap((register) => Object.values(specOf(register).fields));
  expect(fields.map((field) => readDraft(field, draft("  ")))).toEqual(
    fields.map(() => ({ ok: true, value: null })),
  );
});

test.each([
  ["number", "约 12 公里"],
  ["money", "若干"],
  ["place", "109.84"],
  ["place", "109.84, 40.66\n包头"],
  ["number", "1e3"],
])("（一）%s %o is refused with a sentence in both languages and not guessed", (type, text) => {
  const read = readDraft(fieldOf(type), draft(text));
  expect(read).toMatchObject({ ok: false, problem: { zh: expect.any(String), en: expect.any(String) } });
});

test("（十九）a stage is named with its place in the order of its kind; one that the kind does not have is unknown", () => {
  for (const register of REGISTERS) {
    const spec = specOf(register);
    for (const { key: variant, stages } of spec.variants) {
      expect(stages.map((stage) => stagePlace(spec, variant, stage)?.step)).toEqual(
        stages.map((_, at) => at + 1),
      );
      expect(stageSpecs(spec, variant).map(({ key }) => key)).toEqual([...stages]);
      expect(stagePlace(spec, variant, null)).toBeUndefined();
    }
  }
});

test("（二）a row whose place is no list of pairs is drawn nowhere", () => {
  expect(placeOfRow(project, { place: "包头" })).toEqual([]);
  expect(placeOfRow(specOf("problem"), { place: [[109, 40]] })).toEqual([]);
  expect(isPlace(["109", "40"])).toBe(false);
});

test("（九）a measure on which a row hangs twice is named once, one of a plan no longer in force not at all", () => {
  const measure = { planId: "p", text: "", undertakings: [] };
  const measures = [
    { ...measure, id: "m", number: 9, ordinal: "（九）" },
    { ...measure, id: "n", number: 10, ordinal: null },
  ];
  const links = ["m", "n", "m", "gone"].map((measureId) => ({ planId: "p", measureId, undertakingId: null }));
  expect(ordinalsOf(links, measures).map(({ ordinal }) => ordinal)).toEqual(["（九）", "10"]);
});
