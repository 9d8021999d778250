import type { Desk } from "../desk.ts";
import type { AskedAgain, ItemFilter } from "../../domain/items/item-row.ts";
import { supplyFinder } from "../../domain/items/supplied.ts";
import { suppliedOf } from "./item-detail.ts";
import { matchingItems } from "./list-items.ts";

type Found = Pick<AskedAgain, "id" | "city" | "name" | "dept" | "sample"> & {
  readonly materials: readonly string[];
};

/**
 * One page of the items in force that ask for what a published shared resource can supply (政务数据共享条例 第十九条), by
 * city and name. The names of materials are matched once each, whatever the number of items.
 */
export async function askedAgain(
  { sql, sharing }: Pick<Desk, "sql" | "sharing">,
  filter: Pick<ItemFilter, "city" | "dept" | "q">,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<{ readonly total: number; readonly rows: readonly AskedAgain[]; readonly resources: number }> {
  const suppliers = await sharing.suppliers(sql);
  if (suppliers.length === 0) return { total: 0, rows: [], resources: 0 };
  const finder = supplyFinder(suppliers);
  const where = matchingItems(sql, filter);
  const names = await sql<{ name: string }[]>`
    select distinct unnest(materials) as name from one_service.item where ${where}`;
  const supplied = names.map(({ name }) => name).filter((name) => finder(name) !== null);
  const those = sql`${where} and materials && ${supplied}::text[]`;
  const [counted] = await sql<{ total: number }[]>`
    select count(*) as total from one_service.item where ${those}`;
  const rows = await sql<Found[]>`
    select id, region_code as city, name, dept, sample, materials from one_service.item
    where ${those} order by region_code, name, id limit ${size} offset ${(page - 1) * size}`;
  return {
    total: counted?.total ?? 0,
    resources: suppliers.length,
    rows: rows.map(({ materials, ...row }) => ({
      ...row,
      supplied: suppliedOf(materials, row.city, finder),
    })),
  };
}
