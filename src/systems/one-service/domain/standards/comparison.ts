import type { Day } from "../../../../kernel/calendar.ts";
import { CITIES } from "../../../../kernel/region.ts";
import type { SupplyBrief } from "../../../../kernel/sharing.ts";
import type { Item } from "../items/item.ts";
import { type CityItem, COMPARED_FIELDS, type ComparedField } from "./city-item.ts";
import { type CommonItem, commonItem, type Savings, savingsOf } from "./common-item.ts";
import {
  commonest,
  type DoubtedCode,
  type Grouped,
  groupItems,
  type ItemGroup,
  type Pairing,
} from "./grouping.ts";
import { type Industry, industriesOf } from "./industries.ts";
import {
  type AlignedMaterial,
  alignMaterials,
  askedBy,
  materialLikeness,
  type MaterialLikeness,
  type MaterialSupply,
  supplierOf,
} from "./materials.ts";
import type { PairingProposal } from "./pairing-proposals.ts";
import { scaled, type Spread, spreadOf } from "./scale.ts";

export type ComparedGroup = {
  /** The 基本编码, or where there is none a key made of city, type and name. */
  readonly key: string;
  readonly code: string | null;
  readonly by: ItemGroup["by"];
  readonly name: string;
  readonly type: string | null;
  readonly enterprise: boolean;
  readonly industries: readonly Industry[];
  /** Cities that have it, in the order of the four. */
  readonly cities: readonly CityItem[];
  readonly materials: readonly AlignedMaterial[];
  readonly differs: readonly ComparedField[];
  /** Cities with the most promised days, and with the most materials; empty where all are alike or only one is known. */
  readonly slowest: readonly string[];
  readonly asksMost: readonly string[];
  readonly common: CommonItem;
  readonly savings: readonly Savings[];
};

export type CityTotals = {
  readonly city: string;
  readonly items: number;
  readonly groups: number;
  readonly days: number;
  readonly visits: number;
  readonly materials: number;
};

export type ComparisonTotals = {
  readonly items: number;
  readonly groups: number;
  /** Groups that so many cities have, by their number. */
  readonly commonTo: Readonly<Record<1 | 2 | 3 | 4, number>>;
  readonly differing: number;
  readonly loose: number;
  readonly outOfUse: number;
  readonly elsewhere: number;
  /** What each city would save against the common items of groups that two or more cities have. */
  readonly cities: readonly CityTotals[];
};

export type Comparison = {
  readonly groups: readonly ComparedGroup[];
  readonly proposals: readonly PairingProposal[];
  /** Codes that were not followed, each to be asked about. */
  readonly doubted: readonly DoubtedCode[];
  readonly totals: ComparisonTotals;
};

export type CompareOptions = {
  readonly asOf: Day;
  readonly pairings?: readonly Pairing[];
  /** What shared data can supply; materials that it does are struck out of the common item. */
  readonly suppliers?: readonly SupplyBrief[];
};

const distinct = (values: readonly (string | null)[]): string[] =>
  [...new Set(values)].filter((value) => value !== null && value !== "") as string[];

function daysOf(items: readonly Item[], field: "promised" | "legal"): Spread | null {
  const known = items.flatMap((item) => scaled(item[field]) ?? []);
  return spreadOf(
    known.map(({ workingDays }) => workingDays),
    known.some(({ converted }) => converted),
  );
}

const present = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

function chargesOf(items: readonly Item[]): CityItem["charges"] {
  const known = items.flatMap(({ charges }) => charges ?? []);
  if (known.length === 0) return null;
  return known.every((one) => one) ? "yes" : known.some((one) => one) ? "some" : "no";
}

const cityItem = (city: string, items: readonly Item[], materials: number): CityItem => ({
  city,
  implementations: items.length,
  names: distinct(items.map(({ name }) => name)),
  depts: distinct(items.map(({ dept }) => dept)).slice(0, 5),
  promised: daysOf(items, "promised"),
  legal: daysOf(items, "legal"),
  visits: spreadOf(present(items.map(({ visits }) => visits))),
  materials,
  charges: chargesOf(items),
  forms: [...new Set(items.flatMap(({ forms }) => forms))].toSorted(),
  onlineDepth: spreadOf(present(items.map(({ onlineDepth }) => onlineDepth))),
  results: distinct(items.map(({ resultName }) => resultName)),
});

const isOne = (values: readonly string[]): boolean => new Set(values).size <= 1;

