import { addDays, type Day, daysBetween, lastDayOfMonth, toDay } from "./calendar.ts";
import { BEFORE_UNDATED, dayForm } from "./day-form.ts";
import { type Recurrence, recurrenceOf } from "./recurrence.ts";
import { addWorkingDays, type IsWorkingDay } from "./working-days.ts";

/** Festivals that papers name as limits: 春节前. */
export const FESTIVALS = ["元旦", "春节", "元宵", "清明", "五一", "端午", "中秋", "国庆"] as const;
export type Festival = (typeof FESTIVALS)[number];

export type WorkCalendar = {
  readonly isWorkingDay: IsWorkingDay;
  /** The first day of a festival in a year, null where it is not known. */
  readonly festivalDay: (festival: Festival, year: number) => Day | null;
};

/**
 * From where words without a date of their own are read. `on`: they were said on this day, as a meeting's are, and look
 * ahead. `year`: they stand in a table of this year, as a ledger's do, and may name what is past.
 */
export type DayAnchor = ({ readonly on: Day } | { readonly year: number }) & {
  readonly calendar: WorkCalendar;
};

/**
 * Why words that name a time give no certain day: `anchor` they need a day or year to be read from, `event` they count
 * from something else (批复后), `readings` they may mean several days, `impossible` there is no such day, `returns` they come
 * back in a way that no month says (每月结束后5日内).
 */
export type DayQuestion = "anchor" | "event" | "readings" | "impossible" | "returns";

/**
 * What words of time mean. `date`: due by `latest`, the last day of what is named, null where `asks` says why it is not
 * certain; `readings` are the days that it may be, the likeliest first. `continuous`: it goes on, and comes back by
 * `recurrence` where that is not null. `longterm`: 长期坚持. `none`: the words name no time. `thenContinuous`: a duty goes on
 * after the day. `rest`: the words that name no time, in one form.
 */
export type DayReading = {
  readonly kind: "date" | "continuous" | "longterm" | "none";
  readonly latest: Day | null;
  readonly readings: readonly Day[];
  readonly asks: DayQuestion | null;
  readonly recurrence: Recurrence | null;
  readonly thenContinuous: boolean;
  readonly rest: string;
};

const CONTINUING =
  /持续|常态化|常态长效|每[年月季周日]|每个[月季]|每半年|逐年|全年|经常性|并(?:长期)?坚持|贯穿|动态|滚动|不断|年起|月起|(?<!之)日起(?!\d{1,3}个?(?:工作日|日|天|周|月))/;
const LONG_TERM = /长期|长效|永久/;
const FROM = /\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?起/g;
const PERIODIC = /每[年月季周日]|每个[月季]|每半年|^(?:逐|按)[月季]/;
/** What goes on until the date, or every year up to it, ends with it. */
const UNTIL =
  /(?:持续|推进|实施|坚持|开展|起)[至到]\d{4}|\d{4}年?[—–~至到-]+\d{4}年?,?每年[^,，;]*$|每年.*[至到]\d{4}年[底末]?$/;

const FIVE_YEARS: Readonly<Record<string, number>> = {
  十三五: 2020,
  十四五: 2025,
  十五五: 2030,
  十六五: 2035,
};
const FIVE_YEAR_PLAN = /["“]?(十[三四五六]五)["”]?(?:时期|期间|规划)?(?:期?末|内|期间)?/;

type Found = {
  readonly at: number;
  readonly end: number;
  readonly readings: readonly Day[];
  readonly asks: DayQuestion | null;
};
type Meant = Pick<Found, "readings" | "asks">;

const certain = (day: Day | null): Meant =>
  day === null ? { readings: [], asks: "impossible" } : { readings: [day], asks: null };
const ask = (asks: DayQuestion): Meant => ({ readings: [], asks });
const oneOf = (...days: readonly (Day | null)[]): Meant => {
  const readings = [...new Set(days.flatMap((day) => day ?? []))];
  return readings.length > 1 ? { readings, asks: "readings" } : certain(readings[0] ?? null);
};

