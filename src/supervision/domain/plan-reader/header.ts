import { toDay, type Day } from "../../../kernel/calendar.ts";
import type { Field, PlanReading, Span } from "../reading.ts";
import { fold } from "./characters.ts";
import { BODY_END, linesOf, numberIn, type Line } from "./header-lines.ts";
import { readPrintedDate } from "./printed-date.ts";
import type { Item } from "./outline.ts";
import { pageData } from "./page-data.ts";
import { frontMatter, type Source } from "./source.ts";
import { findTitles, issued, NOTICE, type Titles } from "./title.ts";

export type Header = Pick<PlanReading, "title" | "issuer" | "docNumber" | "date" | "superior"> & {
  readonly titles: Titles;
  /** Signature dates that differ from the one taken. */
  readonly otherDates: readonly Field<Day>[];
};

const ZONE = 6000;

/** Title, issuer, number, date and superior document, from the lines before the first item and after the last. */
export function readHeader(source: Source, items: readonly Item[], firstMeasure: number): Header {
  const length = source.folded.length;
  const chapter = items.findLast(
    (item) => item.start <= firstMeasure && item.parent === -1 && item.value === 1,
  );
  const zoneEnd = Math.min(chapter?.start ?? firstMeasure, length, ZONE);
  const head = linesOf(source, 0, zoneEnd);
  const tail = linesOf(source, Math.max(zoneEnd, length - ZONE), length);
  const page = pageData(source, [...matterLines(source), ...head]);
  const dates = [...signatures(source, head), ...signatures(source, tail)];
  // A date that nobody signs is as often the page's own as the document's.
  const signed = dates.find((one) => one.issuer !== null) ?? null;
  const published = signed === null ? publishedBy(source, tail) : null;
  const titles = withPageTitle(findTitles(source, head), page.title);
  const title = ownTitle(titles);
  const named = issuerFrom(titles.notice ?? titles.plan);
  const date = signed?.date ?? page.date ?? dates[0]?.date ?? published?.date ?? null;
  return {
    title,
    issuer:
      fuller(signed?.issuer ?? null, named) ??
      redHead(source, head) ??
      page.issuer ??
      published?.issuer ??
      null,
    docNumber: docNumber(source, head) ?? page.docNumber,
    date,
    titles,
    superior: superior(source, title?.span[1] ?? 0, zoneEnd),
    otherDates: dates.flatMap((one) =>
      one.date === date || one.issuer === null || one.date.value === date?.value ? [] : [one.date],
    ),
  };
}

/** The lines of a page's front matter, which the grammar does not see. */
function matterLines(source: Source): Line[] {
  const end = frontMatter(source.text)[0]?.[1] ?? 0;
  return end === 0 ? [] : linesOf({ ...source, folded: fold(source.text.slice(0, end)) }, 0, end);
}

/** A title among the page's own data stands in for the one of its kind that the header does not print. */
function withPageTitle(titles: Titles, page: Field<string> | null): Titles {
  if (page === null) return titles;
  if (NOTICE.test(page.value)) return { ...titles, notice: titles.notice ?? page };
  return { ...titles, plan: titles.plan ?? page };
}

/** The signature, unless its line was broken and the title names the same body in full. */
const fuller = (signed: Field<string> | null, named: Field<string> | null): Field<string> | null =>
  signed === null || (named !== null && named.value.endsWith(signed.value)) ? named : signed;

/** A notice that issues nothing (`关于分解落实…的通知`) is itself the document, and what follows it is attached. */
const ownTitle = ({ notice, plan }: Titles): Field<string> | null =>
  notice !== null && !ISSUING.test(fold(notice.value)) ? notice : (plan ?? issued(notice));

const ISSUING = /印发|发布|转发|公布|下发|颁发|颁布/;

type Signature = { readonly date: Field<Day>; readonly issuer: Field<string> | null };

/** Date lines that stand alone, with the body that signs above them. */
function signatures(source: Source, lines: readonly Line[]): Signature[] {
  const found: Signature[] = [];
  for (const [i, line] of lines.entries()) {
    const printed = readPrintedDate(line.folded);
    if (printed === null) continue;
    const span: Span = [line.span[0] + printed.start, line.span[0] + printed.end];
    const date = { value: printed.day, span, rule: "date-line" };
    const above =
      printed.prefix === null ? signers(source, lines, i) : prefixSigner(source, line, printed.prefix);
    found.push({ date, issuer: above });
  }
  return found;
}

