import type { Span } from "../reading.ts";

/** A text without what nobody sees or says, and where in the text as stored each unit of it stands. */
export type Legible = { readonly text: string; readonly at: (index: number) => number };

/** Soft hyphens, joiners, marks of byte order: what copying leaves between the letters of a name. */
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/;
const PAGE_NUMBER =
  /^[ \t\u3000]*(?:[-—–－]{1,2} ?\d{1,4} ?[-—–－]{1,2}|第 ?\d{1,4} ?页(?:[,， /]{0,2}共 ?\d{1,4} ?页)?)[ \t\u3000\r]*$/;
const LONGEST_PAGE_NUMBER = 40;
/** Blanks, and the first half of a Windows line break; a tab bounds an empty cell. */
const AT_LINE_END = new Set([0x20, 0x3000, 0xa0, 0x0d]);

/** Leaves out unseen characters, what stands unseen at the ends of lines, and lines that only number a page. */
export function legible(text: string): Legible | null {
  const left: Span[] = [];
  for (let i = 0; i < text.length;) {
    const stop = text.indexOf("\n", i);
    const end = stop === -1 ? text.length : stop + 1;
    if (end - i <= LONGEST_PAGE_NUMBER && PAGE_NUMBER.test(text.slice(i, stop === -1 ? end : stop)))
      left.push([i, end]);
    else {
      const last = stop === -1 ? end : stop;
      let shown = last;
      while (shown > i && AT_LINE_END.has(text.charCodeAt(shown - 1))) shown--;
      unseen(text, i, shown, left);
      if (shown < last) left.push([shown, last]);
    }
    i = end;
  }
  if (left.length === 0) return null;
  const offsets = new Uint32Array(text.length + 1);
  const pieces: string[] = [];
  let length = 0;
  let from = 0;
  for (const [start, end] of [...left, [text.length, text.length] as const]) {
    pieces.push(text.slice(from, start));
    for (let i = from; i < start; i++) offsets[length++] = i;
    from = end;
  }
  offsets[length] = text.length;
  return { text: pieces.join(""), at: (index) => offsets[Math.min(index, length)] as number };
}

function unseen(text: string, from: number, to: number, left: Span[]): void {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code !== 0xad && code < 0x200b) continue;
    if (code > 0x2060 && code !== 0xfeff) continue;
    if (UNSEEN.test(text[i] as string)) left.push([i, i + 1]);
  }
}

/** A reading of the legible text with its spans in the text as stored: every pair of numbers is a span. */
export function placed<T>(reading: T, at: Legible["at"]): T {
  if (Array.isArray(reading)) {
    const [start, end] = reading as readonly unknown[];
    if (reading.length === 2 && typeof start === "number" && typeof end === "number")
      return [at(start), end > start ? at(end - 1) + 1 : at(start)] as T;
    return reading.map((one) => placed(one as unknown, at)) as T;
  }
  if (typeof reading !== "object" || reading === null) return reading;
  return Object.fromEntries(
    Object.entries(reading).map(([key, one]) => [key, placed(one as unknown, at)]),
  ) as T;
}
