import { folded } from "./search-tokens.ts";

/** Neighbouring characters of a text, without widths, blanks and punctuation. */
export function pairsOf(text: string): ReadonlySet<string> {
  const characters = [...folded(text).replace(/[\s\p{P}]/gu, "")];
  if (characters.length === 1) return new Set(characters);
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`));
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let count = 0;
  for (const pair of few) if (many.has(pair)) count += 1;
  return count;
}

/** Dice's coefficient: 1 where both are made of the same pairs, 0 where they share none. */
export const sharedShare = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  a.size + b.size === 0 ? 0 : (2 * shared(a, b)) / (a.size + b.size);

/** How much of the smaller the larger holds: an undertaking quoted within a longer task counts in full. */
export const heldShare = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  Math.min(a.size, b.size) === 0 ? 0 : shared(a, b) / Math.min(a.size, b.size);
