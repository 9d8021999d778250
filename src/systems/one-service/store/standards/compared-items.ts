import type { Day } from "../../../../kernel/calendar.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { portions } from "../../../../platform/database/json.ts";
import { basicCode } from "../../domain/items/codes.ts";
import { nameLikeness } from "../../domain/items/name-likeness.ts";
import { asideOf, type Grouping, looseKey, strangersIn } from "../../domain/standards/grouping.ts";

type Fact = Grouping & { readonly id: string; readonly regionCode: string };
/** What came or went: keys of groups in which an item stands or stood, and the codes among them. */
export type Touched = { readonly keys: Set<string>; readonly codes: Set<string> };

/** How many items are held at a time. */
const PART = 2000;

const factsOf = (sql: Sql, ids: readonly string[]): Promise<Fact[]> => sql<Fact[]>`
  select id, region_code, said.city, name, type, said."catalogCode", task_code, said."handleItemCode",
    said."cancelledOn", said.state
  from one_service.item, lateral jsonb_to_record(item) as said (city text,
    "catalogCode" text, "handleItemCode" text, "cancelledOn" text, state text)
  where id = any(${[...ids]}::uuid[])`;

/** Takes out items that are no longer in force, in the cities where something changed, and those that begin or end between the days. */
async function takeOut(
  sql: Sql,
  cities: readonly string[],
  days: readonly [from: Day, to: Day] | null,
): Promise<Touched> {
  const gone = [
    ...(await sql<{ code: string | null; baseKey: string | null }[]>`
      delete from one_service.compared_item known
      where region_code = any(${[...cities]}::text[]) and not exists (
        select from one_service.item
        where item.id = known.item_id and item.region_code = any(${[...cities]}::text[]) and replaced_on is null)
      returning code, base_key`),
  ];
  if (days !== null) {
    const [from = "", to = ""] = days.toSorted();
    const turned = await sql<typeof gone>`
      delete from one_service.compared_item known using one_service.item
      where item.id = known.item_id and replaced_on is null and hall_until > ${from} and hall_until <= ${to}
      returning code, base_key`;
    gone.push(...turned);
  }
  return {
    keys: new Set(gone.flatMap(({ baseKey }) => baseKey ?? [])),
    codes: new Set(gone.flatMap(({ code }) => code ?? [])),
  };
}

async function putIn(sql: Sql, cities: readonly string[], asOf: Day, touched: Touched): Promise<void> {
  const fresh = await sql<{ id: string }[]>`
    select id from one_service.item where replaced_on is null and region_code = any(${[...cities]}::text[])
      and not exists (select from one_service.compared_item known
        where known.region_code = any(${[...cities]}::text[]) and known.item_id = item.id)`;
  for (const ids of inParts(fresh, () => 1)) {
    const facts = await factsOf(
      sql,
      ids.map(({ id }) => id),
    );
    const rows = facts.map((fact) => {
      const aside = asideOf(fact, asOf);
      const code = aside === null ? basicCode(fact) : null;
      const baseKey = aside === null ? (code ?? looseKey(fact)) : null;
      return { itemId: fact.id, regionCode: fact.regionCode, code, baseKey, aside };
    });
    for (const part of portions(rows)) await sql`insert into one_service.compared_item ${sql(part)}`;
    for (const { code, baseKey } of rows) {
      if (code !== null) touched.codes.add(code);
      if (baseKey !== null) touched.keys.add(baseKey);
    }
  }
}

/** Looks again which items stand apart from the code that they print, in the codes that were touched. */
async function setApart(sql: Sql, { codes, keys }: Touched): Promise<void> {
  const several = await sql<{ code: string; ids: string[]; apart: string[] }[]>`
    select code, array_agg(item_id) as ids,
      coalesce(array_agg(item_id) filter (where base_key <> code), '{}') as apart
    from one_service.compared_item known join one_service.item on item.id = known.item_id
    where code = any(${[...codes]}::text[]) group by code
    having count(distinct item.name) > 1 or bool_or(base_key <> code)`;
  const areAlike = nameLikeness();
  for (const part of inParts(several, ({ ids }) => ids.length)) {
    const facts = new Map<string, Fact>();
    const ids = part.flatMap((each) => each.ids);
    for (const fact of await factsOf(sql, ids)) facts.set(fact.id, fact);
    for (const { code, ids: own, apart } of part) {
      const items = own.flatMap((id) => facts.get(id) ?? []);
      const [before, strange] = [new Set(apart), strangersIn(code, items, areAlike)];
      for (const item of items) {
        if (before.has(item.id) === strange.has(item)) continue;
        const baseKey = strange.has(item) ? looseKey(item) : code;
        await sql`update one_service.compared_item set base_key = ${baseKey} where item_id = ${item.id}`;
        keys.add(looseKey(item));
      }
    }
  }
}

/** Parts of a list that hold about as many items as are held at a time. */
export function* inParts<T>(all: Iterable<T>, items: (one: T) => number): Generator<T[]> {
  let [part, held]: [T[], number] = [[], 0];
  for (const one of all) {
    part.push(one);
    held += items(one);
    if (held < PART) continue;
    yield part;
    [part, held] = [[], 0];
  }
  if (part.length > 0) yield part;
}

/**
 * Puts the items of some cities into their groups as of a day; `before` is the day of which they stood. Returns the keys of
 * the groups that it touched.
 */
export async function placeItems(
  sql: Sql,
  cities: readonly string[],
  { before, asOf }: { readonly before: Day | null; readonly asOf: Day },
): Promise<Set<string>> {
  const anotherDay = before !== null && before !== asOf;
  const touched = await takeOut(sql, cities, anotherDay ? [before, asOf] : null);
  // Whose day came stand in any city: those just taken out are put in again as of the new day.
  const looked = anotherDay ? await allCities(sql) : cities;
  await putIn(sql, looked, asOf, touched);
  for (const code of touched.codes) touched.keys.add(code);
  await setApart(sql, touched);
  return touched.keys;
}

async function allCities(sql: Sql): Promise<string[]> {
  const rows = await sql<{ regionCode: string }[]>`select region_code from one_service.item_stamp`;
  return rows.map(({ regionCode }) => regionCode);
}