const yearOf = (day: Day): number => Number(day.slice(0, 4));
const monthOf = (day: Day): number => Number(day.slice(5, 7));
const monthEnd = (year: number, month: number): Day | null =>
  month < 1 || month > 12 ? null : toDay(year, month, lastDayOfMonth(year, month));

/** Year and month `by` months away; months count from 1. */
function monthsAway(day: Day, by: number): readonly [year: number, month: number] {
  const at = yearOf(day) * 12 + monthOf(day) - 1 + by;
  return [Math.floor(at / 12), (at % 12) + 1];
}

/** The same day of the month `by` months later, that month's last where it lacks the day. */
function addMonths(day: Day, by: number): Day | null {
  const [year, month] = monthsAway(day, by);
  return toDay(year, month, Math.min(Number(day.slice(8)), lastDayOfMonth(year, month)));
}

/** An end this near leaves no time for work: the next one may be meant as well. These, too, are this product's choice. */
const NEAR = { month: 2, longer: 7 } as const;
/** What passed within this part of its cycle may be meant by mistake: 15日前, said on the 20th. */
const JUST_PASSED = 1 / 4;

/** What comes back each cycle and is named without saying which, said on a day: the next, asked where the last just passed. */
function comesNext(on: Day, here: Day | null, next: Day | null, cycle: number): Meant {
  if (here === null) return certain(next);
  if (here >= on) return certain(here);
  return daysBetween(here, on) <= cycle * JUST_PASSED ? oneOf(next, here) : certain(next);
}

/** The end of what runs now, the next one beside it where it is near. */
function endOfWhatRuns(on: Day, end: Day | null, next: Day | null, near: number): Meant {
  return end !== null && daysBetween(on, end) <= near ? oneOf(end, next) : certain(end);
}

type Rule = readonly [
  pattern: RegExp,
  read: (match: RegExpExecArray, anchor: DayAnchor | null) => Meant | null,
];

const on = (anchor: DayAnchor | null): Day | null => (anchor !== null && "on" in anchor ? anchor.on : null);
const nextYears = (word: string | undefined): number =>
  word === undefined || /今|本|当/.test(word)
    ? 0
    : (({ 后年: 2, 去年: -1, 上年: -1, 前年: -2 } as Readonly<Record<string, number>>)[word] ?? 1);
const THIS_YEAR = "今年|本年度?|当年|明年|次年|来年|翌年|后年|去年|上年|前年";

/** 会后5个工作日内, 两个月内, 批复后30日内; `半` a month is 15 days, 半年 six months. */
const COUNTED =
  /(?:(自|从)?([一-龥《》]{0,20}?)(之日起|之日|以后|之后|后|起)的?)?(?<!\d)(\d{1,3}|半)个?(半)?(工作日|自然日|日|天|小时|周|星期|月|季度|年)(?:以内|之内|内)/g;
/** What the count may begin with where it is the meeting itself. */
const OF_MEETING = /^(?:本次|此次|这次|自|从)*(?:会议?(?:结束|召开|议定|闭幕)?|散会|即日|今日|今天|)$/;

/** What stands before it in a sentence is about somebody, not about when. */
const LEADS_IN = /^.*(?:于|在|应|须|需|请|(?<!纪|摘|概)要|将|并|由|自|从|,|、)/;

function counted(match: RegExpExecArray, anchor: DayAnchor | null): Meant | null {
  const [, , event = "", after, amount = "", half, unit = ""] = match;
  // 3月内 is within March; 季度 counts only where 个 says so.
  if ((unit === "月" || unit === "季度") && !match[0].includes("个") && amount !== "半") return null;
  const told = event.replace(LEADS_IN, "");
  // 收到申请后: nothing is left of it, but it was no meeting.
  if (after !== undefined && (!OF_MEETING.test(told) || (told === "" && event !== ""))) return ask("event");
  const day = on(anchor);
  if (day === null || anchor === null) return ask("anchor");
  const many = amount === "半" ? 0.5 : Number(amount) + (half === undefined ? 0 : 0.5);
  if (unit === "工作日") return certain(addWorkingDays(day, Math.ceil(many), anchor.calendar.isWorkingDay));
  if (unit === "小时") return certain(addDays(day, Math.ceil(many / 24)));
  if (unit === "自然日" || unit === "日" || unit === "天") return certain(addDays(day, Math.ceil(many)));
  if (unit === "周" || unit === "星期") return certain(addDays(day, Math.ceil(many * 7)));
  const months = many * (unit === "年" ? 12 : unit === "季度" ? 3 : 1);
  const whole = addMonths(day, Math.floor(months));
  return certain(whole === null || Number.isInteger(months) ? whole : addDays(whole, 15));
}

