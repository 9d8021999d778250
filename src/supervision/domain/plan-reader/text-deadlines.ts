import { toDay, type Day } from "../../../kernel/calendar.ts";
import type { Span, TextDeadline } from "../reading.ts";
import { readDeadline } from "./deadlines.ts";
import type { Source } from "./source.ts";

const DATE = "\\d{4}年(?:\\d{1,2}月份?(?:\\d{1,2}日)?|第?[一二三四1-4]季度|[上下]半年)?";
const FROM_TO = "\\d{4}年\\d{1,2}月(?:\\d{1,2}日)?[至到—–-]+(?:\\d{4}年)?\\d{1,2}月(?:\\d{1,2}日)?";
/** `印发之日起30日内`, with what it counts from. */
const COUNTED =
  "(?:自[一-龥]{1,12}?|本[一-龥]{1,8}?|(?:印发|发布|公布|施行|实施|受理|收到|备案|批准|竣工|认定|签订)[一-龥]{0,4}?)(?:之日|之后|后)起?\\d{1,3}个?(?:日|天|工作日|月|年)(?:以?内|之内)";
const TIME = new RegExp(
  [
    FROM_TO,
    `(?:到|至|截至|自|从)?(?:\\d{4}年?[—–~至-]{1,2})?${DATE}(?:[底末初中内]|[上中下]旬)?(?:之?前|以前)?`,
    "每(?:年|季度|月|周)度?(?:[一二三四]季度|\\d{1,2}月(?:底|\\d{1,2}日)?|\\d{1,2}[日号]|末|底|初)(?:之?前)?",
    COUNTED,
    "(?:今年|明年|本年度)?(?:年底|\\d{1,2}月底|[上下]半年|年内)(?:之?前)",
    '["“]?十[三四五六]五["”]?(?:规划)?(?:期间|时期|期?末)',
  ].join("|"),
  "g",
);
const SPANS = new RegExp(`^${FROM_TO}$`);
const BEGINS = /^起/;

/** Time expressions inside a measure's text, with what kind of expression each is. Suggestions, not deadlines. */
export function readTextDeadlines(source: Source, span: Span): TextDeadline[] {
  const phrase = source.folded.slice(span[0], span[1]);
  const found: TextDeadline[] = [];
  for (const match of phrase.matchAll(TIME)) {
    const start = span[0] + match.index;
    const end = start + match[0].length;
    const before = phrase.slice(Math.max(0, match.index - 12), match.index);
    const after = phrase.slice(match.index + match[0].length, match.index + match[0].length + 16);
    const kind = kindOf(match[0], before, after);
    const raw = source.text.slice(start, end);
    const latest = BEGINS.test(after) ? null : latestOf(kind, raw, match[0]);
    found.push({ raw, latest, span: [start, end], kind });
  }
  return found;
}

function kindOf(time: string, before: string, after: string): TextDeadline["kind"] {
  if (time.startsWith("每")) return "periodic";
  if (SPANS.test(time)) return "validity";
  if (/十.五/.test(time)) return "target";
  if (/之日|之后|后起?\d/.test(time)) return "relative";
  if (/有效期|截止|施行至|执行至|实施期|期限/.test(before) || /^(?:起|起施行|起执行|起实施|止)/.test(after))
    return "validity";
  if (/比$|较$|对比$|同比$|以来/.test(before) || /^(?:相比|以来|度?(?:印发|出台|发布)的|建成的)/.test(after))
    return "past";
  if (/建成(?:的|投用的)/.test(after) || /^[以之]?前(?:建成|注册|成立|购买|备案)/.test(after)) return "past";
  if (/^[到至]|^截至/.test(time) || /力争$|目标/.test(before)) return "target";
  if (/[前底末内]$/.test(time))
    return /(?:达到|超过|增长|实现)/.test(after) && /力争/.test(before) ? "target" : "deadline";
  return /^(?:度|计划|工作|[-—])/.test(after) ? "past" : "target";
}

function latestOf(kind: TextDeadline["kind"], raw: string, folded: string): Day | null {
  if (kind === "periodic" || kind === "relative" || kind === "past") return null;
  const year = /^[到至自从]?(\d{4})年$/.exec(folded);
  if (year !== null) return toDay(Number(year[1]), 12, 31);
  return readDeadline(raw, folded).latest;
}
