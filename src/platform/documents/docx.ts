import type { Sentence } from "../../kernel/error.ts";
import { assemble, type Block } from "./blocks.ts";
import { documentError, type DocumentContent } from "./document.ts";
import { isTrue, readNumbering, type Numbering } from "./docx-numbering.ts";
import { attribute, readXmlTree, walkXml, type Attributes, type XmlElement, type XmlHandler } from "./xml.ts";
import type { Archive } from "./zip.ts";

const CONTENTS_LEFT_OUT: Sentence = {
  zh: "自动生成的目录未读入，正文不受影响。",
  en: "The generated table of contents was left out; the text itself is complete.",
};

// What Word keeps but does not print: deletions, field codes, pronunciation, the copy for old programs.
const UNPRINTED = new Set(["del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "Fallback"]);

/** Reads a Word document as it prints: with its automatic numbers, without tracked deletions, heads and feet. */
export async function readDocx(archive: Archive): Promise<DocumentContent> {
  const mainPart = await findMainPart(archive);
  const folder = mainPart.slice(0, mainPart.lastIndexOf("/") + 1);
  const tree = async (name: string): Promise<XmlElement | undefined> => {
    const part = await archive.open(folder + name);
    return part === undefined ? undefined : await readXmlTree(part);
  };
  const numbering = readNumbering(await tree("numbering.xml"), await tree("styles.xml"));
  const body = await archive.open(mainPart);
  if (body === undefined) throw documentError("damaged");
  const walker = documentWalker(numbering);
  await walkXml(body, walker.handler);
  const { blocks, hasContents, hasPictures } = walker.finish();
  const { text, tables } = assemble(blocks);
  if (text.trim() === "") throw documentError(hasPictures ? "image-only" : "empty");
  return {
    text,
    tables,
    margin: await readMargin(archive, folder),
    notes: hasContents ? [CONTENTS_LEFT_OUT] : [],
  };
}

async function findMainPart(archive: Archive): Promise<string> {
  const relations = await archive.open("_rels/.rels");
  const root = relations === undefined ? undefined : await readXmlTree(relations);
  const target = root?.children.find((it) => it.attributes["Type"]?.endsWith("/officeDocument"))?.attributes[
    "Target"
  ];
  const name = target?.replace(/^\//, "");
  return name !== undefined && archive.names.includes(name) ? name : "word/document.xml";
}

async function readMargin(archive: Archive, folder: string): Promise<string> {
  const lines: string[] = [];
  const plain = readNumbering(undefined, undefined);
  for (const name of archive.names) {
    if (!name.startsWith(folder) || !/^(header|footer)\d*\.xml$/.test(name.slice(folder.length))) continue;
    const part = await archive.open(name);
    const walker = documentWalker(plain);
    if (part !== undefined) await walkXml(part, walker.handler);
    lines.push(assemble(walker.finish().blocks).text);
  }
  return lines.filter((line) => line.trim() !== "").join("\n");
}

type Row = { cells: MutableCell[]; origins: Map<number, MutableCell>; column: number };
type MutableCell = { text: string; columns: number; rows: number };
type OpenTable = { rows: MutableCell[][]; above: Map<number, MutableCell>; row: Row | undefined };
type OpenCell = { blocks: Block[]; columns: number; merge: "none" | "start" | "continue" };
type Paragraph = {
  text: string;
  style: string | undefined;
  numId: string | undefined;
  level: number | undefined;
  joined: boolean;
};
type Run = { hidden: boolean; text: string };

/** Collects the blocks of a body, a header or a footer while its XML passes by. */
function documentWalker(numbering: Numbering): {
  handler: XmlHandler;
  finish: () => { blocks: Block[]; hasContents: boolean; hasPictures: boolean };
} {
  const path: string[] = [];
  const body: Block[] = [];
  // A text box nests paragraphs in a paragraph, a cell nests them in a table: each level is put on its stack.
  const flows: Block[][] = [body];
  const paragraphs: Paragraph[] = [];
  const runs: Run[] = [];
  const tables: OpenTable[] = [];
  const cells: OpenCell[] = [];
  let skipped = 0;
  let printing = false;
  let hasContents = false;
  let hasPictures = false;
  let carried = "";

  const write = (text: string): void => {
    const run = runs.at(-1);
    const paragraph = paragraphs.at(-1);
    if (run !== undefined) run.text += text;
    else if (paragraph !== undefined) paragraph.text += text;
  };

  const endParagraph = (): void => {
    const paragraph = paragraphs.pop();
    if (paragraph === undefined) return;
    if (numbering.isContents(paragraph.style)) {
      hasContents = true;
      return;
    }
    if (paragraph.joined) {
      carried += paragraph.text;
      return;
    }
    const blank = carried === "" && paragraph.text === "";
    // Word counts an empty numbered paragraph too, and prints its number alone.
    const ordinal = numbering.next(paragraph);
    const text = blank ? ordinal.trimEnd() : ordinal + carried + paragraph.text;
    carried = "";
    flows.at(-1)?.push({ kind: "line", text });
  };

  const endCell = (): void => {
    const cell = cells.pop();
    const row = tables.at(-1)?.row;
    flows.pop();
    if (cell === undefined || row === undefined) return;
    const above = tables.at(-1)?.above.get(row.column);
    if (cell.merge === "continue" && above !== undefined) {
      above.rows++;
      row.origins.set(row.column, above);
    } else {
      const text = assemble(cell.blocks)
        .text.replaceAll("\t", " ")
        .replace(/^\n+|\n+$/g, "");
      const made: MutableCell = { text, columns: cell.columns, rows: 1 };
      row.cells.push(made);
      if (cell.merge !== "none") row.origins.set(row.column, made);
    }
    row.column += cell.columns;
  };

  const endTable = (): void => {
    const table = tables.pop();
    if (table === undefined) return;
    const only = table.rows.length === 1 && table.rows[0]?.length === 1 ? table.rows[0][0] : undefined;
    // A table of one cell is a frame around text.
    const flow = flows.at(-1);
    if (only !== undefined) for (const text of only.text.split("\n")) flow?.push({ kind: "line", text });
    else if (table.rows.length > 0) flow?.push({ kind: "table", rows: table.rows });
  };

  const property = (name: string, attributes: Attributes): void => {
    const parent = path.at(-1);
    const value = attribute(attributes, "val");
    const paragraph = paragraphs.at(-1);
    const cell = cells.at(-1);
    const run = runs.at(-1);
    if (parent === "pPr" && name === "pStyle" && paragraph) paragraph.style = value;
    else if (parent === "numPr" && path.at(-2) === "pPr" && paragraph) {
      if (name === "numId") paragraph.numId = value;
      else if (name === "ilvl") paragraph.level = Number.parseInt(value ?? "0", 10);
    } else if (parent === "tcPr" && cell) {
      if (name === "gridSpan")
        cell.columns = Math.min(Math.max(Number.parseInt(value ?? "1", 10) || 1, 1), 1024);
      else if (name === "vMerge") cell.merge = value === "restart" ? "start" : "continue";
    } else if (parent === "trPr" && (name === "gridBefore" || name === "gridAfter")) {
      const row = tables.at(-1)?.row;
      const columns = Math.min(Number.parseInt(value ?? "0", 10) || 0, 1024);
      if (row && name === "gridBefore" && columns > 0) {
        row.cells.push({ text: "", columns, rows: 1 });
        row.column += columns;
      }
    } else if (parent === "rPr" && name === "vanish" && run) run.hidden = isTrue(value ?? "1");
  };

  const open = (name: string, attributes: Attributes): void => {
    const parent = path.at(-1);
    // A deletion noted in the properties of a paragraph's mark joins it with the next one.
    if (name === "del" && parent === "rPr" && path.at(-2) === "pPr") {
      const paragraph = paragraphs.at(-1);
      if (paragraph) paragraph.joined = true;
    }
    path.push(name);
    if (skipped > 0 || UNPRINTED.has(name)) {
      skipped++;
      return;
    }
    path.pop();
    property(name, attributes);
    path.push(name);
    if (name === "p") {
      paragraphs.push({ text: "", style: undefined, numId: undefined, level: undefined, joined: false });
      // Text boxes stand inside a run; their paragraphs must not write into it.
      runs.push({ hidden: false, text: "" });
    } else if (name === "r") runs.push({ hidden: false, text: "" });
    else if (name === "t") printing = true;
    else if (parent === "r" && (name === "tab" || name === "ptab")) write("\t");
    else if (parent === "r" && name === "br") write(isLineBreak(attribute(attributes, "type")) ? "\n" : "");
    else if (parent === "r" && name === "cr") write("\n");
    else if (parent === "r" && name === "noBreakHyphen") write("-");
    else if (parent === "r" && name === "sym") write(symbol(attribute(attributes, "char")));
    else if (name === "blip" || name === "imagedata") hasPictures = true;
    else if (name === "tbl") tables.push({ rows: [], above: new Map(), row: undefined });
    else if (name === "tr") {
      const table = tables.at(-1);
      if (table) table.row = { cells: [], origins: new Map(), column: 0 };
    } else if (name === "tc") {
      const blocks: Block[] = [];
      cells.push({ blocks, columns: 1, merge: "none" });
      flows.push(blocks);
    }
  };

  const close = (name: string): void => {
    path.pop();
    if (skipped > 0) {
      skipped--;
      return;
    }
    if (name === "t") printing = false;
    else if (name === "r" || name === "p") {
      const run = runs.pop();
      const paragraph = paragraphs.at(-1);
      if (run !== undefined && !run.hidden && paragraph !== undefined) paragraph.text += run.text;
      if (name === "p") endParagraph();
    } else if (name === "tc") endCell();
    else if (name === "tr") {
      const table = tables.at(-1);
      if (table?.row !== undefined) {
        table.rows.push(table.row.cells);
        table.above = table.row.origins;
        table.row = undefined;
      }
    } else if (name === "tbl") endTable();
  };

  return {
    handler: { open, close, text: (text) => (printing && skipped === 0 ? write(text) : undefined) },
    finish: () => ({ blocks: body, hasContents, hasPictures }),
  };
}

function isLineBreak(type: string | undefined): boolean {
  return type === undefined || type === "textWrapping";
}

function symbol(code: string | undefined): string {
  const value = Number.parseInt(code ?? "", 16);
  // Symbol fonts hide their signs in the private area, where they mean nothing as text.
  return value >= 0x20 && value < 0xe000 ? String.fromCharCode(value) : "";
}
