import Papa from "papaparse";

/** Signs that part the cells of such a file, the likelier first; which one it is its first line says. */
const PARTS = [",", "\t", ";"] as const;
type Sign = (typeof PARTS)[number];

/** A quoted field, and what follows it before the next sign or line. */
const QUOTED = Object.fromEntries(
  PARTS.map((sign) => [
    sign,
    new RegExp(`(?<![^${sign}\\n])"([^"]*(?:""[^"]*)*)(?:"(?!")([^${sign}\\n\\r]*)|$)`, "g"),
  ]),
) as Record<Sign, RegExp>;

/** Who reads on for so long in one row has met a quotation mark that nobody closed. */
const LONGEST_ROW = 1 << 20;

type Parsed = Papa.ParseResult<string[]>;

/** `line` is where the row begins, from 1. `broken`: a quotation mark in it is never closed, or its field goes on behind it. */
export type TakeRow = (cells: string[], line: number, broken: boolean) => void;

/**
 * Hands over the rows of comma-separated values (RFC 4180), an empty line as one empty cell. The text comes in pieces cut
 * anywhere, so that a million rows need the memory of a few; lines end with CRLF, LF, or CR alone in a text without LF.
 * What stands behind a closed quotation mark is added to its cell; a mark never closed takes what is left of the text.
 */
export function eachCsvRow(pieces: Iterable<string>, take: TakeRow, sign: Sign = ","): void {
  let line = 1;

  /** Takes the whole rows of a text that begins with one; gives back what is left of it. */
  const rowsOf = (text: string, last: boolean): string => {
    if (text.includes('"')) return quotedRowsOf(text, last);
    const whole = last ? text.length : text.lastIndexOf("\n") + 1;
    if (whole === 0) return text;
    const plain = text
      .slice(0, whole)
      .replaceAll("\r\n", "\n")
      .replace(/[\r\n]$/, "");
    const { data } = new Papa.Parser({ delimiter: sign, newline: "\n" }).parse(plain, 0, false) as Parsed;
    if (plain === "") data.push([""]);
    for (const cells of data) take(cells, line++, false);
    return text.slice(whole);
  };

  const quotedRowsOf = (text: string, last: boolean): string => {
    const mends: { readonly at: number; readonly longer: number }[] = [];
    let longer = 0;
    const mended = text.replace(QUOTED[sign], (field, cell: string, more: string | undefined, at: number) => {
      if (!more) return field;
      const closed = `"${cell}${more.replaceAll('"', '""')}"`;
      mends.push({ at: at + longer, longer: closed.length - field.length });
      longer += closed.length - field.length;
      return closed;
    });
    const readable = last ? mended.replace(/\r$/, "") : mended;
    let begun = 0;
    let passed = 0;
    let before = 0;
    const step = ({ data, errors, meta: { cursor } }: Parsed): void => {
      const cells = data.flat();
      const raw = readable.slice(begun, cursor);
      const cell = cells.at(-1) ?? "";
      if (errors.length > 0) cells[cells.length - 1] = cell.replaceAll('""', '"');
      // A carriage return before the line feed belongs to the line's end, unless it is quoted.
      if (raw.endsWith("\r\n") && cell.endsWith("\r") && !raw.endsWith('\r"\r\n'))
        cells[cells.length - 1] = cell.slice(0, -1);
      let broken = errors.length > 0;
      for (let mend = mends[passed]; mend && mend.at < cursor; mend = mends[++passed]) {
        broken = true;
        before += mend.longer;
      }
      take(cells, line, broken);
      line += raw.split("\n").length - 1;
      begun = cursor;
    };
    new Papa.Parser({ delimiter: sign, newline: "\n", step }).parse(readable, 0, !last);
    return last ? "" : text.slice(begun - before);
  };

  let rest: string | null = null;
  let onlyReturns = false;
  for (const piece of pieces) {
    if (rest === null) onlyReturns = /\r[^\n]/.test(piece) && !piece.includes("\n");
    const plain: string = rest === null ? piece.replace(/^\uFEFF/, "") : piece;
    rest = rowsOf((rest ?? "") + (onlyReturns ? plain.replaceAll("\r", "\n") : plain), false);
    if (rest.length > LONGEST_ROW) break;
  }
  if (rest) rowsOf(rest, true);
}

/** The first line of a text outside quotation marks. */
function firstLine(text: string): string {
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === "\n" && !quoted) return text.slice(0, at);
  }
  return text;
}

/** The sign that parts the cells of a line: tabs and semicolons where it has more of them than commas. */
export function partingSign(line: string): Sign {
  const bare = line.replace(/"[^"]*"/g, "");
  const [sign = ","] = PARTS.toSorted((a, b) => bare.split(b).length - bare.split(a).length);
  return sign;
}

/**
 * The cells of a text as comma-separated values, line by line; tabs and semicolons part cells as well, where the first line
 * has more of them. Lines within a cell end with LF.
 */
export function csvCells(text: string): string[][] {
  const plain = text.replaceAll(/\r\n?/g, "\n");
  const lines: string[][] = [];
  eachCsvRow([plain], (cells) => void lines.push(cells), partingSign(firstLine(plain)));
  return lines;
}

/** Rows of a text parted by commas, without empty lines; null where one is broken: its cells would stand in the wrong place. */
export function wholeCsv(text: string): string[][] | null {
  const rows: string[][] = [];
  let whole = true;
  eachCsvRow([text], (cells, _line, broken) => {
    whole &&= !broken;
    if (cells.length > 1 || cells[0] !== "") rows.push(cells);
  });
  return whole ? rows : null;
}
