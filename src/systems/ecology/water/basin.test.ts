import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal } from "../../../kernel/decimal.ts";
import { gradeBasin, gradeOfShares } from "./basin.ts";
import { findItem, type ItemCode, itemOf } from "./item.ts";
import { RIVER_LIMITS } from "./limits.ts";
import { type Means, meansOver, sectionMeans } from "./means.ts";

const section = (values: Readonly<Partial<Record<ItemCode, number>>>): Means =>
  new Map(Object.entries(values).map(([code, value]) => [code as ItemCode, decimal(value)]));
const grade = (...sections: readonly Means[]) => gradeBasin(RIVER_LIMITS, "甲河", sections);

describe("（十二） a basin", () => {
  it("below five sections is judged by the mean of every item, and has neither shares nor rates", () => {
    const told = grade(section({ "NH3-N": 2.5, COD: 10 }), section({ "NH3-N": 0.5 }), section({ COD: 30 }));
    expect(told).toEqual({
      basin: "甲河",
      sections: 3,
      rule: "mean",
      class: 4,
      grade: "轻度污染",
      shares: null,
      pollutants: [{ item: "氨氮", multiple: 0.5 }],
    });
  });

  it("from five sections is graded by shares, unrounded, and has no class", () => {
    const [bad, good] = [section({ "NH3-N": 2.5, COD: 21 }), section({ "NH3-N": 1, COD: 20 })];
    expect(grade(bad, good, good, good)).toMatchObject({ rule: "mean", sections: 4, class: 4 });
    expect(grade(bad, bad, good, good, good, section({ COD: 21 }), good)).toEqual({
      basin: "甲河",
      sections: 7,
      rule: "share",
      class: null,
      grade: "中度污染",
      shares: { good: 4 / 7, worseThanV: 2 / 7 },
      pollutants: [
        { item: "化学需氧量", rate: 3 / 7 },
        { item: "氨氮", rate: 2 / 7 },
      ],
    });
    expect(grade(bad, good, good, good, good)).toMatchObject({ grade: "良好", pollutants: [] });
  });

  it("names cyanide and heavy metals first, then worse classes, then multiples, then pH and oxygen, then the table's order", () => {
    const told = (values: Parameters<typeof section>[0]) =>
      grade(section(values)).pollutants.map(({ item }) => item);
    expect(told({ "NH3-N": 20, As: 0.06, CN: 0.3, COD: 25 })).toEqual(["氰化物", "砷", "氨氮"]);
    expect(told({ COD: 29, "NH3-N": 1.6, TP: 0.21 })).toEqual(["氨氮", "化学需氧量", "总磷"]);
    expect(told({ pH: 9.5, DO: 1, Se: 0.03, "NH3-N": 2.1 })).toEqual(["硒", "氨氮", "pH值"]);
    expect(told({ CODMn: 9, COD: 30, BOD5: 6 })).toEqual(["高锰酸盐指数", "化学需氧量", "五日生化需氧量"]);
    // Selenium is no heavy metal of the list.
    expect(told({ Se: 0.011, "NH3-N": 3 })).toEqual(["氨氮", "硒"]);
    expect(grade(section({ DO: 1 })).pollutants).toEqual([{ item: "溶解氧", multiple: null }]);
    expect(grade(section({ TN: 9, FC: 99_999, WT: 40, COD: 12 }))).toMatchObject({
      class: 1,
      pollutants: [],
    });
  });

  it("turns its grade exactly at 90 %, 75 %, 20 % and 40 %", () => {
    expect([
      gradeOfShares(10, 9, 0),
      gradeOfShares(1000, 899, 0),
      gradeOfShares(4, 3, 1),
      gradeOfShares(1000, 749, 199),
      gradeOfShares(5, 3, 1),
      gradeOfShares(1000, 0, 399),
      gradeOfShares(5, 3, 2),
    ]).toEqual(["优", "良好", "良好", "轻度污染", "中度污染", "中度污染", "重度污染"]);
  });

  it("is averaged over time before over places, by whole numbers alike", () => {
    const readings = array(
      record({ section: constantFrom("a", "b", "c"), milli: integer({ min: 0, max: 4000 }) }),
      { minLength: 1, maxLength: 30 },
    );
    assert(
      property(readings, (all) => {
        const item = itemOf("NH3-N");
        const means = sectionMeans(
          all.map((each) => ({
            section: each.section,
            item,
            value: decimal((each.milli / 1000).toFixed(3)),
          })),
        );
        // Each section's mean as a fraction; their mean over one denominator, in whole numbers.
        const sums = new Map<string, [number, number]>();
        for (const each of all) {
          const [sum, count] = sums.get(each.section) ?? [0, 0];
          sums.set(each.section, [sum + each.milli, count + 1]);
        }
        const parts = [...sums.values()];
        const under = parts.reduce((product, [, count]) => product * BigInt(count), 1n);
        const over = parts.reduce((sum, [total, count]) => sum + (BigInt(total) * under) / BigInt(count), 0n);
        const limits = [150n, 500n, 1000n, 1500n, 2000n];
        const expected = limits.findIndex((limit) => over <= limit * under * BigInt(parts.length));
        expect(grade(...means.values()).class).toBe(expected === -1 ? 6 : expected + 1);
        expect(meansOver(means.values()).size).toBe(1);
      }),
      { numRuns: 200 },
    );
    expect(findItem("氨氮")).toBe(itemOf("NH3-N"));
  });
});
