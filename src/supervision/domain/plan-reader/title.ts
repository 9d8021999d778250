import type { Field, Span } from "../reading.ts";
import { fold } from "./characters.ts";
import { BODY_END, numberIn, type Line } from "./header-lines.ts";
import { ordinalAt } from "./ordinals.ts";
import { readPrintedDate } from "./printed-date.ts";
import type { Source } from "./source.ts";

export type Titles = { readonly notice: Field<string> | null; readonly plan: Field<string> | null };

const NOUN =
  /(?:方案|计划|规划|意见|措施|举措|办法|细则|要点|清单|分工|纲要|决定|通知|行动|规定|任务|指南|政策|条例|台账|责任书|责任状|分解|(?:分解|分工|责任|一览|安排|计划|推进|汇总|明细|对照|进度|时间|任务|项目|目标|落实|考核|配档)表|任务书|台帐|通告|公告|函|批复|报告|条|安排|部署|事项|思路|目标|职责|路线图|攻坚战|专项整治|规程|制度)(?:\([^()]{1,30}\)|(?:\d{4}.{0,8})){0,3}$/;
/** How the title of a covering notice ends. */
export const NOTICE = /(?:通知|函|通告|公告|批复)(?:\([^()]{1,20}\))?$/;
/** Shorter lines before a title are tabs and crumbs of the page that carried it. */
const SHORTEST_LINE = 6;
const LONGEST_LINE = 90;
const LONGEST = 160;

/** The titles printed in the header: of the covering notice, and of the plan that it issues. */
export function findTitles(source: Source, lines: readonly Line[]): Titles {
  let notice: Field<string> | null = null;
  let plan: Field<string> | null = null;
  for (let i = 0; i < lines.length; i++) {
    const block = titleFrom(lines, i);
    if (block === null) continue;
    const field = titleOf(source, [(lines[i] as Line).span[0], (lines[block - 1] as Line).span[1]]);
    if (NOTICE.test(field.value)) notice ??= field;
    else if (plan === null || names(field) || !names(plan)) plan = field;
    i = block - 1;
  }
  if (notice === null && plan === null) plan = openingLine(source, lines);
  return { notice, plan };
}

/** Whether a title says whose or of which year it is; what does not may be a word of the page's navigation. */
const names = ({ value }: Field<string>): boolean =>
  /\d{4}年|关于|[省市县区州旗盟镇乡部局委办]/.test(fold(value));

/** A number beside the title on one line (before it, or after it in brackets) is not part of it. */
function titleOf(source: Source, [start, end]: Span): Field<string> {
  const folded = source.folded.slice(start, end);
  const number = numberIn(folded);
  const from = number !== null && number[0] === 0 ? number[1] : 0;
  const behind = /\([一-龥]{1,14} ?[〔[(]\d{4}[〕\])] ?第?\d{1,5} ?号\)$/.exec(folded)?.[0].length ?? 0;
  const blanks = folded.slice(from).length - folded.slice(from).trimStart().length;
  const span: Span = [start + from + blanks, end - behind];
  return { value: source.text.slice(...span).replace(/\s+/g, ""), span, rule: "title-lines" };
}

const ISSUES = /^(.{0,60}?关于(?:印发|发布|转发|公布|下发))(《?)(.{4,}?)》?的?通知(?:\([^()]{1,20}\))?$/;

/** The plan that a notice names as what it issues, where the plan's own title is not printed; else the notice. */
export function issued(notice: Field<string> | null): Field<string> | null {
  const match = notice === null ? null : ISSUES.exec(fold(notice.value));
  if (notice === null || match === null) return notice;
  const start = (match[1] as string).length + (match[2] as string).length;
  const value = notice.value.slice(start, start + (match[3] as string).length);
  return { ...notice, value, rule: "named-in-notice" };
}

/** Index after the last of the lines that, from `first`, together are a title; null where they are none. */
function titleFrom(lines: readonly Line[], first: number): number | null {
  let joined = "";
  let best: number | null = null;
  if (/[,、;]$/.test(lines[first - 1]?.folded ?? "")) return null;
  for (let i = first; i < Math.min(lines.length, first + 6); i++) {
    const line = lines[i] as Line;
    if (!canBeTitle(line.folded)) break;
    if (i === first && line.compact.length < SHORTEST_LINE) break;
    if (isBody(line.compact) && !headsTitle(lines, i)) break;
    if (i > first && (lines[i - 1] as Line).folded.endsWith("文件")) break;
    joined += line.compact;
    if (joined.length > LONGEST) break;
    if (NOUN.test(joined) && joined.length >= 6 && balanced(joined)) {
      if (i > first && standsAlone(line.compact) && !beginsTitle(lines[first] as Line)) return null;
      best = YEARS.test(lines[i + 1]?.compact ?? "") ? i + 2 : i + 1;
      if (NOTICE.test(joined) || !continuesTitle(lines[i + 1])) break;
    }
  }
  return best;
}

