import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { extractDocument } from "./extract.ts";
import { writeWorkbook, type Sheet } from "./workbook.ts";

const sheet: Sheet = {
  name: "台账",
  title: "督办台账",
  notes: ["来源：示例"],
  watermark: "示例",
  columns: [
    { key: "number", header: "序号", width: 6, type: "number", mergeBy: (index) => (index < 2 ? 1 : 2) },
    { key: "task", header: "任务", width: 30 },
    { key: "latest", header: "截止日", width: 12, type: "date" },
  ],
  rows: [
    { number: 1, task: "建高铁", latest: "2024-12-31" },
    { number: 1, task: '=HYPERLINK("http://a")', latest: "持续推进" },
    { number: 2, task: `坏字符\u0000\u000b${"\ud800"}完`, latest: null },
  ],
};

async function reopen(sheets: readonly Sheet[]): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await writeWorkbook(sheets)).buffer as ArrayBuffer);
  return book;
}

describe("a written workbook", () => {
  it("reads back as what was written, dates as days", async () => {
    const result = await extractDocument(await writeWorkbook([sheet]), "台账.xlsx");
    expect(result.ok && result.value.text).toBe(
      '督办台账\n来源：示例\n序号\t任务\t截止日\n1\t建高铁\t2024年12月31日\n\t=HYPERLINK("http://a")\t持续推进\n2\t坏字符完',
    );
  });

  it("holds no formula, whatever a text begins with, and keeps such a text a text when it is edited", async () => {
    const page = (await reopen([sheet])).worksheets[0];
    const cell = page?.getCell("B5");
    expect([cell?.type, cell?.formula, cell?.numFmt]).toEqual([ExcelJS.ValueType.String, undefined, "@"]);
  });

  it("prints on A4 across, with its head on every page, pages numbered and 示例 said", async () => {
    const page = (await reopen([sheet])).worksheets[0];
    expect(page?.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: "landscape",
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: "3:3",
    });
    expect(page?.headerFooter).toMatchObject({ oddHeader: "&C示例", oddFooter: "&C第 &P 页，共 &N 页" });
    expect(page?.views[0]).toMatchObject({ state: "frozen", ySplit: 3 });
  });

  it("joins cells where told, and filters only where none are joined", async () => {
    const plain = { ...sheet, columns: sheet.columns.map(({ mergeBy: _, ...column }) => column) };
    const [joined, filtered] = (await reopen([sheet, plain])).worksheets;
    expect(joined?.getCell("A5").master.address).toBe("A4");
    expect(joined?.autoFilter).toBeFalsy();
    expect(filtered?.getCell("A5").master.address).toBe("A5");
    expect(filtered?.autoFilter).toBeTruthy();
    expect(filtered?.name).toBe("台账(2)");
  });

  it("gives rows under a joined cell the height its text needs", async () => {
    const long = { ...sheet, rows: sheet.rows.map((row) => ({ ...row, task: "字" })) };
    const wide: Sheet = {
      ...long,
      columns: [{ key: "task", header: "任务", width: 9, mergeBy: () => 0 }],
      rows: long.rows.map(() => ({ task: "字".repeat(120) })),
    };
    const page = (await reopen([wide])).worksheets[0];
    const total = [4, 5, 6].reduce((sum, row) => sum + (page?.getRow(row).height ?? 0), 0);
    expect(total).toBeCloseTo(30 * 15 + 6);
  });

  it.each(["a/b:c*d?[e]", "'引号'", "", "很".repeat(40)])(
    "accepts any name for a sheet: %s",
    async (name) => {
      const page = (await reopen([{ ...sheet, name }])).worksheets[0];
      expect(page?.name.length).toBeLessThanOrEqual(31);
    },
  );

  it("as a form leaves only the cells to fill in unlocked, with room to write, and hides what is for programs", async () => {
    const columns = [
      { key: "task", header: "任务", width: 20 },
      { key: "said", header: "进展情况", width: 20, input: true },
      { key: "code", header: "编码", width: 2, hidden: true },
    ] as const;
    const rows = [{ task: "建高铁", said: null, code: "0123456789".repeat(9) }];
    const { worksheets } = await reopen([
      { name: "表", columns, rows },
      { name: "码", hidden: true, columns: columns.slice(0, 1), rows: [{ task: "x" }] },
    ]);
    expect(worksheets.map(({ state }) => state)).toEqual(["visible", "hidden"]);
    const [form] = worksheets;
    expect(["A2", "B2", "C2"].map((at) => form?.getCell(at).protection?.locked === false)).toEqual([
      false,
      true,
      false,
    ]);
    expect([form?.getColumn(2).hidden, form?.getColumn(3).hidden]).toEqual([false, true]);
    // A long code in a narrow hidden column would make the row a page high.
    expect(form?.getRow(2).height).toBe(51);
  });
});
