import { assert, asyncProperty, constantFrom, integer, uint8Array } from "fast-check";
import { describe, expect, it } from "vitest";
import { zipOf } from "../../../test/support/zip.ts";
import { extractDocument } from "./extract.ts";

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="m" xmlns:v="v"';

const run = (text: string, properties = ""): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const paragraph = (content: string, properties = ""): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
const numbered = (text: string, numId: number | string, level = 0): string =>
  paragraph(run(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`);
const level = (index: number, format: string, text: string, more = ""): string =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const numbering = (content: string): string => `<w:numbering ${NAMESPACES}>${content}</w:numbering>`;
const styles = (content: string): string => `<w:styles ${NAMESPACES}>${content}</w:styles>`;

function docx(body: string, parts: Record<string, string> = {}): Uint8Array {
  return zipOf({
    "[Content_Types].xml": "<Types/>",
    "word/document.xml": `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
    ...parts,
  });
}

async function read(body: string, parts: Record<string, string> = {}): Promise<string> {
  const result = await extractDocument(docx(body, parts), "方案.docx");
  if (!result.ok) throw new Error(result.failure.sentence.en);
  return result.value.text;
}

const LISTS = numbering(
  `<w:abstractNum w:abstractNumId="0">${level(0, "chineseCountingThousand", "%1、")}${level(1, "chineseCountingThousand", "（%2）")}${level(2, "decimal", "%3.", '<w:suff w:val="nothing"/>')}</w:abstractNum>
   <w:abstractNum w:abstractNumId="1">${level(0, "decimal", "%1", '<w:pStyle w:val="Head1"/>')}${level(1, "decimal", "%1.%2", '<w:pStyle w:val="Head2"/>')}</w:abstractNum>
   <w:abstractNum w:abstractNumId="2">${level(0, "bullet", "•")}</w:abstractNum>
   <w:abstractNum w:abstractNumId="3">${level(0, "chineseCounting", "第%1章")}${level(1, "decimal", "%1.%2", "<w:isLgl/>")}</w:abstractNum>
   <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
   <w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>
   <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
   <w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>
   <w:num w:numId="5"><w:abstractNumId w:val="2"/></w:num>
   <w:num w:numId="6"><w:abstractNumId w:val="3"/></w:num>`,
);
const STYLES = styles(
  `<w:style w:type="paragraph" w:styleId="Head1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
   <w:style w:type="paragraph" w:styleId="Head2"><w:name w:val="heading 2"/><w:basedOn w:val="Head1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
   <w:style w:type="paragraph" w:styleId="Own"><w:name w:val="own"/><w:basedOn w:val="Head1"/></w:style>
   <w:style w:type="paragraph" w:styleId="C1"><w:name w:val="toc 1"/></w:style>`,
);
const styled = (style: string, text: string, more = ""): string =>
  paragraph(run(text), `<w:pStyle w:val="${style}"/>${more}`);
const parts = { "word/numbering.xml": LISTS, "word/styles.xml": STYLES };

describe("ordinals that Word numbers by itself", () => {
  it("count on when two lists share their definition, and restart where a list says so", async () => {
    const body = [
      numbered("甲", 1),
      numbered("乙", 2),
      numbered("丙", 3),
      numbered("丁", 3),
      numbered("戊", 1),
    ].join("");
    expect(await read(body, parts)).toBe("一、甲\n二、乙\n五、丙\n六、丁\n七、戊");
  });

  it("come from a style too, from the style it is based on, and not where the paragraph says none", async () => {
    const body =
      styled("Head1", "甲") +
      styled("Head2", "乙") +
      styled("Own", "丙") +
      styled("Head1", "丁", '<w:numPr><w:numId w:val="0"/></w:numPr>');
    expect(await read(body, parts)).toBe("1 甲\n1.1 乙\n2 丙\n丁");
  });

  it("stand directly before the text where the list says so, and are no ordinals for bullets", async () => {
    expect(await read(numbered("2020年底前", 1, 2) + numbered("点", 5), parts)).toBe("1.2020年底前\n点");
  });

  it("turn to Arabic figures below a legal level", async () => {
    expect(await read(numbered("总则", 6) + numbered("目的", 6, 1), parts)).toBe("第一章总则\n1.1 目的");
  });
});

