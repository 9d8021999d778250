import type { OrderOf } from "../../../../kernel/list.ts";
import { CITIES } from "../../../../kernel/region.ts";
import { holdsWords } from "../../../../platform/database/holds-words.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { orderedBy } from "../../../../platform/database/in-order.ts";
import { json, portions } from "../../../../platform/database/json.ts";
import type { Page } from "../../../../platform/records/list-records.ts";
import { plainCode } from "../../domain/items/codes.ts";
import type { Item } from "../../domain/items/item.ts";
import { plainName } from "../../domain/items/name-likeness.ts";
import {
  COMPARISON_ORDERS,
  type ComparisonFilter,
  searchText,
  weight,
} from "../../domain/standards/comparison-rows.ts";
import { type ComparedGroup, compareGroup, type Supplier } from "../../domain/standards/comparison.ts";
import { askedOf, groupOf, isLoose, joinedBy, type Pairing } from "../../domain/standards/grouping.ts";
import { materialLikeness, type MaterialSupply } from "../../domain/standards/materials.ts";
import type { Asked } from "../../domain/standards/pairing-proposals.ts";
import { inParts } from "./compared-items.ts";
import { listPairings } from "./pairings.ts";

/** Those of some keys and all that confirmed pairings link to them: what is joined changes together. */
function linked(keys: ReadonlySet<string>, pairings: readonly Pairing[]): Set<string> {
  const others = new Map<string, string[]>();
  for (const { looseKey, targetKey } of pairings)
    for (const [one, other] of [
      [looseKey, targetKey],
      [targetKey, looseKey],
    ] as const)
      others.set(one, [...(others.get(one) ?? []), other]);
  const all = new Set(keys);
  for (const key of all) for (const other of others.get(key) ?? []) all.add(other);
  return all;
}

type Placed = {
  readonly at: number;
  readonly baseKey: string;
  readonly code: string | null;
  readonly item: Item;
};

/** Items by their keys, numbered in their order. */
async function itemsOf(sql: Sql, keys: readonly string[]): Promise<ReadonlyMap<string, Placed[]>> {
  const rows = await sql<Omit<Placed, "at">[]>`
    select base_key, code, item from one_service.compared_item known
    join one_service.item on item.id = known.item_id
    where base_key = any(${[...keys]}::text[]) order by item.region_code, identity collate "C"`;
  const found = new Map<string, Placed[]>(keys.map((key) => [key, []]));
  for (const [at, row] of rows.entries()) found.get(row.baseKey)?.push({ at, ...row });
  return found;
}

/** Numbers of the four cities in their order; days, visits and materials count where there is another to compare with. */
function byCity(group: ComparedGroup) {
  const several = group.cities.length > 1;
  const at = CITIES.map(({ code }) => group.cities.findIndex(({ city }) => city === code));
  const saved = (what: "days" | "visits" | "materials") =>
    at.map((place) => (several ? (group.savings[place]?.[what] ?? 0) : 0));
  return {
    cityItems: at.map((place) => group.cities[place]?.implementations ?? 0),
    cityGroups: at.map((place) => (place < 0 ? 0 : 1)),
    cityDays: saved("days"),
    cityVisits: saved("visits"),
    cityMaterials: saved("materials"),
  };
}

/** A group with what lists choose, order and count by. */
export const rowOf = (group: ComparedGroup) => ({
  key: group.key,
  regionCode: group.cities[0]?.city ?? "",
  code: group.code,
  name: group.name,
  plainName: plainName(group.name),
  type: group.type,
  cities: group.cities.length,
  differing: group.differs.length > 0,
  enterprise: group.enterprise,
  industries: [...group.industries],
  slowest: [...group.slowest],
  weight: weight(group),
  ...byCity(group),
  materials: group.materials.map(({ name }) => name),
  searchText: searchText(group),
  compared: group,
});

async function write(sql: Sql, groups: readonly ComparedGroup[]): Promise<void> {
  for (const part of portions(groups.map((group) => ({ ...rowOf(group), compared: json(sql, group) }))))
    await sql`
      insert into one_service.compared_group ${sql(part)}
      on conflict (key) do update set region_code = excluded.region_code, code = excluded.code, name = excluded.name,
        plain_name = excluded.plain_name, type = excluded.type, cities = excluded.cities, differing = excluded.differing,
        enterprise = excluded.enterprise, industries = excluded.industries, slowest = excluded.slowest,
        weight = excluded.weight, city_items = excluded.city_items, city_groups = excluded.city_groups,
        city_days = excluded.city_days, city_visits = excluded.city_visits, city_materials = excluded.city_materials,
        materials = excluded.materials, search_text = excluded.search_text, compared = excluded.compared
      where compared_group.compared <> excluded.compared`;
}

async function knownSupplies(sql: Sql, names: ReadonlySet<string>): Promise<Supplier> {
  const rows = await sql<{ name: string; supply: MaterialSupply }[]>`
    select name, supply from one_service.supplied_material
    where name = any(${[...names]}::text[]) and supply is not null`;
  const known = new Map(rows.map(({ name, supply }) => [name, supply]));
  return (name) => known.get(name) ?? null;
}

type Joined = readonly [key: string, from: readonly string[]];

