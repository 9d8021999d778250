import { addDays, type Day, addMonths } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { uncovered } from "./coverage.ts";
import { type CountedTerm, fairOrder, type RosterMember } from "./fair-order.ts";
import type { RosterState } from "./roster.ts";
import type { TermState } from "./term.ts";

/** A term that would fill a gap, with why this unit. A proposal: nothing is planned until the office plans it. */
export type ProposedTerm = {
  readonly unitId: string;
  readonly seat: string;
  readonly seatName: string;
  readonly from: Day;
  readonly until: Day;
  readonly why: Sentence;
};

/** A term of a seat as far as filling it is concerned. */
export type SeatTerm = CountedTerm & Pick<TermState, "seat">;

/**
 * Terms for every day within `months` of a day on which a seat is empty, the earliest first, each to the unit whose turn
 * it is at its beginning, the terms proposed before counted. A gap longer than a term takes several. Empty where no unit
 * of the roster may be asked.
 */
export function planAhead(
  members: readonly RosterMember[],
  terms: readonly SeatTerm[],
  day: Day,
  roster: Pick<RosterState, "exemptions" | "years" | "seats" | "termMonths">,
  months = 12,
): ProposedTerm[] {
  const whole = { from: day, until: addDays(addMonths(day, months), -1) };
  const empty = roster.seats.flatMap((seat) => {
    const taken = terms.filter((term) => term.seat === seat.id && fills(term));
    return uncovered(whole, taken).map((span) => ({ ...span, seat, open: span.until === whole.until }));
  });
  const proposed: ProposedTerm[] = [];
  const known: SeatTerm[] = [...terms];
  const waiting = empty.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  for (let gap = waiting.shift(); gap !== undefined; gap = waiting.shift()) {
    const { seat, from, open } = gap;
    const whole = addDays(addMonths(from, roster.termMonths), -1);
    const until = open || whole < gap.until ? whole : gap.until;
    const turn = fairOrder(members, known, from, roster)[0];
    if (turn === undefined || turn.exemption !== null) continue;
    proposed.push({ unitId: turn.unitId, seat: seat.id, seatName: seat.name, from, until, why: turn.reason });
    known.push({ unitId: turn.unitId, seat: seat.id, from, until, status: "planned" });
    if (until < gap.until) {
      const at = addDays(until, 1);
      const before = waiting.findIndex((each) => each.from > at);
      waiting.splice(before < 0 ? waiting.length : before, 0, { ...gap, from: at });
    }
  }
  return proposed;
}

/** Whether a seat is filled by a term on its days: not by one that was cancelled. */
export const fills = ({ status }: Pick<TermState, "status">): boolean => status !== "cancelled";
