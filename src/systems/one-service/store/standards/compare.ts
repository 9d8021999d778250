import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { CITIES } from "../../../../kernel/region.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import type { Item } from "../../domain/items/item.ts";
import type { Imported } from "../../domain/standards/comparison-rows.ts";
import { byWeight } from "../../domain/standards/comparison-rows.ts";
import { type ComparedGroup, compareItems, type Comparison } from "../../domain/standards/comparison.ts";
import { plainCode } from "../../domain/items/codes.ts";
import { plainName } from "../../domain/items/name-likeness.ts";
import { supplyWords } from "../../domain/items/supplied.ts";
import type { Desk } from "../desk.ts";
import { itemStamps, materialsAsked } from "../items/list-items.ts";
import { listPairings } from "./pairings.ts";

/** The whole comparison of the database, with what is asked of it again and again. */
export type Compared = Comparison & {
  readonly byKey: ReadonlyMap<string, ComparedGroup>;
  readonly byName: ReadonlyMap<string, ComparedGroup>;
  readonly types: readonly string[];
  readonly imported: Imported;
  readonly sample: boolean;
  readonly day: string;
};

type ComparingDesk = Pick<Desk, "sql" | "now" | "sharing">;

async function itemsNow(sql: Sql): Promise<Item[]> {
  const rows = await sql<{ item: Item }[]>`
    select item from one_service.item where replaced_on is null order by region_code, identity`;
  return rows.map(({ item }) => item);
}

/** One comparison is kept per database, under what it was made of: items, pairings, shared data and the day. */
const kept = new WeakMap<object, { readonly stamp: string; readonly made: Promise<Compared> }>();

/** The comparison as of today. Made anew only after an import, a pairing or a change of what shared data supplies. */
export async function compareAll({ sql, now, sharing }: ComparingDesk): Promise<Compared> {
  const day = dayInShanghai(now());
  const [stamps, pairings, supply] = await Promise.all([
    itemStamps(sql),
    listPairings(sql),
    sharing.supplyStamp(sql),
  ]);
  const stamp = JSON.stringify([day, stamps, pairings, supply]);
  const before = kept.get(sql);
  if (before?.stamp === stamp) return before.made;
  const made = (async (): Promise<Compared> => {
    const items = await itemsNow(sql);
    const suppliers = await sharing.suppliers(supplyWords(await materialsAsked(sql)), { sql });
    const comparison = compareItems(items, { asOf: day, pairings, suppliers });
    const groups = byWeight(comparison.groups);
    return {
      ...comparison,
      groups,
      byKey: new Map(groups.map((group) => [group.key, group])),
      byName: new Map(groups.toReversed().map((group) => [plainName(group.name), group])),
      types: [...new Set(groups.flatMap(({ type }) => type ?? []))].toSorted(),
      imported: Object.fromEntries(
        CITIES.map(({ code }) => [
          code,
          stamps.find(({ regionCode }) => regionCode === code)?.importedOn ?? null,
        ]),
      ),
      sample: stamps.some(({ sample }) => sample),
      day,
    };
  })();
  kept.set(sql, { stamp, made });
  made.catch(() => kept.delete(sql));
  return made;
}

/** The group of an item by its code, else by its very name. */
export function groupOf(
  { byKey, byName }: Pick<Compared, "byKey" | "byName">,
  { code, name }: { readonly code: string | null; readonly name: string },
): ComparedGroup | undefined {
  if (code !== null) return byKey.get(plainCode(code));
  return byName.get(plainName(name));
}
