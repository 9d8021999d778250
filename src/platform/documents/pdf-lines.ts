/** A piece of text on a page, in points; `y` grows downwards. */
export type Piece = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
};

export type Page = { readonly height: number; readonly pieces: readonly Piece[] };

type Line = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly page: number;
  /** Gaps that part columns. */
  readonly gaps: number;
};

/** Share of the page's height, above and below, where heads, feet and page numbers stand. */
const MARGIN_SHARE = 0.12;
/** A gap this wide, in ems, is a blank that was printed; narrower ones come from justifying. */
const BLANK_EMS = 0.45;
const COLUMN_EMS = 1.2;
/** This many lines of a page with two gaps or more look like a table. */
const FEWEST_TABLE_LINES = 5;
const TABLE_GAPS = 2;

/**
 * Puts the pieces of all pages together into paragraphs. A printed line goes on in the next one when it reaches the
 * right edge and the next one starts at the left edge. Page numbers, heads and feet come apart as `margin`.
 */
export function joinLines(pages: readonly Page[]): {
  text: string;
  margin: string;
  /** Pages, from 1, that seem to hold a table; its cells are read along the printed lines. */
  tablePages: number[];
} {
  const lines = pages.flatMap((page, index) => toLines(page.pieces, index));
  const isMargin = marginTest(pages, lines);
  const body = lines.filter((line) => !isMargin(line));
  const edges = [0, 1].map((parity) => edgesOf(body.filter((line) => line.page % 2 === parity)));
  const parts: string[] = [];
  let previous: Line | undefined;
  for (const line of body) {
    const before = edges[(previous?.page ?? 0) % 2];
    const here = edges[line.page % 2];
    if (previous && before && here)
      parts.push(goesOn(previous, before, line, here) ? seam(previous.text, line.text) : "\n");
    parts.push(line.text);
    previous = line;
  }
  const tableLines = pages.map(() => 0);
  for (const line of body)
    if (line.gaps >= TABLE_GAPS) tableLines[line.page] = (tableLines[line.page] ?? 0) + 1;
  return {
    text: parts.join(""),
    tablePages: tableLines.flatMap((count, index) => (count >= FEWEST_TABLE_LINES ? [index + 1] : [])),
    margin: [...new Set(lines.filter(isMargin).map((line) => line.text))].join("\n"),
  };
}

function toLines(pieces: readonly Piece[], page: number): Line[] {
  const lines: Line[] = [];
  let current: Piece[] = [];
  const end = (): void => {
    if (current.length > 0) lines.push(toLine(current, page));
    current = [];
  };
  for (const piece of pieces.toSorted((a, b) => a.y - b.y)) {
    const first = current[0];
    // Raised and lowered signs stay on their line: half of the larger size decides.
    if (first !== undefined && piece.y - first.y > Math.max(first.size, piece.size) / 2) end();
    current.push(piece);
  }
  end();
  return lines.filter((line) => line.text !== "");
}

function toLine(unordered: readonly Piece[], page: number): Line {
  const pieces = unordered.toSorted((a, b) => a.x - b.x);
  const size = Math.max(...pieces.map((piece) => piece.size));
  let text = "";
  let right = Number.NEGATIVE_INFINITY;
  let gaps = 0;
  let before: Piece | undefined;
  for (const piece of pieces) {
    // Bold is printed by some programs as the same text twice, a hair apart.
    if (before?.text === piece.text && Math.abs(before.x - piece.x) < size * 0.15 && piece.width > 0)
      continue;
    // pdf.js fills gaps with blanks of its own, as wide as the gap.
    if (piece.text.trim() === "" && text !== "") {
      if (!text.endsWith(" ")) text += " ";
      continue;
    }
    if (text !== "" && piece.x - right > size * COLUMN_EMS) gaps++;
    if (text !== "" && piece.x - right > size * BLANK_EMS && !text.endsWith(" ")) text += " ";
    text += piece.text;
    right = Math.max(right, piece.x + piece.width);
    before = piece;
  }
  const trimmed = text.replace(/[\s\u3000]+$/, "");
  const indent = /^[\s\u3000]*/.exec(trimmed)?.[0].length ?? 0;
  return {
    text: trimmed.slice(indent),
    // An indent may be printed as blanks, each of which is an em or half of one.
    left:
      (pieces[0]?.x ?? 0) + (trimmed.slice(0, indent).replace(/[^\u3000]/g, "").length + indent) * (size / 2),
    right,
    y: pieces[0]?.y ?? 0,
    size,
    page,
    gaps,
  };
}

