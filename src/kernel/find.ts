import type { Sentence } from "./error.ts";
import { folded, queryWords } from "./search-tokens.ts";

/**
 * One thing that a search found and that its asker may read: access is decided where the thing is kept (`Slice.find`).
 */
export type Found = {
  /** By which finds are grouped: one of the slice's `findKinds`. */
  readonly kind: string;
  readonly id: string;
  /** What it is called, as people wrote it: a title, a number and a title, a name. */
  readonly title: string;
  /** What tells it from its namesakes: its unit, plan, city, day or state. */
  readonly about: Sentence | null;
  readonly link: string;
  /** How well it fits: 3 its number or whole name, 2 begins with the words, 1 holds all of them, 0 holds them in its text. */
  readonly fit: 0 | 1 | 2 | 3;
  readonly sample: boolean;
};

export type FindKinds = Readonly<Record<string, Sentence>>;

/** Finds in groups of one kind, the group with the best fit first. */
export type Finds = {
  readonly kinds: FindKinds;
  /** `more`: there is more of it than is shown. */
  readonly groups: readonly {
    readonly kind: string;
    readonly found: readonly Found[];
    readonly more: boolean;
  }[];
  /** Kinds that were not looked through in time. */
  readonly late: readonly string[];
};

/** How well what is called `title` fits the words, where something of it or of its text holds them; see `Found.fit`. */
export function fitOf(title: string, words: string): Found["fit"] {
  const [plain, asked] = [folded(title).trim(), folded(words).trim()];
  if (plain === asked) return 3;
  if (plain.startsWith(asked)) return 2;
  return queryWords(words).every((word) => plain.includes(word)) ? 1 : 0;
}

/** Best fit first; of those that fit alike the shorter title, which the words say more of. */
export const byFit = (a: Found, b: Found): number => b.fit - a.fit || a.title.length - b.title.length;
