import type { Sentence } from "../../kernel/error.ts";

/** A term that people meet on pages, and what it means. `area` is the part of the dictionary in which it stands. */
export type Term = { readonly area: string; readonly name: Sentence; readonly meaning: Sentence };

/** Without the marks of code and without asides in Chinese, which name what the English words mean. */
const plain = (words: string): string =>
  words
    .replaceAll("`", "")
    .replace(/ \([^)]*\p{Script=Han}[^)]*\)/gu, "")
    .replace(/ \p{Script=Han}+/gu, "");
/** What is said after a semicolon of the code is for who reads that. */
const forReaders = (words: string): string =>
  words
    .split("; ")
    .filter((part, at) => at === 0 || !/`|parameter|the fold/.test(part))
    .join("; ");
const sentenceOf = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

/** The rows of `docs/dictionary.md` that have a name in English and a sentence in Chinese: term, code, meaning, called, 释义. */
export function termsOf(dictionary: string): readonly Term[] {
  let area = "";
  return dictionary.split("\n").flatMap((line): Term[] => {
    area = /^## (.+)$/.exec(line)?.[1] ?? area;
    const [zh, , meaning, en, said] = line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (!zh || !meaning || !en || !said?.endsWith("。")) return [];
    return [{ area, name: { zh, en }, meaning: { zh: said, en: sentenceOf(plain(forReaders(meaning))) } }];
  });
}

/** The words of a term one by one: 立项 · 交办 are two, 方案、计划 as well; what stands in brackets is no part of them. */
const wordsOf = (name: string): string[] =>
  name
    .replace(/[（(][^）)]*[）)]/g, "")
    .split(/[·、]/)
    .map((word) => word.trim().toLowerCase());

/** The terms that stand in a text, those first that stand there most often. */
export function termsIn(
  terms: readonly Term[],
  text: string,
  language: keyof Sentence,
  most: number,
): readonly Term[] {
  const shown = text.toLowerCase();
  const times = (word: string): number =>
    language === "zh"
      ? shown.split(word).length - 1
      : (shown.match(new RegExp(`\\b${word.replace(/[^\p{L}\p{N}]+/gu, "\\W+")}s?\\b`, "g"))?.length ?? 0);
  return terms
    .map((term) => ({
      term,
      found: Math.max(...wordsOf(term.name[language]).map((word) => (word.length < 2 ? 0 : times(word)))),
    }))
    .filter(({ found }) => found > 0)
    .toSorted((a, b) => b.found - a.found)
    .slice(0, most)
    .map(({ term }) => term);
}
