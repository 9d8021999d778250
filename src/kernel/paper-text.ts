// The language of papers: written by the server as .docx and shown by the browser while somebody types, so both read it here.

/** A line of a paper's body: `heading` is its part in the type of its level, `text` the rest. */
export type BodyLine =
  | {
      readonly kind: "paragraph";
      readonly level: 0 | 1 | 2 | 3 | 4;
      readonly heading: string;
      readonly text: string;
    }
  | { readonly kind: "table"; readonly name: string };

const TABLE_LINE = /^【表[:：]([^【】]+)】$/;

// GB/T 9704-2012, 7.3.3. A dot before a digit is a decimal point, unless a year follows: “3.2020年底前开展”.
const ORDINALS = [
  /^[一二三四五六七八九十百〇]+、/,
  /^[（(][一二三四五六七八九十百〇]+[）)]/,
  /^\d{1,3}(?:．|[.、](?!\d)|\.(?=(?:19|20)\d\d年))/,
  /^[（(]\d{1,3}[）)]/,
] as const;

/** Longest sentence that is taken for a heading, in characters. */
const LONGEST_HEADING = 40;

/** What can be printed of a text: without signs that XML forbids and half pairs; tabs become spaces. */
export function printable(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replaceAll("\t", " ")
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (sign) => (sign === "\n" ? sign : ""));
}

/** The text as one line, for names, numbers and the like. */
export const oneLine = (text: string): string => printable(text).replaceAll("\n", " ").trim();

/**
 * 抄送 as its line is printed (GB/T 9704-2012, 7.4.2), empty where it names nobody: bodies on lines of their own are parted
 * by commas, and label and full stop stand once, whoever typed them.
 */
export function copiesLine(typed: string): string {
  const names = printable(typed)
    .replace(/^\s*抄送\s*[:：]/, "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line, index, all) => (index === all.length - 1 || /[，,、；;]$/.test(line) ? line : `${line}，`));
  const joined = names.join("").replace(/[。.，,、；;]+$/, "");
  return joined === "" ? "" : `抄送：${joined}。`;
}

/**
 * The lines of a body in plain text. The level of a heading is told by the ordinal that opens its line, 一、（一）1.（1）;
 * a line that is only 【表：NAME】 is the place of a table. Empty lines and indents go: the form has its own.
 */
export function bodyLines(body: string): BodyLine[] {
  return printable(body)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const table = TABLE_LINE.exec(line)?.[1];
      if (table !== undefined) return { kind: "table", name: table.trim() };
      const level = levelOf(line);
      const length = level === 0 ? 0 : headingLength(line, level);
      return { kind: "paragraph", level, heading: line.slice(0, length), text: line.slice(length) };
    });
}

function levelOf(line: string): 0 | 1 | 2 | 3 | 4 {
  const index = ORDINALS.findIndex((ordinal) => ordinal.test(line));
  return index < 0 ? 0 : ((index + 1) as 1 | 2 | 3 | 4);
}

/** A heading fills its line, or is the short sentence that opens a paragraph: “（一）加快建设。今年以来，…”. */
function headingLength(line: string, level: number): number {
  const stop = line.indexOf("。");
  if (stop < 0) return line.length <= LONGEST_HEADING && !/[；，、]$/.test(line) ? line.length : 0;
  if (stop >= LONGEST_HEADING || (level > 2 && line.slice(0, stop).includes("："))) return 0;
  // “1. 建成一条铁路。” is an item of a list, not a heading.
  return stop === line.length - 1 && level > 2 ? 0 : stop + 1;
}

/** Width of a text in Chinese characters: signs of Latin script take half of one. */
export function widthInCharacters(text: string): number {
  let halves = 0;
  for (const sign of text) halves += /[ -\u02ff]/.test(sign) ? 1 : 2;
  return halves / 2;
}

// A line neither begins with these nor ends with those.
const NO_START = /^[\p{Pe}\p{Pf}、，。；：！？的]/u;
const NO_END = /[\p{Ps}\p{Pi}]$/u;

/**
 * Breaks a title into lines of much the same length, between words (as the standard asks: 词意完整、长短适宜).
 * Breaks that are in the title already are kept. `longest` is the width of a line in characters.
 */
export function titleLines(title: string, longest: number): string[] {
  return printable(title)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .flatMap((line) => balanced(line, longest));
}

function balanced(line: string, longest: number): string[] {
  const lines: string[] = [];
  let rest = line;
  for (let left = Math.ceil(widthInCharacters(line) / longest); left > 1; left--) {
    const cut = bestCut(rest, widthInCharacters(rest) / left, longest);
    lines.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return [...lines, rest].filter((it) => it !== "");
}

/** Where the first line ends best: nearest to `wanted` characters, at most `longest`. */
function bestCut(text: string, wanted: number, longest: number): number {
  let best = text.length;
  let distance = Infinity;
  for (const { index } of new Intl.Segmenter("zh", { granularity: "word" }).segment(text)) {
    const width = widthInCharacters(text.slice(0, index));
    if (index === 0 || width > longest) continue;
    if (NO_START.test(text.slice(index)) || NO_END.test(text.slice(0, index))) continue;
    if (Math.abs(width - wanted) < distance) {
      distance = Math.abs(width - wanted);
      best = index;
    }
  }
  return best;
}

const DIGITS = "零一二三四五六七八九";

/** 1 to 99 as papers and headings count: 三, 十二; figures beyond. */
export function chineseNumber(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  if (value >= 100) return String(value);
  return `${tens > 1 ? DIGITS[tens] : ""}${tens > 0 ? "十" : ""}${ones > 0 || tens === 0 ? DIGITS[ones] : ""}`;
}
