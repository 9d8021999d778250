import { describe, expect, it } from "vitest";
import type { Indicator } from "../../../kernel/measure.ts";
import { checkFigures, type ReportedFigure } from "./figure-checks.ts";

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
  by: "示例民政局",
  period: "2026-10",
  due: "2026-10-28",
  taskId: "t",
  ...given,
});

describe("（二十）核对提示", () => {
  it("finds the figure by name and unit, whatever the spaces, and takes the latest", () => {
    const [check] = checkFigures(
      [indicator()],
      [figure(), figure({ due: "2026-09-28", value: 30, period: "2026-09" })],
    );
    expect(check?.reported).toEqual({ value: 31.2, by: "示例民政局", period: "2026-10", taskId: "t" });
  });

  it("does not disagree within what rounding explains, and does beyond it", () => {
    expect(checkFigures([indicator()], [figure()])[0]?.disagrees).toBe(false);
    expect(checkFigures([indicator()], [figure({ value: 31 })])[0]?.disagrees).toBe(false);
    expect(checkFigures([indicator()], [figure({ value: 31.3 })])[0]?.disagrees).toBe(true);
    expect(checkFigures([indicator()], [figure({ value: 33 })])[0]?.disagrees).toBe(true);
  });

  it("lets no sample or unverified number contradict a report", () => {
    for (const standing of ["sample", "unverified"] as const)
      expect(checkFigures([indicator({ standing })], [figure({ value: 99 })])[0]?.disagrees).toBe(false);
  });

  it("compares nothing of another unit of count, and nothing with no value", () => {
    expect(checkFigures([indicator()], [figure({ unit: "万张" })])[0]?.reported).toBeNull();
    expect(checkFigures([indicator({ value: null })], [figure()])[0]?.disagrees).toBe(false);
  });
});
