import { toDay } from "../../../kernel/calendar.ts";

const WRITTEN =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
const SHANGHAI_MINUTES = 8 * 60;

/**
 * An instant as it is written: a day, or a day and a time, with an offset (`2026-07-01T08:00+08:00`, `2026-07-01T00:00Z`);
 * without one it is the time of Shanghai. Null: no such day, time or offset.
 */
export function readInstant(text: string): Date | null {
  const [, year, month, date, hour = "0", minute = "0", second = "0", part = "0", offset] =
    WRITTEN.exec(text.trim()) ?? [];
  if (year === undefined) return null;
  const day = toDay(Number(year), Number(month), Number(date));
  const [h, m, s] = [hour, minute, second].map(Number) as [number, number, number];
  if (day === null || h > 23 || m > 59 || s > 59) return null;
  const [, sign = "+", hours = "0", minutes = "0"] = /^([+-])(\d{2}):?(\d{2})$/.exec(offset ?? "") ?? [];
  if (Number(hours) > 18 || Number(minutes) > 59) return null;
  const ahead =
    offset === undefined
      ? SHANGHAI_MINUTES
      : (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const milliseconds = Math.floor(Number(`0.${part}`) * 1000);
  return new Date(Date.parse(day) + ((h * 60 + m - ahead) * 60 + s) * 1000 + milliseconds);
}
