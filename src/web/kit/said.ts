import type { Sentence } from "../../kernel/error.ts";
import { useSentence } from "../frame/language.tsx";

/** Words of a page by their names: each a pair of languages, what makes one, or more words. */
export type Words = { readonly [name: string]: Sentence | ((...given: never[]) => Sentence) | Words };

type Said<W> = W extends Sentence
  ? string
  : W extends (...given: infer G) => Sentence
    ? (...given: G) => string
    : { readonly [K in keyof W]: Said<W[K]> };

/** The words in one language. */
export function saidIn<W extends Words>(words: W, sentence: (said: Sentence) => string): Said<W> {
  const entries = Object.entries(words).map(([name, word]) => [
    name,
    typeof word === "function"
      ? (...given: never[]) => sentence(word(...given))
      : typeof word["zh"] === "string"
        ? sentence(word as Sentence)
        : saidIn(word as Words, sentence),
  ]);
  return Object.fromEntries(entries) as Said<W>;
}

/** Words that belong to no field, act or column, in the reader's language: `const t = useWords(words); t.waits`. */
export const useWords = <W extends Words>(words: W): Said<W> => saidIn(words, useSentence());
