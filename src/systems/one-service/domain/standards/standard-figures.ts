import type { ComparisonTotals } from "./comparison.ts";
import type { StandardState } from "./standard.ts";

export type StandardFigures = {
  readonly commonToFour: number;
  readonly days: number;
  readonly visits: number;
  readonly materials: number;
  readonly issuedItems: number;
};

/** Figures of the comparison and of issued common lists: items, working days, visits and materials. */
export function standardFigures(
  { commonTo, cities }: ComparisonTotals,
  standards: readonly Pick<StandardState, "stage" | "items">[],
): StandardFigures {
  const sum = (pick: (city: ComparisonTotals["cities"][number]) => number): number =>
    Math.round(cities.reduce((total, city) => total + pick(city), 0) * 100) / 100;
  const issued = standards
    .filter(({ stage }) => stage === "issued")
    .flatMap(({ items }) => items.filter(({ leftOut }) => leftOut === null));
  return {
    commonToFour: commonTo[4],
    days: sum(({ days }) => days),
    visits: sum(({ visits }) => visits),
    materials: sum(({ materials }) => materials),
    issuedItems: new Set(issued.map(({ key }) => key)).size,
  };
}