const WEEKDAYS = "一二三四五六";

/** 下周五前, 本周内; weeks begin on Monday. */
function weekday(match: RegExpExecArray, anchor: DayAnchor | null): Meant {
  const [, which = "", name = ""] = match;
  const day = on(anchor);
  if (day === null || anchor === null) return ask("anchor");
  const weeks = which.startsWith("下下") ? 2 : which.startsWith("下") ? 1 : 0;
  const today = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
  const monday = addDays(day, 7 * weeks - today);
  const at = "日天7".includes(name) && name !== "" ? 6 : WEEKDAYS.indexOf(name);
  if (name !== "" && (at >= 0 || /\d/.test(name))) {
    const found = addDays(monday, at >= 0 ? at : Number(name) - 1);
    if (found >= day) return certain(found);
    return which === "" ? certain(addDays(found, 7)) : oneOf(addDays(found, 7), found);
  }
  const { isWorkingDay } = anchor.calendar;
  const days = [6, 5, 4, 3, 2, 1, 0].map((each) => addDays(monday, each));
  const last = days.find(isWorkingDay) ?? addDays(monday, 6);
  // 下周前 may end before that week begins.
  if (/^(?:之前|以前|前)$/.test(match[3] ?? "") && weeks > 0) return oneOf(last, addDays(monday, -1));
  return last >= day ? certain(last) : oneOf(addDays(last, 7), last);
}

const partOfMonth = (year: number, month: number, part: string): Day | null =>
  /^(?:上旬|初)/.test(part)
    ? toDay(year, month, 10)
    : part.startsWith("中")
      ? toDay(year, month, 20)
      : monthEnd(year, month);

/** 本月底前, 下月10日前, 本月25日, 下个月中旬. */
function namedMonth(match: RegExpExecArray, anchor: DayAnchor | null): Meant {
  const [, which = "", printed, part = ""] = match;
  const day = on(anchor);
  if (day === null) return ask("anchor");
  const [year, month] = monthsAway(day, which.startsWith("下下") ? 2 : /^[下次]/.test(which) ? 1 : 0);
  const found = printed === undefined ? partOfMonth(year, month, part) : toDay(year, month, Number(printed));
  // 本月15日前 said on the 20th was meant for another month, or was meant to be over.
  if (found !== null && found < day) return oneOf(addMonths(found, 1), found);
  return certain(found);
}

/** 月底前, 月末, 月内, 中旬: of a month that nobody named. */
function someMonth(match: RegExpExecArray, anchor: DayAnchor | null): Meant {
  const part = match[1] ?? match[2] ?? "";
  const day = on(anchor);
  if (day === null) return ask("anchor");
  const here = partOfMonth(...monthsAway(day, 0), part);
  const next = partOfMonth(...monthsAway(day, 1), part);
  return /^[底末内]/.test(part) ? endOfWhatRuns(day, here, next, NEAR.month) : comesNext(day, here, next, 31);
}

/** 15日前: of a month that nobody named. */
function someDay(match: RegExpExecArray, anchor: DayAnchor | null): Meant {
  const day = on(anchor);
  if (day === null) return ask("anchor");
  const of = (by: number): Day | null => {
    const [year, month] = monthsAway(day, by);
    return toDay(year, month, Number(match[1]));
  };
  return comesNext(day, of(0), of(1) ?? of(2), 31);
}

/** 季度末, 本季度内, 下季度. */
function someQuarter(match: RegExpExecArray, anchor: DayAnchor | null): Meant {
  const which = match[1] ?? "";
  const day = on(anchor);
  if (day === null) return ask("anchor");
  const ends = (by: number): Day | null =>
    monthEnd(
      ...monthsAway(`${day.slice(0, 5)}${String(Math.ceil(monthOf(day) / 3) * 3).padStart(2, "0")}-01`, by),
    );
  if (/^[下次]/.test(which)) return certain(ends(3));
  return which === "" ? endOfWhatRuns(day, ends(0), ends(3), NEAR.longer) : certain(ends(0));
}

