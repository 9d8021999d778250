import type { Day } from "../../../../kernel/calendar.ts";
import type { Indicator } from "../../../../kernel/measure.ts";
import { ONE_SERVICE_FIGURES, type OneServiceFigure } from "../figures.ts";
import type { Sentence } from "../../../../kernel/error.ts";
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

const FROM_ITEMS: Sentence = {
  zh: "由系统按四市导入的事项清单比对计算",
  en: "Computed from the four cities' imported lists of items",
};
const FROM_LISTS: Sentence = {
  zh: "由系统按已印发的共同清单计数",
  en: "Counted from the common lists that were issued",
};

/**
 * The figures of measure （四） that come from items and common lists; null values where nothing was imported. Lists are told
 * of `asOf`; items as they stand on the day `today`, whatever day is asked for.
 */
export function indicatorsOfFigures(
  figures: StandardFigures,
  given: { readonly asOf: Day; readonly today: Day; readonly items: number; readonly sample: boolean },
): Indicator[] {
  const one = (id: OneServiceFigure, value: number | null, source: Sentence, asOf: Day): Indicator => ({
    id,
    ...ONE_SERVICE_FIGURES[id],
    measure: 4,
    value,
    standing: given.sample ? "sample" : "computed",
    source,
    asOf,
  });
  const ofItems = (id: OneServiceFigure, value: number): Indicator =>
    one(id, given.items === 0 ? null : value, FROM_ITEMS, given.today);
  return [
    ofItems("one-service.items-common", figures.commonToFour),
    ofItems("one-service.days-saved", figures.days),
    ofItems("one-service.papers-saved", figures.materials),
    ofItems("one-service.visits-saved", figures.visits),
    one("one-service.standard-items", figures.issuedItems, FROM_LISTS, given.asOf),
  ];
}
