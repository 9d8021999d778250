import type { Sentence } from "../../../../kernel/error.ts";
import { CITIES } from "../../../../kernel/region.ts";
import type { HANDLING_FORMS } from "../items/item.ts";
import type { CityItem } from "./city-item.ts";
import type { AlignedMaterial } from "./materials.ts";
import { twoDecimals } from "./scale.ts";

/** What an item would be if each city handled it as the best of them does; null where no city says. Days are working days. */
export type CommonItem = {
  readonly name: string;
  readonly promisedDays: number | null;
  readonly legalDays: number | null;
  readonly visits: number | null;
  readonly materials: readonly string[];
  readonly charges: boolean | null;
  readonly forms: readonly (typeof HANDLING_FORMS)[number][];
  readonly onlineDepth: number | null;
  readonly resultName: string | null;
};

/** What one city would save with the common item: median working days, visits, materials. */
export type Savings = {
  readonly city: string;
  readonly days: number;
  readonly visits: number;
  readonly materials: number;
};

const least = (values: readonly (number | undefined)[]): number | null => {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? null : Math.min(...known);
};

type Ground = {
  readonly name: string;
  readonly cities: readonly CityItem[];
  readonly materials: readonly AlignedMaterial[];
};

/**
 * The common item of a group: the best promised days of the cities, never above any legal limit; the fewest visits; the
 * materials that every city asks for, less what shared data supplies; no fee where one city takes none; every form in
 * which any city handles it; the deepest online handling.
 */
export function commonItem({ name, cities, materials }: Ground): CommonItem {
  const legalDays = least(cities.map(({ legal }) => legal?.low));
  const best = least(cities.map(({ promised }) => promised?.median));
  const depths = cities.flatMap(({ onlineDepth }) => onlineDepth?.median ?? []);
  const charges = cities.flatMap((city) => city.charges ?? []);
  const results = cities.flatMap((city) => city.results.slice(0, 1));
  return {
    name,
    legalDays,
    promisedDays: best === null || legalDays === null ? best : Math.min(best, legalDays),
    visits: least(cities.map(({ visits }) => visits?.median)),
    materials: materials
      .filter(({ cities: asking, supply }) => asking.length === cities.length && supply === null)
      .map((material) => material.name),
    charges: charges.length === 0 ? null : charges.every((charge) => charge === "yes"),
    forms: [...new Set(cities.flatMap(({ forms }) => forms))].toSorted(),
    onlineDepth: depths.length === 0 ? null : Math.max(...depths),
    resultName: mostWritten(results),
  };
}

function mostWritten(values: readonly string[]): string | null {
  let best: string | null = null;
  let count = 0;
  for (const value of values) {
    const own = values.filter((each) => each === value).length;
    if (own > count) [best, count] = [value, own];
  }
  return best;
}

const less = (own: number | undefined, shared: number | null): number =>
  own === undefined || shared === null ? 0 : twoDecimals(Math.max(0, own - shared));

/** What a city would save; nothing where its own figure is not known. */
export function savingsOf(city: CityItem, common: CommonItem): Savings {
  return {
    city: city.city,
    days: less(city.promised?.median, common.promisedDays),
    visits: less(city.visits?.median, common.visits),
    materials: Math.max(0, city.materials - common.materials.length),
  };
}

const namesOf = (codes: readonly string[], language: "zh" | "en"): string =>
  CITIES.filter(({ code }) => codes.includes(code))
    .map(({ name }) => name[language])
    .join(language === "zh" ? "、" : ", ");

const both = (zh: (language: "zh") => string, en: (language: "en") => string): Sentence => ({
  zh: zh("zh"),
  en: en("en"),
});

export type CommonReasons = Readonly<
  Record<
    "promisedDays" | "visits" | "materials" | "charges" | "forms" | "onlineDepth" | "resultName",
    Sentence
  >
>;

/** Why each field of a common item is what it is. */
export function commonReasons({ cities, materials }: Ground, common: CommonItem): CommonReasons {
  const whose = (pick: (city: CityItem) => number | undefined, value: number | null): string[] =>
    cities.filter((city) => pick(city) !== undefined && pick(city) === value).map(({ city }) => city);
  const none: Sentence = { zh: "各市都没有填写", en: "No city states it" };
  const best = whose(({ promised }) => promised?.median, common.promisedDays);
  const visits = whose((city) => city.visits?.median, common.visits);
  const supplied = materials.filter(({ supply }) => supply !== null).length;
  const partly = materials.filter(
    ({ supply, cities: asking }) => supply === null && asking.length < cities.length,
  ).length;
  const free = cities.filter(({ charges }) => charges === "no" || charges === "some").map(({ city }) => city);
  const deepest = whose(({ onlineDepth }) => onlineDepth?.median, common.onlineDepth);
  return {
    promisedDays:
      common.promisedDays === null
        ? none
        : best.length === 0
          ? {
              zh: `不得超过最短的法定时限 ${common.legalDays} 个工作日`,
              en: `No more than the shortest legal limit, ${common.legalDays} working days`,
            }
          : both(
              (zh) => `${namesOf(best, zh)}已承诺，且不超过任何一市的法定时限`,
              (en) => `Promised already by ${namesOf(best, en)}; above no city's legal limit`,
            ),
    visits:
      common.visits === null
        ? none
        : both(
            (zh) => `${namesOf(visits, zh)}的到场次数最少`,
            (en) => `Fewest visits: ${namesOf(visits, en)}`,
          ),
    materials: {
      zh: `只留各市都要的；去掉仅部分市要的 ${partly} 份、共享数据能提供的 ${supplied} 份`,
      en: `Only what every city asks for; without ${partly} that only some ask for and ${supplied} that shared data supplies`,
    },
    charges:
      common.charges === null
        ? none
        : common.charges
          ? { zh: "各市都收费，依据另核", en: "Every city charges; the basis is to be checked" }
          : both(
              (zh) => `${namesOf(free, zh)}不收费`,
              (en) => `Free in ${namesOf(free, en)}`,
            ),
    forms: { zh: "任何一市已有的办理形式都保留", en: "Every form that any city offers" },
    onlineDepth:
      common.onlineDepth === null
        ? none
        : both(
            (zh) => `${namesOf(deepest, zh)}已达到`,
            (en) => `Reached already by ${namesOf(deepest, en)}`,
          ),
    resultName:
      common.resultName === null ? none : { zh: "多数市所用的名称", en: "The name that most cities use" },
  };
}
