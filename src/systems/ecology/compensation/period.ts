import { addDays, type Day, lastDayOfMonth } from "../../../kernel/calendar.ts";

// Periods of an agreement: whole years or months, cut where it begins and ends.

export type PeriodLength = "month" | "year";

/** Days, both among them. */
export type Span = { readonly from: Day; readonly until: Day };

/** A period of an agreement: `name` is `YYYY` or `YYYY-MM`, `span` what of it lies within the agreement. */
export type Period = { readonly name: string; readonly span: Span };

/** A month as `YYYY-MM`. */
export type Month = string;

const numbersOf = (text: string): number[] => text.split("-").map(Number);
const monthOf = (year: number, month: number): Month => `${year}-${String(month).padStart(2, "0")}`;

/** First and last day of a year or a month by its name. */
export function wholeOf(name: string): Span {
  const [year = 0, month] = numbersOf(name);
  if (month === undefined) return { from: `${name}-01-01`, until: `${name}-12-31` };
  return { from: `${name}-01`, until: `${name}-${lastDayOfMonth(year, month)}` };
}

const later = (a: Day, b: Day): Day => (a < b ? b : a);
const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

/** The months that a span touches, in order. */
export function monthsOf({ from, until }: Span): Month[] {
  const [year = 0, month = 1] = numbersOf(from);
  const [toYear = 0, toMonth = 1] = numbersOf(until);
  const count = (toYear - year) * 12 + toMonth - month + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const at = year * 12 + month - 1 + index;
    return monthOf(Math.floor(at / 12), (at % 12) + 1);
  });
}

/** The periods of an agreement, in order; the first and the last are cut where it begins and ends. */
export function periodsOf(of: Span, length: PeriodLength): Period[] {
  const months = monthsOf(of);
  const names = length === "month" ? months : [...new Set(months.map((month) => month.slice(0, 4)))];
  return names.map((name) => {
    const whole = wholeOf(name);
    return { name, span: { from: later(whole.from, of.from), until: earlier(whole.until, of.until) } };
  });
}

/** The same day a year earlier; the last day of a month is that month's last then, too. */
function aYearEarlier(day: Day, end: boolean): Day {
  const [year = 0, month = 1, date = 1] = numbersOf(day);
  const last = lastDayOfMonth(year - 1, month);
  const isLast = end && date === lastDayOfMonth(year, month);
  return `${monthOf(year - 1, month)}-${String(isLast ? last : Math.min(date, last)).padStart(2, "0")}`;
}

/** The same period a year earlier; a whole February is a whole one then. */
export const yearBefore = ({ from, until }: Span): Span => ({
  from: aYearEarlier(from, false),
  until: aYearEarlier(until, true),
});

/** What of a month lies within a span. */
export const monthWithin = (month: Month, { from, until }: Span): Span => {
  const whole = wholeOf(month);
  return { from: later(whole.from, from), until: earlier(whole.until, until) };
};

/** Whether days that are taken out, in any order and overlapping as they may, leave no day of a span. */
export function isCovered({ from, until }: Span, out: readonly Span[]): boolean {
  let next = from;
  for (const each of out.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)))
    if (each.from <= next && each.until >= next) next = addDays(each.until, 1);
  return next > until;
}

/** Whether two spans have a day in common. */
export const touch = (a: Span, b: Span): boolean => a.from <= b.until && b.from <= a.until;
