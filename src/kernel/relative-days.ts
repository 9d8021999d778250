import { addDays, type Day, toDay } from "./calendar.ts";
import {
  addMonths,
  ask,
  beforeOrIn,
  certain,
  comesNext,
  type DayAnchor,
  endOfWhatRuns,
  FESTIVALS,
  type Meant,
  monthEnd,
  monthOf,
  monthsAway,
  NEAR,
  nearly,
  nextYears,
  on,
  oneOf,
  partOfMonth,
  type Rule,
  THIS_YEAR,
  yearOf,
} from "./day-meaning.ts";
import { addWorkingDays } from "./working-days.ts";

/** 会后5个工作日内, 两个月内, 用3个月时间, 限期15天, 批复后30日内; `半` a month is 15 days, 半年 six months. */
const COUNTED =
  /(?:(自|从)?([一-龥《》]{0,20}?)(之日起|之日|以后|之后|后|起)的?)?(?<!\d)(?:(?<=期限|限期|限时|为期|历时)(\d{1,3}|半)个?(半)?(工作日|自然日|日|天|小时|周|星期|月|季度|年)|(\d{1,3}|半)个?(半)?(工作日|自然日|日|天|小时|周|星期|月|季度|年)(左右)?(?:以内|之内|内|的?时间))/g;
/** What the count may begin with where it is the meeting itself. */
const OF_MEETING = /^(?:本次|此次|这次|自|从)*(?:会议?(?:结束|召开|议定|闭幕)?|散会|即日|今日|今天|)$/;

/** What stands before it in a sentence is about somebody, not about when. */
const LEADS_IN = /^.*(?:于|在|应|须|需|请|(?<!纪|摘|概)要|将|并|由|自|从|,|、)/;

function counted(match: RegExpExecArray, anchor: DayAnchor | null): Meant | null {
  const [, , event = "", after, allowed, halfAllowed, unitAllowed, within = "", halfWithin, unitWithin = ""] =
    match;
  const [amount, half, unit] = [allowed ?? within, halfAllowed ?? halfWithin, unitAllowed ?? unitWithin];
  const meant = countedFrom({ match: match[0], event, after, amount, half, unit }, anchor);
  return meant === null || match[10] === undefined ? meant : nearly(meant);
}

type Counted = {
  readonly match: string;
  readonly event: string;
  readonly after: string | undefined;
  readonly amount: string;
  readonly half: string | undefined;
  readonly unit: string;
};

function countedFrom(
  { match, event, after, amount, half, unit }: Counted,
  anchor: DayAnchor | null,
): Meant | null {
  // 3月内 is within March; 季度 counts only where 个 says so.
  if ((unit === "月" || unit === "季度") && !match.includes("个") && amount !== "半") return null;
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

export const WEEKDAYS = "一二三四五六";

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
  // 周末 is the end of the working week or Sunday.
  if (match[0].includes("末")) {
    const sunday = addDays(monday, 6);
    return last >= day ? oneOf(last, sunday) : oneOf(sunday, addDays(last, 7));
  }
  // 下周前 may end before that week begins.
  if (/^(?:之前|以前|前)$/.test(match[3] ?? "") && weeks > 0) return oneOf(last, addDays(monday, -1));
  return last >= day ? certain(last) : oneOf(addDays(last, 7), last);
}

