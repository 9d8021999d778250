import { expect, test } from "vitest";
import { docxOf } from "../../../test/support/docx.ts";
import { sheetOf } from "../../../test/support/sheet.ts";
import { zipOf } from "../../../test/support/zip.ts";
import { extractDocument } from "./extract.ts";
import { readAllSheets, readFilledSheet, readFilledSheets, readSheetRows } from "./sheet-rows.ts";

const TYPES = "[Content_Types].xml";
const WORKBOOK = { [TYPES]: "<Types/>", "xl/workbook.xml": "<workbook/>" };
const WORD = { [TYPES]: "<Types/>", "word/document.xml": "<w:document><w:body/></w:document>" };
const field = (runs: string): string => `<w:document><w:body><w:p>${runs}</w:p></w:body></w:document>`;

const FILES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "macros of a workbook": { ...WORKBOOK, "xl/vbaProject.bin": "x" },
  "macros under another case": { ...WORKBOOK, "xl/VBAPROJECT.BIN": "x" },
  "macros under another name": {
    ...WORKBOOK,
    [TYPES]: '<Types><Override ContentType="application/vnd.ms-office.vbaProject"/></Types>',
    "xl/a.bin": "x",
  },
  "macros of Excel 4": { ...WORKBOOK, "xl/macrosheets/sheet1.xml": "<x/>" },
  "an OLE object in a workbook": { ...WORKBOOK, "xl/embeddings/oleObject1.bin": "x" },
  "a control": { ...WORKBOOK, "xl/activeX/activeX1.xml": "<x/>" },
  "a DDE link": {
    ...WORKBOOK,
    "xl/externalLinks/externalLink1.xml":
      '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>',
  },
  "an OLE link": {
    ...WORKBOOK,
    "xl/externalLinks/externalLink2.xml": '<x:externalLink><x:oleLink progId="Package"/></x:externalLink>',
  },
  "macros of a document": { ...WORD, "word/vbaProject.bin": "x" },
  "an OLE object in a document": { ...WORD, "word/embeddings/oleObject1.bin": "x" },
  "a DDE field in pieces": {
    ...WORD,
    "word/document.xml": field(
      "<w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO cmd</w:instrText></w:r>",
    ),
  },
  "a DDE field in a page head": {
    ...WORD,
    "word/header1.xml": '<w:hdr><w:fldSimple w:instr=" DDE cmd x "/></w:hdr>',
  },
};

test.each(Object.entries(FILES))(
  "%s is refused, with one sentence, wherever office files are taken",
  async (_, parts) => {
    const bytes = zipOf(parts);
    const readers = [
      extractDocument,
      ...("xl/workbook.xml" in parts
        ? [readSheetRows, readAllSheets, readFilledSheet, readFilledSheets]
        : []),
    ];
    for (const read of readers) {
      const outcome = await read(bytes, "文件");
      expect(outcome.ok ? "taken" : outcome.failure.code).toBe("macros");
      expect(outcome.ok ? "" : outcome.failure.sentence.zh).toMatch(/^没有收下：.*请另存为/);
    }
  },
);

test.each(["_VBA_PROJECT", "Ole10Native"])(
  "an old workbook or document with %s is refused before it is converted",
  async (stream) => {
    const signature = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    const names = ["Workbook", stream].map((name) => Buffer.from(`${name}\0`, "utf16le"));
    const bytes = new Uint8Array(Buffer.concat([signature, Buffer.alloc(512), ...names]));
    const outcome = await extractDocument(bytes, "台账.xls", { soffice: null });
    expect(outcome.ok ? "taken" : outcome.failure.code).toBe("macros");
  },
);

test("a document and a workbook without any of these, and one that only speaks of them, are read", async () => {
  const words = ["禁用宏 vbaProject，DDEAUTO 字段不得使用"];
  expect((await extractDocument(await docxOf(words), "方案.docx")).ok).toBe(true);
  expect((await readSheetRows(await sheetOf([words]), "名单.xlsx")).ok).toBe(true);
});
