import { matchBrackets } from "./brackets.ts";
import { fold } from "./characters.ts";

/** A text under reading: `text` as stored, `folded` for the grammar (same offsets), and its brackets. */
export type Source = {
  readonly text: string;
  readonly folded: string;
  /** Offset of the bracket that closes or opens the one here, -1 where there is none. */
  readonly partner: Int32Array;
  /** Number of brackets open around the opening bracket here. */
  readonly depth: Uint16Array;
};

/** Prepares a text for reading; the text itself is not altered. */
export function toSource(text: string): Source {
  const folded = fold(text);
  return { text, folded, ...matchBrackets(folded) };
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
