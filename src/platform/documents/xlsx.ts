import type { Sentence } from "../../kernel/error.ts";
import { assemble, type Block, type BlockCell } from "./blocks.ts";
import { documentError, type DocumentContent } from "./document.ts";
import { readFormats, type CellFormats } from "./xlsx-formats.ts";
import { compact, type Grid, MAX_CELLS } from "./xlsx-grid.ts";
import { readXmlTree, walkXml, type XmlElement } from "./xml.ts";
import type { Archive } from "./zip.ts";

/** No list is wider; a stray cell in column XFD must not make every row that long. */
export const WIDEST = 500;
const DEFAULT_SHEET_NAME = /^(sheet|工作表)\s*\d*$/i;

/** `withheld`: hidden so that nobody can unhide it in Excel, as programs keep what is theirs. */
type Sheet = {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
  readonly withheld: boolean;
};
type Workbook = {
  readonly sheets: readonly Sheet[];
  readonly formats: CellFormats;
  readonly shared: readonly string[];
};

async function openWorkbook(archive: Archive): Promise<Workbook> {
  const workbook = await workbookTree(archive);
  const sheets = listSheets(workbook, await treeOf(archive, "xl/_rels/workbook.xml.rels"));
  const formats = readFormats(workbook, await treeOf(archive, "xl/styles.xml"));
  return { sheets, formats, shared: await readSharedStrings(archive) };
}

async function treeOf(archive: Archive, name: string): Promise<XmlElement | undefined> {
  const part = await archive.open(name);
  return part === undefined ? undefined : await readXmlTree(part);
}

async function workbookTree(archive: Archive): Promise<XmlElement> {
  const workbook = await treeOf(archive, "xl/workbook.xml");
  if (workbook === undefined) throw documentError("damaged");
  return workbook;
}

const listedSheets = async (archive: Archive): Promise<Sheet[]> =>
  listSheets(await workbookTree(archive), undefined);

/** `number` is what Excel shows at the left; `cells` are by column from 0, "" where nothing is printed. */
export type NumberedRow = { readonly number: number; readonly cells: readonly string[] };

/** The sheets of these in which anything is printed, one after the other. */
async function* gridsOf(
  archive: Archive,
  asked: (sheet: Sheet) => boolean,
): AsyncGenerator<Sheet & { readonly grid: Grid }> {
  const { sheets, shared, formats } = await openWorkbook(archive);
  const budget = { cells: MAX_CELLS };
  for (const sheet of sheets) {
    const content = asked(sheet) ? await archive.open(sheet.part) : undefined;
    if (content === undefined) continue;
    const grid = await readSheet(content, shared, formats, budget);
    if (grid.rows.size > 0) yield { ...sheet, grid };
  }
}

export function numbered(rows: Grid["rows"]): NumberedRow[] {
  return [...rows]
    .toSorted(([a], [b]) => a - b)
    .map(([at, found]) => {
      const width = Math.min(Math.max(-1, ...found.keys()) + 1, WIDEST);
      return { number: at + 1, cells: Array.from({ length: width }, (_, x) => found.get(x) ?? "") };
    });
}

const isVisible = ({ hidden }: Sheet): boolean => !hidden;

/** The first visible sheet in which anything is printed. */
export async function readFirstGrid(archive: Archive): Promise<Grid> {
  for await (const { grid } of gridsOf(archive, isVisible)) return grid;
  throw documentError("empty");
}

/** The sheets that Excel offers to unhide, by name; none of them is read. */
export const hiddenSheets = async (archive: Archive): Promise<string[]> =>
  (await listedSheets(archive)).flatMap(({ name, hidden, withheld }) => (hidden && !withheld ? [name] : []));

/** Every visible sheet in which anything is printed; hidden ones too where this program made the workbook itself. */
export async function readGrids(
  archive: Archive,
  asked: "visible" | "all",
): Promise<{ readonly name: string; readonly hidden: boolean; readonly grid: Grid }[]> {
  const found: { name: string; hidden: boolean; grid: Grid }[] = [];
  for await (const { name, hidden, grid } of gridsOf(archive, asked === "all" ? () => true : isVisible))
    found.push({ name, hidden, grid });
  if (found.length === 0) throw documentError("empty");
  return found;
}

/** Its rows, for imports that answer by row number. */
export const readFirstSheet = async (archive: Archive): Promise<NumberedRow[]> =>
  numbered((await readFirstGrid(archive)).rows);

/** Reads the visible sheets of a workbook, each as one table of what its cells show. Formulas give their stored result. */
export async function readXlsx(archive: Archive): Promise<DocumentContent> {
  const { sheets, shared, formats } = await openWorkbook(archive);
  const budget = { cells: MAX_CELLS };
  const margin = new Set<string>();
  const found: { name: string; rows: BlockCell[][] }[] = [];
  const notes: Sentence[] = [];
  for (const sheet of sheets) {
    const part = sheet.hidden ? undefined : await archive.open(sheet.part);
    if (sheet.hidden) notes.push(hiddenSheet(sheet.name));
    if (part === undefined) continue;
    const grid = await readSheet(part, shared, formats, budget);
    for (const line of grid.margin) margin.add(line);
    const rows = compact(grid);
    if (rows.length > 0) found.push({ name: sheet.name, rows });
  }
  const blocks: Block[] = [];
  for (const { name, rows } of found) {
    if (found.length > 1 && !DEFAULT_SHEET_NAME.test(name)) blocks.push({ kind: "line", text: name });
    blocks.push({ kind: "table", rows });
  }
  const { text, tables } = assemble(blocks);
  if (text.trim() === "") throw documentError("empty");
  return { text, tables, margin: [...margin].join("\n"), notes };
}

