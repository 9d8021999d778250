import ExcelJS from "exceljs";
import { describe, expect, it, test } from "vitest";
import { context, proposeMapping } from "../../../test/support/baotou-context.ts";
import { isBlocked } from "../../kernel/sheet.ts";
import { readFilledSheet } from "../../platform/documents/sheet-rows.ts";
import type { LedgerMapping } from "./columns.ts";
import { type LedgerImportRow, ledgerYear, readLedger } from "./rows.ts";

const hints = { remembered: new Map(), namesUnits: () => false };
type Cell = ExcelJS.CellValue;

/** A workbook as an office makes it: a title across, headings in two lines, merged, and what `write` does to the rest. */
async function office(
  title: string,
  heads: readonly string[],
  rows: readonly (readonly Cell[])[],
  change: (page: ExcelJS.Worksheet) => void = () => {},
) {
  const book = new ExcelJS.Workbook();
  const page = book.addWorksheet("台账");
  page.addRow([title]);
  page.mergeCells(1, 1, 1, heads.length);
  page.addRow([...heads]);
  page.addRow([]);
  heads.forEach((_, at) => page.mergeCells(2, at + 1, 3, at + 1));
  for (const row of rows) page.addRow([...row]);
  change(page);
  const read = await readFilledSheet(new Uint8Array(await book.xlsx.writeBuffer()), "台账.xlsx");
  if (!read.ok) throw new Error(read.failure.sentence.zh);
  return read.value.rows;
}

const HEADS = ["序号", "具体任务", "牵头单位", "完成时限"];

async function deadlines(title: string, cells: readonly Cell[], more: Partial<LedgerMapping> = {}) {
  const rows = await office(
    title,
    HEADS,
    cells.map((cell, at) => [at + 1, `第${at + 1}项示例任务${"甲乙丙丁"[at % 4]}`, "市发改委", cell]),
  );
  return readLedger(rows, { ...proposeMapping(rows, hints), ...more }, context);
}
const told = ({ deadline, issues }: LedgerImportRow): string =>
  deadline.latest ?? (issues.some(({ blocks }) => blocks) ? "asked" : deadline.kind);

describe("（二十）the deadlines of an office's ledger", () => {
  it("take every form of the grammar, in the year of its title", async () => {
    const forms: readonly (readonly [Cell, string])[] = [
      ["年底前", "2026-12-31"],
      ["12月底", "2026-12-31"],
      ["三季度", "2026-09-30"],
      ["上半年", "2026-06-30"],
      ["6月30日前", "2026-06-30"],
      ["次年3月底前", "2027-03-31"],
      ["2025年底", "2025-12-31"],
      ["二〇二六年十月底前", "2026-10-31"],
      ["全年", "continuous"],
      ["每年12月底前", "continuous"],
      ["每季度末", "continuous"],
      ["长期坚持", "longterm"],
      ["尽快", "none"],
      ["２０２６年６月底前", "2026-06-30"],
      ["2026年3月1日 00:00", "2026-03-01"],
      ["2026-03-01 00:00:00", "2026-03-01"],
      [new Date("2026-03-01T00:00:00Z"), "2026-03-01"],
      ["46387", "2026-12-31"],
      [46387, "2026-12-31"],
      ["20261231", "2026-12-31"],
      ["2026年3月底或4月底", "asked"],
      ["3月或4月底前", "asked"],
      ["月底前", "asked"],
      ["会后5个工作日内", "asked"],
      ["批复后3个月内", "asked"],
    ];
    const rows = await deadlines(
      "2026年重点任务台账",
      forms.map(([cell]) => cell),
    );
    expect(rows.map((row, at) => [forms[at]?.[0], told(row)])).toEqual(forms.map((form) => [...form]));
    expect(rows.find(({ deadline }) => deadline.raw === "每季度末")?.recurrence?.windows).toHaveLength(4);
  });

  it("of cells formatted with a time of the day are read by their day", async () => {
    const rows = await office(
      "2026年台账",
      HEADS,
      [[1, "示例任务", "市发改委", new Date("2026-03-01T00:00:00Z")]],
      (page) => {
        page.getCell("D4").numFmt = 'yyyy"年"m"月"d"日" hh:mm';
      },
    );
    expect(rows.at(-1)?.cells[3]).toBe("2026年3月1日 00:00");
    expect(readLedger(rows, proposeMapping(rows, hints), context).map(told)).toEqual(["2026-03-01"]);
  });

  it("wait for its year where neither title nor file name says it, once for all rows", async () => {
    const rows = await deadlines("重点任务台账", ["年底前", "3月底前", "2025年底"]);
    expect(rows.map(told)).toEqual(["asked", "asked", "2025-12-31"]);
    const answered = await deadlines("重点任务台账", ["年底前", "3月底前", "2025年底"], { year: 2026 });
    expect(answered.map(told)).toEqual(["2026-12-31", "2026-03-31", "2025-12-31"]);
  });

  it("that a person settled hold for every row with these words, as a day or as printed", async () => {
    const rows = await deadlines("2026年台账", ["月底前", "批复后3个月内", "月底前"], {
      days: { 月底前: "2026-11-30", 批复后3个月内: null },
    });
    expect(rows.map(told)).toEqual(["2026-11-30", "none", "2026-11-30"]);
    expect(rows.map(({ deadline }) => deadline.raw)).toEqual(["月底前", "批复后3个月内", "月底前"]);
  });

  test.each([
    ["2026年重点任务台账", "台账.xlsx", 2026],
    ["重点任务台账", "2026年台账.xlsx", 2026],
    ["2025—2026年重点任务台账", "台账.xlsx", null],
    ["重点任务台账", "台账.xlsx", null],
  ])("have the year of “%s” in %s: %s", async (title, file, year) => {
    const rows = await office(title, HEADS, [[1, "示例任务", "市发改委", "年底前"]]);
    expect(ledgerYear(rows, proposeMapping(rows, hints), file)).toBe(year);
  });
});

