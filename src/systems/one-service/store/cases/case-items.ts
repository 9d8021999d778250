import type { Day } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import { holdsWords } from "../../../../platform/database/holds-words.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { NO_ITEM } from "../../domain/cases/case-failures.ts";
import type { FrozenItem } from "../../domain/cases/case.ts";
import type { Item } from "../../domain/items/item.ts";
import { inForce } from "../hall/in-force.ts";

type Row = {
  readonly id: string;
  readonly item: Item;
  readonly importedOn: Day;
  readonly sample: boolean;
  readonly regionCode: string;
};

/** Kept items as they are now, in the order of `ids`. Throws `no-item` where one is not there or not in force. */
export async function itemsToApplyFor(sql: Sql, ids: readonly string[], day: Day): Promise<FrozenItem[]> {
  const rows = await sql<Row[]>`
    select id, item, imported_on, sample, region_code from one_service.item
    where id = any(${[...ids]}::uuid[]) and ${inForce(sql, day)}`;
  return ids.map((id) => {
    const row = rows.find((each) => each.id === id);
    if (!row) throw new FailureError(NO_ITEM);
    return { ...row.item, city: row.regionCode, id, importedOn: row.importedOn, sample: row.sample };
  });
}

/** Sample items in force, for the demonstration. */
export async function sampleItemsFor(sql: Sql, day: Day): Promise<FrozenItem[]> {
  const rows = await sql<{ id: string }[]>`
    select id from one_service.item where sample and ${inForce(sql, day)} order by region_code, name, id limit 200`;
  return itemsToApplyFor(
    sql,
    rows.map(({ id }) => id),
    day,
  );
}

const MOST_FOUND = 50;

/** Items that a window can receive for, by words and by the city that decides. */
export async function findWindowItems(
  sql: Sql,
  asked: {
    readonly q?: string | undefined;
    readonly city?: string | undefined;
    readonly item?: string | undefined;
  },
  day: Day,
): Promise<(Item & { readonly id: string; readonly sample: boolean })[]> {
  const { q, city, item } = asked;
  const rows = await sql<Row[]>`
    select id, item, imported_on, sample, region_code from one_service.item
    where ${inForce(sql, day)} and ${holdsWords(sql, q)}
      ${city === undefined ? sql`` : sql`and region_code = ${city}`}
      ${item === undefined ? sql`` : sql`and id = ${item}`}
    order by name, region_code limit ${MOST_FOUND}`;
  return rows.map(({ id, item: each, sample, regionCode }) => ({ ...each, city: regionCode, id, sample }));
}
