import type { Span } from "../reading.ts";
import { trimmed } from "./characters.ts";
import { cellsOf, compact, markOf, type Mark, type Pasted } from "./pasted-cells.ts";
import { isColumnName, isHeaderRow, readColumns, type Columns } from "./table-columns.ts";

/** The head of a pasted table. */
export type Head = {
  readonly cells: readonly Span[];
  readonly names: readonly string[];
  readonly columns: Columns;
  /** The column that numbers the rows, where the head names it. */
  readonly ordinal: number | null;
  readonly mark: Mark;
  /** Whether the names were printed without anything between them. */
  readonly glued: boolean;
  /** Index of the line and offset at which the cells below begin. */
  readonly line: number;
  readonly from: number;
};

const MOST_COLUMNS = 12;
const LONGEST_NAME = 14;
const FEWEST_COLUMNS = 3;

/** The head of a table that begins in this line, null where none does. */
export function headAt(pasted: Pasted, lines: readonly Span[], i: number): Head | null {
  const line = lines[i] as Span;
  const mark = markOf(pasted, line);
  const fewest = mark === "tab" || mark === "stroke" ? 2 : FEWEST_COLUMNS;
  const marked = mark === null ? null : toHead(pasted, cellsOf(pasted, line, mark), mark, fewest, i + 1, 0);
  return marked ?? inLine(pasted, line, i) ?? oneNameALine(pasted, lines, i);
}

function toHead(
  { folded }: Pasted,
  cells: readonly Span[],
  mark: Mark,
  fewest: number,
  line: number,
  from: number,
  glued = false,
): Head | null {
  // Strokes or tabs at the end bound nothing.
  const last = cells.findLastIndex(([a, b]) => b > a);
  const named = cells.slice(0, last + 1);
  const names = named.map((span) => compact(folded.slice(...span)));
  if (names.length < fewest || names.length > MOST_COLUMNS || !isHeaderRow(names)) return null;
  const columns = readColumns([names]);
  return columns === null
    ? null
    : { cells: named, names, columns, ordinal: columns.ordinal, mark, glued, line, from };
}

const NUMBERED = /(?:^|[ 。)])(序 ?号|编 ?号)(?=[ 一-龥])/g;
const SOME_UNITS = /单 ?位|部 ?门|科 ?室|股 ?室|牵 ?头|责 ?任 ?主 ?体/;
const MOST_LINE = 120;

/** Names of columns in one line with single blanks or nothing between them, alone or behind other words. */
function inLine(pasted: Pasted, line: Span, i: number): Head | null {
  const { folded } = pasted;
  const printed = folded.slice(line[0], Math.min(line[1], line[0] + LONGEST_SEARCH));
  for (const match of printed.matchAll(NUMBERED)) {
    const start = line[0] + match.index + match[0].indexOf(match[1] as string);
    const head = namesFrom(pasted, [start, line[1]], i);
    if (head !== null) return head;
  }
  if (printed.length > MOST_LINE || !SOME_UNITS.test(printed)) return null;
  const head = namesFrom(pasted, line, i);
  return head !== null && head.line === i + 1 ? head : null;
}

const LONGEST_SEARCH = 4000;
const LONGEST_HEAD = 160;
/** A longer name is several without blanks between them, where each is one. */
const LONGEST_WORD = 9;
/** Where the next name begins in names that are printed without blanks. */
const NEXT_NAME =
  /(?<=序号|编号)|(?<!牵头|配合|主要|主办|协办)(?=责任(?:单位|部门|主体|科室|股室|处室|领导|人))|(?=(?:牵头|配合|协办|主办|参与|协助)(?:责任)?(?:单位|部门|领导))|(?<!完成|办结|工作)(?=(?:时限|时间|期限)(?:要求|节点|安排)?$)|(?=(?:完成|办结)(?:时限|时间|期限))|(?<!^)(?=备注)|(?<=领域|类别)/;

function namesFrom(pasted: Pasted, [start, end]: Span, i: number): Head | null {
  const { folded } = pasted;
  const tokens = cellsOf(pasted, [start, Math.min(end, start + LONGEST_HEAD)], "blank");
  const names: Span[] = [];
  let glued = false;
  let letters: Span | null = null;
  for (const token of tokens) {
    const printed = folded.slice(...token);
    if (/[\d.。,:;]/.test(printed) || names.length >= MOST_COLUMNS) break;
    // 责 任 单 位: a name printed letter by letter.
    if (printed.length === 1) {
      letters = [letters?.[0] ?? token[0], token[1]];
      continue;
    }
    if (letters !== null) names.push(...partsOf(folded, letters));
    letters = null;
    const parts = isColumnName(printed) && printed.length < LONGEST_WORD ? [token] : partsOf(folded, token);
    if (parts.length === 1 && printed.length > LONGEST_NAME) break;
    glued ||= parts.length > 1;
    names.push(...parts);
  }
  if (letters !== null) names.push(...partsOf(folded, letters));
  while (names.length > 0 && !isColumnName(compact(folded.slice(...(names.at(-1) as Span))))) names.pop();
  const last = names.at(-1)?.[1] ?? start;
  const behind = trimmed(folded, last, end)[0];
  const whole = behind >= end;
  return toHead(pasted, names, "blank", FEWEST_COLUMNS, whole ? i + 1 : i, whole ? 0 : behind, glued);
}

/** The names inside a run that is printed without marks. */
function partsOf(folded: string, [start, end]: Span): Span[] {
  const offsets: number[] = [];
  for (let i = start; i < end; i++) if (folded[i] !== " ") offsets.push(i);
  const parts: Span[] = [];
  let from = 0;
  for (const name of compact(folded.slice(start, end)).split(NEXT_NAME)) {
    if (name === "") continue;
    parts.push([offsets[from] as number, (offsets[from + name.length - 1] as number) + 1]);
    from += name.length;
  }
  return parts;
}

const isOrdinalName = (printed: string): boolean => /^(?:序 ?号|编 ?号|项目序号|任务序号)$/.test(printed);
const OPENS_ROW = /^(?:\(?1\)?|一)[.、]?$|^1[.、]|^一、/;

function oneNameALine(pasted: Pasted, lines: readonly Span[], first: number): Head | null {
  const { folded } = pasted;
  const printedAt = (i: number): string => {
    const span = lines[i];
    if (span === undefined || span[1] - span[0] > LONGEST_NAME + 6) return "";
    return folded
      .slice(...span)
      .replaceAll(/^\||\|$/g, "")
      .trim();
  };
  const counted = isOrdinalName(printedAt(first));
  if (!counted && !isColumnName(printedAt(first))) return null;
  const cells: Span[] = [];
  let i = first;
  for (; i < lines.length && cells.length < MOST_COLUMNS; i++) {
    const printed = printedAt(i);
    if (printed === "" || printed.length > LONGEST_NAME || /[:。,]/.test(printed)) break;
    if (counted && cells.length > 0 && OPENS_ROW.test(printed)) break;
    // A name may be broken over two lines: 责任 / 单位.
    const broken = !isColumnName(printed) && printed.length <= 4 && isColumnName(printed + printedAt(i + 1));
    if (!counted && !broken && !isColumnName(printed)) break;
    const [from, to] = lines[i] as Span;
    cells.push([from, broken ? (lines[i + 1] as Span)[1] : to]);
    if (broken) i++;
  }
  return toHead(pasted, cells, "line", FEWEST_COLUMNS, i, 0);
}
