import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { folded, searchTokens } from "../../../../kernel/search-tokens.ts";
import { CITIES } from "../../../../kernel/region.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import type { CityOffer, HallCard, HallSearch } from "../../domain/hall/hall-view.ts";
import { findLifeEvent, LIFE_EVENTS, type LifeEvent } from "../../domain/hall/life-event.ts";
import { searchTerms } from "../../domain/hall/search-words.ts";
import type { Desk } from "../desk.ts";
import { inForce } from "./in-force.ts";

export type HallQuery = {
  readonly q?: string | undefined;
  readonly event?: string | undefined;
  readonly city?: string | undefined;
  readonly serves?: "person" | "enterprise" | undefined;
  readonly page: number;
  readonly size: number;
};

/** Pairs where a word has them: single characters are in nearly every text. */
const tokensOf = (word: string): string[] => {
  const tokens = searchTokens(word);
  const pairs = tokens.filter((token) => [...token].length > 1);
  return pairs.length > 0 ? pairs : tokens;
};

/** True where one of the words occurs: found by the index, verified by looking. */
const oneOf = (sql: Sql, words: readonly string[]) =>
  words.reduce(
    (found, word) => sql`${found} or (one_service.hall_tokens(search_text) @> ${tokensOf(word)}::text[]
      and strpos(search_text, ${word}) > 0)`,
    sql`false`,
  );

const inText = (sql: Sql, words: readonly string[]) =>
  words.reduce((found, word) => sql`${found} or strpos(search_text, ${word}) > 0`, sql`false`);

const shortest = (words: readonly string[]): number => Math.min(...words.map(({ length }) => length));

const inName = (sql: Sql, words: readonly string[]) =>
  words.reduce((found, word) => sql`${found} or strpos(lower(name), ${word}) > 0`, sql`false`);

type OfferRow = Omit<CityOffer, "itemId" | "city"> & {
  readonly id: string;
  readonly hallKey: string;
  readonly regionCode: string;
  readonly name: string;
  readonly serves: ("person" | "enterprise")[];
  readonly sample: boolean;
};

const CITY_ORDER = CITIES.map(({ code }) => code);
const MOST_OFFERS = 12;

function cardOf(key: string, rows: readonly OfferRow[]): HallCard {
  const own = rows.filter(({ hallKey }) => hallKey === key);
  const names = own.map(({ name }) => name);
  // The name that most cities print.
  const name = names.toSorted(
    (a, b) => names.filter((each) => each === b).length - names.filter((each) => each === a).length,
  )[0];
  return {
    key,
    name: name ?? key,
    serves: [...new Set(own.flatMap(({ serves }) => serves))],
    offers: own
      .toSorted((a, b) => CITY_ORDER.indexOf(a.regionCode) - CITY_ORDER.indexOf(b.regionCode))
      .slice(0, MOST_OFFERS)
      .map(({ id, regionCode, dept, promised, visits, online }) => ({
        itemId: id,
        city: regionCode,
        dept,
        promised,
        visits,
        online,
      })),
    sample: own.some(({ sample }) => sample),
  };
}

/** Offers of some items, of all cities. */
async function offersOf(sql: Sql, keys: readonly string[], day: string): Promise<OfferRow[]> {
  return sql<OfferRow[]>`
    select id, hall_key, region_code, name, dept, hall_serves as serves, sample, item -> 'promised' as promised,
      (item ->> 'visits')::int as visits, (item ->> 'online')::boolean as online
    from one_service.item where hall_key = any(${[...keys]}) and ${inForce(sql, day)} order by name, id`;
}

/** Items in force as cards, those whose name says the words first; a card has the offers of all cities. */
export async function searchHall(
  { sql, now }: Pick<Desk, "sql" | "now">,
  query: HallQuery,
): Promise<HallSearch> {
  const day = dayInShanghai(now());
  const terms = query.q ? searchTerms(query.q) : [];
  const event = query.event === undefined ? undefined : findLifeEvent(query.event);
  // The index finds the rows of one term, the longest; to look for the others in their text costs less than another index.
  const byLength = terms.toSorted((a, b) => shortest(b) - shortest(a));
  const where = byLength.reduce(
    (all, words, at) => sql`${all} and (${at === 0 ? oneOf(sql, words) : inText(sql, words)})`,
    sql`
    ${inForce(sql, day)}
    ${query.city === undefined ? sql`` : sql`and region_code = ${query.city}`}
    ${query.serves === undefined ? sql`` : sql`and hall_serves @> array[${query.serves}]`}
    ${event === undefined ? sql`` : sql`and ${ofEvent(sql, event)}`}`,
  );
  const rank = terms.reduce(
    (sum, words) => sql`${sum} + case when ${inName(sql, words)} then 0 else 1 end`,
    sql`0`,
  );
  const found = await sql<{ hallKey: string; total: number }[]>`
    select hall_key, count(*) over () as total from (
      select hall_key, min(${rank}) as rank, min(name) as first_name from one_service.item where ${where} group by hall_key
    ) as hit order by rank, first_name, hall_key limit ${query.size} offset ${(query.page - 1) * query.size}`;
  const keys = found.map(({ hallKey }) => hallKey);
  const rows = keys.length === 0 ? [] : await offersOf(sql, keys, day);
  return { total: found[0]?.total ?? 0, rows: keys.map((key) => cardOf(key, rows)), terms };
}

/** True for items of a life event. */
const ofEvent = (sql: Sql, { words }: LifeEvent) =>
  sql`(${oneOf(sql, words.map(folded))}) and (${inName(sql, words.map(folded))})`;

/** Ids of the life events to which an item in force belongs. */
export async function eventsWithItems({ sql, now }: Pick<Desk, "sql" | "now">): Promise<string[]> {
  const day = dayInShanghai(now());
  const asked = LIFE_EVENTS.map(
    (event) =>
      sql`select ${event.id}::text as id where exists (
        select from one_service.item where ${inForce(sql, day)} and ${ofEvent(sql, event)}
          and hall_serves @> array[${event.serves}])`,
  ).reduce((all, each) => sql`${all} union all ${each}`);
  return (await sql<{ id: string }[]>`${asked}`).map(({ id }) => id);
}

/** What the other cities offer of the same item. */
export async function otherOffers(sql: Sql, key: string, itemId: string, day: string): Promise<CityOffer[]> {
  const rows = await offersOf(sql, [key], day);
  return cardOf(
    key,
    rows.filter(({ id }) => id !== itemId),
  ).offers.slice();
}
