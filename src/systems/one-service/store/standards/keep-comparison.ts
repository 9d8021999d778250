import { type Day, dayInShanghai } from "../../../../kernel/calendar.ts";
import { CITIES } from "../../../../kernel/region.ts";
import { inTransaction, type Sql } from "../../../../platform/database/database.ts";
import { json, portions } from "../../../../platform/database/json.ts";
import { supplyWords } from "../../domain/items/supplied.ts";
import type { Imported } from "../../domain/standards/comparison-rows.ts";
import type { ComparisonTotals } from "../../domain/standards/comparison.ts";
import { supplierOf } from "../../domain/standards/materials.ts";
import { twoDecimals } from "../../domain/standards/scale.ts";
import type { Desk } from "../desk.ts";
import { materialsAsked } from "../items/list-items.ts";
import { proposeAnew } from "./asked-groups.ts";
import { compareKeys } from "./compared-groups.ts";
import { placeItems } from "./compared-items.ts";

export type ComparingDesk = Pick<Desk, "sql" | "now"> & {
  readonly sharing: Pick<Desk["sharing"], "suppliers" | "supplyStamp">;
};

/** The whole comparison as of a day, without its groups. */
export type ComparisonNow = {
  readonly day: Day;
  readonly totals: ComparisonTotals;
  readonly types: readonly string[];
  /** How many pairs wait for a decision. */
  readonly proposals: number;
  readonly imported: Imported;
  readonly sample: boolean;
};

type State = Omit<ComparisonNow, "day" | "totals"> & {
  readonly day: Day | null;
  readonly totals: ComparisonTotals | null;
  readonly supplyStamp: number | null;
  readonly itemStamps: Readonly<Record<string, number>>;
  readonly stampsNow: Readonly<Record<string, number>>;
  readonly pairsDue: boolean;
};

async function stateOf(sql: Sql): Promise<State> {
  const [state] = await sql<State[]>`
    select day, supply_stamp, item_stamps, totals, types, proposals, stamps.*,
      exists (select from one_service.pairing where not compared) as pairs_due
    from one_service.comparison_state, lateral (
      select coalesce(jsonb_object_agg(region_code, stamp), '{}') as stamps_now,
        coalesce(jsonb_object_agg(region_code, imported_on), '{}') as imported, coalesce(bool_or(sample), false) as sample
      from one_service.item_stamp) as stamps`;
  if (!state) throw new Error("the comparison has no state");
  return state;
}

const changedCities = ({ itemStamps, stampsNow }: State): string[] =>
  Object.keys(stampsNow).filter((city) => itemStamps[city] !== stampsNow[city]);

/** Looks up what shared data supplies of the materials that items ask for: all again, or those that are new. Returns whose supply is another. */
async function learnSupplies(sql: Sql, sharing: ComparingDesk["sharing"], again: boolean): Promise<string[]> {
  if (again)
    await sql`
      delete from one_service.supplied_material known
      where not exists (select from one_service.material_asked asked where asked.name = known.name)`;
  const known = await sql<{ name: string }[]>`select name from one_service.supplied_material`;
  const before = new Set(known.map(({ name }) => name));
  const names = (await materialsAsked(sql)).filter((name) => again || !before.has(name));
  if (names.length === 0) return [];
  const find = supplierOf(await sharing.suppliers(supplyWords(names), { sql }));
  const rows = names.map((name) => {
    const supply = find(name);
    return { name, supply: supply === null ? null : json(sql, supply) };
  });
  const changed: string[] = [];
  for (const part of portions(rows)) {
    const written = await sql<{ name: string }[]>`
      insert into one_service.supplied_material ${sql(part)}
      on conflict (name) do update set supply = excluded.supply
        where supplied_material.supply is distinct from excluded.supply returning name`;
    changed.push(...written.flatMap(({ name }) => (before.has(name) ? name : [])));
  }
  return changed;
}

async function groupsAsking(sql: Sql, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const rows = await sql<{ key: string }[]>`
    select key from one_service.compared_group where materials && ${[...names]}::text[]`;
  return rows.map(({ key }) => key);
}

type Counted = {
  readonly groups: number;
  readonly commonTo: readonly number[];
  readonly differing: number;
  readonly loose: number;
  readonly outOfUse: number;
  readonly elsewhere: number;
  readonly items: number;
  readonly cityItems: readonly number[];
  readonly cityGroups: readonly number[];
  readonly cityDays: readonly number[];
  readonly cityVisits: readonly number[];
  readonly cityMaterials: readonly number[];
};

