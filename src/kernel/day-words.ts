import { addDays, type Day, toDay } from "./calendar.ts";
import { BY_UNDATED, dayForm } from "./day-form.ts";
import {
  ask,
  beforeOrIn,
  certain,
  comesNext,
  type DayAnchor,
  type DayQuestion,
  endOfWhatRuns,
  type Found,
  type Meant,
  monthEnd,
  monthsAway,
  nearly,
  NEAR,
  nextYears,
  oneOf,
  partOfMonth,
  type Rule,
  TENTHS,
  THIS_YEAR,
  yearOf,
} from "./day-meaning.ts";
import { type Recurrence, recurrenceOf } from "./recurrence.ts";
import { ALONE, RELATIVE, WEEKDAYS } from "./relative-days.ts";

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

const POINT = new RegExp(
  `(?:(\\d{4})(?:年|[./-](?=\\d{1,2}(?!\\d))|(?=[—–~至一-]+\\d{4}年))|(${THIS_YEAR}))?(?:(\\d{1,2})(?:月份?|[./-](?=\\d)|(?=$|[^\\d年月日号个%]))(?:(\\d{1,2})(?:日|号|(?=\\D|$)))?|第?([一二三四1-4])季度|(上半年|下半年|年底|年末|年初|年中|年内|年前|全年))?(${TENTHS}|初|中(?!旬|期))?`,
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

/** 年初 is January, or the first quarter. */
const beginsYear = ([, , , month, , , part, third]: RegExpMatchArray): boolean =>
  month === undefined && (part === "年初" || (part === undefined && third === "初"));
const yearBegins = (year: number): Meant => oneOf(toDay(year, 1, 31), toDay(year, 3, 31));

const dated = (year: number, match: RegExpMatchArray): Meant =>
  beginsYear(match) ? yearBegins(year) : certain(dayOf(year, match));

/** A point of the calendar that names no year. */
function yearless(match: RegExpMatchArray, anchor: DayAnchor | null): Meant {
  if (anchor === null) return ask("anchor");
  if (!("on" in anchor)) return dated(anchor.year, match);
  if (beginsYear(match)) return yearBegins(yearOf(anchor.on) + (anchor.on.slice(5) > "03-31" ? 1 : 0));
  const year = yearOf(anchor.on);
  const [here, next] = [dayOf(year, match), dayOf(year + 1, match)];
  const ends = /年[底末内]/.test(match[6] ?? "") && match[3] === undefined;
  return ends ? endOfWhatRuns(anchor.on, here, next, NEAR.longer) : comesNext(anchor.on, here, next, 365);
}

/** 三季度前, 3月前 of a meeting: what is named whole may be meant to be over before it begins. */
function beforeIt(match: RegExpMatchArray, after: string, meant: Meant, anchor: DayAnchor | null): Meant {
  const [, , , month, day, quarter, , third] = match;
  const [first] = meant.readings;
  const whole = quarter !== undefined || (month !== undefined && day === undefined && third === undefined);
  if (!whole || first === undefined || anchor === null || !("on" in anchor)) return meant;
  if (!/^(?:之前|以前|前(?!后))/.test(after)) return meant;
  const [year, began] = monthsAway(first, quarter === undefined ? 0 : -2);
  return beforeOrIn(meant, toDay(year, began, 1), anchor.on);
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
    const meant = year === null ? yearless(match, anchor) : dated(year, match);
    found.push({ at: match.index, end, ...beforeIt(match, phrase.slice(end), meant, anchor) });
  }
  apply(ALONE);
  if (found.length === 0) {
    const plan = FIVE_YEAR_PLAN.exec(phrase);
    const until = plan === null ? undefined : FIVE_YEARS[plan[1] as string];
    if (plan !== null && until !== undefined)
      found.push({ at: plan.index, end: plan.index + plan[0].length, ...certain(toDay(until, 12, 31)) });
  }
  return eitherOr(
    phrase,
    found
      .map((each) => (saysAbout(phrase, each) ? { ...each, ...nearly(each) } : each))
      .toSorted((a, b) => a.at - b.at),
  );
}

const OR = /^[底末份]?(?:之前|以前|前|以内|之内|内)?[,(]?(?:或者?|抑或|还是|\/)(?:于|在|到|至)?$/;

/** 3月底或4月底: either day may be meant, which the last one alone would not tell. */
function eitherOr(phrase: string, points: readonly Found[]): Found[] {
  const joined: Found[] = [];
  for (const next of points) {
    const before = joined.at(-1);
    if (before === undefined || !OR.test(phrase.slice(before.end, next.at))) joined.push(next);
    else {
      const days = [...before.readings, ...next.readings];
      const { readings, asks } = days.length === 0 ? next : oneOf(...days);
      const open = before.asks === "readings" ? next.asks : (before.asks ?? next.asks);
      joined[joined.length - 1] = { at: before.at, end: next.end, readings, asks: asks ?? open };
    }
  }
  return joined;
}

/** 年底前后, 12月中旬左右. */
const saysAbout = (phrase: string, { end }: Found): boolean =>
  /^(?:前后|左右|上下)/.test(phrase.slice(end)) || /前后/.test(phrase.slice(end - 1, end + 1));

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

/** 每月调度，12月底前完成: a duty that comes back beside a limit, which a person settles; null where it is not both. */
function bothSaid(phrase: string, anchor: DayAnchor | null): DayReading | null {
  const [first = "", ...more] = phrase.split(/[,;。]/);
  if (anchor === null || more.length === 0 || !PERIODIC.test(first)) return null;
  const recurrence = recurrenceOf(first);
  // 每年3月底前,9月底前 comes back twice.
  if (recurrence === null || JSON.stringify(recurrenceOf(phrase)) !== JSON.stringify(recurrence)) return null;
  const limit = readDays(more.join(","), anchor);
  if (limit.kind !== "date" || limit.readings.length === 0 || limit.thenContinuous) return null;
  return { ...limit, latest: null, asks: "both", recurrence };
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
  const both = twice ?? bothSaid(phrase, anchor);
  if (both !== null) return both;
  const continuing = CONTINUING.test(phrase);
  const longTerm = LONG_TERM.test(phrase);
  const periodic = PERIODIC.test(phrase) && !/\d{4}/.test(phrase.replace(FROM, ""));
  const points = periodic ? [] : pointsIn(phrase, anchor);
  const rest = restOf(phrase, points);
  const last = points.at(-1);
  if (!periodic && BY_UNDATED.test(rest)) return { ...NOTHING, kind: "date", asks: "event", rest };
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