/** 春节前, 今年国庆节前, 2027年元旦前: the day before it. */
function beforeFestival(match: RegExpExecArray, anchor: DayAnchor | null): Meant {
  const [, printed, relative, name = ""] = match;
  if (anchor === null) return ask("anchor");
  const festival = name === "劳动" ? "五一" : FESTIVALS.find((each) => each === name);
  if (festival === undefined) return ask("anchor");
  const before = (year: number): Day | null => {
    const first = anchor.calendar.festivalDay(festival, year);
    return first === null ? null : addDays(first, -1);
  };
  const here = "on" in anchor ? yearOf(anchor.on) : anchor.year;
  if (printed !== undefined) return certain(before(Number(printed)));
  if (relative !== undefined || !("on" in anchor)) return certain(before(here + nextYears(relative)));
  return comesNext(anchor.on, before(here), before(here + 1), 365);
}

/** 年前 is before the Spring Festival or before the year is over. */
function beforeTheYear(_: RegExpExecArray, anchor: DayAnchor | null): Meant {
  if (anchor === null) return ask("anchor");
  const year = "on" in anchor ? yearOf(anchor.on) : anchor.year;
  const eves = [year, year + 1].flatMap((each) => {
    const first = anchor.calendar.festivalDay("春节", each);
    return first === null ? [] : [addDays(first, -1)];
  });
  const day = on(anchor);
  return oneOf(
    toDay(year, 12, 31),
    day === null ? (eves[0] ?? null) : (eves.find((eve) => eve >= day) ?? null),
  );
}

function soon(match: RegExpExecArray, anchor: DayAnchor | null): Meant {
  const day = on(anchor);
  if (day === null) return ask("anchor");
  const days = /今|当|即/.test(match[1] ?? "") ? 0 : match[1]?.startsWith("明") === true ? 1 : 2;
  return certain(addDays(day, days));
}

/** What is counted or named from the day of speaking, before the calendar's own points, which would take a part of it. */
const RELATIVE: readonly Rule[] = [
  [COUNTED, counted],
  [
    /(下下|本|这|下)?个?(?:周|星期|礼拜)(?:([1-7一二三四五六日天])(?!\d|[期个])|[底末内]|(?=(之前|以前|前)))(?:之前|以前|前)?/g,
    weekday,
  ],
  [
    /(下下|本|当|这|下|次)个?月份?(?:(\d{1,2})[日号]|(上旬|中旬|下旬|[底末初中内]))?(?:之前|以前|前|内)?/g,
    namedMonth,
  ],
  [/(?<![\d年每上下一二三四])(本|当|这|下|次)?个?季度?([底末内])(?:之前|以前|前)?/g, someQuarter],
  [/(本|当|这|下|次)个?季度(?:之前|以前|前)?/g, someQuarter],
  [
    new RegExp(
      `(?:(\\d{4})年|(${THIS_YEAR}))?(${FESTIVALS.join("|")}|劳动)节?(?:假期|放假)?(?:之前|以前|前)`,
      "g",
    ),
    beforeFestival,
  ],
  [/(?<![\d今明后本当来次翌半])年前/g, beforeTheYear],
  [/(今天|今日|当天|当日|即日|明天|明日|后天)(?:内|之前|以前|前)?(?!起)/g, soon],
];
/** What only stands alone where no month is named beside it. */
const ALONE: readonly Rule[] = [
  [/(?<![\d季年])月(?:([底末内])|(?=(上旬|中旬|下旬|初)))(?:之前|以前|前)?/g, someMonth],
  [/(?<![\d月])(\d{1,2})[日号](?!内|以内|之内|起)(?:之前|以前|前)?/g, someDay],
];

