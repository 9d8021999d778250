import { addDays, type Day } from "../../../kernel/calendar.ts";

export type Span = { readonly from: Day; readonly until: Day };

/** Days of a span that no other covers, as spans in order. */
export function uncovered(whole: Span, covers: readonly Span[]): Span[] {
  const left: Span[] = [];
  let at = whole.from;
  for (const { from, until } of covers.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (until < at) continue;
    if (from > whole.until) break;
    if (from > at) left.push({ from: at, until: addDays(from, -1) });
    at = addDays(until, 1);
  }
  if (at <= whole.until) left.push({ from: at, until: whole.until });
  return left;
}

/** Days that two spans share, null where they share none. */
export function shared(one: Span, other: Span): Span | null {
  const from = one.from > other.from ? one.from : other.from;
  const until = one.until < other.until ? one.until : other.until;
  return from <= until ? { from, until } : null;
}