const PUBLISHED = /^([一-龥() ]{3,40}?) ?(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日 ?(?:发布|印发|公布|下发)/;

/** The last word of whoever made the page or printed the paper: `某局2026年4月24日发布。` */
function publishedBy(source: Source, tail: readonly Line[]): Signature | null {
  for (const line of tail.toReversed()) {
    const match = PUBLISHED.exec(line.folded);
    if (match === null) continue;
    const [whole, name = "", year, month, day] = match;
    const read = toDay(Number(year), Number(month), Number(day));
    if (read === null || !(BODY_END.test(name) || BODY_END.test(name.replace(/\([^()]*\)$/, "")))) continue;
    const start = line.span[0];
    const span: Span = [start, start + name.length];
    return {
      issuer: { value: source.text.slice(...span), span, rule: "published-line" },
      date: {
        value: read,
        span: [start + whole.indexOf(year as string), start + whole.lastIndexOf("日") + 1],
        rule: "published-line",
      },
    };
  }
  return null;
}

function prefixSigner(source: Source, line: Line, prefix: Span): Field<string> | null {
  const span: Span = [line.span[0] + prefix[0], line.span[0] + prefix[1]];
  return BODY_END.test(source.folded.slice(span[0], span[1]))
    ? { value: source.text.slice(span[0], span[1]), span, rule: "signature" }
    : null;
}

function signers(source: Source, lines: readonly Line[], at: number): Field<string> | null {
  let first = at;
  const signs = (i: number): boolean => {
    const line = lines[i]?.folded ?? "";
    return isSigner(line) || (isOtherName(line) && isSigner(lines[i - 1]?.folded ?? ""));
  };
  while (signs(first - 1)) first--;
  if (first === at) return null;
  const span: Span = [(lines[first] as Line).span[0], (lines[at - 1] as Line).span[1]];
  const value = source.text
    .slice(span[0], span[1])
    .replace(/[(（](?:代章|代|章)[)）]/g, "")
    .replace(/\s*\n\s*(?=[(（])/g, "")
    .replace(/\s*\n\s*|\s{2,}|(?<=[厅室局委部府会])\s(?=[一-龥])/g, "、")
    .trim();
  return { value: apart(value), span, rule: "signature" };
}

/** Bodies of one place printed without a mark between them: 某市甲局某市乙局. */
function apart(names: string): string {
  const place = /^(?:中共)?([一-龥]{1,8}?[省市区县旗盟州])/.exec(names)?.[1];
  return place === undefined
    ? names
    : names.replaceAll(new RegExp(`(?<=[局厅会室院府委])(?=(?:中共)?${place})`, "g"), "、");
}

const isSigner = (line: string): boolean =>
  line.length <= 60 &&
  BODY_END.test(line) &&
  !/[。,;:《》]/.test(line) &&
  !/^[(\d]|^[一二三四五六七八九十]+[、.]/.test(line);

/** Another name of the body above, on a line of its own: `（某链链长办公室）`. */
const isOtherName = (line: string): boolean =>
  /^\([^()]{4,30}\)$/.test(line) && BODY_END.test(line.slice(1, -1));

function issuerFrom(title: Field<string> | null): Field<string> | null {
  if (title === null) return null;
  const at = title.value.indexOf("关于");
  if (at <= 1) return null;
  const value = title.value.slice(0, at);
  if (!BODY_END.test(value)) return null;
  return { value: apart(value), span: [title.span[0], title.span[0] + at], rule: "title" };
}

function redHead(source: Source, lines: readonly Line[]): Field<string> | null {
  for (const line of lines.slice(0, 6)) {
    const match = /^([一-龥]{4,40}(?:政府|办公[厅室]|委员会|局|厅|部|委|小组))文件$/.exec(line.folded);
    if (match === null) continue;
    const span: Span = [line.span[0], line.span[0] + (match[1] as string).length];
    return { value: source.text.slice(span[0], span[1]), span, rule: "red-head" };
  }
  return null;
}

/** The document's own number opens or fills a line; one inside a sentence or a bracket is cited. */
function docNumber(source: Source, lines: readonly Line[]): Field<string> | null {
  for (const line of lines) {
    const number = numberIn(line.folded.slice(0, 120));
    if (number === null) continue;
    const before = line.folded.slice(0, number[0]).trim();
    const after = line.folded.slice(number[1], number[1] + 30);
    const headed = before.endsWith("文件") && before.length < 40;
    if (before !== "" && !headed) continue;
    if (after !== "" && !/^\s|^[一-龥]{2,26}(?:政府|关于|办公)|^签发/.test(after)) continue;
    const span: Span = [line.span[0] + number[0], line.span[0] + number[1]];
    return { value: source.text.slice(span[0], span[1]), span, rule: "header-number" };
  }
  return null;
}

const CITED =
  /《([^《》\n]{4,120}(?:《[^《》\n]{2,80}》[^《》\n]{0,60})?)》 ?(?:[(〔[]([^()\n]{4,40}号)[)〕\]])?/g;
const FOLLOWS = /(?:落实|贯彻|根据|按照|依据|遵照|关于印发|执行|结合)[^。;]{0,80}$/;

/** The first document that the preamble carries out, preferring one cited with its number. */
function superior(source: Source, start: number, end: number): PlanReading["superior"] {
  const zone = source.folded.slice(start, Math.min(end, start + ZONE));
  let first: PlanReading["superior"] = null;
  for (const match of zone.matchAll(CITED)) {
    const before = zone.slice(Math.max(0, match.index - 100), match.index);
    if (!FOLLOWS.test(before)) continue;
    const span: Span = [start + match.index, start + match.index + match[0].trimEnd().length];
    const title = source.text.slice(span[0] + 1, span[0] + 1 + (match[1] as string).length);
    const number =
      match[2] === undefined ? null : source.text.slice(span[1] - match[2].length - 1, span[1] - 1);
    const raw = source.text.slice(span[0], span[1]);
    const cited = { value: { number, title, raw }, span, rule: "cited-in-preamble" };
    if (number !== null) return cited;
    if (/通知|意见|方案|计划|规划|措施|决定|要点|纲要/.test(title.slice(-8))) first ??= cited;
  }
  return first;
}
