import type { Span } from "../domain/reading.ts";

/** What a marked stretch of the source is: it decides how it is underlined, so that colour is never the only signal. */
export type MarkKind = "measure" | "undertaking" | "unit" | "deadline" | "header" | "question";

/** A field of the structure and the stretch of the source that it came from. */
export type Mark = { readonly id: string; readonly kind: MarkKind; readonly span: Span };

/** A stretch of the source over which the same marks hold, the widest first. */
export type Segment = { readonly start: number; readonly end: number; readonly marks: readonly Mark[] };

const width = (mark: Mark) => mark.span[1] - mark.span[0];

/**
 * Cuts `[start, end)` wherever a mark begins or ends. Segments follow each other without gap or overlap;
 * a mark is in exactly the segments that lie inside its span. Marks outside the range are ignored.
 */
export function segmentsOf([start, end]: Span, marks: readonly Mark[]): readonly Segment[] {
  if (start >= end) return [];
  const inside = marks.filter((mark) => mark.span[0] < end && mark.span[1] > start && width(mark) > 0);
  const cuts = new Set([start, end]);
  for (const mark of inside) {
    cuts.add(Math.max(start, mark.span[0]));
    cuts.add(Math.min(end, mark.span[1]));
  }
  // Statements, because Chromium 88 has no toSorted.
  const points = [...cuts];
  points.sort((a, b) => a - b);
  inside.sort((a, b) => width(b) - width(a));
  return points.slice(1).map((to, index) => {
    const from = points[index] ?? start;
    return {
      start: from,
      end: to,
      marks: inside.filter((mark) => mark.span[0] <= from && mark.span[1] >= to),
    };
  });
}

const isLowSurrogate = (code: number) => code >= 0xdc00 && code <= 0xdfff;

/** Where to end a chunk that starts at `start`: after a line, else after a sentence, else anywhere but inside a character. */
function chunkEnd(text: string, start: number, size: number): number {
  const limit = start + size;
  if (limit >= text.length) return text.length;
  // Searching the slice, not the text, keeps a document without any line break linear.
  const window = text.slice(start, limit);
  const end = window.lastIndexOf("\n") + 1 || window.lastIndexOf("。") + 1;
  if (end > 0) return start + end;
  return isLowSurrogate(text.charCodeAt(limit)) && size > 1 ? limit - 1 : limit;
}

/**
 * Cuts a text into chunks of at most `size` UTF-16 units, at line ends where there are any,
 * so that a page lays out only the chunks near the viewport. Chunks concatenate to the text.
 */
export function chunksOf(text: string, size: number): readonly Span[] {
  const chunks: Span[] = [];
  for (let start = 0; start < text.length;) {
    const end = chunkEnd(text, start, size);
    chunks.push([start, end]);
    start = end;
  }
  return chunks;
}

/** The lines of a chunk; each but the last ends with its line feed. Lines concatenate to the chunk. */
export function linesOf(text: string, [start, end]: Span): readonly Span[] {
  const lines: Span[] = [];
  for (let from = start; from < end;) {
    const feed = text.slice(from, end).indexOf("\n");
    const to = feed === -1 ? end : from + feed + 1;
    lines.push([from, to]);
    from = to;
  }
  return lines;
}

/** Index of the chunk that holds `offset`; the last one when it lies beyond. */
export function chunkAt(chunks: readonly Span[], offset: number): number {
  let low = 0;
  let high = chunks.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((chunks[middle]?.[1] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(low, 0);
}

/** For each chunk the marks that touch it, in their given order. */
export function marksByChunk(chunks: readonly Span[], marks: readonly Mark[]): readonly (readonly Mark[])[] {
  const byChunk: Mark[][] = chunks.map(() => []);
  for (const mark of marks) {
    if (width(mark) <= 0) continue;
    for (let index = chunkAt(chunks, mark.span[0]); index < chunks.length; index++) {
      if ((chunks[index]?.[0] ?? 0) >= mark.span[1]) break;
      byChunk[index]?.push(mark);
    }
  }
  return byChunk;
}
