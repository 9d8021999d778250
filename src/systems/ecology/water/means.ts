import type { Decimal } from "../../../kernel/decimal.ts";
import { meanOf } from "./classify.ts";
import type { ItemCode } from "./item.ts";
import type { Reading } from "./reading.ts";

export type Means = ReadonlyMap<ItemCode, Decimal>;

/** The mean of one item's values. */
export type Average = (code: ItemCode, values: readonly Decimal[]) => Decimal;

/** Values of one item after another, and their mean. */
function gathered(average: Average = meanOf) {
  const values = new Map<ItemCode, Decimal[]>();
  return {
    put: (code: ItemCode, value: Decimal): void => {
      const list = values.get(code);
      if (list === undefined) values.set(code, [value]);
      else list.push(value);
    },
    means: (): Means => new Map([...values].map(([code, list]) => [code, average(code, list)])),
  };
}

/** Of each section the mean of every item over time, sections in the order in which they first come. */
export function sectionMeans(
  readings: Iterable<Pick<Reading, "section" | "item" | "value">>,
): Map<string, Means> {
  const sections = new Map<string, ReturnType<typeof gathered>>();
  for (const { section, item, value } of readings) {
    let of = sections.get(section);
    if (of === undefined) sections.set(section, (of = gathered()));
    of.put(item.code, value);
  }
  return new Map([...sections].map(([section, of]) => [section, of.means()]));
}

/** Of several places the mean of every item, over those where it was measured. */
export function meansOver(places: Iterable<Means>, average?: Average): Means {
  const all = gathered(average);
  for (const means of places) for (const [code, value] of means) all.put(code, value);
  return all.means();
}
