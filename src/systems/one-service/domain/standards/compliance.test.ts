import { describe, expect, it } from "vitest";
import { itemWith, materialOf } from "../../../../../test/support/items.ts";
import type { Item } from "../items/item.ts";
import { chainPaths } from "./chain-days.ts";
import { compareItems } from "./comparison.ts";
import { complianceOf } from "./compliance.ts";
import type { StandardFields } from "./standard.ts";

const asOf = "2026-11-27";
const work = (value: number) => ({ value, unit: "working-day" }) as const;
const fields: StandardFields = {
  name: "取水许可",
  promisedDays: 5,
  legalDays: 20,
  visits: 0,
  materials: ["申请书"],
  charges: false,
  forms: ["online"],
  onlineDepth: 4,
  resultName: "取水许可证",
};
const standard = {
  key: "000100000001",
  code: "000100000001",
  type: null,
  fields,
  reasons: {},
  revision: 1,
  round: 1,
  leftOut: null,
  answers: {},
  comments: [],
};
const good: Partial<Item> = {
  catalogCode: "000100000001",
  name: "取水许可",
  promised: work(5),
  visits: 0,
  charges: false,
  forms: ["online", "window"],
  onlineDepth: 4,
  resultName: "取水许可证",
  materials: [materialOf("申请书")],
};

function byCity(...items: Partial<Item>[]) {
  const { groups } = compareItems(
    items.map((given) => itemWith({ ...good, ...given })),
    { asOf },
  );
  const [row] = complianceOf([standard], (key) => groups.find((group) => group.key === key));
  return Object.fromEntries((row?.cities ?? []).map((each) => [each.city, each]));
}

describe("（四）who still has to change what after the common list is issued", () => {
  it("does not let one paper of the list stand for two that a city asks for", () => {
    const own = materialOf("申请人身份证");
    const [row] = complianceOf([{ ...standard, fields: { ...fields, materials: ["居民身份证"] } }], () =>
      compareItems([itemWith({ ...good, materials: [own, materialOf("配偶身份证")] })], { asOf }).groups.at(
        0,
      ),
    );
    expect(row?.cities[0]?.gaps).toEqual([
      { field: "materials", own: ["配偶身份证"], wanted: ["居民身份证"] },
    ]);
  });

  it("names each gap of a city, and none of one that is as the list says or better", () => {
    const found = byCity(
      { city: "150100", promised: work(3) },
      {
        city: "150200",
        promised: work(9),
        visits: 1,
        materials: [materialOf("申请书"), materialOf("地质图件")],
      },
    );
    expect(found["150100"]).toMatchObject({ status: "meets", gaps: [] });
    expect(found["150200"]?.status).toBe("differs");
    expect(found["150200"]?.gaps).toEqual([
      { field: "promisedDays", own: 9, wanted: 5 },
      { field: "visits", own: 1, wanted: 0 },
      { field: "materials", own: ["地质图件"], wanted: ["申请书"] },
    ]);
    expect(found["150600"]).toMatchObject({ status: "absent" });
  });

  it("looks at the slowest of a city's counties, and takes a blank field for no change made", () => {
    const found = byCity(
      { city: "150100", promised: work(3) },
      { city: "150100", promised: work(8) },
      { city: "150200", promised: null },
    );
    expect(found["150100"]?.gaps).toEqual([{ field: "promisedDays", own: 8, wanted: 5 }]);
    expect(found["150200"]?.status).toBe("unstated");
  });
});

describe("（四）a chain's days in each city and on the common list", () => {
  it("says how many days the common list saves, and gives bounds where a city states none", () => {
    const { groups } = compareItems(
      [
        itemWith({ ...good, city: "150100", promised: work(10) }),
        itemWith({ ...good, city: "150200", promised: null, legal: work(20) }),
      ],
      { asOf },
    );
    const steps = [{ id: "a", name: "取水许可", code: "000100000001", after: [] }];
    const paths = chainPaths(
      steps,
      () => groups[0],
      () => ({ days: 4, from: "issued" }),
    );
    const of = (by: string) => paths.find((path) => path.by === by);
    expect(of("150100")).toMatchObject({ path: { low: 10, high: 10 }, saved: 6 });
    expect(of("150200")).toMatchObject({ path: { low: 0, high: 20, unknown: ["取水许可"] }, saved: null });
    expect(of("150600")).toMatchObject({ path: { high: null }, saved: null });
    expect(of("common")).toMatchObject({ path: { low: 4, high: 4 } });
  });
});
