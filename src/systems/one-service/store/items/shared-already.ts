import type { Desk } from "../desk.ts";
import type { OrderOf } from "../../../../kernel/list.ts";
import { orderedBy } from "../../../../platform/database/in-order.ts";
import type { Page } from "../../../../platform/records/list-records.ts";
import { ASKED_AGAIN_ORDERS, type AskedAgain, type ItemFilter } from "../../domain/items/item-row.ts";
import { supplyFinder, supplyWords } from "../../domain/items/supplied.ts";
import { suppliedOf } from "./item-detail.ts";
import { itemStamps, matchingItems, materialsAsked } from "./list-items.ts";

type Found = Pick<AskedAgain, "id" | "city" | "name" | "dept" | "sample"> & {
  readonly materials: readonly string[];
};

type Known = {
  readonly stamp: string;
  readonly finder: ReturnType<typeof supplyFinder>;
  readonly supplied: readonly string[];
  /** How many items ask for them, by the filter that was counted. */
  readonly totals: Map<string, number>;
};

/** What is known of a database while its items and what shared data supplies stand as they do. */
const kept = new WeakMap<object, Known>();

/** Filters whose totals are remembered; more of them begin anew. */
const MOST_TOTALS = 200;

async function knownNow({ sql, sharing }: Pick<Desk, "sql" | "sharing">, stamp: string): Promise<Known> {
  const before = kept.get(sql);
  if (before?.stamp === stamp) return before;
  const names = await materialsAsked(sql);
  const finder = supplyFinder(await sharing.suppliers(supplyWords(names), { sql }));
  const supplied = names.filter((name) => finder(name) !== null);
  const known = { stamp, finder, supplied, totals: new Map<string, number>() };
  kept.set(sql, known);
  return known;
}

/**
 * One page of the items in force that ask for what a published shared resource can supply (政务数据共享条例 第十九条), by
 * city and name. The names of materials are matched once each, whatever the number of items, and again only after items
 * or what is shared changed.
 */
export async function askedAgain(
  desk: Pick<Desk, "sql" | "sharing">,
  filter: Pick<ItemFilter, "city" | "dept" | "q">,
  { page, size, ...order }: Page & OrderOf<typeof ASKED_AGAIN_ORDERS>,
): Promise<{ readonly total: number; readonly rows: readonly AskedAgain[]; readonly resources: number }> {
  const { sql, sharing } = desk;
  const supply = await sharing.supplyStamp(sql);
  if (supply.resources === 0) return { total: 0, rows: [], resources: 0 };
  const { finder, supplied, totals } = await knownNow(desk, JSON.stringify([await itemStamps(sql), supply]));
  const those = sql`${matchingItems(sql, filter)} and materials && ${[...supplied]}::text[]`;
  const asked = JSON.stringify([filter.city, filter.dept, filter.q]);
  const total =
    totals.get(asked) ??
    (await sql<{ total: number }[]>`select count(*) as total from one_service.item where ${those}`)[0]
      ?.total ??
    0;
  if (totals.size >= MOST_TOTALS) totals.clear();
  totals.set(asked, total);
  const by = orderedBy(
    sql,
    ASKED_AGAIN_ORDERS,
    order,
    { city: sql`region_code`, name: sql`name`, dept: sql`dept` },
    sql`region_code, name, id`,
  );
  const rows = await sql<Found[]>`
    select id, region_code as city, name, dept, sample, materials from one_service.item
    where ${those} order by ${by} limit ${size} offset ${(page - 1) * size}`;
  return {
    total,
    resources: supply.resources,
    rows: rows.map(({ materials, ...row }) => ({
      ...row,
      supplied: suppliedOf(materials, row.city, finder),
    })),
  };
}
