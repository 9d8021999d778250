import { CITIES } from "../../src/kernel/region.ts";
import type { Database } from "../../src/platform/database/database.ts";
import { rebuildSuppliers } from "../../src/systems/shared-data/catalogue/resource/store-suppliers.ts";
import { countFacets } from "../../src/systems/one-service/store/items/list-items.ts";

/** A table whose rows are made from those of the demonstration, again and again, with what tells them apart. */
export type Copied = {
  readonly table: string;
  /** Which of its rows, as `r`, are copied. */
  readonly where?: string;
  /** The table by whose rows they are numbered, where another has some of them only. */
  readonly over?: string;
  /** Its key, where that is not `id`. */
  readonly order?: string;
  /** What is another in the row numbered `g`, as arguments of `jsonb_build_object`; `r` is the row that it is made from. */
  readonly changed: string;
};

export const idOf = (words: string): string => `md5('${words} ' || g)::uuid`;
/** Another day for each row, within about two years before. */
const earlier = (column: string): string => `'${column}', r.${column} - g % 700`;
export const numbered = (column: string): string => `'${column}', r.${column} || ' ' || g`;

export const record = (schema: string, kind: string, more = ""): Copied => ({
  table: `${schema}.record`,
  where: `r.kind = '${kind}'`,
  changed: `'id', ${idOf(kind)}, ${numbered("title")}, ${numbered("search_text")}${more}`,
});

const COPIED: readonly Copied[] = [
  record("shared_data", "request"),
  {
    table: "shared_data.grant_now",
    // Of half the requests: before those are copied.
    over: "shared_data.request_now",
    changed: `'id', ${idOf("request")}, ${earlier("valid_from")}`,
  },
  {
    table: "shared_data.request_now",
    changed: `'id', ${idOf("request")}, ${earlier("due")}, ${earlier("filed_on")}, ${earlier("answered_on")}, ${numbered("words")}`,
  },
  record("shared_data", "correction", `, ${earlier("day")}`),
  {
    table: "shared_data.correction_now",
    changed: `'id', ${idOf("correction")}, ${earlier("asked_on")}, ${earlier("due")}, ${earlier("answered_on")}`,
  },
  {
    table: "shared_data.lapse",
    changed: `'id', ${idOf("lapse")}, 'about_id', ${idOf("request")}, ${earlier("began")}, ${earlier("ended")}`,
  },
  {
    table: "shared_data.receipt",
    changed: `'id', ${idOf("receipt")}, 'number', 1000000 + g, ${earlier("day")}`,
  },
  record("one_service", "case"),
  {
    table: "one_service.case_now",
    changed: `'id', ${idOf("case")}, ${numbered("number")}, ${numbered("item_name")}, ${earlier("begun_on")}, ${earlier("due")}, ${earlier("decided_on")}`,
  },
  {
    table: "one_service.item",
    where: "r.replaced_on is null",
    changed: `'id', ${idOf("item")}, 'identity', ${idOf("item")}, ${numbered("name")}, ${numbered("search_text")}, 'catalog_code', r.catalog_code || g / 4`,
  },
];

const RESOURCES: readonly Copied[] = [
  record("shared_data", "resource"),
  {
    table: "shared_data.resource_now",
    changed: `'id', ${idOf("resource")}, ${numbered("words")}, 'code', left(r.code, 7) || lpad(g::text, 6, '0')`,
  },
];

export async function copy(
  sql: Database,
  { table, where = "true", over = table, order, changed }: Copied,
  count: number,
): Promise<void> {
  const columns = await sql<{ name: string }[]>`
    select quote_ident(attname) as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`;
  const names = columns.map(({ name }) => name);
  await sql.unsafe(`
    insert into ${table} (${names.join(", ")}) select ${names.map((name) => `made.${name}`).join(", ")}
    from (
        select r, row_number() over (order by ${order ?? "id"}) - 1 as at, count(*) over () as many
        from ${order === undefined ? `${over} b left join ${table} r using (id)` : `${table} r`} where ${where}
      ) seed
      join generate_series(1, ${count}) g on g % seed.many = seed.at and seed.r is distinct from null,
      lateral (select (seed.r).*) r,
      lateral jsonb_populate_record(seed.r, jsonb_build_object(${changed})) made`);
}

/** Fills the catalogue with so many resources; every second has a name of its own, as in a real one. */
export async function fillResources(sql: Database, count: number): Promise<void> {
  for (const each of RESOURCES) await copy(sql, each, count);
  await sql`
    update shared_data.record set state = jsonb_set(state, '{versions,-1,content,name}',
      to_jsonb((state #>> '{versions,-1,content,name}') || right(id::text, 5)))
    where kind = 'resource' and jsonb_array_length(state -> 'versions') > 0 and hashtext(id::text) % 2 = 0`;
  await rebuildSuppliers(sql);
}

/**
 * Fills the tables of shared data and one service with so many rows each, beside those of the demonstration that they are made
 * from; `sql` owns the tables.
 */
export async function fillServices(sql: Database, count: number): Promise<void> {
  await sql`alter table shared_data.receipt disable trigger user`;
  for (const each of COPIED) await copy(sql, each, count);
  await sql`alter table shared_data.receipt enable trigger user`;
  await fillResources(sql, count);
  for (const { code } of CITIES) await countFacets(sql, code);
  await sql`vacuum analyze`;
}