async function totalsOf(sql: Sql): Promise<ComparisonTotals> {
  const each = (column: string) =>
    sql`array[${CITIES.map((_, at) => at).reduce(
      (sums, at) =>
        sql`${sums}${at === 0 ? sql`` : sql`,`} coalesce(sum(${sql(column)}[${at + 1}::int]), 0)::float8`,
      sql``,
    )}] as ${sql(column)}`;
  const [counted] = await sql<Counted[]>`
    select count(*) as groups, count(*) filter (where differing) as differing,
      array[count(*) filter (where cities = 1), count(*) filter (where cities = 2),
        count(*) filter (where cities = 3), count(*) filter (where cities = 4)] as common_to,
      count(*) filter (where code is null) as loose,
      ${each("city_items")}, ${each("city_groups")}, ${each("city_days")}, ${each("city_visits")}, ${each("city_materials")},
      (select count(*) from one_service.compared_item where aside = 'out-of-use') as out_of_use,
      (select count(*) from one_service.compared_item where aside = 'elsewhere') as elsewhere,
      (select coalesce(sum(items), 0)::int from one_service.item_stamp) as items
    from one_service.compared_group`;
  if (!counted) throw new Error("groups were not counted");
  const { groups, commonTo, differing, loose, outOfUse, elsewhere, items } = counted;
  const [one = 0, two = 0, three = 0, four = 0] = commonTo;
  return {
    items,
    groups,
    commonTo: { 1: one, 2: two, 3: three, 4: four },
    differing,
    loose,
    outOfUse,
    elsewhere,
    cities: CITIES.map(({ code }, at) => ({
      city: code,
      items: counted.cityItems[at] ?? 0,
      groups: counted.cityGroups[at] ?? 0,
      days: twoDecimals(counted.cityDays[at] ?? 0),
      visits: twoDecimals(counted.cityVisits[at] ?? 0),
      materials: counted.cityMaterials[at] ?? 0,
    })),
  };
}

async function follow({ sql, now, sharing }: ComparingDesk): Promise<void> {
  await sql`select from one_service.comparison_state for update`;
  const state = await stateOf(sql);
  const [asOf, { stamp }] = [dayInShanghai(now()), await sharing.supplyStamp(sql)];
  const cities = changedCities(state);
  const another = { day: state.day !== asOf, supply: state.supplyStamp !== stamp };
  if (cities.length === 0 && !state.pairsDue && !another.day && !another.supply) return;
  const touched = await placeItems(sql, cities, { before: state.day, asOf });
  const supplied = await learnSupplies(sql, sharing, another.supply);
  for (const key of await groupsAsking(sql, supplied)) touched.add(key);
  const due = await sql<{ looseKey: string; targetKey: string }[]>`
    update one_service.pairing set compared = true where not compared returning loose_key, target_key`;
  for (const { looseKey, targetKey } of due) touched.add(looseKey).add(targetKey);
  const { keys, asked } = await compareKeys(sql, touched);
  await proposeAnew(
    sql,
    keys,
    asked,
    due.map(({ looseKey }) => looseKey),
  );
  await sql`
    update one_service.comparison_state
    set day = ${asOf}, supply_stamp = ${stamp}, item_stamps = ${json(sql, state.stampsNow)}`;
  if (keys.size === 0 && cities.length === 0 && !another.day) return;
  await sql`
    update one_service.comparison_state set totals = ${json(sql, await totalsOf(sql))},
      types = array(select type from one_service.compared_group where type is not null group by type order by type),
      proposals = (select count(*) from one_service.pair_proposal)`;
}

/**
 * Brings the groups up to items, pairings and supplies as they are, and to the day; touches only what these touch. Within
 * the transaction that changed them, so that whoever reads afterwards waits for nothing; a reader catches up where a day
 * began, a supply changed or an older version wrote.
 */
export const keepComparison = (desk: ComparingDesk): Promise<void> =>
  inTransaction(desk.sql, (sql) => follow({ ...desk, sql }));

/** Those of this node who wait for the groups of a database wait for the same work, not for a connection each. */
const following = new WeakMap<object, Promise<void>>();

async function caughtUp(desk: ComparingDesk): Promise<void> {
  const known = following.get(desk.sql);
  if (known) return known;
  const work = keepComparison(desk).finally(() => following.delete(desk.sql));
  following.set(desk.sql, work);
  return work;
}

/** The comparison as of today; its groups stand as it says. */
export async function comparisonNow(desk: ComparingDesk): Promise<ComparisonNow> {
  const { sql, now, sharing } = desk;
  const stands = async (): Promise<ComparisonNow | null> => {
    const [state, supply] = await Promise.all([stateOf(sql), sharing.supplyStamp(sql)]);
    const { totals, types, proposals, imported, sample } = state;
    const day = dayInShanghai(now());
    const isNow = state.day === day && state.supplyStamp === supply.stamp && !state.pairsDue;
    if (!isNow || totals === null || changedCities(state).length > 0) return null;
    const of = Object.fromEntries(CITIES.map(({ code }) => [code, imported[code] ?? null]));
    return { day, totals, types, proposals, imported: of, sample };
  };
  for (;;) {
    const standing = await stands();
    if (standing !== null) return standing;
    await caughtUp(desk);
  }
}

/** Makes all groups anew from the items. Returns how many there are. */
export async function rebuildComparison(desk: ComparingDesk): Promise<number> {
  return inTransaction(desk.sql, async (sql) => {
    await sql`select from one_service.comparison_state for update`;
    for (const table of [
      "compared_item",
      "compared_group",
      "asked_group",
      "asked_pair",
      "pair_proposal",
      "supplied_material",
    ])
      await sql`delete from ${sql(`one_service.${table}`)}`;
    await sql`
      update one_service.comparison_state set day = null, supply_stamp = null, item_stamps = '{}', totals = null`;
    await follow({ ...desk, sql });
    return (await stateOf(sql)).totals?.groups ?? 0;
  });
}
