import { lastDayOfMonth, toDay, type Day } from "../../../kernel/calendar.ts";
import { NO_DEADLINE, type Deadline } from "../reading.ts";

const CONTINUING =
  /持续|常态化|常态长效|每[年月季周日]|逐年|全年|经常性|并(?:长期)?坚持|贯穿|动态|滚动|不断|年起|月起|日起/;
const LONG_TERM = /长期|长效|永久/;
const POINT =
  /(?:(\d{4})(?:年|[./-](?=\d{1,2}(?!\d))|(?=[—–~至一-]+\d{4}年)))?(?:(\d{1,2})(?:月份?|[./-](?=\d)|(?=$|[^\d年月日号个%]))(?:(\d{1,2})(?:日|号|(?=\D|$)))?|第?([一二三四1-4])季度|(上半年|下半年|年底|年末|年中|年内|年前|全年))?(上旬|中旬|下旬|初|中(?!旬|期))?/g;
const FIVE_YEARS: Readonly<Record<string, number>> = {
  十三五: 2020,
  十四五: 2025,
  十五五: 2030,
  十六五: 2035,
};
const FIVE_YEAR_PLAN = /["“]?(十[三四五六]五)["”]?(?:时期|期间|规划)?(?:期?末|内|期间)?/;

type Point = { readonly latest: Day | null; readonly end: number };

/** The last of the points in time that a phrase names; a month without a year takes the year before it. */
function lastPoint(phrase: string): Point | null {
  let last: Point | null = null;
  let year: number | null = null;
  for (const match of phrase.matchAll(POINT)) {
    if (match[0].length === 0 || match[0] === "初" || match[0] === "中") continue;
    const [all, printedYear, month, day, quarter, part, third] = match;
    if (printedYear === undefined && month !== undefined && !/月/.test(all) && year === null) continue;
    const end = match.index + all.length;
    const begins = /^(?:年|月|日)?起|^以来/.test(phrase.slice(end, end + 3));
    year = printedYear === undefined ? year : Number(printedYear);
    if (begins) continue;
    last = { latest: year === null ? null : dayOf(year, month, day, quarter, part, third), end };
  }
  if (last !== null) return last;
  const plan = FIVE_YEAR_PLAN.exec(phrase);
  const until = plan === null ? undefined : FIVE_YEARS[plan[1] as string];
  return plan === null || until === undefined
    ? null
    : { latest: toDay(until, 12, 31), end: plan.index + plan[0].length };
}

function dayOf(
  year: number,
  month: string | undefined,
  day: string | undefined,
  quarter: string | undefined,
  part: string | undefined,
  third: string | undefined,
): Day | null {
  if (quarter !== undefined) {
    const ends = (("一二三四".indexOf(quarter) + 1 || Number(quarter)) as number) * 3;
    return toDay(year, ends, lastDayOfMonth(year, ends));
  }
  if (part === "上半年" || part === "年中") return toDay(year, 6, 30);
  if (month === undefined) return third === "初" ? null : toDay(year, 12, 31);
  const named = Number(month);
  if (named < 1 || named > 12) return null;
  if (day !== undefined) return toDay(year, named, Number(day));
  if (third === "上旬" || third === "初") return toDay(year, named, 10);
  if (third === "中旬" || third === "中") return toDay(year, named, 20);
  return toDay(year, named, lastDayOfMonth(year, named));
}

const LONGEST = 200;
const FROM = /\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?起/g;
/** What goes on until the date, or every year up to it, ends with it. */
const UNTIL =
  /(?:持续|推进|实施|坚持|开展|起)[至到]\d{4}|\d{4}年?[—–~至到-]+\d{4}年?,?每年[^,，;]*$|每年.*[至到]\d{4}年[底末]?$/;

/**
 * Reads what was printed as a deadline: a date (its month's, year's or range's last day), a continuing duty, a
 * long-term one, or a dated milestone that a continuing duty follows. `raw` is kept as printed;
 * a date without its year has `latest` null, words that name no time have kind `none`.
 */
export function readDeadline(raw: string, folded: string): Deadline {
  const phrase = folded.replace(/\s/g, "").slice(0, LONGEST);
  if (phrase === "") return NO_DEADLINE;
  const continuing = CONTINUING.test(phrase);
  const longTerm = LONG_TERM.test(phrase);
  const periodic = /每[年月季周日]/.test(phrase) && !/\d{4}/.test(phrase.replace(FROM, ""));
  const point = periodic ? null : lastPoint(phrase);
  if (point !== null && (point.latest !== null || !(continuing || longTerm))) {
    const after = (continuing || longTerm) && !UNTIL.test(phrase);
    return { kind: "date", raw, latest: point.latest, thenContinuous: after };
  }
  if (longTerm && !/持续/.test(phrase)) return { kind: "longterm", raw, latest: null, thenContinuous: false };
  if (continuing) return { kind: "continuous", raw, latest: null, thenContinuous: false };
  return { kind: "none", raw, latest: null, thenContinuous: false };
}

const WHOLE_DATE =
  /^(?:力争|于|在|到|至|确保|截至|自)?(?:\d{4}(?:年|[./-]))?(?:\d{1,2}(?:月份?|[./-])?(?:\d{1,2}[日号]?)?|第?[一二三四1-4]季度|[上下]半年|年?[底末内中])?(?:[—–~至到一-]+(?:\d{4}(?:年|[./-]))?(?:\d{1,2}(?:月份?)?(?:\d{1,2}[日号]?)?|[上下]半年)?)?(?:[底末初中内]|[上中下]旬)?(?:之?前|以前)?(?:基本|全面|全部)?(?:完成|见效|取得明显成效|取得阶段性成果|建成|办结|落实到位)?(?:[,，]?(?:并|以后|此后)?(?:每年)?(?:长期|持续)[一-龥]{0,4})?$/;
const WHOLE_CONTINUING =
  /^(?:持续|长期|常年|常态化|全年|每年)(?:推进|实施|坚持|开展|落实|执行|进行|推动|抓好|用力|加强|落实到位)?$/;
const SAYS_TIME = /年|月|季度|前$|^\d{4}[./-]\d/;

/** Whether a phrase of an annotation is nothing but a time (`2024年12月底前`, `持续推进`). Folded text. */
export function isWholeTime(phrase: string): boolean {
  const compact = phrase.length <= 48 ? phrase.replace(/\s/g, "") : "";
  if (compact === "") return false;
  if (WHOLE_CONTINUING.test(compact)) return true;
  return SAYS_TIME.test(compact) && WHOLE_DATE.test(compact) && /\d|底|季度|半年|年内/.test(compact);
}
