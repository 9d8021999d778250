import { expect, test } from "vitest";
import { REGISTERS } from "./entry.ts";
import { ordinalsOf, placeOfRow, stagePlace, stageSpecs } from "./row-words.tsx";
import { specOf } from "./specs.ts";

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
  expect(placeOfRow(specOf("project"), { place: "包头" })).toEqual([]);
  expect(placeOfRow(specOf("project"), { place: ["109", "40"] })).toEqual([]);
  expect(placeOfRow(specOf("problem"), { place: [[109, 40]] })).toEqual([]);
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
