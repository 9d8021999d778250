import { compare, type Decimal, divide, subtract, sum } from "../../../kernel/decimal.ts";
import type { RuleSource } from "../../../kernel/rule.ts";
import { type Item, ITEMS } from "./item.ts";
import type { LimitTable } from "./limits.ts";
import type { Means } from "./means.ts";

export const CWQI_SOURCE: RuleSource = {
  title: {
    zh: "《城市地表水环境质量排名技术规定（试行）》（环办监测〔2017〕51号），公式按开源实现核对，原文未读",
    en: "Technical rules for ranking surface water of cities (trial, 2017); its formulae were read in an open implementation",
  },
  standing: "practice",
};

const NEUTRAL = 7;

/**
 * Index of one item: its mean over the limit of class III; of oxygen the limit over the mean; of pH its distance from 7 by
 * the width to the limit on its side. Null where oxygen is 0, or the table has no limit.
 */
export function itemIndex(table: LimitTable, item: Item, value: Decimal): Decimal | null {
  if (item.code === "pH") {
    const off = subtract(value, NEUTRAL);
    return compare(value, NEUTRAL) <= 0
      ? divide(off, subtract(table.pH.least, NEUTRAL))
      : divide(off, subtract(table.pH.most, NEUTRAL));
  }
  const limits = table.limits.get(item.code);
  const limit = limits?.of[2];
  if (limits === undefined || limit === undefined) return null;
  if (!limits.least) return divide(value, limit);
  return compare(value, 0) === 0 ? null : divide(limit, value);
}

export type Indexed = {
  /** The sum of all items' indices, unrounded; the lower the better. Null where one of them has none. */
  readonly cwqi: Decimal | null;
  readonly items: readonly { readonly item: Item; readonly value: Decimal; readonly index: Decimal | null }[];
};

/** City water quality index of a section: the sum of the indices of its items, of those 21 that were measured. */
export function indexSection(table: LimitTable, means: Means): Indexed {
  const items = ITEMS.filter(({ decides }) => decides).flatMap((item) => {
    const value = means.get(item.code);
    return value === undefined ? [] : [{ item, value, index: itemIndex(table, item, value) }];
  });
  const indices = items.flatMap(({ index }) => (index === null ? [] : [index]));
  return { items, cwqi: items.length === 0 || indices.length < items.length ? null : sum(indices) };
}
