import { addDays, addMonths, type Day } from "../../../../kernel/calendar.ts";

export const CYCLES = ["daily", "weekly", "monthly", "quarterly", "yearly"] as const;
export type Cycle = (typeof CYCLES)[number];

const MONTHS: Readonly<Partial<Record<Cycle, number>>> = { monthly: 1, quarterly: 3, yearly: 12 };

/** The last day of the `turn`-th cycle (from 1) after the day on which a flow was agreed; the day of month is that of the agreement, or the month's last. */
export function cycleEnd(agreedOn: Day, cycle: Cycle, turn: number): Day {
  const months = MONTHS[cycle];
  return months === undefined
    ? addDays(agreedOn, turn * (cycle === "daily" ? 1 : 7))
    : addMonths(agreedOn, months * turn);
}

export type Pause = { readonly from: Day; readonly until: Day | null };

export type FlowClock = {
  readonly agreedOn: Day | null;
  readonly endedOn: Day | null;
  readonly cycle: Cycle;
  readonly deliveries: readonly { readonly day: Day }[];
  readonly pauses: readonly Pause[];
};

/** Most missed cycles that are told, the latest: nobody reads more of a daily flow. */
const MOST = 400;

export type MissedCycle = {
  /** Last day of the cycle. */
  readonly end: Day;
  /** First delivery after it, which made it good. */
  readonly madeUpOn: Day | null;
};

/**
 * Cycles that were over before `asOf` and in which nothing was delivered, the earliest first. A cycle is the days after the
 * one before, up to its end; one in which the flow was paused on its last day, or which ends after the flow, is not owed.
 */
export function missedCycles(
  { agreedOn, endedOn, cycle, deliveries, pauses }: FlowClock,
  asOf: Day,
): MissedCycle[] {
  if (agreedOn === null) return [];
  const days = deliveries
    .map(({ day }) => day)
    .filter((day) => day <= asOf)
    .toSorted();
  const missed: MissedCycle[] = [];
  // The first cycle holds the day of the agreement itself, too.
  let after = addDays(agreedOn, -1);
  for (let turn = 1; cycleEnd(agreedOn, cycle, turn) < asOf; turn += 1) {
    const end = cycleEnd(agreedOn, cycle, turn);
    const owed =
      (endedOn === null || end < endedOn) &&
      !pauses.some(({ from, until }) => from <= end && (until === null || end < until));
    const start = after;
    if (owed && !days.some((day) => start < day && day <= end))
      missed.push({ end, madeUpOn: days.find((day) => day > end) ?? null });
    after = end;
  }
  return missed.slice(-MOST);
}

/** Ends of the cycles that were missed and not made up for yet. */
export const overdueCycles = (flow: FlowClock, asOf: Day): Day[] =>
  missedCycles(flow, asOf).flatMap(({ end, madeUpOn }) => (madeUpOn === null ? [end] : []));

/** Days in which the next cycle ends for certain. */
const WITHIN: Readonly<Record<Cycle, number>> = {
  daily: 3,
  weekly: 15,
  monthly: 63,
  quarterly: 190,
  yearly: 740,
};

/** End of the earliest cycle that is missed, or will be unless something is delivered; null where none is owed. */
export function nextMissed(flow: FlowClock): Day | null {
  const { agreedOn, cycle, deliveries, pauses } = flow;
  if (agreedOn === null) return null;
  const known = [
    ...deliveries.map(({ day }) => day),
    ...pauses.flatMap(({ from, until }) => [from, until ?? from]),
  ];
  const latest = known.reduce((last, day) => (day > last ? day : last), agreedOn);
  return overdueCycles(flow, addDays(latest, WITHIN[cycle]))[0] ?? null;
}
