import { readFileSync } from "node:fs";
import {
  AlignmentType,
  DeletedTextRun,
  Document,
  Header,
  type ISectionOptions,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  Textbox,
  VerticalMergeType,
} from "docx";
import { describe, expect, it } from "vitest";
import type { ExtractedDocument } from "./document.ts";
import { extractDocument } from "./extract.ts";

const plan = readFileSync(new URL("../../../plans/baotou-2024.txt", import.meta.url), "utf8");
const bare = (text: string): string => text.replace(/\s/g, "");

const numbering = {
  config: [
    {
      reference: "plan",
      levels: [
        { level: 0, format: LevelFormat.CHINESE_COUNTING, text: "%1、", alignment: AlignmentType.START },
        { level: 1, format: LevelFormat.JAPANESE_COUNTING, text: "(%2)", alignment: AlignmentType.START },
        { level: 2, format: LevelFormat.DECIMAL, text: "%3.", alignment: AlignmentType.START },
      ],
    },
  ],
};

async function read(children: ISectionOptions["children"], more: object = {}): Promise<ExtractedDocument> {
  const bytes = await Packer.toBuffer(new Document({ numbering, sections: [{ ...more, children }] }));
  const result = await extractDocument(bytes, "方案.docx");
  if (!result.ok) throw new Error(result.failure.sentence.en);
  return result.value;
}

const item = (text: string, level: number): Paragraph =>
  new Paragraph({ text, numbering: { reference: "plan", level } });

const cell = (text: string, more: object = {}): TableCell =>
  new TableCell({ children: text.split("\n").map((line) => new Paragraph(line)), ...more });

describe("a Word document", () => {
  it("reads the Baotou plan back when Word numbers chapters and measures （一） to （二十二） itself", async () => {
    let measures = 0;
    const restart = /^\(([一二三四五六七八九十]+)\)/;
    const children = plan.split("\n").map((line) => {
      const chapter = /^[一二三四五六]、/.exec(line);
      if (chapter !== null)
        return new Paragraph({ text: line.slice(2), numbering: { reference: "plan", level: 0 } });
      const measure = restart.exec(line);
      if (measure === null) return new Paragraph({ text: line });
      measures++;
      return new Paragraph({
        text: line.slice(measure[0].length),
        numbering: { reference: "continuous", level: 0 },
      });
    });
    const bytes = await Packer.toBuffer(
      new Document({
        numbering: {
          config: [
            ...numbering.config,
            {
              reference: "continuous",
              levels: [{ level: 0, format: LevelFormat.CHINESE_COUNTING_THOUSAND, text: "(%1)" }],
            },
          ],
        },
        sections: [{ children }],
      }),
    );
    const result = await extractDocument(bytes, "包头.docx");
    expect(measures).toBe(22);
    expect(result.ok && bare(result.value.text)).toBe(bare(plan));
  });

  it("restarts a deeper level after each step of the one above it", async () => {
    const { text } = await read([
      item("甲", 0),
      item("子", 1),
      item("丑", 1),
      item("乙", 0),
      item("寅", 1),
      item("2020年底前", 2),
    ]);
    expect(text).toBe("一、甲\n(一)子\n(二)丑\n二、乙\n(一)寅\n1. 2020年底前");
  });

  it("leaves tracked deletions out and keeps insertions", async () => {
    const { text } = await read([
      new Paragraph({
        children: [
          new TextRun("责任单位：市"),
          new DeletedTextRun({ text: "工信局", id: 1, author: "甲", date: "2024-01-01T00:00:00Z" }),
          new InsertedTextRun({ text: "发改委", id: 2, author: "甲", date: "2024-01-01T00:00:00Z" }),
        ],
      }),
    ]);
    expect(text).toBe("责任单位：市发改委");
  });

  it("keeps page heads out of the text but not out of reach of the secrecy check", async () => {
    const { text, margin } = await read([new Paragraph("正文")], {
      headers: { default: new Header({ children: [new Paragraph("机密★1年")] }) },
    });
    expect({ text, margin }).toEqual({ text: "正文", margin: "机密★1年" });
  });

  it("puts a text box before the paragraph it hangs on, once", async () => {
    const { text } = await read([
      new Paragraph("首行"),
      new Textbox({
        alignment: "center",
        children: [new Paragraph("包头市人民政府文件")],
        style: { width: "200pt", height: "auto" },
      }),
    ]);
    expect(text.split("\n").filter((line) => line === "包头市人民政府文件")).toHaveLength(1);
  });

  it("repeats merged cells in every position they cover, with the place where they are printed", async () => {
    const { text, tables } = await read([
      new Paragraph("任务分解表"),
      new Table({
        rows: [
          new TableRow({ children: [cell("序号"), cell("任务"), cell("单位", { columnSpan: 2 })] }),
          new TableRow({
            children: [
              cell("1", { verticalMerge: VerticalMergeType.RESTART }),
              cell("建高铁"),
              cell("市发改委\n市财政局"),
              cell("甲"),
            ],
          }),
          new TableRow({
            children: [
              cell("", { verticalMerge: VerticalMergeType.CONTINUE }),
              cell("建公路"),
              cell("市交通局"),
              cell(""),
            ],
          }),
        ],
      }),
      new Paragraph("完"),
    ]);
    expect(text).toBe(
      "任务分解表\n序号\t任务\t单位\n1\t建高铁\t市发改委\n市财政局\t甲\n\t建公路\t市交通局\n完",
    );
    expect(tables).toHaveLength(1);
    const rows = tables[0]?.rows.map((row) => row.cells.map((it) => it.text));
    expect(rows).toEqual([
      ["序号", "任务", "单位", "单位"],
      ["1", "建高铁", "市发改委\n市财政局", "甲"],
      ["1", "建公路", "市交通局", ""],
    ]);
    for (const { cells } of tables[0]?.rows ?? [])
      for (const { text: own, span } of cells) expect(text.slice(span[0], span[1])).toBe(own);
  });

  it("takes a table of one cell for a frame around text", async () => {
    const frame = new Table({
      rows: [
        new TableRow({
          children: [new TableCell({ children: [new Paragraph("一、总体"), new Paragraph("(一)甲")] })],
        }),
      ],
    });
    const { text, tables } = await read([frame]);
    expect({ text: text.trim(), tables }).toEqual({ text: "一、总体\n(一)甲", tables: [] });
  });
});
