import { sameJson, storedText } from "../../../../kernel/canonical-json.ts";
import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { inTransaction, type Sql } from "../../../../platform/database/database.ts";
import type { RecordDifference, RecordsVerdict } from "../../../../platform/slice.ts";
import type { Item } from "../../domain/items/item.ts";
import { supplyWords } from "../../domain/items/supplied.ts";
import { compareGroup, type CountedGroup, totalsOf } from "../../domain/standards/comparison.ts";
import { groupItems, type Grouping, type ItemGroup } from "../../domain/standards/grouping.ts";
import { materialLikeness, supplierOf } from "../../domain/standards/materials.ts";
import { materialsAsked } from "../items/list-items.ts";
import { listPairProposals } from "./asked-groups.ts";
import { rowOf } from "./compared-groups.ts";
import { inParts } from "./compared-items.ts";
import { type ComparingDesk, comparisonNow, keepComparison } from "./keep-comparison.ts";
import { listPairings } from "./pairings.ts";

type Fact = Grouping & { readonly id: string };

const factsOf = (sql: Sql): Promise<Fact[]> => sql<Fact[]>`
  select id, said.city, said.name, said.type, said."catalogCode", said."taskCode", said."handleItemCode",
    said."cancelledOn", said.state
  from one_service.item, lateral jsonb_to_record(item) as said (city text, name text, type text,
    "catalogCode" text, "taskCode" text, "handleItemCode" text, "cancelledOn" text, state text)
  where replaced_on is null order by region_code, identity collate "C"`;

async function itemsOf(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, Item>> {
  const rows = await sql<{ id: string; item: Item }[]>`
    select id, item from one_service.item where id = any(${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, item }) => [id, item]));
}

async function rowsOf(sql: Sql, groups: readonly ItemGroup<Fact>[]): Promise<ReadonlyMap<string, object>> {
  const rows = await sql<{ key: string }[]>`
    select * from one_service.compared_group where key = any(${groups.map(({ key }) => key)}::text[])`;
  return new Map(rows.map((row) => [row.key, row]));
}

const inOneOrder = (all: readonly object[]): string[] => all.map(storedText).toSorted();

const differenceIn = (table: string, id = table, name = ""): RecordDifference => ({
  kind: "comparison",
  id,
  name,
  differences: [table],
});

/**
 * Groups and compares all items in force again, from nothing, and names the groups of which something else is kept; a part at
 * a time, so that any number of items is held. Nobody writes groups meanwhile.
 */
export const differingGroups = (desk: ComparingDesk): Promise<RecordsVerdict> =>
  inTransaction(desk.sql, async (sql) => {
    const within = { ...desk, sql };
    await keepComparison(within);
    const facts = await factsOf(sql);
    const grouped = groupItems(facts, await listPairings(sql), dayInShanghai(desk.now()));
    const words = supplyWords(await materialsAsked(sql));
    const [likely, supplier] = [materialLikeness(), supplierOf(await desk.sharing.suppliers(words, { sql }))];
    const counted: CountedGroup[] = [];
    const differing = new Map<string, string>();
    for (const part of inParts(grouped.groups, ({ items }) => items.length)) {
      const whole = await itemsOf(
        sql,
        part.flatMap(({ items }) => items.map(({ id }) => id)),
      );
      const kept = await rowsOf(sql, part);
      for (const of of part) {
        const items = of.items.flatMap(({ id }) => whole.get(id) ?? []);
        const group = compareGroup({ ...of, items }, likely, supplier);
        const { code, cities, differs, savings, key, name } = group;
        counted.push({ code, cities, differs, savings });
        if (!sameJson(kept.get(key), rowOf(group))) differing.set(key, name);
      }
    }
    const known = new Set(grouped.groups.map(({ key }) => key));
    for (const { key, name } of await sql<{ key: string; name: string }[]>`
      select key, name from one_service.compared_group`)
      if (!known.has(key)) differing.set(key, name);
    const { totals } = await comparisonNow(within);
    const proposals = await listPairProposals(sql, { page: 1, size: null });
    const sameTotals = sameJson(totals, totalsOf(grouped, counted, facts.length));
    const samePairs = sameJson(inOneOrder(proposals), inOneOrder(grouped.proposals));
    return {
      checked: known.size,
      differing: [
        ...[...differing]
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, name]) => differenceIn("compared_group", key, name)),
        ...(sameTotals ? [] : [differenceIn("comparison_state")]),
        ...(samePairs ? [] : [differenceIn("pair_proposal")]),
      ],
    };
  });
