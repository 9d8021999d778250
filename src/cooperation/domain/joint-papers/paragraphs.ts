import { articleOpening } from "./articles.ts";
import { folded } from "../../../kernel/search-tokens.ts";

/**
 * One paragraph of a text. `raw` keeps its line end and the empty lines after it; `number` is the ordinal that opens it
 * (第五条, （二）), `body` the rest in one form, `article` the label of the article, or of the chapter, that it stands in.
 */
export type Paragraph = {
  readonly raw: string;
  readonly text: string;
  readonly number: string;
  readonly body: string;
  /** Key of the article that it opens, null where it opens none. */
  readonly opens: string | null;
  readonly article: string | null;
};

const NUMBER =
  /^(?:第[〇零一二三四五六七八九十百千\d]+[章编节条](?:之[一二三四五六七八九十\d]+)?|[（(][一二三四五六七八九十百\d]+[）)]|[一二三四五六七八九十百]+、|\d{1,3}[.．、](?!\d))/;

const CHAPTER = /^第[〇零一二三四五六七八九十百千\d]+[章编节](?=$|\s)/;

/** The paragraphs of a text; joined, their `raw` make the text again. Empty lines belong to the paragraph before them. */
export function paragraphsOf(text: string): Paragraph[] {
  const raws: string[] = [];
  for (const line of text.match(/[^\n]*\n|[^\n]+$/gu) ?? []) {
    const last = raws.length - 1;
    const before = raws[last];
    // Empty lines at the very beginning belong to the first paragraph.
    if (before !== undefined && (line.trim() === "" || before.trim() === "")) raws[last] = before + line;
    else raws.push(line);
  }
  let article: string | null = null;
  return raws.map((raw) => {
    const words = raw.trim();
    const opening = articleOpening(words);
    const chapter = CHAPTER.exec(words)?.[0];
    if (opening) article = opening.label;
    else if (chapter !== undefined) article = chapter;
    const number = NUMBER.exec(words)?.[0] ?? "";
    return {
      raw,
      text: raw.replace(/^\n+|\s+$/gu, ""),
      number,
      body: folded(words.slice(number.length)).replace(/\s+/gu, ""),
      opens: opening?.key ?? null,
      article,
    };
  });
}
