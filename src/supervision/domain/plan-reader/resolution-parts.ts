import type { Span } from "../reading.ts";
import { isIdeograph, trimmed } from "./characters.ts";
import { labelAt } from "./labels.ts";
import { ordinalAt, type Ordinal } from "./ordinals.ts";
import type { Source } from "./source.ts";

/** A paragraph of minutes, its lines joined where only the width of a page broke them. */
export type Paragraph = { readonly start: number; readonly end: number; readonly ordinal: Ordinal | null };

/** One sentence or half-sentence of a paragraph; `ordinal` where one is printed before it (一是, 1.). */
export type Part = { readonly start: number; readonly end: number; readonly ordinal: Span | null };

const FULL_LINE = 20;
/** Lines of one page differ by a few characters at most; a heading is shorter than the paragraph below it. */
const RAGGED = 4;
const SENTENCE_ENDS = "。;:!?";

function linesOf({ folded }: Source): Span[] {
  const lines: Span[] = [];
  for (let from = 0; from <= folded.length;) {
    const found = folded.indexOf("\n", from);
    const end = found === -1 ? folded.length : found;
    const [a, b] = trimmed(folded, from, end);
    lines.push([a, Math.max(a, b)]);
    from = end + 1;
  }
  return lines;
}

function goesOn({ folded }: Source, [start, end]: Span, [from, to]: Span): boolean {
  if (end - start < FULL_LINE || to === from || to - from > end - start + RAGGED) return false;
  if (SENTENCE_ENDS.includes(folded[end - 1] as string)) return false;
  if (folded.startsWith("会议", from) || labelAt(folded, from, to)?.strong) return false;
  return ordinalAt(folded, from) === null;
}

/** The paragraphs of a text, in order; blank lines part them. */
export function paragraphsOf(source: Source): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let open: { start: number; end: number; last: Span } | null = null;
  const close = (): void => {
    if (open !== null)
      paragraphs.push({ start: open.start, end: open.end, ordinal: ordinalAt(source.folded, open.start) });
    open = null;
  };
  for (const line of linesOf(source)) {
    const before = open as { start: number; end: number; last: Span } | null;
    if (before !== null && goesOn(source, before.last, line)) {
      open = { start: before.start, end: line[1], last: line };
      continue;
    }
    close();
    if (line[1] > line[0]) open = { start: line[0], end: line[1], last: line };
  }
  close();
  return paragraphs;
}

const SPOKEN_ORDINAL = /^(?:[一二三四五六七八九十]{1,3}(?:是|要)|首先|其次|最后)/;

/** The ordinal at the start of a part: 一是, or one that numbers items inside a paragraph. */
export function ordinalOfPart(
  folded: string,
  start: number,
  end: number,
): { span: Span; after: number } | null {
  const spoken = SPOKEN_ORDINAL.exec(folded.slice(start, Math.min(end, start + 5)));
  if (spoken !== null) {
    const after = start + spoken[0].length;
    return { span: [start, after], after: folded[after] === "," ? after + 1 : after };
  }
  const printed = ordinalAt(folded, start);
  return printed === null || printed.after > end
    ? null
    : { span: [printed.start, printed.end], after: printed.after };
}

/** Whether the comma or colon here is followed by 一是 or, after a colon, by （1）. */
function beginsList(folded: string, at: number, end: number): boolean {
  const unit = folded[at];
  if (unit !== "," && unit !== ":") return false;
  if (SPOKEN_ORDINAL.test(folded.slice(at + 1, Math.min(end, at + 6)))) return true;
  return unit === ":" && !/\d/.test(folded[at - 1] ?? "") && ordinalAt(folded, at + 1) !== null;
}

/** Splits `[start, end)` after 。 and ；, and before 一是, 二是; what stands in brackets or quotes is not split. */
export function partsOf(source: Source, start: number, end: number): Part[] {
  const { folded, partner } = source;
  const parts: Part[] = [];
  const push = (from: number, to: number): void => {
    const [a, b] = trimmed(folded, from, to);
    if (b <= a) return;
    const ordinal = ordinalOfPart(folded, a, b);
    const begins = ordinal === null ? a : trimmed(folded, ordinal.after, b)[0];
    if (begins < b) parts.push({ start: begins, end: b, ordinal: ordinal?.span ?? null });
  };
  let from = start;
  let quoted = false;
  for (let i = start; i < end; i++) {
    if (isIdeograph(folded, i)) continue;
    const closes = partner[i] as number;
    if (closes > i && closes < end) {
      i = closes;
      continue;
    }
    const unit = folded[i] as string;
    if (unit === "“") quoted = true;
    if (unit === "”") quoted = false;
    if (quoted) continue;
    const listed = beginsList(folded, i, end);
    if (!"。;!?".includes(unit) && !listed) continue;
    push(from, listed ? i : i + 1);
    from = i + 1;
  }
  push(from, end);
  return parts;
}
