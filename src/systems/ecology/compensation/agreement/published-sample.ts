import type { ItemCode } from "../../water/item.ts";
import { type Month, monthsOf, type Span, yearBefore } from "../period.ts";
import { PUBLISHED } from "../published.ts";
import type { TrialReading } from "./kind.ts";
import type { Tried } from "./what-if.ts";

// What published agreements are tried out on. No month of it was measured anywhere: 示例.

export type PublishedKey = keyof typeof PUBLISHED;

/** Milligrams a cubic metre in a month of 100 parts: class II in a river that meets its target, a river over its limit. */
const CLEAN: readonly (readonly [ItemCode, number])[] = [
  ["CODMn", 3_100],
  ["COD", 14_000],
  ["NH3-N", 300],
  ["TP", 76],
  ["TN", 2_400],
];
const LOADED: typeof CLEAN = [
  ["COD", 44_000],
  ["NH3-N", 2_100],
];
/** Parts in a hundred of the level, by month, and by year from the one before the agreement on. */
const SEASON = [104, 102, 98, 94, 90, 96, 112, 116, 104, 98, 92, 94];
const YEARS = [100, 97, 95, 94, 94];

const yearOf = (month: Month): number => Number(month.slice(0, 4));

/** A published agreement with invented readings of every month that it asks for, the same each time. */
export function sampleOf(key: PublishedKey): Tried {
  const data = PUBLISHED[key].agreement;
  const span: Span = { from: yearBefore(data).from, until: data.until };
  const levels = key === "zhoukou-monthly" ? LOADED : CLEAN;
  const sections: readonly string[] = data.sections;
  const readings = sections.flatMap((section) =>
    monthsOf(span).flatMap((month) =>
      levels.map(([item, level]): TrialReading => {
        const season = SEASON[Number(month.slice(5)) - 1] ?? 100;
        const year = YEARS[yearOf(month) - yearOf(span.from)] ?? 100;
        return [section, `${month}-05`, `${month}-05`, item, `${level * season * year}e-7`];
      }),
    ),
  );
  return { data, readings };
}
