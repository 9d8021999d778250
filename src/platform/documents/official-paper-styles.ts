import { CHARACTER, faceName, LINE, SIZE, TIGHTER, type FaceName } from "./official-paper-form.ts";

const NAMESPACE = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`;

const fonts = (name: FaceName): string =>
  ["ascii", "hAnsi", "eastAsia", "cs"].map((script) => ` w:${script}="${faceName(name)}"`).join("");

const type = (name: FaceName, size: number, spacing: number): string =>
  `<w:rFonts${fonts(name)} w:hint="eastAsia"/><w:spacing w:val="${spacing}"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;

const paragraphStyle = (id: string, name: string, properties: string, run = ""): string =>
  `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>` +
  `<w:qFormat/><w:pPr>${properties}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;

const characterStyle = (id: string, name: string, run: string): string =>
  `<w:style w:type="character" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:qFormat/><w:rPr>${run}</w:rPr></w:style>`;

// A paragraph may part from its last line, hangs no comma out of the type area, and puts no white between figures and
// Chinese: only so a page holds 22 lines of 28 characters.
const GRID = `<w:widowControl w:val="0"/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>`;

/** Part `word/styles.xml`, written here since docx leaves out what it takes for a default. */
export function stylesPart(): string {
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles ${NAMESPACE}><w:docDefaults>` +
    `<w:rPrDefault><w:rPr>${type("body", SIZE.three, TIGHTER)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>` +
    `<w:pPrDefault><w:pPr>${GRID}<w:spacing w:line="${LINE}" w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults>` +
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>` +
    `<w:pPr>${GRID}</w:pPr></w:style>` +
    `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>` +
    paragraphStyle(
      "PaperTitle",
      "公文标题",
      `<w:keepNext/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>`,
      type("title", SIZE.two, 0),
    ) +
    paragraphStyle(
      "PaperBody",
      "公文正文",
      `<w:ind w:firstLineChars="200" w:firstLine="${2 * CHARACTER}"/><w:jc w:val="both"/>`,
    ) +
    // An exact pitch would cut off what is higher than a line.
    paragraphStyle(
      "PaperTable",
      "公文表格",
      `<w:spacing w:line="340" w:lineRule="atLeast"/>`,
      `<w:spacing w:val="0"/><w:sz w:val="${SIZE.table}"/><w:szCs w:val="${SIZE.table}"/>`,
    ) +
    characterStyle("PaperHeading1", "公文一级标题", `<w:rFonts${fonts("black")} w:hint="eastAsia"/>`) +
    characterStyle("PaperHeading2", "公文二级标题", `<w:rFonts${fonts("kai")} w:hint="eastAsia"/>`) +
    characterStyle("PaperHeading3", "公文三级标题", `<w:b/><w:bCs/>`) +
    characterStyle("PaperHeading4", "公文四级标题", "") +
    `</w:styles>`
  );
}
