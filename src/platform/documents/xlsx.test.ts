import ExcelJS from "exceljs";
import { assert, asyncProperty, integer } from "fast-check";
import { describe, expect, it } from "vitest";
import type { ExtractedDocument } from "./document.ts";
import { extractDocument } from "./extract.ts";

async function read(fill: (book: ExcelJS.Workbook) => void): Promise<ExtractedDocument> {
  const book = new ExcelJS.Workbook();
  fill(book);
  const result = await extractDocument(new Uint8Array(await book.xlsx.writeBuffer()), "台账.xlsx");
  if (!result.ok) throw new Error(result.failure.sentence.en);
  return result.value;
}

describe("an Excel workbook", () => {
  it("shows what its cells show: dates, percentages, results of formulas, rich text", async () => {
    const { text } = await read((book) => {
      const sheet = book.addWorksheet("Sheet1");
      const row = sheet.addRow([new Date("2024-12-31T00:00:00Z"), 0.65, "x", "y", 3.5, true]);
      row.getCell(1).numFmt = "yyyy/m/d";
      row.getCell(2).numFmt = "0.0%";
      row.getCell(3).value = { formula: "A1&B1", result: "算得" };
      row.getCell(4).value = { richText: [{ text: "责任" }, { font: { bold: true }, text: "单位" }] };
      sheet.addRow([45_657]).getCell(1).numFmt = 'yyyy"年"m"月"';
    });
    expect(text).toBe("2024年12月31日\t65.0%\t算得\t责任单位\t3.5\tTRUE\n2024年12月");
  });

  it("repeats merged cells in every position they cover and prints them once", async () => {
    const { text, tables } = await read((book) => {
      const sheet = book.addWorksheet("Sheet1");
      sheet.addRow(["任务分解表"]);
      sheet.addRow(["章", "任务", "牵头单位"]);
      sheet.addRow(["一、铁路", "甲", "市发改委"]);
      sheet.addRow([null, "乙", "市财政局"]);
      sheet.mergeCells("A1:C1");
      sheet.mergeCells("A3:A4");
    });
    expect(text).toBe("任务分解表\n章\t任务\t牵头单位\n一、铁路\t甲\t市发改委\n\t乙\t市财政局");
    expect(tables[0]?.rows.map((row) => row.cells.map((cell) => cell.text))).toEqual([
      ["任务分解表", "任务分解表", "任务分解表"],
      ["章", "任务", "牵头单位"],
      ["一、铁路", "甲", "市发改委"],
      ["一、铁路", "乙", "市财政局"],
    ]);
    for (const { cells } of tables[0]?.rows ?? [])
      for (const { text: own, span } of cells) expect(text.slice(span[0], span[1])).toBe(own);
  });

  it("reads several sheets in order under their names and says which hidden one it left out", async () => {
    const { text, tables, notes } = await read((book) => {
      book.addWorksheet("交通").addRow(["甲"]);
      book.addWorksheet("旧稿", { state: "hidden" }).addRow(["不读"]);
      book.addWorksheet("生态").addRow(["乙"]);
    });
    expect({ text, count: tables.length }).toEqual({ text: "交通\n甲\n生态\n乙", count: 2 });
    expect(notes.map((note) => note.zh.includes("旧稿"))).toEqual([true]);
  });

  it("keeps page heads out of the table but not out of reach of the secrecy check", async () => {
    const { text, margin } = await read((book) => {
      const sheet = book.addWorksheet("Sheet1");
      sheet.addRow(["甲"]);
      sheet.headerFooter.oddHeader = '&L&"宋体,加粗"&12机密★1年&R第 &P 页';
    });
    expect([text, margin.split("\n")[0]]).toEqual(["甲", "机密★1年"]);
  });

  it("gives a result, whatever bytes are wrong", async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet("甲").addRows([
      ["序号", "任务"],
      [1, "乙"],
    ]);
    const good = new Uint8Array(await book.xlsx.writeBuffer());
    await assert(
      asyncProperty(
        integer({ min: 0, max: good.length - 1 }),
        integer({ min: 0, max: 255 }),
        async (at, wrong) => {
          const bytes = good.slice();
          bytes[at] = wrong;
          const result = await extractDocument(bytes, "台账.xlsx", { soffice: null });
          expect(result.ok || result.failure.sentence.zh.length > 0).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("pays nothing for a stray cell in the last corner of a sheet", async () => {
    const { tables } = await read((book) => {
      const sheet = book.addWorksheet("Sheet1");
      sheet.getCell("A1").value = "甲";
      sheet.getCell("XFD1048576").value = "乙";
    });
    expect(tables[0]?.rows.map((row) => row.cells.map((cell) => cell.text))).toEqual([
      ["甲", ""],
      ["", "乙"],
    ]);
  });
});
