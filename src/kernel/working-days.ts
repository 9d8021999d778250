import { addDays, type Day } from "./calendar.ts";

/** Whether offices work on a day: by the State Council's notice of holidays, make-up days 调休 included, or the law alone. */
export type IsWorkingDay = (day: Day) => boolean;

/** `day` itself where it is a working day, else the nearest one before or after it. */
export function toWorkingDay(day: Day, direction: "previous" | "next", isWorkingDay: IsWorkingDay): Day {
  const step = direction === "next" ? 1 : -1;
  let at = day;
  while (!isWorkingDay(at)) at = addDays(at, step);
  return at;
}

/** Working days after `from` up to and with `to`; 0 where `to` is not later. */
export function workingDaysBetween(from: Day, to: Day, isWorkingDay: IsWorkingDay): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1;
  return count;
}

/** The `count`-th working day after `day`; `day` itself is day 0. */
export function addWorkingDays(day: Day, count: number, isWorkingDay: IsWorkingDay): Day {
  let at = day;
  for (let left = count; left > 0;) {
    at = addDays(at, 1);
    if (isWorkingDay(at)) left--;
  }
  return at;
}
