import type { Day } from "../../../kernel/calendar.ts";

// Capacity against need, year by year: what both balances of energy, of equipment and of the grid, have in common.

const LEAST_YEARS = 3;
const MOST_YEARS = 12;

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** Sums of decimals as people wrote them, without the noise of binary ones. */
export const sum = (of: readonly number[]): number =>
  Number(of.reduce((whole, each) => whole + each, 0).toFixed(6));

/** The years that are shown from one on: as far as something comes, but no more than a reader looks at. */
export function yearsFrom(first: number, coming: readonly number[]): number[] {
  const furthest = coming.reduce((last, year) => Math.max(last, year), first + LEAST_YEARS - 1);
  const last = Math.min(first + MOST_YEARS - 1, furthest);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
