import { addDays, type Day, lastDayOfMonth } from "../../../kernel/calendar.ts";
import { type IsWorkingDay, toWorkingDay } from "../../../kernel/working-days.ts";
import type { DatedSchedule, Period, ReportingSchedule, Shift } from "./schedule.ts";

type RegularSchedule = Exclude<ReportingSchedule, { readonly kind: "custom" }>;

/** A period as its schedule makes it, before it is fitted to the one before it; `due` not shifted. */
type Drawn = { readonly key: string; readonly from: Day; readonly to: Day; readonly due: Day };

const MONTHS: Readonly<Record<RegularSchedule["kind"], number>> = {
  monthly: 1,
  quarterly: 3,
  "half-yearly": 6,
};

/** Months since year 0, so that adding months is adding numbers. */
const monthOf = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** A day of a month; one the month does not have means its last. */
function dayOfMonth(month: number, day: number): Day {
  const [year, ofYear] = [Math.floor(month / 12), (month % 12) + 1];
  const date = Math.min(day, lastDayOfMonth(year, ofYear));
  return `${year}-${String(ofYear).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

/** The key of the month, quarter or half-year that begins with this month: `2026-11`, `2026-Q4`, `2026-H2`. */
function keyOf(kind: RegularSchedule["kind"], month: number): string {
  const [year, ofYear] = [Math.floor(month / 12), month % 12];
  if (kind === "monthly") return `${year}-${String(ofYear + 1).padStart(2, "0")}`;
  return kind === "quarterly" ? `${year}-Q${ofYear / 3 + 1}` : `${year}-H${ofYear / 6 + 1}`;
}

/** The periods of one schedule, in order, that begin before `end` and end on `start` or later. */
function drawn(schedule: ReportingSchedule, start: Day, end: Day): Drawn[] {
  if (schedule.kind === "custom") {
    return schedule.periods
      .map(({ label, from, to, due }) => ({ key: label, from, to, due }))
      .filter(({ from, to }) => from < end && to >= start)
      .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  }
  const length = MONTHS[schedule.kind];
  const found: Drawn[] = [];
  for (
    let month = Math.floor(monthOf(start) / length) * length;
    dayOfMonth(month, 1) < end;
    month += length
  ) {
    const last = month + length - 1;
    found.push({
      key: keyOf(schedule.kind, month),
      from: dayOfMonth(month, 1),
      to: dayOfMonth(last, 31),
      due: dayOfMonth(last + schedule.dueMonth, schedule.dueDay),
    });
  }
  return found;
}

function shifted(due: Day, shift: Shift, earliest: Day, isWorkingDay: IsWorkingDay): Day {
  if (shift === "none") return due;
  const moved = toWorkingDay(due, shift === "next-working-day" ? "next" : "previous", isWorkingDay);
  // Nobody can report on a period that has not begun.
  return moved < earliest ? toWorkingDay(due, "next", isWorkingDay) : moved;
}

function fitted(
  period: Drawn,
  earliest: Day,
  last: Period | undefined,
  shift: Shift,
  is: IsWorkingDay,
): Period {
  const from = period.from < earliest ? earliest : period.from;
  const moved = shifted(period.due < from ? from : period.due, shift, from, is);
  const due = last && moved <= last.due ? toWorkingDay(addDays(last.due, 1), "next", is) : moved;
  return { key: period.key, from, to: period.to, due, unshifted: due === period.due ? null : period.due };
}

/** Long enough before the days asked for that the periods of one regular schedule cannot tell. */
const LOOK_BACK_DAYS = 800;

/**
 * The reporting periods due from `from` to `to`, both included, in order. They never overlap and each is due later
 * than the one before. A schedule holds from its day until the next one; a period that has begun stays with the
 * schedule of its first day, and the next schedule begins with what is left of its own period (a change from months to
 * quarters on 10 November leaves November as it was and makes December the first, shortened, fourth quarter).
 * Of two schedules from the same day the later in the list holds. Working days: as offices work, see {@link IsWorkingDay}.
 */
export function periodsOf(
  schedules: readonly DatedSchedule[],
  isWorkingDay: IsWorkingDay,
  from: Day,
  to: Day,
): Period[] {
  const sorted = schedules.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const versions = sorted.filter(({ from: start }, i) => sorted[i + 1]?.from !== start);
  const horizon = addDays(to, 1);
  const periods: Period[] = [];
  for (const [i, { from: start, schedule }] of versions.entries()) {
    const next = versions[i + 1]?.from;
    const end = next !== undefined && next < horizon ? next : horizon;
    const early = addDays(from < end ? from : end, -LOOK_BACK_DAYS);
    const begin = i === 0 && schedule.kind !== "custom" && early > start ? early : start;
    for (const period of drawn(schedule, begin, end)) {
      const last = periods.at(-1);
      const free = last ? addDays(last.to, 1) : start;
      const earliest = free > start ? free : start;
      if (period.to < earliest || earliest >= end) continue;
      periods.push(fitted(period, earliest, last, schedule.shift, isWorkingDay));
    }
  }
  return periods.filter(({ due }) => due >= from && due <= to);
}

/** The period to report next: the first that is due on `asOf` or later. Its first day may still be to come. */
export function currentPeriod(periods: readonly Period[], asOf: Day): Period | undefined {
  return periods.find(({ due }) => due >= asOf);
}

/** The period that fell due last before `asOf`: a due day is owed until it ends. */
export function lastDuePeriod(periods: readonly Period[], asOf: Day): Period | undefined {
  return periods.findLast(({ due }) => due < asOf);
}

export function periodByKey(periods: readonly Period[], key: string): Period | undefined {
  return periods.find((period) => period.key === key);
}
