import { randomUUID } from "node:crypto";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import { folded } from "../../../kernel/search-tokens.ts";
import type { ImportState } from "../../../kernel/sheet.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { json, portions } from "../../../platform/database/json.ts";
import { basicCode } from "../domain/items/codes.ts";
import type { ImportedItem } from "../domain/items/item.ts";
import type { ItemUpload } from "./line.ts";

/** The items in force of a city, by identity. */
export async function itemsInForce(
  sql: Sql,
  city: string,
): Promise<ReadonlyMap<string, { readonly id: string; readonly name: string }>> {
  const rows = await sql<{ id: string; identity: string; name: string }[]>`
    select id, identity, name from one_service.item where region_code = ${city} and replaced_on is null`;
  return new Map(rows.map(({ identity, id, name }) => [identity, { id, name }]));
}

/** Under what names the other cities have these codes, where they are compared by them. */
export async function namesElsewhere(
  sql: Sql,
  city: string,
  items: readonly ImportedItem[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const codes = items.flatMap(({ item }) => basicCode(item) ?? []);
  const rows = await sql<{ code: string; names: string[] }[]>`
    select code, array_agg(distinct name) as names
    from one_service.compared_item known join one_service.item on item.id = known.item_id
    where code = any(${codes}::text[]) and base_key = code and known.region_code <> ${city} group by code`;
  return new Map(rows.map(({ code, names }) => [code, names]));
}

/** An item to be kept, with what the linter found in it. */
export type Keeping = {
  readonly identity: string;
  readonly imported: ImportedItem;
  readonly rules: readonly string[];
  readonly errors: number;
};

export type Kept = { readonly outcome: "new" | "update" | "unchanged"; readonly id: string | null };

const searchText = ({ name, dept, catalogCode, taskCode }: ImportedItem["item"]): string =>
  folded([name, dept ?? "", catalogCode ?? "", taskCode ?? ""].join("\n"));

/**
 * Replaces what is in force by items that say something else; what says the same stays as it is, and so does what the list
 * does not name: a bureau's export is not the city's. Returns what became of each, by identity.
 */
export async function keepItems(
  sql: Sql,
  items: readonly Keeping[],
  about: {
    readonly importId: string;
    readonly regionCode: string;
    readonly importedOn: string;
    readonly sample: boolean;
  },
): Promise<ReadonlyMap<string, Kept>> {
  const { regionCode, importedOn } = about;
  const became = new Map<string, Kept>();
  for (const part of portions(items)) {
    const values = json(
      sql,
      part.map(({ identity, imported: { item } }) => ({ identity, item })),
    );
    const same = await sql<{ identity: string }[]>`
      select item.identity from one_service.item
      join jsonb_to_recordset(${values}) as given (identity text, item jsonb) using (identity)
      where region_code = ${regionCode} and replaced_on is null and item.item = given.item`;
    for (const { identity } of same) became.set(identity, { outcome: "unchanged", id: null });
    const fresh = part
      .filter(({ identity }) => !became.has(identity))
      .map((keeping) => ({ ...keeping, id: randomUUID() }));
    const closed = await sql<{ identity: string }[]>`
      update one_service.item set replaced_on = ${importedOn}, replaced_by = given.id
      from unnest(${fresh.map(({ id }) => id)}::uuid[], ${fresh.map(({ identity }) => identity)}::text[])
        as given (id, identity)
      where region_code = ${regionCode} and replaced_on is null and item.identity = given.identity
      returning item.identity`;
    const replaced = new Set(closed.map(({ identity }) => identity));
    if (fresh.length > 0)
      await sql`insert into one_service.item ${sql(
        fresh.map(({ id, identity, imported: { item, sheet, rows, printed }, rules, errors }) => ({
          ...about,
          id,
          identity,
          catalogCode: item.catalogCode,
          taskCode: item.taskCode,
          name: item.name,
          type: item.type,
          dept: item.dept,
          item: json(sql, item),
          sheet,
          rows: [...rows],
          printed: json(sql, printed),
          materials: item.materials.map(({ name }) => name),
          rules: [...rules],
          errors,
          searchText: searchText(item),
        })),
      )}`;
    for (const { identity, id } of fresh)
      became.set(identity, { outcome: replaced.has(identity) ? "update" : "new", id });
  }
  return became;
}

type Row = Omit<ItemUpload, "addedOn"> & { readonly addedAt: Date; readonly state: ImportState };

/** A page of imports, the newest first. */
export async function listImports(
  sql: Sql,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<{ readonly total: number; readonly rows: readonly ItemUpload[] }> {
  const [counted] = await sql<{ total: number }[]>`select count(*) as total from one_service.item_import`;
  const rows = await sql<Row[]>`
    select id, region_code as city, file_name, state, coalesce((counts->>'items')::int, 0) as items,
      coalesce((counts->>'findings')::int, 0) as findings, added_at, added_by
    from one_service.item_import order by added_at desc, id limit ${size} offset ${(page - 1) * size}`;
  return {
    total: counted?.total ?? 0,
    rows: rows.map(({ addedAt, ...row }) => ({ ...row, addedOn: dayInShanghai(addedAt) })),
  };
}
