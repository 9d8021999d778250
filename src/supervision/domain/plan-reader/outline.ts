import type { Span } from "../reading.ts";
import { isBlank, trimmed } from "./characters.ts";
import { ENDS_TITLE } from "./header-lines.ts";
import { labelBefore } from "./labels.ts";
import {
  gluedOrdinalAt,
  mayOpenOrdinal,
  ORDINAL_KINDS,
  ordinalAt,
  type Ordinal,
  type OrdinalKind,
} from "./ordinals.ts";
import { lineEnd, startsLine, type Source } from "./source.ts";

/** A numbered item of the document. `end`: where the next item of its level or above begins. */
export type Item = Omit<Ordinal, "end"> & {
  readonly index: number;
  /** Where the printed ordinal ends. */
  readonly ordinalEnd: number;
  /** Index of the enclosing item, -1 at the top. */
  readonly parent: number;
  readonly level: number;
  /** Where the next ordinal of any level begins. */
  ownEnd: number;
  end: number;
};

/** A line longer than this carries several items: the text has lost its line breaks. */
const DENSE_LINE = 1500;
const BOUNDARY = "。；;:)]】〕!?>”’";

function isBoundary(folded: string, start: number): boolean {
  const before = folded[start - 1];
  return before === undefined || isBlank(before) || BOUNDARY.includes(before);
}

type Levels = { readonly open: Ordinal[]; readonly last: Map<OrdinalKind, number> };

/** Inside a line an ordinal counts only where it continues the numbering or starts one, after a pause. */
function continues(levels: Levels, ordinal: Ordinal): boolean {
  const sibling = levels.open.findLast((one) => one.kind === ordinal.kind);
  if (sibling !== undefined) return ordinal.value === sibling.value + 1;
  return ordinal.value === 1 || ordinal.value === (levels.last.get(ordinal.kind) ?? -1) + 1;
}

const LONGEST_HEADING = 50;

/** Without line breaks the first item may follow its chapter's heading at once (`一、完善体系1.打造…`). */
function runsOnFromHeading(folded: string, above: Ordinal | undefined, start: number): boolean {
  if (above === undefined || start - above.after > LONGEST_HEADING || start - above.after < 2) return false;
  return !/[。;:]/.test(folded.slice(above.after, start));
}

const TITLE_BEFORE = new RegExp(`${ENDS_TITLE}$`);
const LONGEST_TITLE_END = 40;

/** The first chapter may follow the document's title at once (`…分工方案一、加强…`). */
const runsOnFromTitle = (folded: string, ordinal: Ordinal): boolean =>
  ordinal.value === 1 &&
  "一、章条".includes(ordinal.kind) &&
  TITLE_BEFORE.test(folded.slice(Math.max(0, ordinal.start - LONGEST_TITLE_END), ordinal.start));

/** What follows the units or the date of a label goes on to the next item (`完成时限:2021年9月（2）…`). */
const runsOnFromLabel = (folded: string, ordinal: Ordinal): boolean =>
  !/[\d.、,]/.test(folded[ordinal.start - 1] as string) && labelBefore(folded, ordinal.start);

/** A plan behind its covering notice numbers its chapters from 一、 again. */
const beginsAgain = (folded: string, ordinal: Ordinal): boolean =>
  ordinal.kind === "一、" && ordinal.value === 1 && "。)".includes(folded[ordinal.start - 1] ?? " ");

function acceptsInside(source: Source, ordinal: Ordinal, levels: Levels, dense: boolean): boolean {
  const { folded } = source;
  if (runsOnFromTitle(folded, ordinal)) return true;
  if (!continues(levels, ordinal)) return dense && beginsAgain(folded, ordinal);
  if (ordinal.kind === "(一)") return !"项款条点".includes(folded[ordinal.after] ?? " ");
  if (isBoundary(folded, ordinal.start)) return dense || !"编章节条".includes(ordinal.kind);
  if (runsOnFromLabel(folded, ordinal)) return true;
  const above = levels.open.at(-1);
  if (!dense)
    return ordinal.kind === "1." && ordinal.value === 1 && runsOnFromHeading(folded, above, ordinal.start);
  if (runsOnFromHeading(folded, above, ordinal.start)) return true;
  return ordinal.kind === "1." && folded[ordinal.end] === ".";
}

/** `11.121人才项目` is item 11 where item 10 stands before it and a sentence has ended; elsewhere a number. */
function gluedAt(source: Source, i: number, levels: Levels): Ordinal | null {
  const sibling = levels.open.findLast((one) => one.kind === "1.");
  if (sibling === undefined) return null;
  const ordinal = gluedOrdinalAt(source.folded, i);
  if (ordinal === null || ordinal.value !== sibling.value + 1) return null;
  const before = trimmed(source.folded, Math.max(0, i - 8), i)[1] - 1;
  return before < 0 || BOUNDARY.includes(source.folded[before] as string) ? ordinal : null;
}

