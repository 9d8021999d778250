import { Readable } from "node:stream";
import { text as textOf } from "node:stream/consumers";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extractDocument } from "./extract.ts";
import { writeOfficialPaper, type OfficialPaper } from "./official-paper.ts";
import { openArchive } from "./zip.ts";

const PAPER: OfficialPaper = {
  head: {},
  title: "关于进展情况的通报",
  addressee: "各成员单位",
  body: "现将有关情况通报如下。\n一、总体进展\n（一）交通。进展顺利。\n1．铁路\n（1）开行\n【表：进展】\n“一小时”——完成……",
  tables: {
    进展: {
      head: ["序号", "任务"],
      rows: [["1", "甲\n乙"], ["2"]],
    },
  },
  attachments: ["未报送单位名单", "台账"],
  signature: "示例办",
  date: "2026-01-04",
  note: "联系人：示例甲",
};

const EMPTY: OfficialPaper = {
  head: {},
  title: "",
  addressee: null,
  body: "",
  tables: {},
  attachments: [],
  signature: null,
  date: null,
  note: null,
};

/** The parts of a written paper as text: nothing here knows the library that wrote it. */
async function partsOf(paper: OfficialPaper): Promise<(name: string) => string> {
  const archive = await openArchive(await writeOfficialPaper(paper));
  const parts = new Map<string, string>();
  for (const name of archive.names) {
    const part = await archive.open(name);
    if (part !== undefined) parts.set(name, await textOf(Readable.from(part)));
  }
  return (name) => parts.get(name) ?? "";
}

const millimetres = (twips: number): number => (twips / 1440) * 25.4;
const paragraphs = (xml: string): string[] => xml.match(/<w:p>.*?<\/w:p>/g) ?? [];
const paragraphWith = (xml: string, words: string): string =>
  paragraphs(xml).find((it) => it.includes(words)) ?? "";

