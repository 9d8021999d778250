import { addMonths, type Day, daysBetween } from "../../../../kernel/calendar.ts";
import { type LimitOn, limitOn } from "../../../../kernel/clock.ts";
import { addWorkingDays, type IsWorkingDay } from "../../../../kernel/working-days.ts";
import type { Duration } from "../items/item.ts";
import type { CaseState, Stop } from "./case.ts";

/** What a clock is told by. */
export type ClockFacts = Pick<
  CaseState,
  "handedOver" | "accepted" | "stops" | "decided" | "notAccepted" | "withdrawnOn" | "pact"
> & { readonly item: Pick<CaseState["item"], "legal" | "promised"> };

/** Where a case stands against one limit. `total`, `used` and `left` are counted in `unit`. */
export type LimitStanding = LimitOn & {
  readonly limit: Duration;
  readonly unit: "working-day" | "day";
  readonly total: number;
  readonly overdue: boolean;
};

/** The one clock of a case as of a day. */
export type ClockView = {
  readonly asOf: Day;
  /** Day 0; null before the hand-over, and `ahead` where the deciding place may still sign before it. */
  readonly startsOn: Day | null;
  readonly startedBy: "accept" | "silence" | "ahead" | null;
  readonly stopped: Stop["why"] | null;
  readonly endedOn: Day | null;
  readonly legal: LimitStanding | null;
  readonly promised: LimitStanding | null;
};

/** A limit as a count from `start`: months and years by the calendar, hours as whole days, begun ones counted. */
function countOf({ value, unit }: Duration, start: Day): Pick<LimitStanding, "total" | "unit"> {
  switch (unit) {
    case "working-day":
      return { total: value, unit };
    case "day":
      return { total: value, unit };
    case "hour":
      return { total: Math.ceil(value / 24), unit: "day" };
    case "month":
      return { total: daysBetween(start, addMonths(start, value)), unit: "day" };
    case "year":
      return { total: daysBetween(start, addMonths(start, value * 12)), unit: "day" };
  }
}

/**
 * The day from which a case's time counts (day 0) and why: the deciding place signed for it, or it was silent for the
 * working days of the pact after the hand-over, so that handing over cannot hide delay. Null before the hand-over.
 */
export function clockStart(
  { handedOver, accepted, pact }: Pick<ClockFacts, "handedOver" | "accepted" | "pact">,
  isWorkingDay: IsWorkingDay,
): { readonly on: Day; readonly by: "accept" | "silence" } | null {
  if (handedOver === null) return null;
  const silentOn = addWorkingDays(handedOver.on, pact.silentWorkingDays, isWorkingDay);
  return accepted !== null && accepted.on <= silentOn
    ? { on: accepted.on, by: "accept" }
    : { on: silentOn, by: "silence" };
}

/**
 * The clock as of a day against the legal and the promised limit. Day 0 does not count; a day counts where no stop covers it,
 * and for limits in working days where offices work. A stop of day s, ended on day e, covers the days after s up to e. It ends
 * with the decision, the refusal to accept or the withdrawal. A limit that ends on a day off ends with the next working day,
 * and what is decided later, also on a day off, is late: 民法典 article 203, as every clock of the kernel counts.
 */
export function clockOf(facts: ClockFacts, asOf: Day, isWorkingDay: IsWorkingDay): ClockView {
  const { item, stops } = facts;
  const start = clockStart(facts, isWorkingDay);
  const endedOn = facts.decided?.on ?? facts.notAccepted?.on ?? facts.withdrawnOn;
  const none = { asOf, startsOn: null, startedBy: null, stopped: null, endedOn, legal: null, promised: null };
  if (start === null) return none;
  const until = endedOn !== null && endedOn < asOf ? endedOn : asOf;
  const of = (limit: Duration | null): LimitStanding | null => {
    if (limit === null) return null;
    const counted = { start: start.on, ...countOf(limit, start.on), stops };
    const on = limitOn(counted, until, isWorkingDay);
    return { limit, unit: counted.unit, total: counted.total, ...on, overdue: on.daysOver > 0 };
  };
  return {
    asOf,
    startsOn: start.on,
    startedBy: start.by === "silence" && start.on > until ? "ahead" : start.by,
    stopped: endedOn === null ? (stops.find((stop) => stop.until === null)?.why ?? null) : null,
    endedOn,
    legal: of(item.legal),
    promised: of(item.promised),
  };
}

/**
 * The limit that a case is held to: what was promised, or the legal one where nothing was or where it is due sooner. A promise
 * longer than the legal limit is a mistake of the list and gives no more time.
 */
export function heldTo({ promised, legal }: Pick<ClockView, "promised" | "legal">): LimitStanding | null {
  if (promised === null || legal === null) return promised ?? legal;
  const sooner =
    promised.due !== null && legal.due !== null
      ? legal.due < promised.due
      : legal.unit === promised.unit && legal.total < promised.total;
  return sooner ? legal : promised;
}
