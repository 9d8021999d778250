import { FailureError } from "../../../../kernel/error.ts";
import { folded } from "../../../../kernel/search-tokens.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { CITIES } from "../../../../kernel/region.ts";
import { dayInShanghai } from "../../../../kernel/calendar.ts";
import type { BundleBrief } from "../../domain/hall/hall-view.ts";
import { BUNDLE_NOT_HERE, NO_BUNDLE } from "../../domain/hall/hall-failures.ts";
import { findLifeEvent } from "../../domain/hall/life-event.ts";
import { searchTerms } from "../../domain/hall/search-words.ts";
import type { BundleCity, BundleState } from "../../domain/standards/bundle.ts";
import type { Desk } from "../desk.ts";
import { inForce } from "./in-force.ts";

type BundleRow = { readonly id: string; readonly state: BundleState };

const published = (sql: Sql) => sql<BundleRow[]>`
  select id, state from one_service.record where kind = 'bundle' and state ->> 'stage' = 'issued' order by title, id`;

/** The cities, each with the items of a bundle that it would need and does not list today: with none, one can apply there. */
export async function citiesOf(
  { sql, now }: Pick<Desk, "sql" | "now">,
  bundles: readonly Pick<BundleState, "items">[],
): Promise<BundleCity[][]> {
  const parts = bundles.flatMap(({ items }) => items);
  const codes = parts.flatMap(({ code }) => (code === null ? [] : [code]));
  const names = parts.flatMap(({ code, name }) => (code === null ? [name] : []));
  const listed = await sql<{ regionCode: string; catalogCode: string | null; name: string }[]>`
    select region_code, catalog_code, name from one_service.item
    where ${inForce(sql, dayInShanghai(now()))}
      and (catalog_code = any(${codes}::text[]) or name = any(${names}::text[]))`;
  const lists = (city: string, { code, name }: BundleState["items"][number]): boolean =>
    listed.some(
      (item) => item.regionCode === city && (code === null ? item.name === name : item.catalogCode === code),
    );
  return bundles.map(({ items }) =>
    CITIES.map(({ code: city }) => ({
      city,
      missing: items.filter((each) => !lists(each.city ?? city, each)).map(({ name }) => name),
    })),
  );
}

/**
 * Bundles with the cities in which one can apply for the whole: only where every item that names no city is listed. What no
 * city lists in full is left out.
 */
async function briefsOf(desk: Pick<Desk, "sql" | "now">, rows: readonly BundleRow[]): Promise<BundleBrief[]> {
  const among = await citiesOf(
    desk,
    rows.map(({ state }) => state),
  );
  return rows.flatMap(({ id, state: { title, items } }, at) => {
    const cities = (among[at] ?? []).filter(({ missing }) => missing.length === 0).map(({ city }) => city);
    const placed = items.every(({ city }) => city !== null);
    return cities.length === 0
      ? []
      : [{ id, name: title, items: items.length, cities: placed ? [] : cities }];
  });
}

const textOf = ({ state }: BundleRow): string =>
  folded([state.title, state.lifeEvent, ...state.items.map(({ name }) => name)].join("\n"));

/** Published bundles, all or those of a life event, that say the words of a query in their names or in those of their items. */
export async function hallBundles(
  desk: Pick<Desk, "sql" | "now">,
  { q, event }: { readonly q?: string | undefined; readonly event?: string | undefined } = {},
): Promise<BundleBrief[]> {
  const words = event === undefined ? null : (findLifeEvent(event)?.words ?? []);
  const terms = q === undefined ? [] : searchTerms(q);
  const rows = (await published(desk.sql))
    .filter(
      ({ state }) =>
        words === null ||
        state.lifeEvent === event ||
        words.some((word) => [state.title, state.lifeEvent].some((text) => text.includes(word))),
    )
    .filter((row) => terms.every((any) => any.some((word) => textOf(row).includes(word))));
  return briefsOf(desk, rows);
}

/** Published bundles of which an item is part. */
export async function bundlesWith(
  desk: Pick<Desk, "sql" | "now">,
  item: { readonly catalogCode: string | null; readonly name: string },
): Promise<BundleBrief[]> {
  const rows = (await published(desk.sql)).filter(({ state }) =>
    state.items.some((each) =>
      each.code === null ? each.name === item.name : each.code === item.catalogCode,
    ),
  );
  return briefsOf(desk, rows);
}

/** In the order in which one waits for another; the order of the bundle where none waits. */
function inOrder(items: BundleState["items"]): BundleState["items"] {
  const left = [...items];
  const ordered: BundleState["items"][number][] = [];
  while (left.length > 0) {
    const at = left.findIndex(({ after }) => !left.some(({ id }) => after.includes(id)));
    ordered.push(...left.splice(Math.max(at, 0), 1));
  }
  return ordered;
}

/**
 * The kept items of a bundle, in the order in which they are handled; an item that names no city is that of the city where
 * one applies, the first that lists them all where none is named. Throws `not-found`, and `bundle-not-here` where a city lists no such item.
 */
export async function bundleItemIds(
  desk: Pick<Desk, "sql" | "now">,
  id: string,
  asked: string | undefined,
): Promise<string[]> {
  const { sql, now } = desk;
  const [row] = (await published(sql)).filter((each) => each.id === id);
  if (!row) throw new FailureError(NO_BUNDLE);
  const city = asked ?? (await briefsOf(desk, [row]))[0]?.cities[0] ?? null;
  const day = dayInShanghai(now());
  const found: string[] = [];
  for (const each of inOrder(row.state.items)) {
    const [item] = await sql<{ id: string }[]>`
      select id from one_service.item where ${inForce(sql, day)} and region_code = ${each.city ?? city}
        and ${each.code === null ? sql`name = ${each.name}` : sql`catalog_code = ${each.code}`} order by name, id limit 1`;
    if (!item) throw new FailureError(BUNDLE_NOT_HERE);
    found.push(item.id);
  }
  return found;
}