describe("（二十）a task that the file does not give", () => {
  const heads = ["序号", "重点举措", "具体任务", "牵头单位"];

  it("is asked for, and never becomes the measure's title", async () => {
    const rows = await office("台账", heads, [
      [1, "推进铁路建设", "完成可研编制", "市发改委"],
      [2, "推进公路建设", "", "市交通运输局"],
    ]);
    const [first, second] = readLedger(rows, proposeMapping(rows, hints), context);
    expect([first?.text, second?.text, second && isBlocked(second)]).toEqual(["完成可研编制", "", true]);
    expect(second?.issues[0]?.sentence.zh).toContain("不用举措名称代替");
  });

  it("is a formula without a result, or with an error for one, and says so", async () => {
    const rows = await office("台账", heads, [
      [1, "推进铁路建设", { formula: 'B4&"前期"' } as Cell, "市发改委"],
      [2, "推进公路建设", { formula: 'B5&"前期"', result: "推进公路建设前期" }, "市交通运输局"],
      [3, "推进桥梁建设", { formula: "#REF!", result: { error: "#REF!" } } as Cell, "市交通运输局"],
      ["合计", "", { formula: "COUNTA(C4:C6)" } as Cell, ""],
    ]);
    const [empty, worked, wrong, total] = readLedger(rows, proposeMapping(rows, hints), context);
    expect([empty, wrong].map((row) => row?.issues[0]?.sentence.zh.includes("公式"))).toEqual([true, true]);
    expect([empty, worked, wrong].map((row) => row && isBlocked(row))).toEqual([true, false, true]);
    expect([worked?.text, total?.becomes]).toEqual(["推进公路建设前期", "nothing"]);
  });

  it("stands beside the measure that it belongs to, wherever that column is", async () => {
    const rows = await office(
      "台账",
      ["序号", "重点工作任务", "对应举措", "责任单位"],
      [
        [1, "完成示例设计", "三", "市发改委"],
        [2, "完成示例评审", "（四）", "市发改委"],
        [3, "完成示例招标", 5, "市发改委"],
      ],
    );
    const mapping = proposeMapping(rows, hints);
    expect(mapping.fields).toEqual(["number", "text", "measure", "lead"]);
    const read = readLedger(rows, mapping, context);
    expect(read.map(({ text }) => text)).toEqual(["完成示例设计", "完成示例评审", "完成示例招标"]);
    expect(read.map(({ measureId }) => measureId)).toEqual([2, 3, 4].map((at) => context.measures[at]?.id));
  });
});
