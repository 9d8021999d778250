import { describe, expect, it } from "vitest";
import type { Indicator } from "../../../kernel/measure.ts";
import { disagrees, pairFigures, type ReportedFigure } from "./figure-pairs.ts";

const indicator = (given: Partial<Indicator> = {}): Indicator => ({
  id: "beds",
  measure: 5,
  name: { zh: "每千名老年人养老床位", en: "Beds per thousand elderly" },
  says: { zh: "示例", en: "sample" },
  value: 31.24,
  unit: { zh: "张", en: "beds" },
  better: "up",
  standing: "computed",
  source: { zh: "养老系统", en: "elder care" },
  asOf: "2026-11-23",
  ...given,
});
const figure = (given: Partial<ReportedFigure> = {}): ReportedFigure => ({
  name: "每千名老年人 养老床位",
  unit: "张",
  value: 31.2,
  unitId: "u",
  by: "示例民政局",
  period: "2026-10",
  due: "2026-10-28",
  taskId: "t",
  sample: false,
  ...given,
});
const named = (id: string, zh: string, given: Partial<Indicator> = {}) =>
  indicator({ id, name: { zh, en: id }, ...given });
const differenceOf = (computed: Partial<Indicator>, reported: Partial<ReportedFigure>) =>
  pairFigures([indicator(computed)], [figure(reported)])[0]?.reported[0]?.difference;

describe("（二十）computed beside reported", () => {
  it("finds the figure by name and unit, whatever the spaces, takes the latest and keeps the others as a series", () => {
    const [pair] = pairFigures(
      [indicator()],
      [figure(), figure({ due: "2026-09-28", value: 30, period: "2026-09" })],
    );
    expect(pair?.reported).toEqual([
      {
        value: 31.2,
        unitId: "u",
        by: "示例民政局",
        period: "2026-10",
        due: "2026-10-28",
        taskId: "t",
        standing: "reported",
        series: [
          { day: "2026-09-28", value: 30 },
          { day: "2026-10-28", value: 31.2 },
        ],
        difference: null,
      },
    ]);
  });

  it("tells by how much they disagree beyond what rounding explains, and nothing within it", () => {
    expect(differenceOf({}, {})).toBeNull();
    expect(differenceOf({}, { value: 31 })).toBeNull();
    expect(differenceOf({}, { value: 31.3 })).toBe(0.06);
    expect(differenceOf({}, { value: 29 })).toBe(-2.24);
  });

  it("lets no sample or unverified number contradict a report, nor a computed one a sample", () => {
    for (const standing of ["sample", "unverified", "reported"] as const)
      expect(differenceOf({ standing }, { value: 99 })).toBeNull();
    expect(differenceOf({}, { value: 99, sample: true })).toBeNull();
    expect(differenceOf({ standing: "sample" }, { value: 99, sample: true })).toBe(67.76);
  });

  it("compares nothing of another unit of count, which has a row of its own, and nothing with no value", () => {
    const pairs = pairFigures([indicator()], [figure({ unit: "万张" })]);
    expect(pairs.map(({ computed, reported }) => [computed?.id, reported.length])).toEqual([
      ["beds", 0],
      [undefined, 1],
    ]);
    expect(differenceOf({ value: null }, { value: 99 })).toBeNull();
  });

  it("puts units that report one thing beside each other, each with its own series, and marks who disagrees", () => {
    const [pair] = pairFigures(
      [indicator()],
      [
        figure(),
        figure({ unitId: "v", by: "示例区", value: 12, due: "2026-12-28" }),
        figure({ due: "2026-09-28" }),
      ],
    );
    expect(pair?.reported.map(({ by, series, difference }) => [by, series.length, difference])).toEqual([
      ["示例民政局", 2, null],
      ["示例区", 1, -19.24],
    ]);
    expect(pair !== undefined && disagrees(pair)).toBe(true);
  });

  it("puts first what is contradicted, then what two speak of, what a system counts, what units report, how tasks stand", () => {
    const pairs = pairFigures(
      [
        named("none", "空", { value: null }),
        named("reports-accepted", "报告"),
        named("tasks-closed", "办结率"),
        named("own", "独有"),
        named("both", "两者"),
        named("wrong", "不一"),
      ],
      [figure({ name: "仅报送" }), figure({ name: "两者" }), figure({ name: "不一", value: 5 })],
    );
    expect(pairs.map(({ name }) => name.zh)).toEqual([
      "不一",
      "两者",
      "独有",
      "仅报送",
      "办结率",
      "报告",
      "空",
    ]);
  });

  it("loses no figure: every computed one has a row, and every reported one is in exactly one", () => {
    const indicators = [indicator(), indicator({ id: "homes", name: { zh: "养老机构", en: "Homes" } })];
    const reported = ["养老机构", "每千名老年人养老床位", "护理员", "护理员 "].flatMap((name, at) => [
      figure({ name, unitId: `u${at}`, value: at }),
      figure({ name, unitId: `u${at}`, value: at + 1, due: "2026-11-28" }),
    ]);
    const pairs = pairFigures(indicators, reported);
    expect(pairs.map(({ name }) => name.zh)).toEqual(["每千名老年人养老床位", "养老机构", "护理员"]);
    const points = pairs.flatMap((pair) => pair.reported.flatMap(({ series }) => series));
    expect(points.length).toBe(reported.length);
  });
});