/** 本月底前, 下月10日前, 本月25日, 下个月中旬. */
function namedMonth(match: RegExpExecArray, anchor: DayAnchor | null): Meant {
  const [, which = "", printed, part = ""] = match;
  const day = on(anchor);
  if (day === null) return ask("anchor");
  const [year, month] = monthsAway(day, which.startsWith("下下") ? 2 : /^[下次]/.test(which) ? 1 : 0);
  const found = printed === undefined ? partOfMonth(year, month, part) : toDay(year, month, Number(printed));
  if (printed === undefined && part === "" && match[4]?.endsWith("前"))
    return beforeOrIn(certain(found), toDay(year, month, 1), day);
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

/** 春节后: on the first working day after it, or within that month. */
function afterFestival(match: RegExpExecArray, anchor: DayAnchor | null): Meant {
  const [, printed, relative, name = ""] = match;
  if (anchor === null) return ask("anchor");
  const festival = name === "劳动" ? "五一" : FESTIVALS.find((each) => each === name);
  if (festival === undefined) return ask("anchor");
  const after = (year: number): Day | null => {
    let day = anchor.calendar.festivalDay(festival, year);
    // 元宵 is no day off: the day after it counts.
    if (day !== null)
      do day = addDays(day, 1);
      while (!anchor.calendar.isWorkingDay(day));
    return day;
  };
  const here = "on" in anchor ? yearOf(anchor.on) : anchor.year;
  const told = printed === undefined ? here + nextYears(relative ?? "今") : Number(printed);
  const [first, next] = [after(told), after(told + 1)];
  const comes = printed ?? relative;
  const day = comes === undefined && "on" in anchor && first !== null && first < anchor.on ? next : first;
  return day === null ? ask("event") : oneOf(day, monthEnd(yearOf(day), monthOf(day)));
}

/** 今冬明春, 明年春季: a season ends with the month in which its work does, or with its last. */
const SEASONS: Readonly<Record<string, readonly [early: number, late: number]>> = {
  春: [3, 5],
  夏: [6, 8],
  秋: [9, 11],
  冬: [12, 14],
};
function season(match: RegExpExecArray, anchor: DayAnchor | null): Meant {
  const [all, printed, relative, named = ""] = match;
  if (anchor === null && printed === undefined) return ask("anchor");
  const both = all.startsWith("今冬明春");
  const [early, late] = SEASONS[both ? "春" : named] ?? [12, 12];
  const said = on(anchor);
  const here =
    printed === undefined
      ? anchor === null
        ? 0
        : "on" in anchor
          ? yearOf(anchor.on)
          : anchor.year
      : Number(printed);
  const year = both
    ? here + (said !== null && monthOf(said) <= 5 ? 0 : 1)
    : here + nextYears(relative ?? "今");
  const ends = (month: number): Day | null =>
    monthEnd(year + Math.floor((month - 1) / 12), ((month - 1) % 12) + 1);
  return oneOf(ends(early), ends(late));
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
export const RELATIVE: readonly Rule[] = [
  [COUNTED, counted],
  [
    /(下下|本|这|下)?个?(?:周|星期|礼拜)(?:([1-7一二三四五六日天])(?!\d|[期个])|[底末内]|(?=(之前|以前|前)))(?:之前|以前|前)?/g,
    weekday,
  ],
  [
    /(下下|本|当|这|下|次)个?月份?(?:(\d{1,2})[日号]|(上中旬|中下旬|[上中下]旬|[底末初中内]))?(之前|以前|前(?!后)|内)?/g,
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
  [
    new RegExp(
      `(?:(\\d{4})年|(${THIS_YEAR}))?(${FESTIVALS.join("|")}|劳动)节?(?:假期|放假)?(?:之后|以后|过后|后)`,
      "g",
    ),
    afterFestival,
  ],
  [/今冬明春(?:期间)?|(?:(\d{4})年|(今年?|明年?|来年|本年))([春夏秋冬])[季天]?(?:期间)?(?!节)/g, season],
  [/(?<![\d今明后本当来次翌半])年前(?!后)/g, beforeTheYear],
  [/(今天|今日|当天|当日|即日|明天|明日|后天)(?:内|之前|以前|前)?(?!起)/g, soon],
];
/** What only stands alone where no month is named beside it. */
export const ALONE: readonly Rule[] = [
  [/(?<![\d季年])月(?:([底末内])|(?=(上中旬|中下旬|[上中下]旬|初)))(?:之前|以前|前)?/g, someMonth],
  [/(?<![\d月])(\d{1,2})[日号](?!内|以内|之内|起)(?:之前|以前|前)?/g, someDay],
];