const POINT = new RegExp(
  `(?:(\\d{4})(?:年|[./-](?=\\d{1,2}(?!\\d))|(?=[—–~至一-]+\\d{4}年))|(${THIS_YEAR}))?(?:(\\d{1,2})(?:月份?|[./-](?=\\d)|(?=$|[^\\d年月日号个%]))(?:(\\d{1,2})(?:日|号|(?=\\D|$)))?|第?([一二三四1-4])季度|(上半年|下半年|年底|年末|年中|年内|年前|全年))?(上旬|中旬|下旬|初|中(?!旬|期))?`,
  "g",
);

function dayOf(year: number, match: RegExpMatchArray): Day | null {
  const [, , , month, day, quarter, part, third] = match;
  if (quarter !== undefined) return monthEnd(year, ("一二三四".indexOf(quarter) + 1 || Number(quarter)) * 3);
  if (part === "上半年" || part === "年中") return toDay(year, 6, 30);
  if (month === undefined) return third === "初" ? null : toDay(year, 12, 31);
  const named = Number(month);
  if (named < 1 || named > 12) return null;
  if (day !== undefined) return toDay(year, named, Number(day));
  return partOfMonth(year, named, third ?? "");
}

/** A point of the calendar that names no year. */
function yearless(match: RegExpMatchArray, anchor: DayAnchor | null): Meant {
  if (anchor === null) return ask("anchor");
  if (!("on" in anchor)) return certain(dayOf(anchor.year, match));
  const year = yearOf(anchor.on);
  const [here, next] = [dayOf(year, match), dayOf(year + 1, match)];
  const ends = /年[底末内]/.test(match[6] ?? "") && match[3] === undefined;
  return ends ? endOfWhatRuns(anchor.on, here, next, NEAR.longer) : comesNext(anchor.on, here, next, 365);
}

/** Everything in a phrase that names a time, in its order; a month without a year takes the year before it. */
function pointsIn(phrase: string, anchor: DayAnchor | null): Found[] {
  const found: Found[] = [];
  const free = (at: number, end: number): boolean => found.every((each) => end <= each.at || at >= each.end);
  const apply = (rules: readonly Rule[]): void => {
    for (const [pattern, read] of rules)
      for (const match of phrase.matchAll(pattern)) {
        const end = match.index + match[0].length;
        const result = match[0] !== "" && free(match.index, end) ? read(match, anchor) : null;
        if (result !== null) found.push({ at: match.index, end, ...result });
      }
  };
  apply(RELATIVE);
  let year: number | null = null;
  for (const match of phrase.matchAll(POINT)) {
    const [all, printed, relative, month, , , part] = match;
    if (all.length === 0 || all === "初" || all === "中") continue;
    const end = match.index + all.length;
    if (!free(match.index, end)) continue;
    const named = printed !== undefined || relative !== undefined || year !== null;
    // 12 by itself is any number, and 全年 says how long, not by when.
    if (!named && ((month !== undefined && !/月/.test(all)) || part === "全年")) continue;
    const begins = /^(?:年|月|日)?起|^以来/.test(phrase.slice(end, end + 3));
    if (printed !== undefined) year = Number(printed);
    if (relative !== undefined)
      year =
        anchor === null ? null : ("on" in anchor ? yearOf(anchor.on) : anchor.year) + nextYears(relative);
    if (begins) continue;
    found.push({
      at: match.index,
      end,
      ...(year === null ? yearless(match, anchor) : certain(dayOf(year, match))),
    });
  }
  apply(ALONE);
  if (found.length === 0) {
    const plan = FIVE_YEAR_PLAN.exec(phrase);
    const until = plan === null ? undefined : FIVE_YEARS[plan[1] as string];
    if (plan !== null && until !== undefined)
      found.push({ at: plan.index, end: plan.index + plan[0].length, ...certain(toDay(until, 12, 31)) });
  }
  return found.toSorted((a, b) => a.at - b.at);
}

function restOf(phrase: string, points: readonly Found[]): string {
  let rest = "";
  let from = 0;
  for (const { at, end } of points) {
    rest += phrase.slice(from, at);
    from = end;
  }
  return rest + phrase.slice(from);
}

const NOTHING = { latest: null, readings: [], asks: null, recurrence: null, thenContinuous: false } as const;

const WEEKDAY_ALONE = /^(?:周|星期|礼拜)([1-7一二三四五六日天])$/;

