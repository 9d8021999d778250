import { describe, expect, it, test } from "vitest";
import { context, proposeMapping } from "../../../test/support/baotou-context.ts";
import { rowsOfSheet } from "../../../test/support/sheet.ts";
import type { SheetRow } from "../../kernel/column-mapping.ts";
import { isBlocked } from "../../kernel/sheet.ts";
import { type LedgerImportRow, readLedger } from "./rows.ts";

const hints = () => ({ remembered: new Map(), namesUnits: () => false });
const read = (rows: readonly SheetRow[]) => readLedger(rows, proposeMapping(rows, hints()), context);
const codes = (row: LedgerImportRow | undefined) =>
  row?.issues.map(({ sentence }) => sentence.zh).join("\n") ?? "";

it("（二十）asks no second time for the year where words count from a day within it", async () => {
  const rows = await rowsOfSheet([
    ["序号", "具体任务", "牵头单位", "完成时限"],
    ["1", "任务甲", "市发改委", "会后5个工作日内"],
  ]);
  const [row] = readLedger(rows, { ...proposeMapping(rows, hints()), year: 2026 }, context);
  expect(codes(row)).toContain("要从某一天算起，台账没有写明是哪一天。请在上面“时限”中选定日期");
  expect(codes(row)).not.toContain("年份");
});

describe("what is wrong with a row is said with its remedy", () => {
  const head = ["序号", "具体任务", "牵头单位", "完成时限", "状态"];
  const one = async (...cells: (string | number)[]) => read(await rowsOfSheet([head, cells]))[0];

  test.each([
    [["1", "", "市发改委", "2024年12月", ""], "“具体任务”一栏是空的", true],
    [["1", "任务甲", "市发发委", "2024年12月", ""], "名册中没有“市发发委”，相近的有：市发改委", true],
    [["1", "任务甲", "火星管理局", "2024年12月", ""], "名册中没有“火星管理局”", true],
    [["1", "任务甲", "", "2024年12月", ""], "没有责任单位", true],
    [["1", "任务甲", "各有关企业", "2024年12月", ""], "“各有关企业”是集合单位", true],
    [["1", "任务甲", "市发改委", "2024年13月", ""], "读不成日期", true],
    [["1", "任务甲", "市发改委", "12月底", ""], "没有写明年份。请在上面“时限”中填写台账年度", true],
    [["1", "任务甲", "市发改委", "尽快", ""], "不含日期", false],
    [["1", "任务甲", "市发改委", 45657, ""], "日期序号", false],
    [["1", "任务甲", "市发改委", "2024年12月", "待研究"], "不作核定", false],
  ] as const)("%j", async (cells, sentence, blocks) => {
    const row = await one(...cells);
    expect(codes(row)).toContain(sentence);
    expect(row && isBlocked(row)).toBe(blocks);
  });

  it("what a meeting decided is no undertaking that sounds like it", async () => {
    const [undertaking = ""] = context.measures.flatMap(({ undertakings }) =>
      undertakings.map(({ text }) => text).filter((text) => text.length > 20),
    );
    const near = `进一步${undertaking.slice(0, -5)}`;
    const rows = await rowsOfSheet([
      ["序号", "具体任务", "任务来源", "牵头单位"],
      ["1", near, "2026年第3次市政府常务会议议定", "市发改委"],
      ["2", near, "", "市财政局"],
    ]);
    const [decided, planned] = read(rows);
    expect(decided).toMatchObject({ measureId: null, becomes: "new", source: { kind: "meeting" } });
    expect(planned).toMatchObject({ becomes: "asked", undertakingId: null, source: { kind: "plan" } });
  });

  it("a serial number of Excel is the day it stands for", async () => {
    expect((await one("1", "任务甲", "市发改委", 45657, ""))?.deadline.latest).toBe("2024-12-31");
  });

  it("a task that stands twice, a hidden line", async () => {
    const rows = await rowsOfSheet(
      [
        head,
        ["1", "任务甲", "市发改委", "", ""],
        ["2", "任务 甲", "市发改委", "", ""],
        ["3", "任务甲", "市财政局", "", ""],
      ],
      { hidden: [2] },
    );
    const [first, second, third] = read(rows);
    expect(codes(first)).toContain("被隐藏");
    expect(codes(second)).toContain("与第 2 行是同一任务");
    expect(third && isBlocked(third)).toBe(false);
  });

  it("collectives are fanned out, and a person says who is meant by a name", async () => {
    const rows = await rowsOfSheet([
      head,
      ["1", "任务甲", "发改局", "", ""],
      ["2", "任务乙", "各旗县区政府", "", ""],
    ]);
    const mapping = { ...proposeMapping(rows, hints()), units: { 发改局: "unit-市发改委" } };
    const [first, second] = readLedger(rows, mapping, context);
    expect(first?.units).toEqual([{ unitId: "unit-市发改委", role: "lead", via: null }]);
    expect(second?.units).toEqual([
      { unitId: "unit-昆区政府", role: "lead", via: "unit-各旗县区政府" },
      { unitId: "unit-东河区政府", role: "lead", via: "unit-各旗县区政府" },
    ]);
  });
});

test.each([
  ["已完成", "done"],
  ["办结", "done"],
  ["√", "done"],
  ["未完成", null],
  ["基本完成", null],
  ["完成80%", null],
  ["完成100%", "done"],
  ["长期坚持", "standing"],
  ["转常态化推进", "standing"],
  ["逾期", "overdue"],
  ["未逾期", null],
  ["逾期未完成", "overdue"],
  ["推进中", null],
  ["", null],
])("the status “%s” proposes %s", async (status, judgement) => {
  const rows = await rowsOfSheet([
    ["序号", "具体任务", "牵头单位", "完成时限", "状态"],
    ["1", "任务甲", "市发改委", "2024年12月", status],
  ]);
  expect(read(rows)[0]?.judgement ?? null).toBe(judgement);
});
