import { compare, type Decimal, divide, subtract, toNumber } from "../../../kernel/decimal.ts";
import type { DatedRule } from "../../../kernel/rule.ts";
import { type Classifier, classifyMeans, type Grade, gradeOf, type WaterClass } from "./classify.ts";
import { type Item, ITEMS } from "./item.ts";
import type { LimitTable } from "./limits.ts";
import { type Average, type Means, meansOver } from "./means.ts";

const CLASS_III: WaterClass = 3;
const WORSE_THAN_V: WaterClass = 6;
const MOST_POLLUTANTS = 3;

/** From how many sections on a basin is graded by shares of classes. 22号 was not read: the five itself is from memory. */
export const SHARE_RULE: DatedRule & { readonly fromSections: number } = {
  fromSections: 5,
  from: "2011-03-09",
  until: null,
  source: {
    title: {
      zh: "环办〔2011〕22号《地表水环境质量评价办法（试行）》：断面少于5个用均值，5个起用断面比例（5个本身未核实）",
      en: "Measures for assessing surface water (trial), 环办〔2011〕22号: means below five sections, shares from five (five itself unverified)",
    },
    standing: "unverified",
  },
};

export type Pollutant =
  | { readonly item: string; readonly multiple: number | null }
  | { readonly item: string; readonly rate: number };

export type BasinGrade = {
  readonly basin: string;
  readonly sections: number;
  readonly rule: "mean" | "share";
  readonly class: WaterClass | null;
  readonly grade: Grade | null;
  readonly shares: { readonly good: number; readonly worseThanV: number } | null;
  readonly pollutants: readonly Pollutant[];
};

/** By how much a value exceeds class III: value ÷ limit − 1. Null of pH and oxygen, which have no such multiple. */
export function multipleOf(table: LimitTable, item: Item, value: Decimal): Decimal | null {
  const limits = table.limits.get(item.code);
  const limit = limits?.of[CLASS_III - 1];
  return limits === undefined || limits.least || limit === undefined
    ? null
    : subtract(divide(value, limit), 1);
}

/**
 * What pollutes a section worse than III, at most three: cyanide and heavy metals first, then by class, then by multiple
 * over class III, what has none after those with one, then in the order of table 1.
 */
export function pollutantsOf(
  table: LimitTable,
  items: ReturnType<typeof classifyMeans>["items"],
): readonly { readonly item: Item; readonly multiple: Decimal | null }[] {
  return items
    .filter(({ item, class: of }) => item.decides && of !== null && of > CLASS_III)
    .map((each) => ({ ...each, multiple: multipleOf(table, each.item, each.value) }))
    .toSorted(
      (a, b) =>
        Number(b.item.first) - Number(a.item.first) ||
        (b.class ?? 0) - (a.class ?? 0) ||
        Number(a.multiple === null) - Number(b.multiple === null) ||
        compare(b.multiple ?? 0, a.multiple ?? 0) ||
        a.item.order - b.item.order,
    )
    .slice(0, MOST_POLLUTANTS);
}

/** The grade of a basin by shares of its sections; counted in whole sections, so that no share is rounded. */
export function gradeOfShares(all: number, good: number, worseThanV: number): Grade {
  if (10 * good >= 9 * all) return "优";
  if (4 * good >= 3 * all) return "良好";
  if (5 * worseThanV < all) return "轻度污染";
  return 5 * worseThanV < 2 * all ? "中度污染" : "重度污染";
}

/** How else a basin may be graded. */
type Otherwise = {
  readonly fromSections?: number;
  readonly classify?: Classifier;
  readonly average?: Average;
  /** Means as they are compared. */
  readonly compared?: (means: Means) => Means;
};
const asTheyAre = (means: Means): Means => means;

function byMean(
  table: LimitTable,
  basin: string,
  sections: readonly Means[],
  { classify, average, compared = asTheyAre }: Otherwise,
): BasinGrade {
  const { class: of, items } = classifyMeans(table, compared(meansOver(sections, average)), classify);
  return {
    basin,
    sections: sections.length,
    rule: "mean",
    class: of,
    grade: of === null ? null : gradeOf(of),
    shares: null,
    pollutants: pollutantsOf(table, items).map(({ item, multiple }) => ({
      item: item.name,
      multiple: multiple === null ? null : toNumber(multiple),
    })),
  };
}

function byShare(
  table: LimitTable,
  basin: string,
  sections: readonly Means[],
  { classify, compared = asTheyAre }: Otherwise,
): BasinGrade {
  const all = sections.length;
  const judged = sections.map((means) => classifyMeans(table, compared(means), classify));
  const count = (holds: (of: WaterClass) => boolean): number =>
    judged.filter(({ class: of }) => of !== null && holds(of)).length;
  const [good, worse] = [count((of) => of <= CLASS_III), count((of) => of === WORSE_THAN_V)];
  const grade = gradeOfShares(all, good, worse);
  const exceeding = ITEMS.filter(({ decides }) => decides).map((item) => ({
    item,
    sections: judged.filter(({ items }) =>
      items.some((each) => each.item === item && (each.class ?? 0) > CLASS_III),
    ).length,
  }));
  const pollutants = exceeding
    .filter((each) => each.sections > 0)
    .toSorted((a, b) => b.sections - a.sections || a.item.order - b.item.order)
    .slice(0, MOST_POLLUTANTS);
  return {
    basin,
    sections: all,
    rule: "share",
    class: null,
    grade,
    shares: { good: good / all, worseThanV: worse / all },
    // Of what is 优 or 良好 no pollutants are named.
    pollutants: ["优", "良好"].includes(grade)
      ? []
      : pollutants.map((each) => ({ item: each.item.name, rate: each.sections / all })),
  };
}

/**
 * Grades a basin by the means of its sections over time: below five sections by the mean of every item over them, from five
 * by how many are I to III and how many worse than V.
 */
export function gradeBasin(
  table: LimitTable,
  basin: string,
  sections: readonly Means[],
  otherwise: Otherwise = {},
): BasinGrade {
  const { fromSections = SHARE_RULE.fromSections } = otherwise;
  return (sections.length < fromSections ? byMean : byShare)(table, basin, sections, otherwise);
}
