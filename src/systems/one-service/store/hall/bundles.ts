import { FailureError } from "../../../../kernel/error.ts";
import { folded } from "../../../../kernel/search-tokens.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { dayInShanghai } from "../../../../kernel/calendar.ts";
import type { BundleBrief } from "../../domain/hall/hall-view.ts";
import { BUNDLE_NOT_HERE, NO_BUNDLE } from "../../domain/hall/hall-failures.ts";
import { findLifeEvent } from "../../domain/hall/life-event.ts";
import { searchTerms } from "../../domain/hall/search-words.ts";
import type { BundleState } from "../../domain/standards/bundle.ts";
import type { Desk } from "../desk.ts";
import { inForce } from "./in-force.ts";

type BundleRow = { readonly id: string; readonly state: BundleState };

const briefOf = ({ id, state }: BundleRow): BundleBrief => ({
  id,
  name: state.title,
  items: state.items.length,
});

const published = (sql: Sql) => sql<BundleRow[]>`
  select id, state from one_service.record where kind = 'bundle' and state ->> 'stage' = 'issued' order by title, id`;

const textOf = ({ state }: BundleRow): string =>
  folded([state.title, state.lifeEvent, ...state.items.map(({ name }) => name)].join("\n"));

/** Published bundles, all or those of a life event, that say the words of a query in their names or in those of their items. */
export async function hallBundles(
  { sql }: Pick<Desk, "sql">,
  { q, event }: { readonly q?: string | undefined; readonly event?: string | undefined } = {},
): Promise<BundleBrief[]> {
  const words = event === undefined ? null : (findLifeEvent(event)?.words ?? []);
  const terms = q === undefined ? [] : searchTerms(q);
  return (await published(sql))
    .filter(
      ({ state }) =>
        words === null ||
        state.lifeEvent === event ||
        words.some((word) => [state.title, state.lifeEvent].some((text) => text.includes(word))),
    )
    .filter((row) => terms.every((any) => any.some((word) => textOf(row).includes(word))))
    .map(briefOf);
}

/** Published bundles of which an item is part. */
export async function bundlesWith(
  sql: Sql,
  item: { readonly catalogCode: string | null; readonly name: string },
): Promise<BundleBrief[]> {
  return (await published(sql))
    .filter(({ state }) =>
      state.items.some((each) =>
        each.code === null ? each.name === item.name : each.code === item.catalogCode,
      ),
    )
    .map(briefOf);
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
 * one applies. Throws `not-found`, and `bundle-not-here` where a city lists no such item.
 */
export async function bundleItemIds(
  { sql, now }: Pick<Desk, "sql" | "now">,
  id: string,
  city: string,
): Promise<string[]> {
  const [row] = (await published(sql)).filter((each) => each.id === id);
  if (!row) throw new FailureError(NO_BUNDLE);
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