/** The group of a key, of the items of all that are joined to it, and the doubted code that its own items print. */
function groupFrom([key, from]: Joined, items: ReadonlyMap<string, readonly Placed[]>) {
  const placed = from.flatMap((each) => items.get(each) ?? []).toSorted((a, b) => a.at - b.at);
  const printed = isLoose(key) ? items.get(key)?.find(({ code }) => code !== null)?.code : null;
  const all = placed.map(({ item }) => item);
  return { group: groupOf(key, from.length > 1, all), printed: printed ?? null };
}

/**
 * Compares anew the groups of some keys and those that are linked to them. Returns all their keys, and how each of them is
 * asked about now.
 */
export async function compareKeys(
  sql: Sql,
  touched: ReadonlySet<string>,
): Promise<{ readonly keys: ReadonlySet<string>; readonly asked: ReadonlyMap<string, Asked> }> {
  const pairings = (await listPairings(sql)).filter(({ verdict }) => verdict === "same");
  const keys = linked(touched, pairings);
  const known = await sql<{ baseKey: string; items: number }[]>`
    select base_key, count(*) as items from one_service.compared_item
    where base_key = any(${[...keys]}::text[]) group by base_key`;
  const sizes = new Map(known.map(({ baseKey, items }) => [baseKey, items]));
  const joined = joinedBy(new Set(sizes.keys()), pairings);
  await sql`
    delete from one_service.compared_group
    where key = any(${[...keys].filter((key) => !joined.has(key))}::text[])`;
  const likely = materialLikeness();
  const asked = new Map<string, Asked>();
  const size = ([, from]: Joined) => from.reduce((sum, key) => sum + (sizes.get(key) ?? 0), 0);
  for (const part of inParts(joined, size)) {
    const items = await itemsOf(
      sql,
      part.flatMap(([, from]) => from),
    );
    const papers = [...items.values()].flatMap((all) => all.flatMap(({ item }) => item.materials));
    const supplier = await knownSupplies(sql, new Set(papers.map(({ name }) => name)));
    const made = part.map((each) => {
      const { group, printed } = groupFrom(each, items);
      const question = askedOf(group, printed);
      if (question !== null) asked.set(group.key, question);
      return compareGroup(group, likely, supplier);
    });
    await write(sql, made);
  }
  return { keys, asked };
}

/** The part of a statement that finds groups under a filter. */
function matching(sql: Sql, filter: ComparisonFilter) {
  const { q, type, industry, commonTo, differing, enterprise, slowest } = filter;
  return sql`${holdsWords(sql, q)}
    ${type === undefined ? sql`` : sql`and type = ${type}`}
    ${industry === undefined ? sql`` : sql`and industries @> array[${industry}]::text[]`}
    ${commonTo === undefined ? sql`` : sql`and cities = ${commonTo}`}
    ${differing === true ? sql`and differing` : sql``}
    ${enterprise === true ? sql`and enterprise` : sql``}
    ${slowest === undefined ? sql`` : sql`and slowest @> array[${slowest}]::text[]`}`;
}

/** How many groups there are under a filter. */
export async function countGroups(sql: Sql, filter: ComparisonFilter): Promise<number> {
  const [row] = await sql<{ total: number }[]>`
    select count(*) as total from one_service.compared_group where ${matching(sql, filter)}`;
  return row?.total ?? 0;
}

/** Groups under a filter, what could be saved most first where no other order is asked for: a page, or all. */
export async function listGroups(
  sql: Sql,
  filter: ComparisonFilter,
  {
    page,
    size,
    ...asked
  }: (Page | { readonly page: 1; readonly size: null }) & OrderOf<typeof COMPARISON_ORDERS> = {
    page: 1,
    size: null,
  },
): Promise<ComparedGroup[]> {
  const order = orderedBy(sql, COMPARISON_ORDERS, asked, { name: sql`name` }, sql`weight desc, name, key`);
  const rows = await sql<{ compared: ComparedGroup }[]>`
    select compared from one_service.compared_group where ${matching(sql, filter)}
    order by ${order} limit ${size} offset ${(page - 1) * (size ?? 0)}`;
  return rows.map(({ compared }) => compared);
}

/** Groups by their keys. */
export async function groupsByKey(
  sql: Sql,
  keys: readonly string[],
): Promise<ReadonlyMap<string, ComparedGroup>> {
  const rows = await sql<{ key: string; compared: ComparedGroup }[]>`
    select key, compared from one_service.compared_group where key = any(${[...keys]}::text[])`;
  return new Map(rows.map(({ key, compared }) => [key, compared]));
}

type Named = { readonly code: string | null; readonly name: string };

/** Finds the group of an item by its code, else by its very name: of several the one that could save most. */
export async function groupFinder(
  sql: Sql,
  items: readonly Named[],
): Promise<(item: Named) => ComparedGroup | undefined> {
  const names = items.flatMap(({ code, name }) => (code === null ? plainName(name) : []));
  const byCode = await groupsByKey(
    sql,
    items.flatMap(({ code }) => (code === null ? [] : plainCode(code))),
  );
  const rows = await sql<{ plainName: string; compared: ComparedGroup }[]>`
    select distinct on (plain_name) plain_name, compared from one_service.compared_group
    where plain_name = any(${names}::text[]) order by plain_name, weight desc, name, key`;
  const byName = new Map(rows.map((row) => [row.plainName, row.compared]));
  return ({ code, name }) => (code === null ? byName.get(plainName(name)) : byCode.get(plainCode(code)));
}
