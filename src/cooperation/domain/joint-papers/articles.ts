import { folded } from "../../../kernel/search-tokens.ts";
import { articleNumber, NUMBER_SIGNS } from "./article-number.ts";

/** One 款 with its 项 （一）（二）. */
export type ArticleParagraph = { readonly text: string; readonly items: readonly string[] };

/**
 * An article as printed. `key` names it within its version; `label` is how it is cited, `chapter` the heading above it.
 * `span` is [start, end) in UTF-16 units of the version's text.
 */
export type Article = {
  readonly key: string;
  readonly label: string;
  readonly chapter: string | null;
  readonly paragraphs: readonly ArticleParagraph[];
  /** The article verbatim, its number included. */
  readonly text: string;
  readonly span: readonly [start: number, end: number];
};

const CHAPTER = new RegExp(`^第[${NUMBER_SIGNS}]+[章编节](?=$|[\\s　])`);
const ARTICLE = new RegExp(
  `^第([${NUMBER_SIGNS}]+)条(?:之([${NUMBER_SIGNS}]+))?(?![款项规的之、，。；和至])`,
);
const HEADING = /^([一二三四五六七八九十百]+)、/;
const SUBHEADING = /^[（(]([一二三四五六七八九十百]+)[）)]/;
const ITEM = /^[（(][一二三四五六七八九十百\d]+[）)]/;

type Line = { readonly text: string; readonly start: number; readonly end: number };

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const raw of text.split("\n")) {
    const trimmed = raw.trim();
    const from = start + raw.indexOf(trimmed);
    if (trimmed !== "") lines.push({ text: trimmed, start: from, end: from + trimmed.length });
    start += raw.length + 1;
  }
  return lines;
}

/** The number that opens an article's first line, as its key and label; null where the line opens none. */
export function articleOpening(line: string): { readonly key: string; readonly label: string } | null {
  const found = ARTICLE.exec(line.trim());
  if (!found) return null;
  const [label, written = "", inserted] = found;
  const number = articleNumber(written);
  if (number === null) return null;
  const sub = inserted === undefined ? null : articleNumber(inserted);
  return { key: sub === null ? String(number) : `${number}-${sub}`, label };
}

type Opening = { readonly key: string; readonly label: string; readonly chapter: string | null };

/** Where a line opens an article or a chapter: papers without 第…条 are cited by 一、 and （一）. */
function openings(lines: readonly Line[]): (Opening | "chapter" | null)[] {
  const numbered = lines.some(({ text }) => articleOpening(text) !== null);
  let chapter: string | null = null;
  let heading: { readonly key: string; readonly label: string } | null = null;
  return lines.map(({ text }) => {
    if (CHAPTER.test(text)) {
      chapter = text.replace(/[\s　]+/g, " ");
      return "chapter";
    }
    if (numbered) {
      const opened = articleOpening(text);
      return opened && { ...opened, chapter };
    }
    const first = HEADING.exec(text)?.[1];
    if (first !== undefined) {
      heading = { key: String(articleNumber(first) ?? first), label: `第${first}部分` };
      chapter = text.length <= 40 ? text : null;
      return { ...heading, chapter: null };
    }
    const second = SUBHEADING.exec(text)?.[1];
    if (second === undefined || heading === null) return null;
    return {
      key: `${heading.key}.${articleNumber(second) ?? second}`,
      label: `${heading.label}（${second}）`,
      chapter,
    };
  });
}

function paragraphsOf(lines: readonly Line[]): ArticleParagraph[] {
  const paragraphs: { text: string; items: string[] }[] = [];
  for (const [index, { text }] of lines.entries()) {
    const last = paragraphs.at(-1);
    if (index > 0 && last && ITEM.test(text)) last.items.push(text);
    else paragraphs.push({ text, items: [] });
  }
  return paragraphs;
}

/** The articles of a text in order; what stands before the first belongs to none. Keys are unique: a repeated number gets `#2`. */
export function articlesOf(text: string): Article[] {
  const lines = linesOf(text);
  const opened = openings(lines);
  const seen = new Map<string, number>();
  const articles: Article[] = [];
  for (const [index, opening] of opened.entries()) {
    if (opening === null || opening === "chapter") continue;
    let next = index + 1;
    while (next < lines.length && opened[next] === null) next += 1;
    const own = lines.slice(index, next);
    const [start, end] = [own[0]?.start ?? 0, own.at(-1)?.end ?? 0];
    const times = (seen.get(opening.key) ?? 0) + 1;
    seen.set(opening.key, times);
    articles.push({
      ...opening,
      key: times === 1 ? opening.key : `${opening.key}#${times}`,
      paragraphs: paragraphsOf(own),
      text: text.slice(start, end),
      span: [start, end],
    });
  }
  return articles;
}

/** How an article is cited in another paper: 《…》第五条. */
export const citation = (title: string, { label }: Pick<Article, "label">): string =>
  `《${title.replace(/^《(.*)》$/, "$1")}》${label}`;

/** Articles that hold all words, in their text, number or chapter. */
export function searchArticles(articles: readonly Article[], query: string): Article[] {
  // Each word by itself: folding takes away blanks between Chinese words.
  const words = query
    .split(/\s+/u)
    .map(folded)
    .filter((word) => word !== "");
  return articles.filter(({ text, chapter }) => {
    const inText = folded(`${chapter ?? ""}\n${text}`);
    return words.every((word) => inText.includes(word));
  });
}
