import * as calendar from "chinese-days";
import { addDays, type Day, isDay } from "../kernel/calendar.ts";
import { FESTIVALS, type Festival, type WorkCalendar } from "../kernel/day-meaning.ts";
import type { IsWorkingDay } from "../kernel/working-days.ts";

// Node finds no named exports in the library's CommonJS, only its default one.
const { getSolarDateFromLunar, getSolarTerms, isWorkday } = calendar.default;

// The library reads a text as midnight in UTC and then the machine's day, which west of Greenwich is the day before.
const atNoon = (day: Day): Date => new Date(`${day}T12:00:00`);

const LUNAR: Partial<Readonly<Record<Festival, string>>> = {
  春节: "01-01",
  元宵: "01-15",
  端午: "05-05",
  中秋: "08-15",
};
const FIXED: Partial<Readonly<Record<Festival, string>>> = { 元旦: "01-01", 五一: "05-01", 国庆: "10-01" };

// The library's table of lunar months; beyond it, it answers with days of other years.
const LUNAR_YEARS = { first: 1901, last: 2100 };

/** The first day of a festival: by the solar calendar, by the lunar one (null beyond 1901 to 2100), and 清明 by its solar term. */
const festivalDay: WorkCalendar["festivalDay"] = (festival, year) => {
  const fixed = FIXED[festival];
  if (fixed !== undefined) return `${year}-${fixed}`;
  if (year < LUNAR_YEARS.first || year > LUNAR_YEARS.last) return null;
  const lunar = LUNAR[festival];
  const found =
    lunar === undefined
      ? getSolarTerms(`${year}-04-01`, `${year}-04-10`).find(({ name }) => name === festival)?.date
      : getSolarDateFromLunar(`${year}-${lunar}`).date;
  return found !== undefined && isDay(found) ? found : null;
};

/**
 * 全国年节及纪念日放假办法 as revised by 国务院令第795号 of 10 November 2024, in force since 1 January 2025, article 2: 13 days. First
 * day counted from the festival (除夕 is the day before 春节) and number of days, by memory of the text and as the notices for
 * 2025 and 2026 apply it. Earlier editions (11 days from 2008 to 2024) are not needed: all those years have their notice.
 * By article 6 a day that falls on a Saturday or Sunday is made up for on a working day; which one, only a notice says.
 */
const STATUTORY: Readonly<Record<Festival, { readonly first: number; readonly days: number }>> = {
  元旦: { first: 0, days: 1 },
  春节: { first: -1, days: 4 },
  元宵: { first: 0, days: 0 },
  清明: { first: 0, days: 1 },
  五一: { first: 0, days: 2 },
  端午: { first: 0, days: 1 },
  中秋: { first: 0, days: 1 },
  国庆: { first: 0, days: 3 },
};

const statutoryDays = (year: number): Day[] =>
  FESTIVALS.flatMap((festival) => {
    const day = festivalDay(festival, year);
    const { first, days } = STATUTORY[festival];
    return day === null ? [] : Array.from({ length: days }, (_, at) => addDays(day, first + at));
  });

// Every notice gives 1 to 3 October off; without one at least one of the three falls on a weekday.
const isPublished = (year: number): boolean =>
  [`${year}-10-01`, `${year}-10-02`, `${year}-10-03`].every((day) => !isWorkday(atNoon(day)));

function lastPublished(from: number): number {
  return isPublished(from + 1) ? lastPublished(from + 1) : from;
}

/**
 * The last day of the last year for which the State Council's notice of holidays is in the calendar. Later years have their
 * statutory days off, and nothing that only a notice could say: no days made up for, bridged or worked.
 */
export const PUBLISHED_THROUGH: Day = `${lastPublished(2024)}-12-31`;

// The calendar does not change while the program runs, and a list of periods asks for the same days again and again.
const statutory = new Map<string, readonly Day[]>();
const known = new Map<Day, boolean>();

function isStatutory(day: Day): boolean {
  const year = day.slice(0, 4);
  const days = statutory.get(year) ?? statutoryDays(Number(year));
  statutory.set(year, days);
  return days.includes(day);
}

/**
 * Working days as the State Council published them (2004 up to `PUBLISHED_THROUGH`); in a later year Monday to Friday without
 * its statutory holidays, before 2004 Monday to Friday.
 */
export const isWorkingDay: IsWorkingDay = (day) => {
  const before = known.get(day);
  if (before !== undefined) return before;
  const works = isWorkday(atNoon(day)) && !(day > PUBLISHED_THROUGH && isStatutory(day));
  known.set(day, works);
  return works;
};

/** Working days and festivals, for reading the days that papers name. */
export const WORK_CALENDAR: WorkCalendar = { isWorkingDay, festivalDay };
