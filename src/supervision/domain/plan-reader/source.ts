import { matchBrackets } from "./brackets.ts";
import type { Span } from "../reading.ts";
import { fold, trimmed } from "./characters.ts";
import { ordinalAt } from "./ordinals.ts";

/** A text under reading: `text` as stored, `folded` for the grammar (same offsets), and its brackets. */
export type Source = {
  readonly text: string;
  readonly folded: string;
  /** Offset of the bracket that closes or opens the one here, -1 where there is none. */
  readonly partner: Int32Array;
  /** Number of brackets open around the opening bracket here. */
  readonly depth: Uint16Array;
};

/** Prepares a text for reading; the text itself is not altered. The grammar does not see what stands `apart`. */
export function toSource(text: string, apart: readonly Span[] = []): Source {
  const folded = blanked(fold(text), [...frontMatter(text), ...apart]);
  return { text, folded, ...matchBrackets(folded) };
}

const FRONT_MATTER = /^\uFEFF?\s*---[ \t]*\r?\n[\s\S]{0,4000}?\r?\n---[ \t]*(?:\r?\n|$)/;

/** The front matter of a page made by a site generator (Jekyll): its keys are no words of the document. */
export function frontMatter(text: string): readonly Span[] {
  const match = FRONT_MATTER.exec(text.slice(0, 5000));
  return match === null ? [] : [[0, match[0].length]];
}

function blanked(folded: string, apart: readonly Span[]): string {
  let shown = "";
  let from = 0;
  for (const [start, end] of apart.toSorted((a, b) => a[0] - b[0])) {
    if (start < from) continue;
    shown += folded.slice(from, start) + "\n".repeat(end - start);
    from = end;
  }
  return from === 0 ? folded : shown + folded.slice(from);
}

/**
 * Offset of the first `unit` in `[from, limit)`, or `limit`. Unlike indexOf it never looks past the limit,
 * so that asking at every item stays linear.
 */
export function nextOf(folded: string, unit: string, from: number, limit: number): number {
  const code = unit.charCodeAt(0);
  for (let i = from; i < limit; i++) if (folded.charCodeAt(i) === code) return i;
  return Math.max(from, limit);
}

/** Offset of the line break that ends the line at `offset`, or `limit` where that is nearer. */
export const lineEnd = (folded: string, offset: number, limit: number = folded.length): number =>
  nextOf(folded, "\n", offset, limit);

/** Whether only blanks stand between the offset and the start of its line. */
export function startsLine(folded: string, offset: number): boolean {
  let i = offset - 1;
  while (i >= 0 && folded[i] === " ") i--;
  return i < 0 || folded[i] === "\n";
}

/** A stretch without its line breaks (PDF), and the offset in the text of each unit of it. */
export type Unwrapped = { readonly text: string; readonly at: (index: number) => number };

/** `[start, end)` as one line. */
export function unwrap(folded: string, start: number, end: number): Unwrapped {
  const text = folded.slice(start, end);
  if (!text.includes("\n")) return { text, at: (index) => start + index };
  const offsets: number[] = [];
  for (let i = 0; i < text.length; i++) if (text[i] !== "\n") offsets.push(start + i);
  return { text: text.replaceAll("\n", ""), at: (index) => offsets[index] ?? end };
}

const FULL_LINE = 20;

/** Whether the line break here only wraps a sentence (PDF): its line is full and ends in mid-sentence. */
function wraps(folded: string, at: number, from: number): boolean {
  let before = at - 1;
  while (before > from && folded[before] === " ") before--;
  if (at - from < FULL_LINE || "。;:!?".includes(folded[before] ?? "。")) return false;
  const line = folded.lastIndexOf("\n", at - 1);
  return (
    line < at - FULL_LINE &&
    ordinalAt(folded, trimmed(folded, at, Math.min(folded.length, at + 8))[0]) === null
  );
}

/** Pieces of a text whose wrapped lines are joined, and the offset in the text of each unit of them. */
export type Joined = {
  readonly source: Source;
  readonly pieces: readonly Span[];
  readonly at: (index: number) => number;
};

/** Joins the lines that only the width of a page broke; the text itself stays as it is. */
export function joinWraps(source: Source, pieces: readonly Span[]): Joined {
  const { folded } = source;
  const joined: Span[] = [];
  const offsets: number[] = [];
  for (const [start, end] of pieces) {
    const from = offsets.length;
    for (let i = start; i < end; i++)
      if (folded.charCodeAt(i) !== 0x0a || !wraps(folded, i, start)) offsets.push(i);
    joined.push([from, offsets.length]);
  }
  const whole = pieces.reduce((sum, [start, end]) => sum + end - start, 0);
  if (offsets.length === whole) return { source, pieces, at: (index) => index };
  const text = offsets.map((offset) => source.text[offset]).join("");
  return {
    source: toSource(text),
    pieces: joined,
    at: (index) => offsets[index] ?? (offsets.at(-1) ?? 0) + 1,
  };
}
