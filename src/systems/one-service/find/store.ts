import type { ActingFor } from "../../../kernel/actor.ts";
import type { Found } from "../../../kernel/find.ts";
import { regionWords } from "../../../kernel/region.ts";
import { type Asked, hitsOf, recordHits } from "../../../platform/records/finder.ts";
import type { Desk } from "../store/desk.ts";
import { ofApplicant, ofDeciding, ofWindow } from "../store/cases/lines.ts";
import { searchHall } from "../store/hall/search-hall.ts";
import { matchingItems } from "../store/items/list-items.ts";

type Finding = (asked: Asked<ActingFor>) => Promise<Omit<Found, "kind">[]>;

type ItemHit = {
  readonly id: string;
  readonly title: string;
  readonly regionCode: string;
  readonly dept: string | null;
  readonly taskCode: string | null;
  readonly catalogCode: string | null;
  readonly sample: boolean;
  readonly numbered: boolean;
};

/** Items in force by name and by either code. */
export const findItems: Finding = async (asked) => {
  const { sql, words } = asked;
  const code = words.trim();
  const rows = await hitsOf<ItemHit>(asked, {
    of: sql`one_service.item`,
    id: sql`item.id`,
    text: sql`search_text`,
    readable: matchingItems(sql, {}),
    numbered: sql`(catalog_code = ${code} or lower(task_code) = ${code.toLowerCase()})`,
    shown: sql`item.id, item.name as title, item.region_code, item.dept, item.task_code, item.catalog_code, item.sample`,
    from: sql`one_service.item on item.id = hits.id`,
  });
  return rows.map(({ id, title, regionCode, dept, taskCode, catalogCode, sample, fit }) => {
    const region = regionWords(regionCode);
    const more = [dept, catalogCode ?? taskCode].filter((each) => each !== null).map((each) => ` · ${each}`);
    return {
      id,
      title,
      about: { zh: [region.zh, ...more].join(""), en: [region.en, ...more].join("") },
      link: `/items/${id}`,
      fit,
      sample,
    };
  });
};

/** What an applicant finds in the hall, as it is found there: everyday words are understood. */
export const findInHall =
  ({ now }: Pick<Desk, "now">): Finding =>
  async ({ sql, words, limit }) => {
    const { rows } = await searchHall({ sql: sql as Desk["sql"], now }, { q: words, page: 1, size: limit });
    return rows.flatMap(({ key, name, offers, sample }) => {
      const [first] = offers;
      if (first === undefined) return [];
      const cities = offers.map(({ city }) => regionWords(city));
      return {
        id: key,
        title: name,
        about: {
          zh: [...new Set(cities.map(({ zh }) => zh))].join("、"),
          en: [...new Set(cities.map(({ en }) => en))].join(", "),
        },
        link: `/hall/items/${first.itemId}`,
        fit: 1,
        sample,
      };
    });
  };

type CaseHit = {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly sample: boolean;
  readonly numbered: boolean;
};

/** Cases by number and item: an applicant's own, those that a window received or gives out, those that a unit decides. */
export const findCases: Finding = async (asked) => {
  const { sql, words, reader } = asked;
  const { roles } = reader;
  const lists = [
    ...(roles.includes("applicant") ? [ofApplicant(sql, reader)] : []),
    ...(roles.includes("window-clerk") ? [ofWindow(sql, reader).all] : []),
    ...(roles.includes("liaison") || roles.includes("unit-head") ? [sql`(${ofDeciding(sql, reader)})`] : []),
  ];
  const readable = lists.reduce((some, list) => sql`${some} or ${list}`, sql`false`);
  const rows = await hitsOf<CaseHit>(asked, {
    of: sql`one_service.case_now now`,
    id: sql`now.id`,
    text: sql`lower(number || ' ' || item_name)`,
    readable: sql`(${readable})`,
    numbered: sql`now.number = ${words.trim().toUpperCase()}`,
    shown: sql`now.id, now.number || ' ' || now.item_name as title, now.deciding_unit_name as unit, now.sample`,
    from: sql`one_service.case_now now on now.id = hits.id`,
  });
  const path = roles.includes("applicant") ? "/my-cases" : "/cases";
  return rows.map(({ id, title, unit, sample, fit }) => ({
    id,
    title,
    about: { zh: unit, en: unit },
    link: `${path}/${id}`,
    fit,
    sample,
  }));
};

/** Records of a kind that every reader of its list sees; `path` leads to the page of one. */
export const findRecords =
  (kind: string, path: string): Finding =>
  async (asked) =>
    (await recordHits(asked, "one_service", kind)).map(({ id, title, regionCode, sample, fit }) => ({
      id,
      title,
      about: regionWords(regionCode),
      link: `${path}/${id}`,
      fit,
      sample,
    }));
