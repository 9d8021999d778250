/** A calendar day as ISO text, `2024-12-31`. */
export type Day = string;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a day that exists. */
export function isDay(text: string): boolean {
  const m = DAY.exec(text);
  return m !== null && toDay(Number(m[1]), Number(m[2]), Number(m[3])) === text;
}

/** The day of these numbers, or null when there is none (month 13, 30 February). Months count from 1. */
export function toDay(year: number, month: number, day: number): Day | null {
  if (!Number.isInteger(year) || year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1)
    return null;
  if (day > lastDayOfMonth(year, month)) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Number of days of a month (1 to 12). */
export function lastDayOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The day `days` after `day`. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * The same day of the month so many months later, or earlier where negative; that month's last where it lacks the day.
 * Beyond the year 9999, which no day can be written of, the last day of that.
 */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const at = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(at / 12), (((at % 12) + 12) % 12) + 1];
  return toDay(toYear, toMonth, Math.min(date, lastDayOfMonth(toYear, toMonth))) ?? "9999-12-31";
}

/** The latest of some days, null of none. */
export const latestOf = (days: readonly Day[]): Day | null => days.toSorted().at(-1) ?? null;

/** The day of an instant in the time zone the product shows, Asia/Shanghai (UTC+8, no summer time since 1991). */
export function dayInShanghai(instant: Date): Day {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The time of day there, `03:41`. */
export const timeInShanghai = (instant: Date): string =>
  new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);

/** A day as official papers print it, `2024年12月31日`. */
export function dayInChinese(day: Day): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}
