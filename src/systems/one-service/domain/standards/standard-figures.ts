import type { Day } from "../../../../kernel/calendar.ts";
import type { Indicator, Standing } from "../../../../kernel/measure.ts";
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

/** The figures of measure （四） that come from items and common lists; null values where nothing was imported. */
export function indicatorsOfFigures(
  figures: StandardFigures,
  { asOf, items, sample }: { readonly asOf: Day; readonly items: number; readonly sample: boolean },
): Indicator[] {
  const standing: Standing = sample ? "sample" : "computed";
  const one = (
    id: string,
    name: Sentence,
    value: number,
    unit: string,
    source: Sentence = FROM_ITEMS,
  ): Indicator => ({
    id: `one-service.${id}`,
    measure: 4,
    name,
    value: items === 0 && source === FROM_ITEMS ? null : value,
    unit,
    better: "up",
    standing,
    source,
    asOf,
  });
  return [
    one(
      "items-common",
      { zh: "四市共有事项", en: "Items common to the four cities" },
      figures.commonToFour,
      "项",
    ),
    one(
      "days-saved",
      {
        zh: "按共同项可减少的工作日（每项每市一件）",
        en: "Working days that common items would save (one case per item and city)",
      },
      figures.days,
      "个工作日",
    ),
    one(
      "papers-saved",
      {
        zh: "按共同项可减少的材料（每项每市一件）",
        en: "Materials that common items would save (one case per item and city)",
      },
      figures.materials,
      "份",
    ),
    one(
      "visits-saved",
      {
        zh: "按共同项可减少的到场次数（每项每市一件）",
        en: "Visits that common items would save (one case per item and city)",
      },
      figures.visits,
      "次",
    ),
    one(
      "standard-items",
      { zh: "已印发共同清单的事项", en: "Items of issued common lists" },
      figures.issuedItems,
      "项",
      FROM_LISTS,
    ),
  ];
}
