import { refusal } from "../../../../kernel/error.ts";
import type { OrderOf } from "../../../../kernel/list.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { holdsWords } from "../../../../platform/database/holds-words.ts";
import { orderedBy } from "../../../../platform/database/in-order.ts";
import { type ItemFilter, type ItemRow, ITEM_ORDERS, type RuleCount } from "../../domain/items/item-row.ts";
import type { Page } from "../../../../platform/records/list-records.ts";
import type { Item, KeptItem } from "../../domain/items/item.ts";

export const NO_ITEM = refusal(
  "not-found",
  "没有这个事项，请回到事项库。",
  "There is no such item. Go back to the items.",
);

/** The part of a statement that finds items in force under a filter. */
export function matchingItems(sql: Sql, filter: ItemFilter) {
  const { city, type, dept, finding, q, catalogCode, catalogCodes, importId } = filter;
  const found =
    finding === undefined
      ? sql``
      : finding === "any"
        ? sql`and rules <> '{}'`
        : finding === "errors"
          ? sql`and errors > 0`
          : sql`and rules @> array[${finding}]::text[]`;
  return sql`replaced_on is null
    ${city === undefined ? sql`` : sql`and region_code = ${city}`}
    ${type === undefined ? sql`` : sql`and type = ${type}`}
    ${dept === undefined ? sql`` : sql`and dept = ${dept}`}
    ${found} and ${holdsWords(sql, q)}
    ${catalogCode === undefined ? sql`` : sql`and catalog_code = ${catalogCode}`}
    ${catalogCodes === undefined ? sql`` : sql`and catalog_code = any(${[...catalogCodes]}::text[])`}
    ${importId === undefined ? sql`` : sql`and import_id = ${importId}`}`;
}

type Stored = {
  readonly id: string;
  readonly importId: string;
  readonly importedOn: string;
  readonly sample: boolean;
  readonly item: Item;
};

export const keptOf = ({ id, importId, importedOn, sample, item }: Stored): KeptItem => ({
  ...item,
  id,
  importId,
  importedOn,
  sample,
});

/** Whole items in force, by city and name: for comparison. Pages are for lists of many, see `pageOfItems`. */
export async function listItems(sql: Sql, filter: ItemFilter = {}): Promise<KeptItem[]> {
  const rows = await sql<Stored[]>`
    select id, import_id, imported_on, sample, item
    from one_service.item where ${matchingItems(sql, filter)} order by region_code, name, id`;
  return rows.map(keptOf);
}

/** Items by id, in force or replaced. */
export async function itemsById(sql: Sql, ids: readonly string[]): Promise<KeptItem[]> {
  const rows = await sql<Stored[]>`
    select id, import_id, imported_on, sample, item from one_service.item where id = any(${[...ids]}::uuid[])`;
  return rows.map(keptOf);
}

const marks = (sql: Sql) => sql`unnest(
  rules || array['all'] || case when rules <> '{}' then array['any'] else '{}' end
  || case when errors > 0 then array['errors'] else '{}' end)`;

/** Counts the items of a city anew, their stamp and what they ask for; within the transaction that changed them. */
export async function countFacets(sql: Sql, city: string): Promise<void> {
  await sql`delete from one_service.item_facet where region_code = ${city}`;
  await sql`
    insert into one_service.item_facet (region_code, type, dept, mark, items)
    select region_code, type, dept, ${marks(sql)} as mark, count(*) from one_service.item
    where replaced_on is null and region_code = ${city} group by 1, 2, 3, 4`;
  await sql`delete from one_service.material_asked where region_code = ${city}`;
  await sql`
    insert into one_service.material_asked (region_code, name)
    select distinct region_code, unnest(materials) from one_service.item
    where replaced_on is null and region_code = ${city}`;
  await sql`
    insert into one_service.item_stamp as known (region_code, stamp, items, imported_on, sample)
    select ${city}, 1, count(*), max(imported_on), coalesce(bool_or(sample), false) from one_service.item
    where replaced_on is null and region_code = ${city}
    on conflict (region_code) do update set stamp = known.stamp + 1, items = excluded.items,
      imported_on = excluded.imported_on, sample = excluded.sample`;
}

/** The items in force, told by city: the same stamps, the same items. */
export const itemStamps = (
  sql: Sql,
): Promise<
  { regionCode: string; stamp: number; items: number; importedOn: string | null; sample: boolean }[]
