import { Document, Packer, Paragraph } from "docx";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { zipOf } from "../../../test/support/zip.ts";
import { MAX_FILE_BYTES } from "./document.ts";
import { extractDocument } from "./extract.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const codeOf = async (bytes: Uint8Array, name: string): Promise<string> => {
  const result = await extractDocument(bytes, name, { soffice: null });
  return result.ok ? `read: ${result.value.text.slice(0, 40)}` : result.failure.code;
};

const docxOf = (documentXml: string, more: Record<string, string> = {}): Uint8Array =>
  zipOf({ "[Content_Types].xml": "<Types/>", "word/document.xml": documentXml, ...more });
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const ole = (...streams: string[]): Uint8Array =>
  Buffer.concat([
    Buffer.from("d0cf11e0a1b11ae1", "hex"),
    Buffer.alloc(600),
    ...streams.map((stream) => Buffer.from(stream, "utf16le")),
  ]);

describe("a file that is not what it should be", () => {
  it.each<[string, Uint8Array, string]>([
    ["an empty file", new Uint8Array(), "empty"],
    ["a text of blanks", utf8(" \n\t\n"), "empty"],
    ["a zip of something else called .docx", zipOf({ "readme.txt": "方案" }), "unsupported"],
    ["an OFD", zipOf({ "OFD.xml": "<ofd/>" }), "unsupported"],
    ["a program", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(500)]), "unsupported"],
    ["noise", Uint8Array.from({ length: 4000 }, (_, i) => ((i * 7919) % 251) + 1), "unsupported"],
    ["a picture", Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(50)]), "image-only"],
    ["an Office file with a password", ole("EncryptionInfo", "EncryptedPackage"), "encrypted"],
    ["an old Word file where LibreOffice is absent", ole("WordDocument"), "needs-office"],
    ["an old Excel file where LibreOffice is absent", ole("Workbook"), "needs-office"],
    ["another OLE file", ole("PowerPoint Document"), "unsupported"],
    ["an RTF where LibreOffice is absent", utf8("{\\rtf1 a}"), "needs-office"],
    ["a Word file without a body", docxOf(`<w:document ${W}><w:body/></w:document>`), "empty"],
    ["a Word file whose XML breaks off", docxOf(`<w:document ${W}><w:body>${paragraph("一")}`), "damaged"],
    [
      "a Word file with a missing main part",
      zipOf({ "[Content_Types].xml": "<Types/>", "word/styles.xml": "<a/>" }),
      "damaged",
    ],
    ["a PDF cut off", utf8("%PDF-1.7\n1 0 obj\n<<"), "damaged"],
    ["a PDF of nothing", utf8("%PDF-1.7\ntrailer\n<<>>\n%%EOF"), "damaged"],
  ])("gets a code and a sentence in both languages: %s", async (_, bytes, code) => {
    expect(await codeOf(bytes, "方案.docx")).toBe(code);
    const result = await extractDocument(bytes, "方案.docx", { soffice: null });
    expect(
      result.ok ? [] : Object.values(result.failure.sentence).map((sentence) => sentence.length > 10),
    ).toEqual([true, true]);
  });

  it("is told by its content, whatever its name", async () => {
    const docx = new Uint8Array(
      await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph("方案")] }] })),
    );
    expect(await codeOf(docx, "方案.txt")).toBe("read: 方案");
    expect(await codeOf(utf8("<html><p>方案</p></html>"), "方案.doc")).toBe("read: 方案");
    expect(await codeOf(utf8("方案"), "方案.pdf")).toBe("read: 方案");
  });

  it("is refused over 50 MB with the limit in the sentence", async () => {
    const result = await extractDocument(new Uint8Array(MAX_FILE_BYTES + 1), "大.txt");
    expect(result.ok ? "" : result.failure.sentence.zh).toContain("50 MB");
  });
});

