import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import type { ItemDetail, ItemVersion } from "../../domain/items/item-row.ts";
import type { Item, KeptItem } from "../../domain/items/item.ts";
import { LINT_RULES, lintItem } from "../../domain/items/lint.ts";
import { type Supplied, supplyFinder, supplyWords } from "../../domain/items/supplied.ts";
import type { Desk } from "../desk.ts";
import { keptOf, NO_ITEM } from "./list-items.ts";

type Stored = {
  readonly id: string;
  readonly importId: string;
  readonly importedOn: string;
  readonly sample: boolean;
  readonly item: Item;
  readonly identity: string;
  readonly sheet: string;
  readonly rows: readonly number[];
  readonly printed: Readonly<Record<string, string>>;
  readonly replacedOn: string | null;
};

async function findStored(sql: Sql, id: string): Promise<Stored | undefined> {
  const [row] = await sql<Stored[]>`
    select id, import_id, imported_on, sample, item, identity, sheet, rows, printed, replaced_on
    from one_service.item where id = ${id}`;
  return row;
}

/** One item, in force or replaced; undefined where there is none. */
export async function findItem(sql: Sql, id: string): Promise<KeptItem | undefined> {
  const row = await findStored(sql, id);
  return row && keptOf(row);
}

/** The same; throws `not-found`. */
export async function getItem(sql: Sql, id: string): Promise<KeptItem> {
  const found = await findItem(sql, id);
  if (!found) throw new FailureError(NO_ITEM);
  return found;
}

/** What shared data can supply of an item's materials, each material once. */
export function suppliedOf(
  materials: readonly string[],
  city: string,
  finder: ReturnType<typeof supplyFinder>,
): Supplied[] {
  return [...new Set(materials)].flatMap((name) => finder(name, city) ?? []);
}

/** An item with what the linter finds today, what shared data can supply, and its versions. Throws `not-found`. */
export async function itemDetail(desk: Desk, id: string): Promise<ItemDetail> {
  const { sql } = desk;
  const stored = await findStored(sql, id);
  if (!stored) throw new FailureError(NO_ITEM);
  const asOf = dayInShanghai(desk.now());
  const { item, sheet, rows, printed, identity, replacedOn } = stored;
  const materials = item.materials.map(({ name }) => name);
  const suppliers = await desk.sharing.suppliers(supplyWords(materials), { sql });
  const versions = await sql<ItemVersion[]>`
    select item.id, item.import_id, item.imported_on, item.replaced_on, item_import.file_name
    from one_service.item join one_service.item_import on item_import.id = item.import_id
    where item.region_code = ${item.city} and item.identity = ${identity}
    order by item.imported_on desc, item.replaced_on desc nulls first`;
  return {
    item: keptOf(stored),
    sheet,
    rows,
    printed,
    replacedOn,
    asOf,
    versions,
    findings: lintItem({ item, sheet, rows, printed }, LINT_RULES, asOf),
    supplied: suppliedOf(materials, item.city, supplyFinder(suppliers)),
  };
}
