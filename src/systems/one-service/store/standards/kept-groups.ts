import type { SupplyStamp } from "../../../../kernel/sharing.ts";
import { CITIES } from "../../../../kernel/region.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import type { Item } from "../../domain/items/item.ts";
import { supplyWords } from "../../domain/items/supplied.ts";
import {
  type ComparedGroup,
  compareGroup,
  type Comparison,
  comparisonOf,
  resupplied,
} from "../../domain/standards/comparison.ts";
import { type Grouping, itemGrouper, type ItemGroup, type Pairing } from "../../domain/standards/grouping.ts";
import { materialLikeness, type MaterialSupply, supplierOf } from "../../domain/standards/materials.ts";
import type { Desk } from "../desk.ts";

/** A row of items never changes: what is corrected is another row. The same rows, the same group. */
type Fact = Grouping & { readonly id: string };
type CityFacts = { readonly stamp: number | undefined; readonly facts: readonly Fact[] };
type KeptGroup = { readonly of: ItemGroup<Fact>; readonly compared: ComparedGroup };
type Supplies = {
  readonly stamp: number | undefined;
  readonly byName: ReadonlyMap<string, MaterialSupply | null>;
};

/** How many whole items are held at a time. */
const PART = 2000;

async function cityFacts(sql: Sql, city: string, known: readonly Fact[]): Promise<Fact[]> {
  const rows = await sql<{ id: string }[]>`
    select id from one_service.item where replaced_on is null and region_code = ${city} order by identity`;
  const facts = new Map(known.map((each) => [each.id, each]));
  const fresh = rows.flatMap(({ id }) => (facts.has(id) ? [] : id));
  for (let from = 0; from < fresh.length; from += PART) {
    const found = await sql<Fact[]>`
      select id, said.city, said.name, said.type, said."catalogCode", said."taskCode", said."handleItemCode",
        said."cancelledOn", said.state
      from one_service.item, lateral jsonb_to_record(item) as said (city text, name text, type text,
        "catalogCode" text, "taskCode" text, "handleItemCode" text, "cancelledOn" text, state text)
      where id = any(${fresh.slice(from, from + PART)}::uuid[])`;
    for (const each of found) facts.set(each.id, each);
  }
  return rows.flatMap(({ id }) => facts.get(id) ?? []);
}

async function wholeItems(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, Item>> {
  const rows = await sql<{ id: string; item: Item }[]>`
    select id, item from one_service.item where id = any(${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, item }) => [id, item]));
}

const sameGroup = (a: ItemGroup<Fact>, b: ItemGroup<Fact> | undefined): boolean =>
  b !== undefined &&
  a.by === b.by &&
  a.code === b.code &&
  a.items.length === b.items.length &&
  a.items.every((each, at) => each === b.items[at]);

function* inParts(groups: readonly ItemGroup<Fact>[]): Generator<ItemGroup<Fact>[]> {
  let [part, items]: [ItemGroup<Fact>[], number] = [[], 0];
  for (const group of groups) {
    part.push(group);
    items += group.items.length;
    if (items < PART) continue;
    yield part;
    [part, items] = [[], 0];
  }
  if (part.length > 0) yield part;
}

/** On what a comparison rests. */
export type ComparedOn = {
  readonly day: string;
  readonly stamps: readonly { readonly regionCode: string; readonly stamp: number }[];
  readonly pairings: readonly Pairing[];
  readonly supply: SupplyStamp;
  readonly sharing: Desk["sharing"];
};

/**
 * Compares the items of a database as `compareItems` does, and keeps what it made: of a city whose stamp changed it reads
 * the rows that are new, compares the groups in which a row came or went, and looks for what supplies a material where the
 * catalogue changed or a name is new. Ask it one time after the other.
 */
export function groupKeeper(sql: Sql) {
  const grouper = itemGrouper();
  const facts = new Map<string, CityFacts>();
  let groups: ReadonlyMap<string, KeptGroup> = new Map();
  let supplies: Supplies = { stamp: undefined, byName: new Map() };

  const factsNow = async (stamps: ComparedOn["stamps"]): Promise<Fact[]> => {
    const stampOf = new Map(stamps.map(({ regionCode, stamp }) => [regionCode, stamp]));
    const cities = [...new Set([...CITIES.map(({ code }) => code), ...stampOf.keys()])].toSorted();
    for (const city of cities) {
      const [before, stamp] = [facts.get(city), stampOf.get(city)];
      if (before !== undefined && stamp !== undefined && before.stamp === stamp) continue;
      facts.set(city, { stamp, facts: await cityFacts(sql, city, before?.facts ?? []) });
    }
    return cities.flatMap((city) => facts.get(city)?.facts ?? []);
  };

  const comparedAnew = async (touched: readonly ItemGroup<Fact>[]): Promise<Map<string, KeptGroup>> => {
    const made = new Map<string, KeptGroup>();
    const likely = materialLikeness();
    for (const part of inParts(touched)) {
      const whole = await wholeItems(
        sql,
        part.flatMap(({ items }) => items.map(({ id }) => id)),
      );
      for (const of of part) {
        const items = of.items.flatMap(({ id }) => whole.get(id) ?? []);
        made.set(of.key, { of, compared: compareGroup({ ...of, items }, likely, () => null) });
      }
    }
    return made;
  };

  const suppliesNow = async (
    { supply: { stamp }, sharing }: Pick<ComparedOn, "supply" | "sharing">,
    names: ReadonlySet<string>,
  ): Promise<Supplies> => {
    const before = supplies.stamp === stamp ? supplies.byName : new Map<string, MaterialSupply | null>();
    const asked = [...names].filter((name) => !before.has(name));
    if (asked.length === 0) return supplies;
    const find = supplierOf(await sharing.suppliers(supplyWords(asked), { sql }));
    return { stamp, byName: new Map([...before, ...asked.map((name) => [name, find(name)] as const)]) };
  };

  return async ({ day, stamps, pairings, ...supply }: ComparedOn): Promise<Comparison> => {
    const items = await factsNow(stamps);
    const grouped = grouper(items, pairings, day);
    const anew = await comparedAnew(grouped.groups.filter((of) => !sameGroup(of, groups.get(of.key)?.of)));
    const now = grouped.groups.flatMap(({ key }) => anew.get(key) ?? groups.get(key) ?? []);
    const names = new Set(now.flatMap(({ compared }) => compared.materials.map(({ name }) => name)));
    supplies = await suppliesNow(supply, names);
    const supplier = (name: string): MaterialSupply | null => supplies.byName.get(name) ?? null;
    const supplied = now.map(({ of, compared }) => ({ of, compared: resupplied(compared, supplier) }));
    groups = new Map(supplied.map((each) => [each.of.key, each]));
    return comparisonOf(
      grouped,
      supplied.map(({ compared }) => compared),
      items.length,
    );
  };
}
