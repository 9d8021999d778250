import { describe, expect, it, test } from "vitest";
import { rowsOfSheet } from "../../../test/support/sheet.ts";
import { context, measures, proposeMapping } from "../../../test/support/baotou-context.ts";
import type { SheetRow } from "../../kernel/column-mapping.ts";
import { isBlocked } from "../../kernel/sheet.ts";
import { FIELD_WORDS, type LedgerField } from "./columns.ts";
import { type LedgerImportRow, readLedger } from "./rows.ts";
import { unitFinder } from "../../kernel/sheet-units.ts";
import { unitNames } from "./units.ts";

const find = unitFinder(context.roster);
const hints = (remembered: readonly (readonly [string, LedgerField])[] = []) => ({
  remembered: new Map(remembered),
  namesUnits: (text: string) =>
    unitNames([{ text, role: "lead", stated: true }]).lead.some((name) => find(name) !== undefined),
});

const read = (rows: readonly SheetRow[], given = context) =>
  readLedger(rows, proposeMapping(rows, hints()), given);
const fieldsOf = (rows: readonly SheetRow[]) => proposeMapping(rows, hints()).fields;
const codes = (row: LedgerImportRow | undefined) =>
  row?.issues.map(({ sentence }) => sentence.zh).join("\n") ?? "";

const textOf = (measure: number, undertaking: number): string =>
  measures[measure - 1]?.undertakings[undertaking - 1]?.text ?? "";

describe("the columns of a province's ledger (重点任务, 量化目标, 完成时限, 改革目标, 各市任务)", () => {
  it("are known, and what is no field of a task stays out", async () => {
    const rows = await rowsOfSheet([
      [
        "序号",
        "重点任务",
        "可量化的阶段性目标和对应时间（2-3个）",
        "完成时限",
        "改革目标",
        "各市任务",
        "责任单位",
        "联系人及电话",
        "盖章",
      ],
      [
        1,
        "推行普通商品线下无理由退货",
        "2024年6月底前100家；2024年12月底前300家；2025年3月底或4月底400家",
        "2024年12月底前",
        "全覆盖",
        "每市50家",
        "市市场监管局（牵头）、市商务局",
        "示例人 13800000000",
        "",
      ],
    ]);
    expect(fieldsOf(rows)).toEqual([
      "number",
      "text",
      "goals",
      "deadline",
      "goals",
      "goals",
      "lead",
      "phone",
      null,
    ]);
    const [row] = read(rows);
    expect(row).toMatchObject({ ordinal: "(八)", becomes: "asked" });
    expect(row?.goals.map(({ due }) => due)).toEqual(["2024-06-30", "2024-12-31", null, null, null]);
    expect(codes(row)).toContain("方案中还没有登记的事项相近");
    expect(row?.issues).toHaveLength(1);
  });
});

describe("（二十）the time at which a task begins", () => {
  test.each([
    ["时限要求", "计划开始", "完成时限"],
    ["时限要求", "启动时间", "计划完成"],
    ["时间安排", "开工时间", "竣工时间"],
  ])("is no deadline under %s: %s beside %s", async (above, begins, ends) => {
    const rows = await rowsOfSheet([
      ["序号", "具体任务", "牵头单位", above, above],
      ["序号", "具体任务", "牵头单位", begins, ends],
      [1, "任务甲乙丙丁", "市发改委", "2024年1月", "2024年12月"],
      [2, "任务戊己庚辛", "市民政局", "2024年2月", "2024年11月"],
    ]);
    expect(fieldsOf(rows)).toEqual(["number", "text", "lead", null, "deadline"]);
  });

  it("is none where it is the only time of the ledger", async () => {
    const rows = await rowsOfSheet([
      ["序号", "具体任务", "牵头单位", "开始时间"],
      [1, "任务甲乙丙丁", "市发改委", "2024年1月"],
      [2, "任务戊己庚辛", "市民政局", "2024年2月"],
    ]);
    expect(fieldsOf(rows)).toEqual(["number", "text", "lead", null]);
  });
});

describe("a ledger without headings", () => {
  it("is known by what stands in it", async () => {
    const rows = await rowsOfSheet([
      [1, textOf(1, 1), "市发改委", "2024年12月31日", "13800000000"],
      [2, textOf(2, 1), "市交通运输局", "2026年12月底前", "13800000001"],
      [3, textOf(5, 1), "市民政局、市财政局", "2025年6月", "13800000002"],
    ]);
    const mapping = proposeMapping(rows, hints());
    expect(mapping).toMatchObject({ headingRow: 0, fields: ["number", "text", "lead", "deadline", "phone"] });
    expect(mapping.why).toEqual(["content", "content", "content", "content", "content"]);
    expect(
      read(rows)
        .filter((row) => !isBlocked(row))
        .map(({ ordinal }) => ordinal),
    ).toEqual(["(一)", "(二)", "(五)"]);
  });
});

test("headings that were explained once are known the next time", async () => {
  const rows = await rowsOfSheet([
    ["序号", "干什么", "谁来干", "啥时候干完"],
    [1, "甲", "市发改委", "2024年12月31日"],
  ]);
  const remembered = [
    ["干什么", "text"],
    ["谁来干", "lead"],
    ["啥时候干完", "deadline"],
  ] as const;
  const mapping = proposeMapping(rows, hints(remembered));
  expect(mapping.fields).toEqual(["number", "text", "lead", "deadline"]);
  expect(mapping.why).toEqual(["heading", "remembered", "remembered", "remembered"]);
});

test("headings of an office's own coining are headings beside two that are known", async () => {
  const rows = await rowsOfSheet([
    ["重点工作一览表"],
    ["编号", "工作事项", "谁来干", "啥时候交账", "干到哪一步了"],
    [1, "编制衔接清单", "市发改委", "2027年6月底", "形成初稿"],
  ]);
  const mapping = proposeMapping(rows, hints());
  expect(mapping).toMatchObject({ headingRow: 2, fields: ["number", "text", "lead", "deadline", null] });
});

const fieldsUnder = async (headings: readonly string[]) =>
  fieldsOf(await rowsOfSheet([headings, headings.map((_, at) => (at === 1 ? "优化营商环境" : ""))]));

describe("a ledger headed in English", () => {
  it("is known by what people call its columns, however they are written", async () => {
    expect(
      await fieldsUnder([
        "No.",
        "Task",
        "Lead unit",
        "Supporting units",
        "Deadline",
        "Progress",
        "Status",
        "Remarks",
      ]),
    ).toEqual(["number", "text", "lead", "support", "deadline", "progress", "status", "remark"]);
    expect(
      await fieldsUnder([
        "S/No",
        "WORK ITEM",
        "Responsible department (lead)",
        "Due date",
        "Start date",
        "Next steps",
      ]),
    ).toEqual(["number", "text", "lead", "deadline", null, "next"]);
    expect(
      await fieldsUnder(["Measure", "Tasks", "Contact person", "Telephone", "Problems", "Completion date"]),
    ).toEqual(["measure", "text", "contact", "phone", "problems", "deadline"]);
  });
  it("may be headed as the page itself calls the columns", async () => {
    const called = Object.values(FIELD_WORDS).map(({ en }) => en);
    expect(await fieldsUnder(called)).toEqual(Object.keys(FIELD_WORDS));
  });
});
