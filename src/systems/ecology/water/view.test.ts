import { array, assert, property, uniqueArray, integer } from "fast-check";
import { describe, expect, it } from "vitest";
import { LAKE_LIMITS, RIVER_LIMITS } from "./limits.ts";
import { rankTrend } from "./trend.ts";
import { whyClass } from "./view.ts";

const why = (
  code: "NH3-N" | "F" | "DO" | "COD" | "pH" | "WT" | "TP",
  value: number,
  of: 1 | 3 | 4 | 5 | 6 | null,
  lake = false,
) => whyClass(lake ? LAKE_LIMITS : RIVER_LIMITS, { code, value, class: of, uncertain: false }).zh;

describe("（十二） the reason of a class", () => {
  it("names the limit that is broken, the one that is kept, and the row of the table", () => {
    expect(why("NH3-N", 1.2, 4)).toBe("氨氮 1.2，超过Ⅲ类限值 1，不超过Ⅳ类限值 1.5（GB 3838-2002 表1 第7项）");
    expect(why("NH3-N", 0.1, 1)).toBe("氨氮 0.1，不超过Ⅰ类限值 0.15（GB 3838-2002 表1 第7项）");
    expect(why("NH3-N", 9, 6)).toBe("氨氮 9，超过Ⅴ类限值 2（GB 3838-2002 表1 第7项）");
    expect(why("DO", 4, 4)).toBe("溶解氧 4，低于Ⅲ类限值 5，不低于Ⅳ类限值 3（GB 3838-2002 表1 第3项）");
    expect(why("COD", 16, 3)).toBe(
      "化学需氧量 16，超过Ⅱ类限值 15，不超过Ⅲ类限值 20（GB 3838-2002 表1 第5项）",
    );
    // Ⅳ and Ⅴ share a limit: what is worse than Ⅴ is past that of Ⅴ.
    expect(why("F", 2.19, 6)).toContain("超过Ⅴ类限值 1.5（");
    expect(why("TP", 0.15, 5, true)).toContain("（湖、库） 第8项");
    expect(why("pH", 9.5, 6)).toContain("不在 6–9 之内");
    expect(why("WT", 9, null)).toBe("水温没有分类限值");
  });
});

describe("（十二） a trend", () => {
  it("is Spearman's, by the sum of squared differences of ranks where none are equal", () => {
    assert(
      property(uniqueArray(integer(), { minLength: 5, maxLength: 30 }), (values) => {
        const sorted = values.toSorted((a, b) => a - b);
        const squares = values.reduce((sum, value, at) => sum + (sorted.indexOf(value) - at) ** 2, 0);
        const n = values.length;
        expect(rankTrend(values)?.r).toBeCloseTo(1 - (6 * squares) / (n * (n * n - 1)), 9);
      }),
    );
  });

  it("goes up or down only beyond the published critical value, and is none of too few or equal values", () => {
    expect(rankTrend([1, 2, 3, 4, 5])).toMatchObject({ r: 1, critical: 0.9, direction: "up" });
    expect(rankTrend([1, 2, 3, 5, 4])).toMatchObject({ critical: 0.9, direction: "up" });
    expect(rankTrend([2, 1, 3, 5, 4])?.direction).toBeNull();
    expect(rankTrend([6, 5, 4, 3, 2, 1])?.direction).toBe("down");
    expect(rankTrend([1, 1, 1, 1, 1])).toMatchObject({ r: 0, direction: null });
    expect(rankTrend([1, 2, 3, 4])).toBeNull();
    assert(
      property(array(integer({ min: 0, max: 5 }), { minLength: 5, maxLength: 30 }), (values) => {
        const r = rankTrend(values)?.r ?? 0;
        expect(Math.abs(r)).toBeLessThanOrEqual(1 + 1e-9);
        expect(rankTrend(values.toReversed())?.r ?? 0).toBeCloseTo(-r, 9);
      }),
    );
  });
});