> => sql`
  select region_code, stamp, items, imported_on, sample from one_service.item_stamp order by region_code`;

/** Names of materials that items in force ask for, of one city or of all. */
export async function materialsAsked(sql: Sql, city?: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select distinct name from one_service.material_asked
    ${city === undefined ? sql`` : sql`where region_code = ${city}`}`;
  return rows.map(({ name }) => name);
}

/** In how many items under the filter, but for its finding, each mark stands: see the table `item_facet`. */
async function facetsOf(
  sql: Sql,
  { finding: _, ...filter }: ItemFilter,
): Promise<ReadonlyMap<string, number>> {
  const { city, type, dept, ...others } = filter;
  const counted = Object.values(others).every((value) => value === undefined);
  const rows = await (counted
    ? sql<{ mark: string; items: number }[]>`
        select mark, sum(items) as items from one_service.item_facet where true
          ${city === undefined ? sql`` : sql`and region_code = ${city}`}
          ${type === undefined ? sql`` : sql`and type = ${type}`}
          ${dept === undefined ? sql`` : sql`and dept = ${dept}`} group by mark`
    : sql<{ mark: string; items: number }[]>`
        select ${marks(sql)} as mark, count(*) as items from one_service.item where ${matchingItems(sql, filter)} group by 1`);
  return new Map(rows.map(({ mark, items }) => [mark, items]));
}

const NO_RULES = new Set(["all", "any", "errors"]);

/** One page of the items in force, by city and name where no other order is asked for, with in how many of them, whatever the finding, each rule found something. */
export async function pageOfItems(
  sql: Sql,
  filter: ItemFilter,
  { page, size, ...asked }: Page & OrderOf<typeof ITEM_ORDERS>,
): Promise<{
  readonly total: number;
  readonly rows: readonly ItemRow[];
  readonly byRule: readonly RuleCount[];
}> {
  const facets = await facetsOf(sql, filter);
  const order = orderedBy(
    sql,
    ITEM_ORDERS,
    asked,
    {
      name: sql`name`,
      dept: sql`dept`,
      materials: sql`cardinality(materials)`,
      // What is an error weighs more than what is not.
      findings: sql`(errors, cardinality(rules))`,
    },
    sql`region_code, name, id`,
  );
  const rows = await sql<(Stored & Pick<ItemRow, "rules" | "errors" | "materials">)[]>`
    select id, import_id, imported_on, sample, item - 'materials' as item, rules, errors,
      cardinality(materials) as materials
    from one_service.item where ${matchingItems(sql, filter)}
    order by ${order} limit ${size} offset ${(page - 1) * size}`;
  return {
    total: facets.get(filter.finding ?? "all") ?? 0,
    byRule: [...facets]
      .filter(([mark]) => !NO_RULES.has(mark))
      .map(([rule, items]) => ({ rule, items }))
      .toSorted((a, b) => b.items - a.items || (a.rule < b.rule ? -1 : 1)),
    rows: rows.map(({ id, importId, importedOn, sample, item, rules, errors, materials }) => ({
      id,
      importId,
      importedOn,
      sample,
      city: item.city,
      catalogCode: item.catalogCode,
      taskCode: item.taskCode,
      name: item.name,
      type: item.type,
      dept: item.dept,
      projectType: item.projectType,
      legal: item.legal,
      promised: item.promised,
      visits: item.visits,
      materials,
      rules,
      errors,
    })),
  };
}

export type ItemChoices = {
  readonly types: readonly string[];
  readonly depts: readonly { readonly city: string; readonly dept: string }[];
  readonly cities: readonly { readonly city: string; readonly items: number; readonly errors: number }[];
};

/** What lists can be filtered by, and how many items each city has. */
export async function itemChoices(sql: Sql): Promise<ItemChoices> {
  const types = await sql<{ type: string }[]>`
    select distinct type from one_service.item_facet where type is not null order by type limit 200`;
  const depts = await sql<{ city: string; dept: string }[]>`
    select distinct region_code as city, dept from one_service.item_facet
    where dept is not null order by city, dept limit 2000`;
  const cities = await sql<ItemChoices["cities"][number][]>`
    select region_code as city, coalesce(sum(items) filter (where mark = 'all'), 0)::int as items,
      coalesce(sum(items) filter (where mark = 'errors'), 0)::int as errors
    from one_service.item_facet group by region_code order by region_code`;
  return { types: types.map(({ type }) => type), depts, cities };
}
