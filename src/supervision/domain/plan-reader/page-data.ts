import { toDay, type Day } from "../../../kernel/calendar.ts";
import type { Field, Span } from "../reading.ts";
import { trimmed } from "./characters.ts";
import { numberIn, type Line } from "./header-lines.ts";
import type { Source } from "./source.ts";

/** What the page that carries a document says about it beside the document's own words. */
export type PageData = {
  readonly title: Field<string> | null;
  readonly issuer: Field<string> | null;
  readonly docNumber: Field<string> | null;
  readonly date: Field<Day> | null;
};

type Key = "title" | "issuer" | "docNumber" | "date" | "other";

/** The labels of a page's block of data; `date` is when the document was made, a page's 发布日期 is the page's own. */
const KEYS: Readonly<Record<Key, readonly string[]>> = {
  title: ["文件标题", "公文标题", "信息名称", "文件名称", "标题", "名称", "题名"],
  issuer:
    "发布机构 发文机关 发文机构 发文单位 制发机关 发布单位 发布机关 制作机关 公开责任部门 公开机构 发文部门".split(
      " ",
    ),
  docNumber: [
    "发文字号",
    "文件编号",
    "文件字号",
    "发文文号",
    "公文文号",
    "文件文号",
    "发文号",
    "文号",
    "字号",
  ],
  date: "成文日期 成文时间 发文日期 发文时间 印发日期 制发日期 签发日期 生成日期 形成日期 文件日期".split(
    " ",
  ),
  other:
    "信息索引号 索引号 统一编号 主题分类 信息分类 体裁分类 组配分类 文件分类 分类 主题词 关键词 发布日期 发布时间 公开日期 公开时间 公开方式 公开范围 公开形式 有效性 效力状态 时效性 生效日期 实施日期 失效日期 废止日期 有效期 来源 浏览次数 浏览量 阅读次数 点击数 字体 分享 服务对象 内容概述 语种 作者 编辑".split(
      " ",
    ),
};
const KEY_OF = new Map(
  Object.entries(KEYS).flatMap(([key, names]) => names.map((name) => [name, key as Key])),
);
const spaced = (name: string): string => [...name].join(" {0,4}");
/** Labels may be printed letter by letter (索 引 号), with a colon, a stroke, a blank or the end of the line behind. */
const LABEL = new RegExp(
  `(?:${[...KEY_OF.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map(spaced)
    .join("|")})[】\\]]?[ :|]*`,
  "g",
);
/** No sentence says these: they count without a mark around them, in a line that begins with one. */
const CERTAIN =
  /^(?:发文(?:机关|机构|单位|字号|日期)|成文日期|发布(?:机构|日期)|主题分类|索引号|有效性|制发机关|印发日期)$/;
const MATTER = /^title: ?["'“]?(?=[^\s"'“])/;
/** A site's own name behind the title of its page: `…的通知_某市人民政府`. */
const SITE = /(?:[_|]|\s[-–—]\s|(?<=[一-龥])-(?=[一-龥])).{0,60}$/;
const ISSUER = /^[一-龥()、 ]{3,60}$/;
const DATE = /^(\d{4}) ?[年./-] ?(\d{1,2}) ?[月./-] ?(\d{1,2})(?!\d)/;
const MOST_LINES = 60;
const LONGEST_LINE = 1200;
const SHORTEST_TITLE = 6;

/** The labelled lines of a page (`标题: …`, `文号: …`, `成文日期: …`), for what the document itself does not print. */
export function pageData(source: Source, lines: readonly Line[]): PageData {
  const { folded, text } = source;
  const found: { -readonly [K in keyof PageData]: PageData[K] } = {
    title: null,
    issuer: null,
    docNumber: null,
    date: null,
  };
  for (const { key, span } of valuesOf(source, lines.slice(0, MOST_LINES))) {
    const printed = folded.slice(...span);
    if (key === "issuer" && ISSUER.test(printed))
      found.issuer ??= { value: text.slice(...span), span, rule: "page-data" };
    if (key === "docNumber") found.docNumber ??= numberOf(source, span, printed);
    if (key === "date") found.date ??= dayOf(span, printed);
    if (key === "title") found.title ??= titleOf(source, span, printed);
  }
  return found;
}

type Value = { readonly key: Key; readonly span: Span };

/** What stands behind each label, up to the next one; behind a label alone on its line, the next line. */
function valuesOf(source: Source, lines: readonly Line[]): Value[] {
  const values: Value[] = [];
  let waiting: Key | null = null;
  for (const { span, folded } of lines) {
    const printed = folded.slice(0, LONGEST_LINE);
    const matter = MATTER.exec(printed);
    if (matter !== null) values.push({ key: "title", span: [span[0] + matter[0].length, span[1]] });
    const labels = [...printed.matchAll(LABEL)].filter((one, _, all) => isLabel(one, all));
    const before: Span = [span[0], span[0] + (labels[0]?.index ?? folded.length)];
    if (waiting !== null && before[1] > before[0]) values.push({ key: waiting, span: before });
    waiting = labels.length === 0 || before[1] > before[0] ? null : waiting;
    for (const [i, label] of labels.entries()) {
      const key = KEY_OF.get(nameOf(label)) ?? "other";
      const next = labels[i + 1]?.index ?? folded.length;
      const value = withoutStrokes(source, span[0] + label.index + label[0].length, span[0] + next);
      if (value[1] > value[0]) values.push({ key, span: value });
      else if (i === labels.length - 1) waiting = key;
    }
  }
  return values;
}

const nameOf = (label: RegExpExecArray): string => label[0].replaceAll(/[ :|】\]]/g, "");

/** A word of a sentence is no label: with nothing but a blank behind it, it stands beside others or letter by letter. */
function isLabel(label: RegExpExecArray, all: readonly RegExpExecArray[]): boolean {
  const { index, input } = label;
  if (CERTAIN.test(nameOf(label)) && all[0]?.index === 0) return true;
  if (index > 0 && !" |【[".includes(input[index - 1] as string)) return false;
  if (/[:|】\]]/.test(label[0]) || index + label[0].length === input.length) return true;
  return label[0].endsWith(" ") && (all.length > 1 || label[0].trimEnd().includes(" "));
}

function withoutStrokes({ folded }: Source, start: number, end: number): Span {
  let [from, to] = trimmed(folded, start, end);
  while (to > from && "| ;".includes(folded[to - 1] as string)) to--;
  while (from < to && folded[from] === "|") from++;
  return trimmed(folded, from, to) as Span;
}

function numberOf(source: Source, span: Span, printed: string): Field<string> | null {
  const number = numberIn(printed);
  if (number === null) return null;
  const at: Span = [span[0] + number[0], span[0] + number[1]];
  return { value: source.text.slice(...at), span: at, rule: "page-data" };
}

function dayOf(span: Span, printed: string): Field<Day> | null {
  const match = DATE.exec(printed);
  const day = match === null ? null : toDay(Number(match[1]), Number(match[2]), Number(match[3]));
  if (match === null || day === null) return null;
  return { value: day, span: [span[0], span[0] + match[0].length], rule: "page-data" };
}

function titleOf(source: Source, [start, end]: Span, printed: string): Field<string> | null {
  const quoted = /^["'“]/.test(printed) ? 1 : 0;
  const named = printed
    .slice(quoted)
    .replace(/["'”]$/, "")
    .replace(SITE, "");
  if (named.length < SHORTEST_TITLE || start + quoted + named.length > end) return null;
  const span: Span = [start + quoted, start + quoted + named.length];
  return { value: source.text.slice(...span).replace(/\s+/g, ""), span, rule: "page-title" };
}