const RULES_AND_BLANKS = /[\s—–\-－―_·.~]/g;
const PAGE_NUMBER = /^第?[0-9０-９]{1,4}页?(?:[/,，共]共?[0-9０-９]{1,4}页?)?$/;

function marginTest(pages: readonly Page[], lines: readonly Line[]): (line: Line) => boolean {
  const outside = (line: Line): boolean => {
    const height = pages[line.page]?.height ?? 1;
    return line.y < height * MARGIN_SHARE || line.y > height * (1 - MARGIN_SHARE);
  };
  // The same words at the same height on most pages are a head or a foot, whatever number or half of the day they carry.
  const keyOf = (line: Line): string => `${line.text.replace(/\d+|[AP]M\b/g, "#")}@${Math.round(line.y / 4)}`;
  const counts = new Map<string, number>();
  for (const line of lines) if (outside(line)) counts.set(keyOf(line), (counts.get(keyOf(line)) ?? 0) + 1);
  return (line) =>
    outside(line) &&
    (PAGE_NUMBER.test(line.text.replace(RULES_AND_BLANKS, "")) ||
      (pages.length >= 3 && (counts.get(keyOf(line)) ?? 0) > pages.length / 2));
}

type Edges = { readonly left: number; readonly right: number; readonly size: number };

function edgesOf(lines: readonly Line[]): Edges | undefined {
  if (lines.length === 0) return undefined;
  const sizes = new Map<number, number>();
  for (const line of lines) {
    const size = Math.round(line.size * 2) / 2;
    sizes.set(size, (sizes.get(size) ?? 0) + line.text.length);
  }
  const size = [...sizes].reduce((most, next) => (next[1] > most[1] ? next : most))[0];
  const ofSize = lines.filter((line) => Math.abs(line.size - size) < 1);
  const lefts = ofSize.map((line) => line.left).toSorted((a, b) => a - b);
  const rights = ofSize.map((line) => line.right).toSorted((a, b) => a - b);
  return {
    // A single line hanging out to the left or the right must not move the edge.
    left: lefts[Math.floor(lefts.length * 0.03)] ?? 0,
    right: rights[rights.length - 1 - Math.floor(rights.length * 0.03)] ?? 0,
    size,
  };
}

const STARTS_ITEM =
  /^(?:第?[一二三四五六七八九十百]+[、章条节]|[（(〔][一二三四五六七八九十\d]+[）)〕]|\d{1,3}[.．、]|[①-⑳]|附件)/;
const ENDS_SENTENCE = /[。！？；：:;）)]$/;

function goesOn(line: Line, edges: Edges, next: Line, nextEdges: Edges): boolean {
  if (line.gaps >= TABLE_GAPS || next.gaps >= TABLE_GAPS) return false;
  if (Math.abs(line.size - next.size) > line.size * 0.15) return false;
  // Signs that may not begin a line pull up to two characters off the edge.
  const full = line.right >= edges.right - line.size * 2.2;
  const flush = next.left <= nextEdges.left + next.size * 0.8;
  if (!full || !flush) return false;
  return !(ENDS_SENTENCE.test(line.text) && STARTS_ITEM.test(next.text));
}

function seam(before: string, after: string): string {
  return /[A-Za-z,.;]$/.test(before) && /^[A-Za-z]/.test(after) ? " " : "";
}
