import { parse, type DefaultTreeAdapterMap } from "parse5";
import { assemble, type Block, type BlockCell } from "./blocks.ts";
import { documentError, type DocumentContent } from "./document.ts";
import { printOrdinal } from "./ordinals.ts";
import { decodeText } from "./plain-text.ts";

type Node = DefaultTreeAdapterMap["node"];
type Element = DefaultTreeAdapterMap["element"];

const UNPRINTED = new Set([
  ..."head script style noscript template svg math iframe object audio video canvas".split(" "),
  ..."select button input textarea nav rt rp".split(" "),
]);
const BLOCKS = new Set([
  ..."address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure".split(
    " ",
  ),
  ..."footer form h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary ul".split(" "),
  ..."table caption thead tbody tfoot tr td th".split(" "),
]);
const LIST_FORMATS: Record<string, string> = {
  a: "lowerLetter",
  A: "upperLetter",
  i: "lowerRoman",
  I: "upperRoman",
};
const DECLARED_WITHIN = 4096;

/** Reads the text of a web page as it shows without its scripts; nothing of it is ever run. */
export function readHtml(bytes: Uint8Array): DocumentContent {
  const head = Buffer.from(bytes.subarray(0, DECLARED_WITHIN)).toString("latin1");
  const declared = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})/i.exec(head)?.[1];
  const { text: source, notes } = decodeText(bytes, declared);
  const blocks = collect(parse(source));
  const { text, tables } = assemble(blocks);
  if (text.trim() === "") throw documentError("empty");
  return { text, tables, margin: "", notes };
}

/** What is still to be visited: a node, or what is due when the nodes before it have been. */
type Step = Node | (() => void);

function collect(root: Node): Block[] {
  const blocks: Block[] = [];
  let line = "";
  const endLine = (): void => {
    const text = tidy(line);
    if (text !== "") blocks.push({ kind: "line", text });
    line = "";
  };
  const counts = new Map<Element, number>();
  // A stack of its own, because a page of nested tags would exhaust the one of the language.
  const steps: Step[] = [root];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if (typeof step === "function") {
      step();
      continue;
    }
    if (step.nodeName === "#text" && "value" in step) {
      line += step.value;
      continue;
    }
    if (!isElement(step)) {
      if ("childNodes" in step) pushReversed(steps, step.childNodes);
      continue;
    }
    const name = step.tagName;
    if (UNPRINTED.has(name) || isHidden(step)) continue;
    if (name === "br") {
      endLine();
      continue;
    }
    const table = name === "table" ? dataTable(step) : undefined;
    if (table !== undefined) {
      endLine();
      blocks.push({ kind: "table", rows: table });
      continue;
    }
    if (BLOCKS.has(name)) {
      endLine();
      if (name === "li") line = listOrdinal(step, counts);
      steps.push(endLine);
    }
    pushReversed(steps, step.childNodes);
  }
  endLine();
  return blocks;
}

function pushReversed(steps: Step[], nodes: readonly Node[]): void {
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i];
    if (node !== undefined) steps.push(node);
  }
}

function isElement(node: Node): node is Element {
  return "tagName" in node;
}

function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((it) => it.name === name)?.value;
}

function isHidden(element: Element): boolean {
  const style = attributeOf(element, "style") ?? "";
  return (
    attributeOf(element, "hidden") !== undefined ||
    /(display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style)
  );
}

/** Line breaks of the source are only blanks in a page, and between Chinese characters not even that. */
function tidy(text: string): string {
  return text
    .replace(/([⺀-鿿＀-￯　-〿])[ \t]*[\r\n]\s*(?=[⺀-鿿＀-￯　-〿])/g, "$1")
    .replace(/[ \t\r\n\f]+/g, " ")
    .replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, "");
}

/** The ordinal a browser prints before an item; the page's source has none. */
function listOrdinal(item: Element, counts: Map<Element, number>): string {
  const list = item.parentNode;
  if (list === null || !("tagName" in list) || list.tagName !== "ol") return "";
  const numberOf = (element: Element, name: string): number | undefined => {
    const value = Number.parseInt(attributeOf(element, name) ?? "", 10);
    return Number.isNaN(value) ? undefined : value;
  };
  const value = numberOf(item, "value") ?? (counts.get(list) ?? (numberOf(list, "start") ?? 1) - 1) + 1;
  counts.set(list, value);
  return `${printOrdinal(value, LIST_FORMATS[attributeOf(list, "type") ?? ""] ?? "decimal") ?? ""}. `;
}

const MAX_DEPTH = 200;

/** The rows of a table that holds data; undefined for one that only places other tables, or frames one text. */
function dataTable(table: Element): BlockCell[][] | undefined {
  const rows: Element[] = [];
  for (const node of table.childNodes) {
    if (!isElement(node)) continue;
    if (node.tagName === "tr") rows.push(node);
    else if (["thead", "tbody", "tfoot"].includes(node.tagName))
      for (const row of node.childNodes) if (isElement(row) && row.tagName === "tr") rows.push(row);
  }
  const cells = rows.map((row) =>
    row.childNodes.filter((node): node is Element => isElement(node) && ["td", "th"].includes(node.tagName)),
  );
  const all = cells.flat();
  if (all.length < 2 || all.some((cell) => contains(cell, "table", 0))) return undefined;
  return cells.map((row) =>
    row.map((cell) => ({
      text: collect({ ...cell, nodeName: "div", tagName: "div" })
        .map((block) => (block.kind === "line" ? block.text.replaceAll("\t", " ") : ""))
        .join("\n"),
      columns: spanOf(cell, "colspan"),
      rows: spanOf(cell, "rowspan"),
    })),
  );
}

function spanOf(cell: Element, name: "colspan" | "rowspan"): number {
  const value = Number.parseInt(attributeOf(cell, name) ?? "1", 10);
  // HTML's own limits; a rowspan of 0 reaches to the end of the table.
  if (name === "rowspan" && value === 0) return 65_534;
  return value >= 1 ? Math.min(value, name === "colspan" ? 1000 : 65_534) : 1;
}

function contains(element: Element, tagName: string, depth: number): boolean {
  if (depth > MAX_DEPTH) return true;
  return element.childNodes.some(
    (node) => isElement(node) && (node.tagName === tagName || contains(node, tagName, depth + 1)),
  );
}
