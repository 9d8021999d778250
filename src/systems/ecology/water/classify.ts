import { compare, type Decimal, decimal, mean, toNumber } from "../../../kernel/decimal.ts";
import { type Item, type ItemCode, itemOf, ITEMS } from "./item.ts";
import type { LimitTable } from "./limits.ts";

/** I to V, and 6 for what is worse than V. */
export type WaterClass = 1 | 2 | 3 | 4 | 5 | 6;

/** 优 to 重度污染, as 环办〔2011〕22号 calls the quality of a section. */
export type Grade = "优" | "良好" | "轻度污染" | "中度污染" | "重度污染";

const GRADES: Readonly<Record<WaterClass, Grade>> = {
  1: "优",
  2: "优",
  3: "良好",
  4: "轻度污染",
  5: "中度污染",
  6: "重度污染",
};
export const gradeOf = (of: WaterClass): Grade => GRADES[of];

/**
 * The class of one value in the unit of the table; the better one where limits of classes are equal. Null for what the
 * table has no classes for. pH within its range is class I, since the range says nothing of better or worse.
 */
export function classOf(table: LimitTable, code: ItemCode, value: Decimal): WaterClass | null {
  if (code === "pH") {
    const { least, most } = table.pH;
    return compare(value, least) >= 0 && compare(value, most) <= 0 ? 1 : 6;
  }
  const limits = table.limits.get(code);
  if (limits === undefined) return null;
  const sign = limits.least ? -1 : 1;
  for (let at = 0; at < limits.of.length; at++)
    if (sign * compare(value, limits.of[at] ?? 0) <= 0) return (at + 1) as WaterClass;
  return 6;
}

/** Of many: the class of the worst of the items that decide, and all that are of it; none of them at class I. */
export function worstOf(items: readonly { readonly item: Item; readonly class: WaterClass | null }[]): {
  readonly class: WaterClass | null;
  readonly determining: readonly Item[];
} {
  let worst: WaterClass | null = null;
  for (const { item, class: of } of items)
    if (item.decides && of !== null && (worst === null || of > worst)) worst = of;
  const determining = items.filter(({ item, class: of }) => item.decides && of === worst);
  return {
    class: worst,
    determining: worst === null || worst === 1 ? [] : determining.map(({ item }) => item),
  };
}

/** As many decimals as the logarithm of a double can tell. */
const TOLD_BY_LOGARITHM = 12;

/**
 * The mean of one item's values: arithmetic and exact; of pH that of the hydrogen ions, −lg(mean of 10^−pH), which has no
 * exact value and is given to 12 decimals. Throws where there are none.
 */
export function meanOf(code: ItemCode, values: readonly Decimal[]): Decimal {
  const [only] = values;
  if (code !== "pH" || only === undefined || values.every((value) => compare(value, only) === 0))
    return mean(values);
  const ions = values.reduce<number>((total, value) => total + 10 ** -toNumber(value), 0);
  return decimal((-Math.log10(ions / values.length)).toFixed(TOLD_BY_LOGARITHM));
}

/** How a mean is classed beside the others of its section. */
export type Classifier = (
  table: LimitTable,
  code: ItemCode,
  value: Decimal,
  means: ReadonlyMap<ItemCode, Decimal>,
) => WaterClass | null;

/** The class of every mean and of the whole, in the order of table 1. */
export function classifyMeans(
  table: LimitTable,
  means: ReadonlyMap<ItemCode, Decimal>,
  classify: Classifier = classOf,
): {
  readonly class: WaterClass | null;
  readonly determining: readonly Item[];
  readonly items: readonly {
    readonly item: Item;
    readonly value: Decimal;
    readonly class: WaterClass | null;
  }[];
} {
  const items = ITEMS.flatMap(({ code }) => {
    const value = means.get(code);
    return value === undefined
      ? []
      : [{ item: itemOf(code), value, class: classify(table, code, value, means) }];
  });
  return { ...worstOf(items), items };
}
