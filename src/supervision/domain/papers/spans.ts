import { lastDayOfMonth, type Day } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { periodName } from "../tasks/light-words.ts";
import { currentPeriod, lastDuePeriod, periodByKey } from "../tasks/periods.ts";
import type { Period } from "../tasks/schedule.ts";
import { PAPER_FORMS, type PaperKind } from "./kinds.ts";

/**
 * What time a paper is about: one reporting period, or a quarter, half-year or year (`2026-Q3`, `2026-H2`, `2026`)
 * that holds several. `periods` are those whose reports it quotes, in order, never none.
 */
export type PaperSpan = {
  readonly key: string;
  readonly label: Sentence;
  readonly from: Day;
  readonly to: Day;
  readonly periods: readonly Period[];
};

/** Periods offered for a new paper; older ones are still found by their key. */
const OFFERED = 24;

/** The name of a span as people say it: that of its period, or `2026年`. */
export const spanName = (key: string): Sentence =>
  /^\d{4}$/.test(key) ? { zh: `${key}年`, en: key } : periodName(key);

/** First and last month of a quarter, half-year or year, or null. */
function monthsOf(
  key: string,
): { readonly year: number; readonly first: number; readonly last: number } | null {
  const [, year, part, number] = /^(\d{4})(?:-([QH])([1-4]))?$/.exec(key) ?? [];
  if (year === undefined) return null;
  const length = part === undefined ? 12 : part === "Q" ? 3 : 6;
  const first = (Number(number ?? 1) - 1) * length + 1;
  return first > 12 ? null : { year: Number(year), first, last: first + length - 1 };
}

/** The span of a key over the reporting periods of a plan; null where it holds none. */
export function spanOf(key: string, periods: readonly Period[]): PaperSpan | null {
  const own = periodByKey(periods, key);
  if (own) return { key, label: spanName(key), from: own.from, to: own.to, periods: [own] };
  const months = monthsOf(key);
  if (months === null) return null;
  const { year, first, last } = months;
  const day = (month: number, date: number): Day =>
    `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
  const [from, to] = [day(first, 1), day(last, lastDayOfMonth(year, last))];
  const held = periods.filter((period) => period.to >= from && period.to <= to);
  return held.length === 0 ? null : { key, label: spanName(key), from, to, periods: held };
}

/** The quarter, half-year and year in which a day lies. */
function around(day: Day): string[] {
  const [year = "", month = ""] = day.split("-");
  return [`${year}-Q${Math.ceil(Number(month) / 3)}`, `${year}-H${Number(month) < 7 ? 1 : 2}`, year];
}

/** Spans that a paper made on `asOf` can be about: reporting periods, the latest first, then what holds several of them. */
export function spanChoices(periods: readonly Period[], asOf: Day): PaperSpan[] {
  const begun = periods.filter(({ from }) => from <= asOf);
  const latest = begun.slice(-OFFERED).toReversed();
  const longer = [...new Set(latest.flatMap(({ to }) => around(to)))]
    .filter((key) => periodByKey(begun, key) === undefined)
    .flatMap((key) => spanOf(key, begun) ?? [])
    .filter(({ periods: held }) => held.length > 1);
  return [...latest.flatMap(({ key }) => spanOf(key, begun) ?? []), ...longer];
}

/** What a paper of a kind is about unless somebody says otherwise; null for letters, which are about everything owed. */
export function usualSpan(kind: PaperKind, periods: readonly Period[], asOf: Day): PaperSpan | null {
  if (PAPER_FORMS[kind].to === "unit") return null;
  if (kind === "quarterly-report") {
    const quarters = spanChoices(periods, asOf).filter(({ key }) => /-Q\d$/.test(key));
    const quarter = quarters.find(({ to }) => to < asOf) ?? quarters[0];
    if (quarter) return quarter;
  }
  const period = lastDuePeriod(periods, asOf) ?? currentPeriod(periods, asOf);
  return period ? spanOf(period.key, periods) : null;
}
