import type { Day } from "../../../kernel/calendar.ts";
import { shared, type Span } from "./coverage.ts";

export type Clash<T> = { readonly one: T; readonly other: T; readonly both: Span };
/** The first pairs by the day from which they clash, and how many there are in all. */
export type Clashes<T> = { readonly first: readonly Clash<T>[]; readonly count: number };

type Placed<T> = { readonly span: T; readonly at: number };

/**
 * Pairs with one mark that share a day, those of a day in the order of the list. Spans are gone through as they begin,
 * never all pairs: ten thousand on one seat are fifty million of these.
 */
export function clashesOf<T extends Span>(
  spans: readonly T[],
  markOf: (span: T) => string | null,
  most: number,
): Clashes<T> {
  const placed = spans.map((span, at) => ({ span, at })).filter(({ span }) => span.from <= span.until);
  const groups = grouped(placed, ({ span }) => markOf(span));
  let count = 0;
  const found: (readonly [Placed<T>, Placed<T>, Span])[] = [];
  for (const group of groups.values()) {
    count += countOf(group);
    for (const [one, other] of firstOf(group, most)) {
      const both = shared(one.span, other.span);
      if (both) found.push([one, other, both]);
    }
  }
  const first = found
    .toSorted(([a, b, from], [c, d, to]) => from.from.localeCompare(to.from) || a.at - c.at || b.at - d.at)
    .slice(0, most)
    .map(([one, other, both]) => ({ one: one.span, other: other.span, both }));
  return { first, count };
}

function grouped<P>(all: readonly P[], keyOf: (each: P) => string | null): Map<string, P[]> {
  const groups = new Map<string, P[]>();
  for (const each of all) {
    const key = keyOf(each);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}

/** Each that begins clashes with those that began before it and have not ended. */
function countOf<T extends Span>(group: readonly Placed<T>[]): number {
  const ends = group.map(({ span }) => span.until).toSorted();
  let [count, ended] = [0, 0];
  const begins = group.map(({ span }) => span.from).toSorted();
  for (const [before, from] of begins.entries()) {
    while ((ends[ended] ?? from) < from) ended += 1;
    count += before - ended;
  }
  return count;
}

function firstOf<T extends Span>(group: readonly Placed<T>[], most: number): [Placed<T>, Placed<T>][] {
  const first: [Placed<T>, Placed<T>][] = [];
  const beginning = grouped(group, ({ span }) => span.from);
  let present: Placed<T>[] = [];
  for (const day of [...beginning.keys()].toSorted()) {
    const begun = beginning.get(day) ?? [];
    present = [...present.filter(({ span }) => span.until >= day), ...begun];
    first.push(...pairsFrom(day, present, begun.at(-1), most - first.length));
    if (first.length === most) break;
  }
  return first;
}

/** Pairs of those present of whom one begins on the day; `last` is the last of the list that does. */
function pairsFrom<T extends Span>(
  day: Day,
  present: readonly Placed<T>[],
  last: Placed<T> | undefined,
  most: number,
): [Placed<T>, Placed<T>][] {
  const pairs: [Placed<T>, Placed<T>][] = [];
  const inOrder = present.toSorted((a, b) => a.at - b.at);
  for (const [index, one] of inOrder.entries()) {
    const begins = one.span.from === day;
    // Behind the last that begins there are no more pairs, and before it each has one.
    if (last === undefined || (!begins && one.at > last.at)) break;
    for (let next = index + 1; next < inOrder.length; next += 1) {
      const other = inOrder[next];
      if (other === undefined || (!begins && other.span.from !== day)) continue;
      if (pairs.length === most) return pairs;
      pairs.push([one, other]);
    }
  }
  return pairs;
}