describe("what Word prints", () => {
  it("is kept, and what it only stores is not", async () => {
    const body = [
      paragraph(
        `${run("市发改委")}<w:r><w:footnoteReference w:id="1"/></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>`,
      ),
      paragraph(
        `<w:moveFrom>${run("移走")}</w:moveFrom><w:ins>${run("新增")}</w:ins><w:moveTo>${run("移来")}</w:moveTo>`,
      ),
      paragraph(run("见") + run("藏", "<w:vanish/>") + run("显", '<w:vanish w:val="0"/>')),
      paragraph(`<w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink>${run("链接")}</w:hyperlink>`),
      paragraph(
        `<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>`,
      ),
      paragraph(
        "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath><w:smartTag><w:r><w:t>包头</w:t></w:r></w:smartTag>",
      ),
      `<w:sdt><w:sdtContent>${paragraph(run("控件"))}</w:sdtContent></w:sdt>`,
      paragraph(
        "<w:r><w:ruby><w:rt><w:r><w:t>bāo</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>包</w:t></w:r></w:rubyBase></w:ruby></w:r>",
      ),
    ].join("");
    expect(await read(body)).toBe("市发改委\n新增移来\n见显\n链接\n甲\n乙\t丙-\nx=1包头\n控件\n包");
  });

  it("holds a text box once, though the file holds it twice", async () => {
    const box = `<w:txbxContent>${paragraph(run("红头"))}</w:txbxContent>`;
    const body = paragraph(
      `<w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>${run("正文")}`,
    );
    expect(await read(body)).toBe("红头\n正文");
  });

  it("joins two paragraphs whose parting was deleted", async () => {
    const body = paragraph(run("推动"), '<w:rPr><w:del w:id="1"/></w:rPr>') + paragraph(run("一体化"));
    expect(await read(body)).toBe("推动一体化");
  });

  it("leaves the generated table of contents out and says so", async () => {
    const body = paragraph(run("一、甲……1"), '<w:pStyle w:val="C1"/>') + paragraph(run("一、甲"));
    const result = await extractDocument(docx(body, parts), "方案.docx");
    expect(result.ok && [result.value.text, result.value.notes.length]).toEqual(["一、甲", 1]);
  });

  it("reads the main part by the relation that names it, under any prefix", async () => {
    const bytes = zipOf({
      "[Content_Types].xml": "<Types/>",
      "_rels/.rels":
        '<Relationships><Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>',
      "word/document2.xml": "<x:document><x:body><x:p><x:r><x:t>甲</x:t></x:r></x:p></x:body></x:document>",
    });
    const result = await extractDocument(bytes, "方案.docx");
    expect(result.ok && result.value.text).toBe("甲");
  });
});

describe("a Word file with wrong bytes", () => {
  it("gives a result, whatever bytes are wrong", async () => {
    const good = docx(numbered("甲", 1) + numbered("乙", 2), parts);
    await assert(
      asyncProperty(
        integer({ min: 0, max: good.length - 1 }),
        uint8Array({ minLength: 1, maxLength: 8 }),
        async (at, wrong) => {
          const bytes = good.slice();
          bytes.set(wrong.subarray(0, bytes.length - at), at);
          const result = await extractDocument(bytes, "方案.docx", { soffice: null });
          expect(result.ok || result.failure.sentence.en.length > 0).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("gives a result, whatever XML its parts hold", async () => {
    const pieces = [
      "<w:p>",
      "</w:p>",
      "<w:r>",
      "</w:r>",
      "<w:tbl>",
      "</w:tbl>",
      "<w:tr>",
      "</w:tr>",
      "<w:tc>",
      "</w:tc>",
      "<w:t>甲</w:t>",
    ];
    const vMerge = '<w:tcPr><w:vMerge/><w:gridSpan w:val="3"/></w:tcPr>';
    await assert(
      asyncProperty(uint8Array({ maxLength: 40 }), constantFrom("", vMerge), async (order, extra) => {
        // Balanced by construction: each piece that opens is closed in reverse at the end.
        const opened: string[] = [];
        let xml = "";
        for (const byte of order) {
          const piece = pieces[byte % pieces.length] ?? "";
          if (piece.startsWith("</")) xml += opened.pop() ?? "";
          else {
            xml += piece + (piece === "<w:tc>" ? extra : "");
            if (!piece.includes("甲")) opened.push(piece.replace("<", "</"));
          }
        }
        const result = await extractDocument(docx(xml + opened.toReversed().join("")), "方案.docx");
        const cells = result.ok
          ? result.value.tables.flatMap((table) => table.rows.flatMap((row) => row.cells))
          : [];
        const { text } = result.ok ? result.value : { text: "" };
        expect(cells.filter((cell) => text.slice(cell.span[0], cell.span[1]) !== cell.text)).toEqual([]);
        expect(result.ok || result.failure.code).toSatisfy((it) => it === true || it === "empty");
      }),
      { numRuns: 500 },
    );
  });
});
