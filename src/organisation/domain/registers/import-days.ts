import { type Day, lastDayOfMonth, toDay } from "../../../kernel/calendar.ts";
import { folded } from "../../../kernel/search-tokens.ts";

/** A day as a cell gives it; `exact` is false where only a month, a quarter or a year is printed: the day is then its last. */
export type PrintedDay = { readonly day: Day; readonly exact: boolean };

const ENDING = /(?:底|末|以?前|完成|建成|竣工|开工|之前)*$/;
const MONTHS: Readonly<Record<string, number>> = {
  上半年: 6,
  下半年: 12,
  全年: 12,
  年: 12,
  "": 12,
};
const QUARTER = /^第?([一二三四1-4])季度$/;
const QUARTERS = "一二三四";

const endOf = (year: number, month: number): Day | null =>
  month < 1 || month > 12 ? null : toDay(year, month, lastDayOfMonth(year, month));

const monthOfPart = (part: string): number | null => {
  const quarter = QUARTER.exec(part)?.[1];
  if (quarter !== undefined)
    return 3 * (QUARTERS.includes(quarter) ? QUARTERS.indexOf(quarter) + 1 : Number(quarter));
  return MONTHS[part] ?? null;
};

/** The day that a cell prints, null where it prints none: 2026-12-31, 2026年12月, 2026.6, 2026年底前, 2026年三季度. */
export function printedDay(text: string): PrintedDay | null {
  const plain = folded(text).replace(/\s/g, "").replace(ENDING, "");
  const whole =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?$/.exec(plain) ?? /^(20\d{2})(\d{2})(\d{2})$/.exec(plain);
  if (whole) {
    const day = toDay(Number(whole[1]), Number(whole[2]), Number(whole[3]));
    return day === null ? null : { day, exact: true };
  }
  const month = /^(\d{4})[-/.年](\d{1,2})月?$/.exec(plain);
  const partial = /^(20\d{2})(?:年(.*))?$/.exec(plain);
  const at = month ? Number(month[2]) : partial ? monthOfPart(partial[2] ?? "") : null;
  const day = at === null ? null : endOf(Number((month ?? partial)?.[1]), at);
  return day === null ? null : { day, exact: false };
}

/** What a cell holds when it holds nothing: —, 无, 待定. */
export const saysNothing = (text: string): boolean =>
  /^(?:[-—–/\\.。\s]*|无|暂无|没有|未定|待定|不详|未知|不涉及|n\/?a)$/i.test(folded(text).trim());
