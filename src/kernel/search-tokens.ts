/**
 * Search for words inside Chinese text without an extension of the database: a text is indexed by its single
 * characters and by every two neighbouring ones, and a hit is verified by looking for the words themselves.
 * Whatever occurs in the text is found, in any script.
 */

const SPACE = /\s+/u;

// A line break inside a Chinese sentence comes from the page, not from the writer.
const BLANK = /[\s\0]/u;
const BROKEN = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;

/** One form for what looks the same: full and half width, upper and lower case, radicals of PDF text, broken lines. */
export function folded(text: string): string {
  const form = text.normalize("NFKC").toLowerCase();
  // Most cells hold no blank: looking for one costs less than looking for a line that is broken at each place.
  return BLANK.test(form) ? form.replaceAll("\0", "").replace(BROKEN, "") : form;
}

// Blanks part the words of a query, also Chinese ones; a line break may have come with pasted text.
const BLANKS = /[^\S\r\n]+/u;

/** The words of a query, in one form; all of them must occur. */
export function queryWords(query: string): string[] {
  const words = query
    .normalize("NFKC")
    .split(BLANKS)
    .flatMap((word) => folded(word).split(SPACE));
  return [...new Set(words)].filter((word) => word !== "");
}

function pairs(word: string): string[] {
  const characters = [...word];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** What a text is found by: its characters and its neighbouring pairs, each once. */
export function searchTokens(text: string): string[] {
  const tokens = new Set<string>();
  for (const word of folded(text).split(SPACE)) {
    for (const character of word) tokens.add(character);
    for (const pair of pairs(word)) tokens.add(pair);
  }
  tokens.delete("");
  return [...tokens];
}

/** The tokens that every text holding the words must have. */
export const queryTokens = (query: string): string[] => [...new Set(queryWords(query).flatMap(pairs))];

/** Whether all words of the query occur in the text. */
export function matchesWords(text: string, query: string): boolean {
  const inText = folded(text);
  return queryWords(query).every((word) => inText.includes(word));
}

/** A part of a text; `hit`: the query's words match it. */
export type Excerpt = { readonly text: string; readonly hit: boolean };

/** Characters before the first match; as many twice follow. */
const AROUND = 60;

/** A text in parts, cut about the first match; `fallback` is cut instead when the words stand only there. */
export function excerptOf(text: string, query: string, fallback = text): Excerpt[] {
  const parts = cut(text, query);
  return parts.some(({ hit }) => hit) ? parts : cut(fallback, query);
}

function cut(text: string, query: string): Excerpt[] {
  const characters = [...text.replace(BROKEN, "")];
  // Folding may lengthen a character (㎞): positions are kept per original character.
  const origin: number[] = [];
  let plain = "";
  characters.forEach((character, index) => {
    const form = folded(character);
    for (let unit = 0; unit < form.length; unit += 1) origin.push(index);
    plain += form;
  });
  const marked = new Set<number>();
  for (const word of queryWords(query)) {
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length))
      for (let unit = at; unit < at + word.length; unit += 1) marked.add(origin[unit] ?? 0);
  }
  const first = marked.size === 0 ? 0 : Math.min(...marked);
  const [start, end] = [Math.max(0, first - AROUND), Math.min(characters.length, first + 2 * AROUND)];
  const parts: { text: string; hit: boolean }[] = start > 0 ? [{ text: "…", hit: false }] : [];
  for (let index = start; index < end; index += 1) {
    const [character, hit, last] = [characters[index] ?? "", marked.has(index), parts.at(-1)];
    if (last && last.hit === hit) last.text += character;
    else parts.push({ text: character, hit });
  }
  return end < characters.length ? [...parts, { text: "…", hit: false }] : parts;
}
