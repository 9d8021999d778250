import { describe, expect, it } from "vitest";
import { itemWith, materialOf } from "../../../../../test/support/items.ts";
import { bundleForm, type FormItem } from "./bundle-form.ts";
import { bundleShape } from "./bundle-record.ts";

const days = (value: number) => ({ value, unit: "working-day" }) as const;
const rent: FormItem = {
  id: "rent",
  name: "房屋租赁备案",
  after: [],
  city: "150100",
  item: itemWith({
    promised: days(2),
    visits: 1,
    resultName: "房屋租赁登记备案证明",
    materials: [materialOf("房屋租赁合同"), materialOf("身份证复印件")],
  }),
};
const withdraw: FormItem = {
  id: "withdraw",
  name: "租房提取住房公积金",
  after: ["rent"],
  city: "150200",
  item: itemWith({
    promised: days(3),
    visits: 1,
    materials: [
      materialOf("居民身份证"),
      materialOf("房屋租赁登记备案证明"),
      materialOf("无房证明"),
      materialOf("授权书", { needed: "not-needed" }),
    ],
  }),
};

describe("（四）the one form of a bundle 一件事", () => {
  const supply = {
    resourceId: "r",
    code: "1",
    name: "住房情况信息",
    provider: "测试不动产登记中心",
    regionCode: "150000",
    attribute: "conditional" as const,
    items: [],
    sample: false,
  };
  const form = bundleForm([rent, withdraw], [supply]);

  it("asks for each material once, whatever each item calls it", () => {
    expect(form.asked.map(({ name, for: needing }) => [name, needing])).toEqual([
      ["房屋租赁合同", ["rent"]],
      ["身份证复印件", ["rent", "withdraw"]],
    ]);
    expect(form.separately).toBe(5);
  });

  it("asks for a paper of each person of whom one is needed", () => {
    const both = itemWith({ materials: [materialOf("居民身份证"), materialOf("配偶身份证")] });
    const { asked } = bundleForm([{ ...rent, item: both }, withdraw], []);
    expect(asked.slice(0, 2).map(({ name, for: needing }) => [name, needing])).toEqual([
      ["居民身份证", ["rent", "withdraw"]],
      ["配偶身份证", ["rent"]],
    ]);
  });

  it("strikes out what an earlier item's result is and what shared data supplies", () => {
    expect(form.struck.map(({ name, by }) => [name, by.kind])).toEqual([
      ["房屋租赁登记备案证明", "result"],
      ["无房证明", "shared-data"],
    ]);
    const unordered = bundleForm([rent, { ...withdraw, after: [] }], []);
    expect(unordered.struck).toEqual([]);
    expect(unordered.asked.map(({ name }) => name)).toContain("房屋租赁登记备案证明");
  });

  it("counts the days along the longest way, and the visits of the one form", () => {
    expect(form.days).toMatchObject({ low: 5, high: 5, unknown: [] });
    expect(bundleForm([rent, { ...withdraw, after: [] }], []).days.low).toBe(3);
    expect(form).toMatchObject({ visitsSeparately: 2, visits: 1, daysSeparately: 5 });
  });

  it("says of which items nothing is known instead of counting them as nothing", () => {
    const lost = bundleForm([rent, { ...withdraw, item: null }], []);
    expect(lost.unknownItems).toEqual(["租房提取住房公积金"]);
    expect(lost.days).toMatchObject({ low: 2, high: null, unknown: ["租房提取住房公积金"] });
  });

  it("refuses an order in which items wait for each other", () => {
    const items = [
      { id: "a", code: null, name: "甲", city: null, after: ["b"] },
      { id: "b", code: null, name: "乙", city: null, after: ["a"] },
    ];
    const who = {
      accountId: null,
      name: "",
      roles: ["office" as const],
      system: false,
      unitIds: [],
      unitName: null,
      regionCode: null,
    };
    const act = {
      type: "begin" as const,
      regionCode: "150000",
      title: "测试",
      lifeEvent: "测试",
      serves: "person" as const,
      note: "",
      items,
    };
    expect(bundleShape.permit(null, act, who, "2026-11-27")?.sentence.zh).toContain("甲");
  });
});