/** Fields in which cities that state one state different ones: medians, sets of materials and forms, words. */
function differing(cities: readonly CityItem[], materials: readonly AlignedMaterial[]): ComparedField[] {
  if (cities.length < 2) return [];
  const medians = (pick: (city: CityItem) => Spread | null): string[] =>
    cities.flatMap((city) => (pick(city) === null ? [] : String(pick(city)?.median)));
  const known = {
    promised: medians(({ promised }) => promised),
    legal: medians(({ legal }) => legal),
    visits: medians(({ visits }) => visits),
    onlineDepth: medians(({ onlineDepth }) => onlineDepth),
    fees: cities.flatMap(({ charges }) => charges ?? []),
    forms: cities.flatMap(({ forms }) => (forms.length === 0 ? [] : forms.join())),
    name: cities.flatMap(({ names }) => names),
    result: cities.flatMap(({ results }) => results),
    materials: materials.every(({ cities: asking }) => asking.length === cities.length)
      ? []
      : ["some", "all"],
  };
  return COMPARED_FIELDS.filter((field) => !isOne(known[field]));
}

/** Who has the most, where at least two are known and not all have the same. */
function most(cities: readonly CityItem[], pick: (city: CityItem) => number | null): string[] {
  const known = cities.flatMap((city) => {
    const value = pick(city);
    return value === null ? [] : [{ city: city.city, value }];
  });
  const highest = Math.max(...known.map(({ value }) => value));
  const those = known.filter(({ value }) => value === highest).map(({ city }) => city);
  return known.length < 2 || those.length === known.length ? [] : those;
}

/** Finds what can supply a material, by its name. */
export type Supplier = (name: string) => MaterialSupply | null;

/** The items of one group side by side. Rests on nothing but them and what `supplier` finds. */
export function compareGroup(
  { key, code, by, items }: ItemGroup,
  likely: MaterialLikeness,
  supplier: Supplier,
): ComparedGroup {
  const ofCity = CITIES.map((city) => [city.code, items.filter((item) => item.city === city.code)] as const);
  const having = ofCity.filter(([, own]) => own.length > 0);
  const asked = having.map(([city, own]) => [city, askedBy(own, likely)] as const);
  const materials = alignMaterials(asked, likely, supplier);
  const cities = having.map(([city, own], index) => cityItem(city, own, asked[index]?.[1].length ?? 0));
  const name = commonest(items.map((item) => item.name)) ?? "";
  const common = commonItem({ name, cities, materials });
  return {
    key,
    code,
    by,
    name,
    type: commonest(items.flatMap(({ type }) => type ?? [])),
    enterprise: items.some(({ serves }) => serves.includes("enterprise")),
    industries: industriesOf(name),
    cities,
    materials,
    differs: differing(cities, materials),
    slowest: most(cities, ({ promised }) => promised?.median ?? null),
    asksMost: most(cities, (city) => city.materials),
    common,
    savings: cities.map((city) => savingsOf(city, common)),
  };
}

function cityTotals(city: string, groups: readonly CountedGroup[]): CityTotals {
  let [items, count, days, visits, materials] = [0, 0, 0, 0, 0];
  for (const group of groups) {
    const at = group.cities.findIndex((each) => each.city === city);
    if (at < 0) continue;
    count += 1;
    items += group.cities[at]?.implementations ?? 0;
    if (group.cities.length < 2) continue;
    days += group.savings[at]?.days ?? 0;
    visits += group.savings[at]?.visits ?? 0;
    materials += group.savings[at]?.materials ?? 0;
  }
  const rounded = Math.round(days * 100) / 100;
  return { city, items, groups: count, days: rounded, visits: Math.round(visits * 100) / 100, materials };
}

/** What of a group counts in the totals. */
export type CountedGroup = Pick<ComparedGroup, "code" | "cities" | "differs" | "savings">;

/** Totals of groups; `items` are all that were grouped, and those left aside. */
export function totalsOf(
  { outOfUse, elsewhere }: Pick<Grouped, "outOfUse" | "elsewhere">,
  groups: readonly CountedGroup[],
  items: number,
): ComparisonTotals {
  const having = (count: number): number => groups.filter(({ cities }) => cities.length === count).length;
  return {
    items,
    groups: groups.length,
    commonTo: { 1: having(1), 2: having(2), 3: having(3), 4: having(4) },
    differing: groups.filter(({ differs }) => differs.length > 0).length,
    loose: groups.filter(({ code }) => code === null).length,
    outOfUse,
    elsewhere,
    cities: CITIES.map(({ code }) => cityTotals(code, groups)),
  };
}

/**
 * Holds the items of the four cities against each other: who is slowest, who asks most, what a common item would be and
 * what it would save. Nothing without a 基本编码 that can be right is joined unless `pairings` say so. Days are working days, by
 * {@link SCALE_RULES}. Takes time in proportion to the items.
 */
export function compareItems(
  items: readonly Item[],
  { asOf, pairings = [], suppliers = [] }: CompareOptions,
): Comparison {
  const grouped = groupItems(items, pairings, asOf);
  const likely = materialLikeness();
  const supplier = supplierOf(suppliers);
  const groups = grouped.groups.map((group) => compareGroup(group, likely, supplier));
  const { proposals, doubted } = grouped;
  return { groups, proposals, doubted, totals: totalsOf(grouped, groups, items.length) };
}