describe("a file made to harm", () => {
  it("is refused as a zip bomb before it inflates, by what it declares and by what comes out", async () => {
    const bomb = `<w:document ${W}><w:body>${" ".repeat(64 * 1024 * 1024)}</w:body></w:document>`;
    expect(await codeOf(docxOf(bomb), "bomb.docx")).toBe("unsafe");
    const lying = zipOf({ "word/document.xml": bomb }, { declaredSize: 1000 });
    expect(await codeOf(lying, "lying.docx")).toBe("damaged");
  });

  it("is refused for more entries than a document has", async () => {
    const many = Object.fromEntries(Array.from({ length: 20_001 }, (_, i) => [`word/${i}.xml`, "a"]));
    expect(await codeOf(docxOf("<a/>", many), "many.docx")).toBe("unsafe");
  });

  it("is refused for declaring entities", async () => {
    const laughs = `<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document ${W}><w:body>${paragraph("&b;")}</w:body></w:document>`;
    expect(await codeOf(docxOf(laughs), "laughs.docx")).toBe("unsafe");
  });

  it("is refused for nesting without end", async () => {
    const deep = `<w:document ${W}>${"<w:sdt>".repeat(5000)}${"</w:sdt>".repeat(5000)}</w:document>`;
    expect(await codeOf(docxOf(deep), "deep.docx")).toBe("unsafe");
  });

  it("is refused for merging a million empty positions many times over", async () => {
    const row = `<w:tr>${`<w:tc><w:tcPr><w:gridSpan w:val="1024"/></w:tcPr>${paragraph("甲")}</w:tc>`.repeat(40)}</w:tr>`;
    expect(
      await codeOf(
        docxOf(`<w:document ${W}><w:body><w:tbl>${row.repeat(200)}</w:tbl></w:body></w:document>`),
        "wide.docx",
      ),
    ).toBe("too-demanding");
  });

  it("is only text when it is a page full of scripts", async () => {
    const page =
      '<html><head><title>t</title><script>alert(1)</script></head><body onload="x()"><p>甲</p><style>p{}</style>' +
      '<div style="display: none">藏</div><iframe src="javascript:1">框</iframe><p hidden>藏</p><svg><text>图</text></svg><p>&lt;script&gt;乙</p></body></html>';
    const result = await extractDocument(utf8(page), "page.html");
    expect(result.ok && result.value.text).toBe("甲\n<script>乙");
  });

  it("does not exhaust the stack with a hundred thousand nested tags", async () => {
    const page = `<html><body>${"<div>".repeat(100_000)}甲`;
    expect(await codeOf(utf8(page), "deep.html")).toBe("read: 甲");
  });

  it("is told to be encrypted when the zip is", async () => {
    expect(await codeOf(zipOf({ "word/document.xml": "x" }, { flags: 1 }), "locked.docx")).toBe("encrypted");
  });
});

describe("any file cut anywhere", () => {
  const formats: [string, () => Promise<Uint8Array>][] = [
    [
      "docx",
      async () =>
        new Uint8Array(
          await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph("一、方案")] }] })),
        ),
    ],
    [
      "xlsx",
      async () => {
        const book = new ExcelJS.Workbook();
        book.addWorksheet("甲").addRow(["序号", "任务"]);
        return new Uint8Array(await book.xlsx.writeBuffer());
      },
    ],
    [
      "html",
      async () =>
        utf8("<html><table><tr><td>甲</td><td rowspan=2>乙</td></tr><tr><td>丙</td></tr></table></html>"),
    ],
    ["txt", async () => utf8("一、方案\n（一）任务（责任单位：市发改委）")],
  ];
  it.each(formats)("gives a result and never a crash: %s", async (format, make) => {
    const bytes = await make();
    for (let part = 0; part < 50; part++) {
      const result = await extractDocument(
        bytes.subarray(0, Math.floor((bytes.length * part) / 50)),
        `a.${format}`,
        { soffice: null },
      );
      expect(result.ok || result.failure.sentence.zh.length > 0).toBe(true);
    }
  });
});