/** The nearest day to `day` that is this day of the week, `day` itself where it is one. */
function nearestWeekday(day: Day, name: string): Day {
  const wanted = "日天7".includes(name) ? 0 : /\d/.test(name) ? Number(name) : WEEKDAYS.indexOf(name) + 1;
  const apart = (wanted - new Date(`${day}T12:00:00Z`).getUTCDay() + 7) % 7;
  return addDays(day, apart > 3 ? apart - 7 : apart);
}

const unsaid = ({ rest }: DayReading): string => rest.replace(/(?:之前|以前|前)$/, "");

/** 12月5日(星期六)前, 下周四(12月3日)前: a day said twice is that day, or is asked where the two are not the same. */
function saidTwice(phrase: string, anchor: DayAnchor | null): DayReading | null {
  const [, before = "", inside = "", after = ""] = /^([^()]+)\(([^()]+)\)([^()]*)$/.exec(phrase) ?? [];
  if (inside === "") return null;
  const first = readDays(before + after, anchor);
  if (first.kind !== "date") return null;
  const weekday = WEEKDAY_ALONE.exec(inside)?.[1];
  const second = weekday === undefined ? readDays(inside + after, anchor) : null;
  if (second !== null && (second.kind !== "date" || unsaid(second) !== unsaid(first))) return null;
  const others =
    second?.readings ??
    (weekday === undefined ? [] : first.readings.map((day) => nearestWeekday(day, weekday)));
  if (first.readings.length + others.length === 0) return first;
  const both = first.readings.filter((day) => others.includes(day));
  const meant = oneOf(...(both.length > 0 ? both : [...first.readings, ...others]));
  return { ...first, ...meant, latest: meant.asks === null ? (meant.readings[0] ?? null) : null };
}

/**
 * The one grammar of days: what the words of a plan, of minutes or of a cell mean as a time (2025年6月底前, 二〇二五年底, 年底前,
 * 月底, 季度末, 第三季度, 上半年, 全年, 每年12月底前, 会后5个工作日内, 两个月内, 下周五前, 春节前, 持续推进). Of several times the last
 * counts, as in a range. `anchor` is the day or year from which words without a date of their own are read; with null they
 * name no certain day. Where in a text such words stand is not decided here. Total; linear in the first 200 characters.
 */
export function readDays(words: string, anchor: DayAnchor | null): DayReading {
  const printed = dayForm(words);
  // 12.31 alone is a day; within words it may be any number.
  const phrase =
    anchor === null ? printed : printed.replace(/^(\d{1,2})[./-](\d{1,2})(?=(?:之前|以前|前)?$)/, "$1月$2日");
  if (phrase === "") return { ...NOTHING, kind: "none", rest: "" };
  const twice = saidTwice(phrase, anchor);
  if (twice !== null) return twice;
  const continuing = CONTINUING.test(phrase);
  const longTerm = LONG_TERM.test(phrase);
  const periodic = PERIODIC.test(phrase) && !/\d{4}/.test(phrase.replace(FROM, ""));
  const points = periodic ? [] : pointsIn(phrase, anchor);
  const rest = restOf(phrase, points);
  const last = points.at(-1);
  if (!periodic && BEFORE_UNDATED.test(rest)) return { ...NOTHING, kind: "date", asks: "event", rest };
  if (last !== undefined && (last.readings.length > 0 || !(continuing || longTerm))) {
    const { readings, asks } = last;
    return {
      kind: "date",
      latest: asks === null ? (readings[0] ?? null) : null,
      readings,
      asks,
      recurrence: null,
      thenContinuous: (continuing || longTerm) && !UNTIL.test(phrase),
      rest,
    };
  }
  if (longTerm && !/持续/.test(phrase)) return { ...NOTHING, kind: "longterm", rest };
  if (!continuing && !periodic) return { ...NOTHING, kind: "none", rest };
  const recurrence = periodic ? recurrenceOf(phrase) : null;
  const unsaid = periodic && recurrence === null && !/每[周日]/.test(phrase);
  return { ...NOTHING, kind: "continuous", recurrence, asks: unsaid ? "returns" : null, rest };
}
