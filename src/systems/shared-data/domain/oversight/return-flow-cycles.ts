import { addDays, type Day, lastDayOfMonth, toDay } from "../../../../kernel/calendar.ts";

export const CYCLES = ["daily", "weekly", "monthly", "quarterly", "yearly"] as const;
export type Cycle = (typeof CYCLES)[number];

const MONTHS: Readonly<Partial<Record<Cycle, number>>> = { monthly: 1, quarterly: 3, yearly: 12 };

function monthsLater(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const at = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(at / 12), (at % 12) + 1];
  const found = toDay(y, m, Math.min(date, lastDayOfMonth(y, m)));
  if (found === null) throw new Error(`no day ${months} months after ${day}`);
  return found;
}

/** The last day of the `turn`-th cycle (from 1) after the day on which a flow was agreed; the day of month is that of the agreement, or the month's last. */
export function cycleEnd(agreedOn: Day, cycle: Cycle, turn: number): Day {
  const months = MONTHS[cycle];
  return months === undefined
    ? addDays(agreedOn, turn * (cycle === "daily" ? 1 : 7))
    : monthsLater(agreedOn, months * turn);
}

export type Pause = { readonly from: Day; readonly until: Day | null };

export type FlowClock = {
  readonly agreedOn: Day | null;
  readonly endedOn: Day | null;
  readonly cycle: Cycle;
  readonly deliveries: readonly { readonly day: Day }[];
  readonly pauses: readonly Pause[];
};

/** Most cycles that are looked at, the latest: a daily flow of years is not counted back to its first day. */
const MOST = 400;

/**
 * Ends of the cycles before `asOf` in which nothing was delivered, the earliest first. A cycle is the days after the one
 * before, up to its end; one in which the flow was paused on its last day, or which ends after the flow, is not owed.
 */
export function overdueCycles({ agreedOn, endedOn, cycle, deliveries, pauses }: FlowClock, asOf: Day): Day[] {
  if (agreedOn === null) return [];
  const ends: Day[] = [];
  for (let turn = 1; cycleEnd(agreedOn, cycle, turn) < asOf; turn += 1)
    ends.push(cycleEnd(agreedOn, cycle, turn));
  return ends.slice(-MOST).filter((end) => {
    if (endedOn !== null && end >= endedOn) return false;
    if (pauses.some(({ from, until }) => from <= end && (until === null || end < until))) return false;
    const at = ends.indexOf(end);
    const start = ends[at - 1] ?? agreedOn;
    const first = at === 0;
    return !deliveries.some(({ day }) => day <= end && (first ? day >= start : day > start));
  });
}
