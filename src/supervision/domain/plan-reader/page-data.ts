import { toDay, type Day } from "../../../kernel/calendar.ts";
import type { Field, Span } from "../reading.ts";
import { numberIn, type Line } from "./header-lines.ts";
import type { Source } from "./source.ts";

/** What the page that carries a document says about it beside the document's own words. */
export type PageData = {
  readonly title: Field<string> | null;
  readonly issuer: Field<string> | null;
  readonly docNumber: Field<string> | null;
  readonly date: Field<Day> | null;
};

const TITLE_KEY = /^(?:title: ?|(?:文件)?(?:标 ?题|名 ?称|题 ?名)[: ] ?)["'“]?(?=[^\s"'“])/;
/** A site's own name behind the title of its page: `…的通知_某市人民政府`. */
const SITE = /(?:[_|]|\s[-–—]\s|(?<=[一-龥])-(?=[一-龥])).{0,60}$/;
const ISSUER_KEY =
  /(?:发布机构|发文机关|发文机构|发文单位|制发机关|公开责任部门)[: ]{0,2}([一-龥()、 ]{3,40}?)(?=$|\s|发文|文号|发布|成文|主题|索引)/;
const NUMBER_KEY = /(?:文号|字号|发文号|文件编号)[: ]{0,2}$/;
/** The day on which the document was made; a page's 发布时间 is the page's own. */
const DATE_KEY =
  /(?:成文日期|成文时间|发文日期|发文时间|印发日期|制发日期|签发日期)[: ]? ?(\d{4}) ?[年./-] ?(\d{1,2}) ?[月./-] ?(\d{1,2})/;
const MOST_LINES = 40;

/** The labelled lines of a page (`标题: …`, `文号: …`, `成文日期: …`), for what the document itself does not print. */
export function pageData(source: Source, lines: readonly Line[]): PageData {
  const page = lines.slice(0, MOST_LINES);
  const first = <T>(read: (line: Line) => Field<T> | null): Field<T> | null => {
    for (const line of page) {
      const found = read(line);
      if (found !== null) return found;
    }
    return null;
  };
  return {
    title: first((line) => titleOf(source, line)),
    issuer: first((line) => {
      const match = ISSUER_KEY.exec(line.folded);
      return match === null ? null : field(source, line, match, match[1] as string);
    }),
    docNumber: first((line) => {
      const number = numberIn(line.folded);
      if (number === null || !NUMBER_KEY.test(line.folded.slice(0, number[0]))) return null;
      const span: Span = [line.span[0] + number[0], line.span[0] + number[1]];
      return { value: source.text.slice(...span), span, rule: "page-data" };
    }),
    date: first((line) => {
      const match = DATE_KEY.exec(line.folded);
      const day = match === null ? null : toDay(Number(match[1]), Number(match[2]), Number(match[3]));
      if (match === null || day === null) return null;
      const end = line.span[0] + match.index + match[0].length;
      return { value: day, span: [line.span[0] + match.index, end], rule: "page-data" };
    }),
  };
}

function field(source: Source, line: Line, match: RegExpExecArray, said: string): Field<string> {
  const start = line.span[0] + match.index + match[0].length - said.length;
  const span: Span = [start, start + said.length];
  return { value: source.text.slice(...span).trim(), span, rule: "page-data" };
}

function titleOf(source: Source, line: Line): Field<string> | null {
  const key = TITLE_KEY.exec(line.folded);
  if (key === null) return null;
  const named = line.folded
    .slice(key[0].length)
    .replace(/["'”]$/, "")
    .replace(SITE, "");
  if (named.length < SHORTEST) return null;
  const start = line.span[0] + key[0].length;
  const span: Span = [start, start + named.length];
  return { value: source.text.slice(...span).replace(/\s+/g, ""), span, rule: "page-title" };
}

const SHORTEST = 6;
