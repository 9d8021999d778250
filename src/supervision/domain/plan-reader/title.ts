import type { Field, Span } from "../reading.ts";
import type { Line } from "./header.ts";
import { readPrintedDate } from "./printed-date.ts";
import type { Source } from "./source.ts";

export type Titles = { readonly notice: Field<string> | null; readonly plan: Field<string> | null };

const NOUN =
  /(?:方案|计划|规划|意见|措施|举措|办法|细则|要点|清单|分工|纲要|决定|通知|行动|规定|任务|指南|政策|条例|台账|责任书|分解表|分工表|通告|公告|函|批复|报告|条|安排|事项|思路|目标|责任分解|任务分解|职责)(?:\([^()]{1,30}\)|(?:\d{4}.{0,8})){0,3}$/;
/** How the title of a covering notice ends. */
export const NOTICE = /(?:通知|函|通告|公告|批复)(?:\([^()]{1,20}\))?$/;
/** Shorter lines before a title are tabs and crumbs of the page that carried it. */
const SHORTEST_LINE = 6;
const BODY = /(?:政府|办公[厅室]|委员会|管委会|局|厅)$/;
const LONGEST_LINE = 90;
const LONGEST = 160;

/** The titles printed in the header: of the covering notice, and of the plan that it issues. */
export function findTitles(source: Source, lines: readonly Line[]): Titles {
  let notice: Field<string> | null = null;
  let plan: Field<string> | null = null;
  for (let i = 0; i < lines.length; i++) {
    const block = titleFrom(lines, i);
    if (block === null) continue;
    const span: Span = [startOf(lines[i] as Line), (lines[block - 1] as Line).span[1]];
    const value = source.text.slice(span[0], span[1]).replace(/\s+/g, "");
    const field = { value, span, rule: "title-lines" };
    if (NOTICE.test(source.folded.slice(span[0], span[1]))) notice ??= field;
    else plan = field;
    i = block - 1;
  }
  return { notice, plan };
}

const ISSUES = /^(.{0,60}?关于(?:印发|发布|转发|公布|下发))(《?)(.{4,}?)》?的?通知(?:\([^()]{1,20}\))?$/;

/** The plan that a notice names as what it issues, where the plan's own title is not printed; else the notice. */
export function issued(notice: Field<string> | null): Field<string> | null {
  const match = notice === null ? null : ISSUES.exec(notice.value);
  if (notice === null || match === null) return notice;
  return { ...notice, value: match[3] as string, rule: "named-in-notice" };
}

const NUMBERED = /^[一-龥]{1,14}[〔[(]\d{4}[〕\])]第?\d{1,5}号/;

/** A number that runs into the title on one line is not part of it. */
const startOf = (line: Line): number => line.span[0] + (NUMBERED.exec(line.folded)?.[0].length ?? 0);

const TITLE_KEY = /^title: ?["']?(?=[^\s"'])/;

/** The title that a page gives as its own data (`title: …`), where the document prints none in its header. */
export function titleInChrome(source: Source, lines: readonly Line[]): Field<string> | null {
  for (const line of lines.slice(0, MOST_CHROME)) {
    const key = TITLE_KEY.exec(line.folded);
    if (key === null) continue;
    const quoted = /["']$/.test(line.folded) ? 1 : 0;
    const span: Span = [line.span[0] + key[0].length, line.span[1] - quoted];
    return { value: source.text.slice(span[0], span[1]).replace(/\s+/g, ""), span, rule: "page-title" };
  }
  return null;
}

const MOST_CHROME = 12;

/** Index after the last of the lines that, from `first`, together are a title; null where they are none. */
function titleFrom(lines: readonly Line[], first: number): number | null {
  let joined = "";
  let best: number | null = null;
  for (let i = first; i < Math.min(lines.length, first + 5); i++) {
    const line = lines[i] as Line;
    if (!canBeTitle(line.folded)) break;
    if (i === first && line.folded.length < SHORTEST_LINE) break;
    if (BODY.test(line.folded) && !lines[i + 1]?.folded.startsWith("关于")) break;
    if (i > first && (lines[i - 1] as Line).folded.endsWith("文件")) break;
    joined += line.folded;
    if (joined.length > LONGEST) break;
    const finished = NOUN.test(joined) && joined.length >= 6;
    if (finished) {
      best = YEARS.test(lines[i + 1]?.folded ?? "") ? i + 2 : i + 1;
      if (NOTICE.test(joined) || !continuesTitle(lines[i + 1]?.folded)) break;
    }
  }
  return best;
}

/** Years or standing of a plan, printed under its title. */
const YEARS = /^\((?:\d{4}年?[—–~至一-]{1,2}\d{4}年?|\d{4}年度?|试行|暂行|修订|征求意见稿|送审稿)\)$/;

/** A marking of secrecy above the title, alone on its line. */
const MARKING = /^[[(【〔]?(?:内部|工作秘密|商业秘密|注意保[存管]|不得外传)/;

/** A line of the page's own data (`layout: default`, `---`) is none of the document's. */
const CHROME = /^-{3,}$|^["']?[\w.-]+["']?:(?:$| |\S)/;

const canBeTitle = (line: string): boolean =>
  line.length <= LONGEST_LINE &&
  !MARKING.test(line) &&
  !CHROME.test(line) &&
  !line.includes(":") &&
  !/[。;!?]/.test(line) &&
  !/[:,、]$/.test(line) &&
  !/^(?:附件|附:|现将|为|各|根据|来源|发布|索引|主题|名称|标题|时间|日期|浏览|字号|当前位置|首页|经)/.test(
    line,
  ) &&
  !line.endsWith("文件") &&
  !/^[一-龥]{1,14}[〔[(]\d{4}[〕\])]第?\d{1,5}号$/.test(line) &&
  readPrintedDate(line) === null &&
  !/^\d{4}[年月/.-]\d{1,2}[年月/.-][\dX ]{0,2}[月日]?/.test(line) &&
  !line.startsWith("(");

/** A finished title goes on when the next line finishes it better: `…若干举措` / `工作方案`. */
const continuesTitle = (line: string | undefined): boolean =>
  line !== undefined && line.length <= 16 && canBeTitle(line) && NOUN.test(line) && !line.includes("关于");
