import { entryKind } from "./kind.ts";
import { describe, expect, it } from "vitest";
import type { EntrySeed, MoneyLine } from "./entry.ts";
import { warningsOf } from "./warnings.ts";

const DAY = "2026-11-23";
const stateOf = (more: Partial<EntrySeed>, lines: readonly MoneyLine[] = []) => {
  const at = { version: 1, at: `${DAY}T02:00:00.000Z`, day: DAY, by: "张三", byId: null };
  const seed: EntrySeed = {
    register: "project",
    name: "示例",
    regionCode: "150200",
    variant: "road",
    values: {},
    links: [],
    stages: {},
    source: null,
    ...more,
  };
  const state = entryKind.fold(null, { ...at, act: { type: "enter", seed } });
  return lines.length === 0 ? state : entryKind.fold(state, { ...at, act: { type: "record-money", lines } });
};
const line = (flow: MoneyLine["flow"], amountFen: number, period = "2026"): MoneyLine => ({
  flow,
  source: "city",
  period,
  amountFen,
  batch: "",
  paper: "",
});
const told = (more: Partial<EntrySeed>, lines: readonly MoneyLine[] = []): string[] =>
  warningsOf(stateOf(more, lines), lines, []).map(({ zh }) => zh);

describe("（二）stages that do not fit together", () => {
  it("are told where a day lies before that of an earlier stage", () => {
    const stages = {
      approval: { planned: "2025-01-01", actual: "2025-06-01" },
      start: { planned: "2024-12-01", actual: "2025-05-01" },
    };
    expect(told({ stages })).toEqual([
      "“开工”实际日期 2025-05-01 早于前面的“立项”2025-06-01，请核对哪一个填错了",
      "“开工”计划日期 2024-12-01 早于前面的“立项”2025-01-01，请核对",
    ]);
  });

  it("are told where a stage was reached and a planned one before it was not, but not where nothing is known of it", () => {
    const reached = { start: { planned: null, actual: "2025-05-01" } };
    expect(told({ stages: reached })).toEqual([]);
    expect(told({ stages: { ...reached, land: { planned: "2025-01-01", actual: null } } })).toEqual([
      "“开工”已完成，但此前计划的“用地”没有实际日期，请补填或核对",
    ]);
  });

  it("are told where the stage as stated is behind the days, or the kind has no such stage", () => {
    const stages = { start: { planned: null, actual: "2025-05-01" } };
    expect(told({ stages, values: { statedStage: "planning" } })).toEqual([
      "填写的当前阶段是“规划”，但“开工”已有实际日期，请核对",
    ]);
    const foreign = told({ variant: "digital", stages: { land: { planned: "2026-01-01", actual: null } } });
    expect(foreign).toEqual([expect.stringContaining("这一类别没有“用地”阶段")]);
  });
});

describe("（十二）money that does not add up", () => {
  const total = { values: { totalFen: 100_00 } };

  it("is told of what is planned against the total, more or less", () => {
    expect(told(total, [line("planned", 100_00)])).toEqual([]);
    expect(told(total, [line("planned", 60_00)])).toEqual([expect.stringContaining("少于总投资 100元")]);
    expect(told(total, [line("planned", 60_00), line("planned", 60_00, "2027")])).toEqual([
      "各期计划投资合计 120元超过总投资 100元，请核对金额和口径",
    ]);
  });

  it("is told where more is in place than the total, or done than is in place", () => {
    const both = told(total, [line("in-place", 110_00), line("done", 120_00)]);
    expect(both).toEqual([
      "到位资金 110元超过总投资 100元，请核对金额和口径",
      "完成投资 120元超过到位资金 110元，请核对金额和口径",
    ]);
    expect(told(total, [line("in-place", 90_00), line("done", 90_00)])).toEqual([]);
  });

  it.each([
    ["spent", "arrived", "支出 2元超过到位 1元"],
    ["arrived", "granted", "到位 2元超过下达 1元"],
    ["granted", "asked", "下达 2元超过申请 1元"],
  ] as const)("is told where more was %s than %s", (more, bound, words) => {
    const lines = [line(more, 200), line(bound, 100)];
    expect(told({ register: "fund", variant: "fund" }, lines)).toEqual([`${words}，请核对金额和口径`]);
    expect(told({ register: "fund", variant: "fund" }, [line(more, 100), line(bound, 100)])).toEqual([]);
    expect(told({ register: "fund", variant: "fund" }, [line(more, 100)])).toEqual([]);
  });

  it("is told where a year is given as a whole and by month, until one of them is 0", () => {
    expect(told({}, [line("done", 100), line("done", 50, "2026-03")])).toEqual([
      expect.stringContaining("2026年完成投资既有全年数又有分月数"),
    ]);
    expect(told({}, [line("done", 0), line("done", 50, "2026-03")])).toEqual([]);
    expect(told({}, [line("done", 100), line("done", 50, "2025-03")])).toEqual([]);
  });

  it("is not added from a row that was merged, and says how much", () => {
    expect(warningsOf(stateOf({}), [], [{ name: "示例乙", amountFen: 900 }]).map(({ en }) => en)).toEqual([
      "“示例乙” was merged into this row; its CNY 9 were not added. Record them here if they belong",
    ]);
  });
});

describe("（二十一）terms of agreements", () => {
  it("are told where they end before they begin", () => {
    const values = { validFrom: "2026-01-01", validUntil: "2025-12-31" };
    expect(told({ register: "agreement", variant: "cities", values })).toHaveLength(1);
  });
});