const LONG_LINE = 20;

/** A long line that ends in mid-sentence goes on in the next: what looks like an ordinal out of turn there is text. */
function wrapsInto(folded: string, at: number, ordinal: Ordinal, levels: Levels): boolean {
  if (at < LONG_LINE) return false;
  const numbers = continues(levels, ordinal) && folded[ordinal.end] !== "。";
  if (numbers) return false;
  const end = folded[at - 1] === "\n" ? at - 1 : at;
  if (isBlank(folded[end - 1]) || BOUNDARY.includes(folded[end - 1] as string)) return false;
  return !folded.slice(end - LONG_LINE, end).includes("\n");
}

const NEWLINE = 0x0a;

/** Ordinals that number items, in the order of the text. */
function listOrdinals(source: Source): Ordinal[] {
  const { folded } = source;
  const found: Ordinal[] = [];
  const levels: Levels = { open: [], last: new Map() };
  let articleInside = false;
  let dense = false;
  let lineStart = true;
  for (let i = 0; i < folded.length; i++) {
    if (folded.charCodeAt(i) === NEWLINE) {
      lineStart = true;
      continue;
    }
    if (!lineStart && !mayOpenOrdinal(folded, i)) continue;
    const unit = folded[i] as string;
    if (lineStart && (unit === " " || unit === "#" || unit === "*" || unit === ">")) continue;
    if (lineStart) dense = lineEnd(folded, i, i + DENSE_LINE + 1) - i > DENSE_LINE;
    const printed = ordinalAt(folded, i);
    const ordinal = printed ?? gluedAt(source, i, levels);
    const numbers =
      ordinal !== null &&
      (printed === null || lineStart
        ? !wrapsInto(folded, i, ordinal, levels)
        : acceptsInside(source, ordinal, levels, dense));
    if (numbers) {
      if (ordinal.kind === "条" && !levels.last.has("条")) articleInside = levels.last.has("一、");
      const level = levelOf(ordinal.kind, articleInside);
      while (levels.open.length > 0 && levelOf(levels.open.at(-1)?.kind, articleInside) >= level)
        levels.open.pop();
      levels.open.push(ordinal);
      levels.last.set(ordinal.kind, ordinal.value);
      found.push(ordinal);
      i = ordinal.after - 1;
    }
    lineStart = false;
  }
  return found;
}

/** Articles 第一条 stand above 一、, unless the document opened with 一、 and numbers articles under it. */
function levelOf(kind: OrdinalKind | undefined, articleInside: boolean): number {
  if (kind === undefined) return -1;
  return kind === "条" && articleInside ? 4.5 : ORDINAL_KINDS.indexOf(kind);
}

/** The numbered items of a text, with or without line breaks. */
export function readOutline(source: Source): Item[] {
  const items: Item[] = [];
  const open: Item[] = [];
  const ordinals = listOrdinals(source);
  const firstChinese = ordinals.findIndex((one) => one.kind === "一、");
  const firstArticle = ordinals.findIndex((one) => one.kind === "条");
  const articleInside = firstChinese !== -1 && firstChinese < firstArticle;
  const length = source.folded.length;
  for (const ordinal of ordinals) {
    const level = levelOf(ordinal.kind, articleInside);
    const before = items.at(-1);
    if (before !== undefined) before.ownEnd = ordinal.start;
    while (open.length > 0 && (open.at(-1) as Item).level >= level) (open.pop() as Item).end = ordinal.start;
    const parent = open.at(-1)?.index ?? -1;
    const { kind, value, start, end: ordinalEnd, after } = ordinal;
    const index = items.length;
    const item: Item = {
      kind,
      value,
      start,
      ordinalEnd,
      after,
      index,
      parent,
      level,
      ownEnd: length,
      end: length,
    };
    items.push(item);
    open.push(item);
  }
  return items;
}

const BROKEN_HEADING = /^[^。;:\n]{18,60}\n[^。;:\n]{1,40}$/;

/** The item's heading as printed, ordinal included: its first line, or its first sentence where no line breaks. */
export function headingSpan(source: Source, item: Item): Span {
  const { folded } = source;
  const whole = trimmed(folded, item.start, Math.min(item.ownEnd, item.after + LONGEST_HEADING * 2));
  const lines = folded.slice(whole[0], whole[1]);
  // A heading that fills its line (PDF) goes on in the next, up to the first item.
  const broken = item.ownEnd - item.after < LONGEST_HEADING * 2 && BROKEN_HEADING.test(lines);
  if (broken) return whole;
  const limit = lineEnd(folded, item.after, item.ownEnd);
  let end = limit;
  for (let i = item.after; i < limit; i++) {
    if (folded[i] === "。") {
      end = i;
      break;
    }
  }
  return trimmed(folded, item.start, end);
}

/** Whether the item begins a line of its own. */
export const beginsLine = (source: Source, item: Item): boolean => startsLine(source.folded, item.start);
