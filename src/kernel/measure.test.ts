import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figure, UNITS } from "./figure.ts";
import { indicatorOf } from "./measure.ts";

const AS_OF = "2026-12-01";
const about = {
  measure: 4,
  standing: "computed",
  source: { zh: "记录", en: "records" },
  asOf: AS_OF,
} as const;
const rate = figure(["按时率", "In time"], UNITS.percent, "up", ["按时的占比", "Those in time"]);
const count = figure(["件数", "Cases"], UNITS.cases, null, ["全部", "All"]);
const ratio = fc.nat(50).chain((whole) => fc.nat(whole).map((part) => ({ part, whole, unit: UNITS.cases })));

describe("（四）a figure", () => {
  it("of a part is its share where it is told in per cent, the part where it counts, and nothing of nothing", () => {
    expect(indicatorOf("r", rate, { part: 1, whole: 3, unit: UNITS.cases }, about)).toEqual({
      id: "r",
      ...rate,
      ...about,
      value: 33.3,
      ratio: { part: 1, whole: 3, unit: UNITS.cases },
    });
    expect(indicatorOf("c", count, { part: 1, whole: 3, unit: UNITS.cases }, about).value).toBe(1);
    expect(indicatorOf("r", rate, { part: 0, whole: 0, unit: UNITS.cases }, about).value).toBeNull();
    expect(indicatorOf("c", count, null, about)).not.toHaveProperty("ratio");
    expect(indicatorOf("c", count, 7, about)).not.toHaveProperty("series");
  });

  it("over time ends with its value, leaves out days without one, and carries the parts of the last", () => {
    fc.assert(
      fc.property(fc.array(fc.option(ratio), { minLength: 12, maxLength: 12 }), (figured) => {
        const { value, series = [], ratio: last } = indicatorOf("r", rate, figured, about);
        expect(last).toEqual(figured.at(-1) ?? undefined);
        expect(series.find(({ day }) => day === AS_OF)?.value ?? null).toBe(value);
        expect(series).toHaveLength(figured.filter((each) => each !== null && each.whole > 0).length);
      }),
    );
  });
});
