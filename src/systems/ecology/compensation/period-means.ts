import type { Decimal } from "../../../kernel/decimal.ts";
import { meanOf } from "../water/classify.ts";
import type { ItemCode } from "../water/item.ts";
import type { Agreement } from "./agreement.ts";
import { isCovered, type Month, monthsOf, monthWithin, type Span, touch, wholeOf } from "./period.ts";

/** A figure of a section: `days` that day, or all days of a month; `value` in the unit of the limits. */
export type Measured = {
  readonly section: string;
  readonly days: Span;
  readonly item: ItemCode;
  readonly value: Decimal;
  /** Nobody can say yet what it is: it counts in no mean, and its month is not whole. */
  readonly held?: boolean;
};

/** Means and gaps of an agreement's sections, each worked out once however many clauses ask. */
export type PeriodMeans = {
  /** The mean of an item over all its readings of a span; null where there is none. */
  readonly mean: (section: string, item: ItemCode, span: Span) => Decimal | null;
  /** Months of a span in which none of the items was measured, or one of them is held back, but those that are excluded as a whole. */
  readonly missing: (section: string, anyOf: readonly ItemCode[], span: Span) => Month[];
};

/** What a key leads to, made where there is nothing yet. */
function madeAt<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const before = map.get(key);
  if (before !== undefined) return before;
  const found = make();
  map.set(key, found);
  return found;
}

const keyOf = ({ from, until }: Span): string => `${from}/${until}`;

export function periodMeans({ sections, exclusions }: Agreement, measured: Iterable<Measured>): PeriodMeans {
  const covered = new Map<string, boolean>();
  const isOut = (days: Span): boolean =>
    exclusions.length > 0 && madeAt(covered, keyOf(days), () => isCovered(days, exclusions));

  type Months = Map<Month, Measured[]>;
  const kept = new Map(sections.map((section) => [section, new Map<ItemCode, Months>()]));
  for (const each of measured) {
    const items = kept.get(each.section);
    if (items === undefined || isOut(each.days)) continue;
    const months = madeAt(items, each.item, (): Months => new Map());
    madeAt(months, each.days.from.slice(0, 7), (): Measured[] => []).push(each);
  }

  /** The months of a span, and what of each lies within it. */
  const spans = new Map<
    string,
    readonly { readonly month: Month; readonly cut: boolean; readonly out: boolean }[]
  >();
  const monthsIn = (span: Span) =>
    madeAt(spans, keyOf(span), () =>
      monthsOf(span).map((month) => {
        const [part, whole] = [monthWithin(month, span), wholeOf(month)];
        return { month, cut: keyOf(part) !== keyOf(whole), out: isOut(part) };
      }),
    );
  const within = (
    months: Months | undefined,
    month: Month,
    cut: boolean,
    span: Span,
  ): readonly Measured[] => {
    const all = months?.get(month) ?? [];
    return cut ? all.filter(({ days }) => touch(days, span)) : all;
  };

  const means = new Map<string, Decimal | null>();
  return {
    mean: (section, item, span) =>
      madeAt(means, `${keyOf(span)} ${item} ${section}`, () => {
        const months = kept.get(section)?.get(item);
        const values = monthsIn(span).flatMap(({ month, cut }) =>
          within(months, month, cut, span).flatMap(({ value, held }) => (held === true ? [] : [value])),
        );
        return values.length === 0 ? null : meanOf(item, values);
      }),
    missing: (section, anyOf, span) => {
      const items = kept.get(section);
      return monthsIn(span)
        .filter(({ out }) => !out)
        .filter(({ month, cut }) => {
          const all = anyOf.flatMap((item) => within(items?.get(item), month, cut, span));
          return all.length === 0 || all.some(({ held }) => held === true);
        })
        .map(({ month }) => month);
    },
  };
}
