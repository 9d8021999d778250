import * as calendar from "chinese-days";
import { type Day, isDay } from "../kernel/calendar.ts";
import type { Festival, WorkCalendar } from "../kernel/day-words.ts";
import type { IsWorkingDay } from "../kernel/working-days.ts";

// Node finds no named exports in the library's CommonJS, only its default one.
const { getSolarDateFromLunar, getSolarTerms, isWorkday } = calendar.default;

// The library reads a text as midnight in UTC and then the machine's day, which west of Greenwich is the day before.
const atNoon = (day: Day): Date => new Date(`${day}T12:00:00`);

// The calendar does not change while the program runs, and a list of periods asks for the same days again and again.
const known = new Map<Day, boolean>();

/** Working days as the State Council published them; in a year without a notice yet, Monday to Friday. */
export const isWorkingDay: IsWorkingDay = (day) => {
  const before = known.get(day);
  if (before !== undefined) return before;
  const works = isWorkday(atNoon(day));
  known.set(day, works);
  return works;
};

// Every notice gives 1 to 3 October off; without one at least one of the three falls on a weekday.
const isPublished = (year: number): boolean =>
  [`${year}-10-01`, `${year}-10-02`, `${year}-10-03`].every((day) => !isWorkingDay(day));

function lastPublished(from: number): number {
  return isPublished(from + 1) ? lastPublished(from + 1) : from;
}

/** The last day for which the State Council's notice of holidays is in the calendar; later ones are Monday to Friday. */
export const PUBLISHED_THROUGH: Day = `${lastPublished(2024)}-12-31`;

const LUNAR: Partial<Readonly<Record<Festival, string>>> = { 春节: "01-01", 端午: "05-05", 中秋: "08-15" };
const FIXED: Partial<Readonly<Record<Festival, string>>> = { 元旦: "01-01", 五一: "05-01", 国庆: "10-01" };

/** The first day of a festival: by the solar calendar, by the lunar one, and 清明 by its solar term. */
const festivalDay: WorkCalendar["festivalDay"] = (festival, year) => {
  const fixed = FIXED[festival];
  if (fixed !== undefined) return `${year}-${fixed}`;
  const lunar = LUNAR[festival];
  const found =
    lunar === undefined
      ? getSolarTerms(`${year}-04-01`, `${year}-04-10`).find(({ name }) => name === festival)?.date
      : getSolarDateFromLunar(`${year}-${lunar}`).date;
  return found !== undefined && isDay(found) ? found : null;
};

/** Working days and festivals, for reading the days that papers name. */
export const WORK_CALENDAR: WorkCalendar = { isWorkingDay, festivalDay };
