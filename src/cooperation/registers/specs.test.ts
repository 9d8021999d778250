import { describe, expect, it } from "vitest";
import { entrySeed } from "./contract.ts";
import { REGISTERS } from "./entry.ts";
import { findField, specOf } from "./specs.ts";

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
