import { type Day, toDay } from "./calendar.ts";
import { dayForm } from "./day-form.ts";
import type { WorkCalendar } from "./day-meaning.ts";
import { readDays } from "./day-words.ts";

/**
 * A day as a cell of a spreadsheet gives it. `exact`: printed to the day; else the last day of the month, quarter or year
 * that is printed. `serial`: it stood there as Excel's count of days, its format lost.
 */
export type CellDay = { readonly day: Day; readonly exact: boolean; readonly serial: boolean };

/** Excel's count of days since 1900, of 2009 to 2064; smaller numbers are sums. A time of the day is its fraction. */
const SERIAL = /^([45]\d{4})(?:\.\d+)?$/;
const DAY_MS = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);

const WHOLE = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})[日号]?$/;
const DIGITS_ALONE = /^(20\d{2})(\d{2})(\d{2})$/;
/** What may stand around a date without being another statement. */
const AROUND = /^(?:计划|预计|拟|于|到|至|截至|底|末|以?前|之前|完成|建成|竣工|开工|投用)*$/;

/** Cells of a table count no working days, and name festivals with their year or not at all. */
const NO_CALENDAR: WorkCalendar = { isWorkingDay: () => true, festivalDay: () => null };

/**
 * The day that a cell of any spreadsheet prints, null where it prints none or says more than a day: 2026-12-31, 20261231,
 * 2026年3月1日 00:00, 2026-03-01T00:00:00Z, 46387, 2026年12月, 2026.6, 2026年底前, 2026年三季度. What names no year (年底前) is read from
 * `year`, that of the table, and is no day where there is none.
 */
export function dayInCell(text: string, year: number | null = null): CellDay | null {
  const serial = SERIAL.exec(text.trim())?.[1];
  if (serial !== undefined) {
    const day = new Date(EPOCH_1900 + Number(serial) * DAY_MS).toISOString().slice(0, 10);
    return { day, exact: true, serial: true };
  }
  const printed = dayForm(text).replace(/(?:以前|之前|前|底|末|完成|建成|竣工|开工)+$/, "");
  const whole = WHOLE.exec(printed) ?? DIGITS_ALONE.exec(printed);
  if (whole !== null) {
    const day = toDay(Number(whole[1]), Number(whole[2]), Number(whole[3]));
    return day === null ? null : { day, exact: true, serial: false };
  }
  if (year === null && !/\d{4}/.test(printed)) return null;
  const anchor = year === null ? null : { year, calendar: NO_CALENDAR };
  const { latest, rest, thenContinuous } = readDays(
    /^20\d{2}$/.test(printed) ? `${printed}年` : text,
    anchor,
  );
  return latest !== null && !thenContinuous && AROUND.test(rest)
    ? { day: latest, exact: false, serial: false }
    : null;
}