/** A whole title in one line, of a year: short words above it are the page's navigation and no beginning of it. */
const standsAlone = (line: string): boolean => line.length >= 10 && /\d{4}年/.test(line) && NOUN.test(line);
const SHORT_WORDS = 8;
const beginsTitle = ({ compact }: Line): boolean =>
  compact.length > SHORT_WORDS || /\d{4}|关于|[《省市县区州旗盟镇乡]/.test(compact);

const isBody = (line: string): boolean => line.length <= 40 && BODY_END.test(line);
const MOST_BODIES = 8;

/** Bodies on lines of their own belong to a title when what follows them begins with 关于. */
function headsTitle(lines: readonly Line[], at: number): boolean {
  for (let i = at + 1; i < Math.min(lines.length, at + MOST_BODIES); i++) {
    const line = (lines[i] as Line).compact;
    if (line.startsWith("关于") || line.startsWith("印发")) return true;
    if (!isBody(line)) return false;
  }
  return false;
}

/** A line cut out of a sentence closes a quoted title that it did not open, or opens one that it does not close. */
const balanced = (joined: string): boolean =>
  joined.split("《").length === joined.split("》").length &&
  joined.split("(").length === joined.split(")").length;

/** Years or standing of a plan, printed under its title. */
const YEARS =
  /^\((?:\d{4}年?[—–~至一-]{1,2}\d{4}年?|\d{4}年度?|试行|暂行|修订|修订稿|征求意见稿|送审稿|讨论稿)\)$/;

/** A marking of secrecy above the title, alone on its line. */
const MARKING = /^[[(【〔]?(?:内部|工作秘密|商业秘密|注意保[存管]|不得外传)/;

/** A line of the page's own data (`layout: default`, `---`) or its navigation is none of the document's. */
const CHROME =
  /^-{3,}$|^["']?[\w.-]+["']?:(?:$| |\S)|[>»|_•]|^[-*+] |\.(?:docx?|pdf|wps|xlsx?|html?)$|网站地图|无障碍|^(?:首页|查看|点击|更多|返回|下载|登录|注册|了解)|浏览量|分享|收藏|打印|相关(?:稿件|文件|文章|解读)|政策解读|图解|上一[篇条]|下一[篇条]|扫一扫/;

const canBeTitle = (line: string): boolean =>
  line.length <= LONGEST_LINE &&
  !MARKING.test(line) &&
  !CHROME.test(line) &&
  !line.includes(":") &&
  !/[。;!?]/.test(line) &&
  !/[:,、]$/.test(line) &&
  !/^[【[]|^(?:发文[机单字日]|成文|公开(?:日期|时间|方式|范围|责任)|有效性|文号|效力)/.test(line) &&
  !/^(?:附件|附:|现将|为|各|根据|来源|发布|索引|主题|名称|标题|时间|日期|浏览|字号|当前位置|首页|经|现印发|请|以)/.test(
    line,
  ) &&
  !line.endsWith("文件") &&
  !fillsWithNumber(line) &&
  ordinalAt(line, 0) === null &&
  readPrintedDate(line) === null &&
  !/^\d{4}[年月/.-]\d{1,2}[年月/.-][\dX ]{0,2}[月日]?/.test(line) &&
  !line.startsWith("(");

function fillsWithNumber(line: string): boolean {
  const number = numberIn(line);
  return number !== null && number[0] === 0 && number[1] === line.length;
}

/** A finished title goes on when the next line finishes it better: `…若干举措` / `工作方案`. */
const continuesTitle = (line: Line | undefined): boolean =>
  line !== undefined &&
  line.compact.length <= 16 &&
  canBeTitle(line.folded) &&
  NOUN.test(line.compact) &&
  !line.compact.includes("关于");

const OPENS_TEXT = /^(?:为|根据|按照|各|近年来|当前|[一1][、.]|第一[章条])|:$/;
/** What a news page prints under its headline. */
const UNDER_HEADLINE =
  /^(?:(?:发布)?(?:时间|日期)|来源|作者|记者|编辑|\d{4} ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{4})/;
const SHORTEST_OPENING = 8;
const LONGEST_OPENING = 60;

/** Without any title of a known kind, the short line right above the number, the address or the preamble. */
function openingLine(source: Source, lines: readonly Line[]): Field<string> | null {
  for (let i = 0; i < Math.min(lines.length, 3); i++) {
    const line = lines[i] as Line;
    const next = lines[i + 1]?.folded ?? "";
    const sized = line.compact.length >= SHORTEST_OPENING && line.compact.length <= LONGEST_OPENING;
    if (!sized || !canBeTitle(line.folded) || isBody(line.compact)) continue;
    if (
      /[,，]/.test(line.folded) ||
      !(OPENS_TEXT.test(next) || UNDER_HEADLINE.test(next) || fillsWithNumber(next))
    )
      continue;
    return { ...titleOf(source, line.span), rule: "opening-line" };
  }
  return null;
}
