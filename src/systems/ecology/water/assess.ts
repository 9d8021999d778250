import { toNumber } from "../../../kernel/decimal.ts";
import { classOf, type WaterClass, worstOf } from "./classify.ts";
import { type Item, ITEMS } from "./item.ts";
import type { LimitTable } from "./limits.ts";
import { isUncertain, type Reading } from "./reading.ts";

/** One section at one time, judged by its worst item. */
export type Assessed = {
  readonly section: string;
  readonly time: string;
  /** Null where nothing was measured that decides. */
  readonly class: WaterClass | null;
  readonly determining: readonly string[];
  readonly items: readonly {
    readonly item: string;
    /** What was judged, in the unit of the table. */
    readonly value: number;
    readonly class: WaterClass | null;
    /** 0 and the full detection limit give different classes. */
    readonly uncertain: boolean;
  }[];
};

const NONE = -1;

/**
 * Judges readings as they come, in any order. Of each only four numbers are kept, in columns: a million readings take tens
 * of megabytes.
 */
export function assessor(table: LimitTable) {
  const samples: { readonly section: string; readonly time: string; last: number }[] = [];
  const before: number[] = [];
  const orders: number[] = [];
  const values: number[] = [];
  const classes: number[] = [];
  const uncertain: number[] = [];

  const take = (reading: Reading): void => {
    const { item, value, sample } = reading;
    const of = (samples[sample] ??= { section: reading.section, time: reading.time, last: NONE });
    before.push(of.last);
    of.last = orders.length;
    orders.push(item.order);
    values.push(toNumber(value));
    classes.push(classOf(table, item.code, value) ?? 0);
    uncertain.push(isUncertain(table, reading) ? 1 : 0);
  };

  /** One after another, in the order in which sections and times first stood in the file; items in the order of table 1. */
  function* results(): Generator<Assessed> {
    for (const { section, time, last } of samples) {
      const found: { item: Item; value: number; class: WaterClass | null; uncertain: boolean }[] = [];
      for (let at = last; at !== NONE; at = before[at] ?? NONE) {
        const item = ITEMS[(orders[at] ?? 0) - 1];
        if (item === undefined) continue;
        const of = (classes[at] || null) as WaterClass | null;
        found.push({ item, value: values[at] ?? 0, class: of, uncertain: uncertain[at] === 1 });
      }
      found.sort((a, b) => a.item.order - b.item.order);
      const { class: worst, determining } = worstOf(found);
      yield {
        section,
        time,
        class: worst,
        determining: determining.map(({ name }) => name),
        items: found.map((each) => ({ ...each, item: each.item.name })),
      };
    }
  }
  return { take, results };
}