describe("（二十）a written paper", () => {
  it("keeps the last row of a table that ends it with the signature", async () => {
    const given = { ...PAPER, body: "正文。\n【表：进展】", attachments: [] };
    const document = (await partsOf(given))("word/document.xml");
    const rows = document.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
    expect(rows.map((row) => row.includes("<w:keepNext/>"))).toEqual([true, false, true]);
  });

  it("has the page of GB/T 9704-2012: 37 mm of white above the letters, 28 mm at the binding, 156 mm of text", async () => {
    const document = (await partsOf(PAPER))("word/document.xml");
    const section = document.slice(document.lastIndexOf("<w:sectPr"));
    const number = (name: string): number => Number(new RegExp(`w:${name}="(\\d+)"`).exec(section)?.[1]);
    expect([number("w"), number("h")]).toEqual([11_906, 16_838]);
    expect(millimetres(number("left"))).toBeCloseTo(28, 1);
    expect(millimetres(number("w") - number("left") - number("right"))).toBeCloseTo(156, 0);
    expect(millimetres(number("top"))).toBeCloseTo(34.58, 1);
    const height = number("h") - number("top") - number("bottom");
    expect(Math.floor(height / (28.95 * 20))).toBe(22);
  });

  it("names its typefaces for every script, with others that stand in, and no theme that overrides them", async () => {
    const part = await partsOf(PAPER);
    const styles = part("word/styles.xml");
    for (const font of ["方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"])
      for (const script of ["ascii", "hAnsi", "eastAsia"]) expect(styles).toContain(`w:${script}="${font}"`);
    expect(part("word/fontTable.xml")).toMatch(
      /<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong,[^"]+"/,
    );
    expect(`${styles}${part("word/document.xml")}`).not.toMatch(/Theme=|minorHAnsi|majorEastAsia/);
    expect(styles).toContain(`<w:spacing w:line="579" w:lineRule="exact"/>`);
  });

  it("counts quotes, dashes and ellipses as Chinese", async () => {
    const document = (await partsOf(PAPER))("word/document.xml");
    const runs = document.match(/<w:r>(?:(?!<\/w:r>).)*<w:t[ >].*?<\/w:r>/g) ?? [];
    expect(runs.length).toBeGreaterThan(10);
    expect(runs.filter((run) => !run.includes(`w:hint="eastAsia"`))).toEqual([]);
  });

  it("sets each level of heading in its type, and indents by two real characters", async () => {
    const part = await partsOf(PAPER);
    const document = part("word/document.xml");
    expect(paragraphWith(document, "一、总体进展")).toContain("PaperHeading1");
    const opening = paragraphWith(document, "（一）交通。");
    expect(opening).toMatch(/PaperHeading2.*（一）交通。<\/w:t><\/w:r><w:r>.*进展顺利。/);
    expect(paragraphWith(document, "1．铁路")).toContain("PaperHeading3");
    expect(paragraphWith(document, "（1）开行")).toContain("PaperHeading4");
    expect(paragraphWith(document, "现将有关情况")).toContain(`w:val="PaperBody"`);
    expect(part("word/styles.xml")).toContain(`w:firstLineChars="200" w:firstLine="640"`);
  });

  it("numbers odd pages on the right and even ones on the left", async () => {
    const part = await partsOf(PAPER);
    const sides = [...part("word/document.xml").matchAll(/<w:footerReference [^>]*>/g)].map(([reference]) => {
      const id = /r:id="(\w+)"/.exec(reference)?.[1];
      const target = new RegExp(`Id="${id}"[^>]*Target="([^"]+)"|Target="([^"]+)"[^>]*Id="${id}"`).exec(
        part("word/_rels/document.xml.rels"),
      );
      const footer = part(`word/${target?.[1] ?? target?.[2]}`);
      return [/w:type="(\w+)"/.exec(reference)?.[1], /<w:jc w:val="(\w+)"/.exec(footer)?.[1]];
    });
    expect(sides.toSorted()).toEqual([
      ["default", "right"],
      ["even", "left"],
    ]);
    expect(part("word/settings.xml")).toContain("<w:evenAndOddHeaders/>");
  });

  it("repeats the head of a table, fits it to the type area and lets its lines grow", async () => {
    const part = await partsOf(PAPER);
    const table = /<w:tbl>.*?<\/w:tbl>/.exec(part("word/document.xml"))?.[0] ?? "";
    expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    const widths = [...table.matchAll(/<w:gridCol w:w="(\d+)"/g)].map((match) => Number(match[1]));
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(8850);
    expect(table.match(/w:val="PaperTable"/g)?.length).toBe(table.match(/<w:p>/g)?.length);
    expect(part("word/styles.xml")).toMatch(/"PaperTable".{0,200}w:lineRule="atLeast"/);
  });

  it("says 示例 on odd and even pages when told, and nothing when not", async () => {
    const marked = await partsOf({ ...PAPER, watermark: "示例" });
    expect(marked("word/document.xml").match(/<w:headerReference /g)).toHaveLength(2);
    expect([marked("word/header1.xml"), marked("word/header2.xml")].every((it) => it.includes("示例"))).toBe(
      true,
    );
    expect((await partsOf(PAPER))("word/document.xml")).not.toContain("headerReference");
  });

  it("puts signature and day of a bulletin into its head, under the red name and above a red line", async () => {
    const paper = { ...PAPER, head: { issuer: "工作简报", issueNumber: "3" } };
    const document = (await partsOf(paper))("word/document.xml");
    const texts = paragraphs(document).map((it) => it.replace(/<w:tab\/>/g, "\t").replace(/<[^>]+>/g, ""));
    expect(texts.slice(0, 3)).toEqual(["工作简报", "第3期", "示例办\t2026年1月4日"]);
    expect(texts.filter((it) => it.includes("示例办"))).toHaveLength(1);
    expect(paragraphWith(document, "示例办")).toMatch(/<w:pBdr><w:bottom [^>]*w:color="C00000"/);
  });

  it("prints a line that names no table, so that it is seen", async () => {
    const result = await extractDocument(
      await writeOfficialPaper({ ...PAPER, body: "【表：没有】\n【表：toString】" }),
      "文.docx",
    );
    expect(result.ok && result.value.text).toContain("【表：没有】\n【表：toString】");
  });

  it("reads back in the order of the standard", async () => {
    const result = await extractDocument(await writeOfficialPaper(PAPER), "文.docx");
    expect(result.ok && result.value.text.split("\n").filter((line) => line !== "")).toEqual([
      "关于进展情况的通报",
      "各成员单位：",
      "现将有关情况通报如下。",
      "一、总体进展",
      "（一）交通。进展顺利。",
      "1．铁路",
      "（1）开行",
      "序号\t任务",
      "1\t甲",
      "乙",
      "2",
      "“一小时”——完成……",
      "附件：1. 未报送单位名单",
      "2. 台账",
      "示例办",
      "2026年1月4日",
      "（联系人：示例甲）",
    ]);
  });

  it("loses nothing that can be printed, whatever the text", async () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "一、甲",
        "（一）乙。丙",
        "<w:p>&amp;",
        "\u0000\u0007",
        "\ud800",
        "\n",
        "\u3000",
        "】",
        "𠮷",
      ),
    );
    const body = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => `始${pieces.join("")}`);
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        const result = await extractDocument(await writeOfficialPaper({ ...EMPTY, body: text }), "文.docx");
        const read = result.ok ? result.value.text : result.failure.code;
        const wanted = text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff\s]/gu, "");
        expect(read.replace(/\s/g, "")).toBe(wanted);
      }),
      { numRuns: 60 },
    );
  });
});