function hiddenSheet(name: string): Sentence {
  return {
    zh: `隐藏的工作表“${name}”未读入；需要时请在 Excel 中取消隐藏后重新上传。`,
    en: `The hidden sheet “${name}” was left out. Unhide it in Excel and upload again if it is needed.`,
  };
}

function listSheets(workbook: XmlElement, relations: XmlElement | undefined): Sheet[] {
  const targets = new Map<string, string>();
  for (const { attributes } of relations?.children ?? []) {
    const target = attributes["Target"] ?? "";
    targets.set(attributes["Id"] ?? "", target.startsWith("/") ? target.slice(1) : `xl/${target}`);
  }
  const list = workbook.children.find((it) => it.name === "sheets")?.children ?? [];
  return list.map(({ attributes }, index) => ({
    name: attributes["name"] ?? "",
    part: targets.get(attributes["r:id"] ?? "") ?? `xl/worksheets/sheet${index + 1}.xml`,
    hidden: (attributes["state"] ?? "visible") !== "visible",
    withheld: attributes["state"] === "veryHidden",
  }));
}

async function readSharedStrings(archive: Archive): Promise<string[]> {
  const strings: string[] = [];
  const part = await archive.open("xl/sharedStrings.xml");
  if (part === undefined) return strings;
  let text = "";
  let printing = false;
  let phonetic = false;
  await walkXml(part, {
    open: (name) => {
      if (name === "si") text = "";
      else if (name === "rPh") phonetic = true;
      else if (name === "t") printing = !phonetic;
    },
    text: (piece) => {
      if (printing) text += piece;
    },
    close: (name) => {
      if (name === "si") strings.push(unescape(text));
      else if (name === "rPh") phonetic = false;
      else if (name === "t") printing = false;
    },
  });
  return strings;
}

const MARGIN_PART = /^(odd|even|first)(Header|Footer)$/;
/** &C, &"宋体,加粗", &12, &P: place, font, size and fields of a page head. */
const MARGIN_CODE = /&(?:"[^"]*"|\d+|K[0-9A-F]{6}|[A-Za-z])/;

/** Excel writes characters that XML cannot hold as _x000D_. */
function unescape(text: string): string {
  return text.includes("_x")
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}

async function readSheet(
  part: AsyncIterable<Uint8Array>,
  shared: readonly string[],
  formats: CellFormats,
  budget: { cells: number },
): Promise<Grid> {
  const grid: Grid = {
    rows: new Map(),
    merges: [],
    hidden: new Set(),
    unresolved: new Map(),
    margin: [],
    padded: new Map(),
  };
  let row = -1;
  let column = -1;
  let type = "n";
  let style = 0;
  let value = "";
  let formula = false;
  let printing = false;
  let phonetic = false;
  const endCell = (): void => {
    // What Excel has not worked out, or could not, says nothing; it must not pass for an empty cell either.
    if (type === "e" || (formula && value === "" && type !== "str")) {
      grid.unresolved.set(row, [...(grid.unresolved.get(row) ?? []), column]);
      if (!grid.rows.has(row)) grid.rows.set(row, new Map());
      if (type === "e") return;
    }
    const shown = formats.show(value, type, style, shared).replace(/\r\n?/g, "\n").replaceAll("\t", " ");
    const text = shown.trim();
    if (text === "") return;
    if (text !== shown) grid.padded.set(row, (grid.padded.get(row) ?? new Map()).set(column, shown));
    if (--budget.cells < 0) throw documentError("too-demanding");
    let cells = grid.rows.get(row);
    if (cells === undefined) grid.rows.set(row, (cells = new Map()));
    cells.set(column, text);
  };
  await walkXml(part, {
    open: (name, attributes) => {
      if (name === "row") {
        row = attributes["r"] === undefined ? row + 1 : Number(attributes["r"]) - 1;
        if (["1", "true"].includes(attributes["hidden"] ?? "")) grid.hidden.add(row);
        column = -1;
      } else if (name === "c") {
        const at = position(attributes["r"] ?? "");
        row = at?.row ?? row;
        column = at?.column ?? column + 1;
        type = attributes["t"] ?? "n";
        style = Number(attributes["s"] ?? 0);
        value = "";
        formula = false;
      } else if (name === "f") formula = true;
      else if (name === "rPh") phonetic = true;
      else if (name === "v" || name === "t") printing = !phonetic;
      else if (MARGIN_PART.test(name)) {
        printing = true;
        value = "";
      } else if (name === "mergeCell") {
        const [first, last] = (attributes["ref"] ?? "").split(":").map(position);
        if (first && last && last.row >= first.row && last.column >= first.column)
          grid.merges.push({ top: first.row, left: first.column, bottom: last.row, right: last.column });
      }
    },
    text: (piece) => {
      if (printing) value += piece;
    },
    close: (name) => {
      if (name === "v" || name === "t") printing = false;
      else if (MARGIN_PART.test(name)) {
        printing = false;
        grid.margin.push(...value.split(MARGIN_CODE).filter((piece) => piece.trim() !== ""));
      } else if (name === "rPh") phonetic = false;
      else if (name === "c") endCell();
    },
  });
  return grid;
}

function position(reference: string): { row: number; column: number } | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (match?.[1] === undefined) return undefined;
  let column = 0;
  for (const letter of match[1]) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match[2]) - 1, column: column - 1 };
}
