import { addDays, type Day, daysBetween, lastDayOfMonth, toDay } from "./calendar.ts";
import type { IsWorkingDay } from "./working-days.ts";

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
 * from something else (批复后), `readings` they may mean several days, `about` they say only nearly when (年底前后), `both` they
 * name a duty that comes back beside a limit (每月调度，12月底前完成), `impossible` there is no such day, `returns` they come back
 * in a way that no month says (每月结束后5日内).
 */
export type DayQuestion = "anchor" | "event" | "readings" | "about" | "both" | "impossible" | "returns";

export type Found = {
  readonly at: number;
  readonly end: number;
  readonly readings: readonly Day[];
  readonly asks: DayQuestion | null;
};
export type Meant = Pick<Found, "readings" | "asks">;

export const certain = (day: Day | null): Meant =>
  day === null ? { readings: [], asks: "impossible" } : { readings: [day], asks: null };
export const ask = (asks: DayQuestion): Meant => ({ readings: [], asks });
export const oneOf = (...days: readonly (Day | null)[]): Meant => {
  const readings = [...new Set(days.flatMap((day) => day ?? []))];
  return readings.length > 1 ? { readings, asks: "readings" } : certain(readings[0] ?? null);
};

export const yearOf = (day: Day): number => Number(day.slice(0, 4));
export const monthOf = (day: Day): number => Number(day.slice(5, 7));
export const monthEnd = (year: number, month: number): Day | null =>
  month < 1 || month > 12 ? null : toDay(year, month, lastDayOfMonth(year, month));

/** Year and month `by` months away; months count from 1. */
export function monthsAway(day: Day, by: number): readonly [year: number, month: number] {
  const at = yearOf(day) * 12 + monthOf(day) - 1 + by;
  return [Math.floor(at / 12), (at % 12) + 1];
}

/** The same day of the month `by` months later, that month's last where it lacks the day. */
export function addMonths(day: Day, by: number): Day | null {
  const [year, month] = monthsAway(day, by);
  return toDay(year, month, Math.min(Number(day.slice(8)), lastDayOfMonth(year, month)));
}

/** An end this near leaves no time for work: the next one may be meant as well. These, too, are this product's choice. */
export const NEAR = { month: 2, longer: 7 } as const;
/** What passed within this part of its cycle may be meant by mistake: 15日前, said on the 20th. */
export const JUST_PASSED = 1 / 4;

/** What comes back each cycle and is named without saying which, said on a day: the next, asked where the last just passed. */
export function comesNext(on: Day, here: Day | null, next: Day | null, cycle: number): Meant {
  if (here === null) return certain(next);
  if (here >= on) return certain(here);
  return daysBetween(here, on) <= cycle * JUST_PASSED ? oneOf(next, here) : certain(next);
}

/** The end of what runs now, the next one beside it where it is near. */
export function endOfWhatRuns(on: Day, end: Day | null, next: Day | null, near: number): Meant {
  return end !== null && daysBetween(on, end) <= near ? oneOf(end, next) : certain(end);
}

export type Rule = readonly [
  pattern: RegExp,
  read: (match: RegExpExecArray, anchor: DayAnchor | null) => Meant | null,
];

export const on = (anchor: DayAnchor | null): Day | null =>
  anchor !== null && "on" in anchor ? anchor.on : null;
export const nextYears = (word: string | undefined): number =>
  word === undefined || /今|本|当/.test(word)
    ? 0
    : (({ 后年: 2, 去年: -1, 上年: -1, 前年: -2 } as Readonly<Record<string, number>>)[word] ?? 1);
export const THIS_YEAR = "今年|本年度?|当年|明年|次年|来年|翌年|后年|去年|上年|前年";

export const partOfMonth = (year: number, month: number, part: string): Day | null =>
  /^(?:上旬|初)/.test(part)
    ? toDay(year, month, 10)
    : /^(?:上中|中(?!下))/.test(part)
      ? toDay(year, month, 20)
      : monthEnd(year, month);

/** Tenths of a month as papers name them: 上旬, 上中旬. */
export const TENTHS = "上中旬|中下旬|[上中下]旬";

/** The day that is meant, which the words give only nearly. */
export const nearly = ({ readings, asks }: Meant): Meant => ({ readings, asks: asks ?? "about" });

/** 三季度前, 3月前: by the end of what is named, or before it begins, where that is still to come. */
export function beforeOrIn(meant: Meant, begins: Day | null, day: Day): Meant {
  const eve = begins === null ? null : addDays(begins, -1);
  return eve === null || eve < day || meant.readings.length === 0 ? meant : oneOf(...meant.readings, eve);
}
