import { describe, expect, it } from "vitest";
import { type Decimal, decimal, toNumber } from "../../../kernel/decimal.ts";
import { indexSection } from "./cwqi.ts";
import type { ItemCode } from "./item.ts";
import { LAKE_LIMITS, RIVER_LIMITS } from "./limits.ts";
import { TROPHIC, trophicName, trophicOf, trophicState, trophicWhole } from "./tli.ts";

const means = (values: Readonly<Partial<Record<ItemCode, number>>>): Map<ItemCode, Decimal> =>
  new Map(Object.entries(values).map(([code, value]) => [code as ItemCode, decimal(value)]));

describe("（十二） the water quality index", () => {
  it("is the sum of value over class III, of oxygen the reverse, of pH its way from 7; unrounded", () => {
    const { cwqi, items } = indexSection(
      RIVER_LIMITS,
      means({ "NH3-N": 0.3, DO: 8, pH: 8.5, Pb: 0.01, TN: 5, WT: 9 }),
    );
    expect(items.map(({ item, index }) => [item.code, index === null ? null : toNumber(index)])).toEqual([
      ["pH", 0.75],
      ["DO", 0.625],
      ["NH3-N", 0.3],
      ["Pb", 0.2],
    ]);
    expect(cwqi === null ? null : toNumber(cwqi)).toBe(1.875);
    const third = indexSection(RIVER_LIMITS, means({ BOD5: 0.1, COD: 0.1, CODMn: 0.1 })).cwqi;
    // 0.1/4 + 0.1/20 + 0.1/6 = 7/150
    expect(third === null ? null : toNumber(third)).toBe(7 / 150);
  });

  it("takes 7 and below by the lower end of pH, and phosphorus of lakes by theirs", () => {
    const index = (pH: number) => toNumber(indexSection(RIVER_LIMITS, means({ pH })).cwqi ?? Number.NaN);
    expect([6, 6.5, 7, 7.5, 9].map(index)).toEqual([1, 0.5, 0, 0.25, 1]);
    expect(toNumber(indexSection(LAKE_LIMITS, means({ TP: 0.1 })).cwqi ?? Number.NaN)).toBe(2);
  });

  it("has no value where oxygen is none, which no sum can hold", () => {
    expect(indexSection(RIVER_LIMITS, means({ DO: 0, COD: 10 })).cwqi).toBeNull();
    expect(indexSection(RIVER_LIMITS, means({ WT: 10 })).cwqi).toBeNull();
  });
});

/** Yu Haifeng et al., Hulun Lake 2011–2020, ChinaXiv:202112.00113, table 3: Chla, TP, TN, SD, whole, state. */
const HULUN: readonly (readonly [number, number, number, number, number, string])[] = [
  [37.749, 69.802, 68.909, 81.743, 61.837, "中度富营养"],
  [48.321, 60.681, 66.362, 77.199, 61.607, "中度富营养"],
  [43.745, 64.437, 67.866, 77.837, 61.452, "中度富营养"],
  [37.101, 82.332, 64.888, 80.69, 63.391, "中度富营养"],
  [50.054, 72.34, 68.334, 79.757, 65.861, "中度富营养"],
  [43.519, 86.198, 93.172, 77.313, 71.815, "重度富营养"],
  [53.865, 79.571, 86.139, 73.053, 71.165, "重度富营养"],
  [54.379, 69.894, 79.746, 76.036, 68.375, "中度富营养"],
  [55.209, 64.039, 87.591, 76.198, 69.055, "中度富营养"],
  [47.262, 73.131, 64.568, 67.415, 61.535, "中度富营养"],
];

describe("（十二） the trophic level index", () => {
  it("gives all ten published years of Hulun Lake to 0.001, from the measured values that stand behind them", () => {
    for (const [chla, tp, tn, sd, whole, state] of HULUN) {
      expect(Math.abs(trophicWhole([chla, tp, tn, sd]) - whole)).toBeLessThan(0.001);
      const measured = [chla, tp, tn, sd].map((index, at) => {
        const { a = 0, b = 1 } = TROPHIC[at] ?? {};
        return Math.E ** ((index / 10 - a) / b);
      });
      const [Chla = 0, TP = 0, TN = 0, SD = 0] = measured.map((value) => Number(value.toPrecision(12)));
      const { tli } = trophicState(means({ Chla, TP, TN, SD }));
      expect(Math.abs((tli ?? 0) - whole)).toBeLessThan(0.001);
      expect(trophicName(tli ?? 0)).toBe(state);
    }
  });

  it("has no whole where one of its four items lacks or is 0", () => {
    expect(trophicState(means({ Chla: 5, TP: 0.05, TN: 1 })).tli).toBeNull();
    expect(trophicState(means({ Chla: 5, TP: 0, TN: 1, SD: 1 }))).toMatchObject({ tli: null });
    expect(trophicOf({ a: 2.5, b: 1.086 }, 1)).toBe(25);
    expect([29.9, 30, 50, 60, 70, 70.1].map(trophicName)).toEqual([
      "贫营养",
      "中营养",
      "中营养",
      "轻度富营养",
      "中度富营养",
      "重度富营养",
    ]);
  });
});
