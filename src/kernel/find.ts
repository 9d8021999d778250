import type { Sentence } from "./error.ts";

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
