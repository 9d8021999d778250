import { addDays, type Day } from "./calendar.ts";
import type { IsWorkingDay } from "./working-days.ts";

// Counting of days towards a limit. Which limit runs, from which day, what stops it, and what it is called when it is not
// kept is law and stands with the slice whose law it is.

/** Time that counts against no limit: the days after `from`, up to and with `until`, which is null while it lasts. */
export type Stop = { readonly from: Day; readonly until: Day | null };

/** A limit of `total` days, counted in `unit`. `start` is day 0: the first day is not counted (民法典 article 201). */
export type Limit = {
  readonly start: Day;
  readonly total: number;
  readonly unit: "working-day" | "day";
  readonly stops?: readonly Stop[];
};

/**
 * How a limit stands at the end of a day: `used` and `left`, which is negative past the limit, in its unit; `due` the last
 * of its days, null while time stands still before it; `daysOver`: calendar days since then that no stop covers, days off
 * included. A limit is overdue as soon as there is one such day: it ends with its last day (民法典 article 203), so that
 * the Saturday after a Friday is late, whatever the limit is counted in.
 */
export type LimitOn = {
  readonly used: number;
  readonly left: number;
  readonly due: Day | null;
  readonly daysOver: number;
};

/** Days from the start among which the last one is sought: no limit is longer, and a bad row must not hang a list. */
const LONGEST_LIMIT_DAYS = 3_700;

const isStopped = (stops: readonly Stop[], day: Day): boolean =>
  stops.some(({ from, until }) => day > from && (until === null || day <= until));

/**
 * A limit as of a day. A day counts that no stop covers and, of limits in working days, on which offices work. A limit in
 * calendar days whose last one is a day off ends with the next working day (民法典 article 203). What falls due is told as if
 * nothing stopped it any more, except by a stop that lasts.
 */
export function limitOn(
  { start, total, unit, stops = [] }: Limit,
  asOf: Day,
  isWorkingDay: IsWorkingDay,
): LimitOn {
  const open = stops.find(({ until }) => until === null);
  let used = 0;
  let counted = 0;
  let due: Day | null = total === 0 ? start : null;
  let given = total;
  let daysOver = 0;
  for (let walked = 1; ; walked++) {
    const day = addDays(start, walked);
    const settled = due !== null || walked > LONGEST_LIMIT_DAYS || (open !== undefined && day > open.from);
    if (day > asOf && settled) break;
    if (isStopped(stops, day)) continue;
    if (due !== null) daysOver++;
    if (unit === "working-day" && !isWorkingDay(day)) continue;
    counted++;
    if (day <= asOf) used++;
    if (due === null && counted >= total && isWorkingDay(day)) [due, given] = [day, counted];
  }
  return { used, left: (due === null ? Math.max(total, used) : given) - used, due, daysOver };
}
