import { dayInShanghai } from "../../../../kernel/calendar.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { json, portions } from "../../../../platform/database/json.ts";
import type { ItemField } from "../../domain/items/item-fields.ts";
import type { RememberedHeadings } from "../../domain/items/item-mapping.ts";
import type {
  ImportCounts,
  ImportLine,
  ImportOutcome,
  ItemMapping,
  ItemSheet,
  ReadProblem,
  RuleCount,
  ShownSheet,
} from "../../domain/items/item-row.ts";
import type { Finding } from "../../domain/items/lint-rule.ts";

/** What came of reading an import under its mapping, as its page shows it. */
export type Reading = {
  readonly counts: ImportCounts;
  readonly sheets: readonly ShownSheet[];
  readonly byRule: readonly RuleCount[];
  readonly problems: readonly ReadProblem[];
  readonly findings: readonly Finding[];
};

export type ImportHead = Omit<ImportLine, "city" | "addedOn" | "counts"> & {
  readonly regionCode: string;
  readonly digest: string;
  readonly addedAt: Date;
  readonly reading: Reading;
  readonly outcome: ImportOutcome | null;
};
export type ImportContent = { readonly sheets: readonly ItemSheet[]; readonly mapping: ItemMapping };

export async function addImport(
  sql: Sql,
  {
    sheets,
    mapping,
    reading,
    ...row
  }: Omit<ImportHead, "outcome"> & ImportContent & { readonly addedById: string | null },
): Promise<void> {
  await sql`insert into one_service.item_import ${sql({
    ...row,
    sheets: json(sql, sheets),
    mapping: json(sql, mapping),
    reading: json(sql, reading),
  })}`;
}

/** An import without its sheets, which are large. */
export async function findImport(
  sql: Sql,
  id: string,
  lock: "lock" | "read" = "read",
): Promise<ImportHead | undefined> {
  const [row] = await sql<ImportHead[]>`
    select id, region_code, file_name, digest, reading, state, outcome, sample, added_at, added_by
    from one_service.item_import where id = ${id} ${lock === "lock" ? sql`for update` : sql``}`;
  return row;
}

/** Its sheets as they were read, and what their columns mean. */
export async function contentOf(sql: Sql, id: string): Promise<ImportContent> {
  const [row] = await sql<
    ImportContent[]
  >`select sheets, mapping from one_service.item_import where id = ${id}`;
  if (!row) throw new Error(`no item import ${id}`);
  return row;
}

export async function changeMapping(
  sql: Sql,
  id: string,
  { mapping, reading }: { readonly mapping: ItemMapping; readonly reading: Reading },
): Promise<void> {
  await sql`
    update one_service.item_import set mapping = ${json(sql, mapping)}, reading = ${json(sql, reading)}
    where id = ${id}`;
}

export async function closeImport(
  sql: Sql,
  id: string,
  { state, outcome }: Pick<ImportHead, "state" | "outcome">,
): Promise<void> {
  await sql`
    update one_service.item_import set state = ${state}, outcome = ${outcome === null ? null : json(sql, outcome)}
    where id = ${id}`;
}

type LineRow = Omit<ImportLine, "addedOn"> & { readonly addedAt: Date };

/** A page of imports, the newest first. */
export async function listImports(
  sql: Sql,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<{ readonly total: number; readonly rows: readonly ImportLine[] }> {
  const [counted] = await sql<{ total: number }[]>`select count(*) as total from one_service.item_import`;
  const rows = await sql<LineRow[]>`
    select id, region_code as city, file_name, state, reading -> 'counts' as counts, sample, added_at, added_by
    from one_service.item_import order by added_at desc, id limit ${size} offset ${(page - 1) * size}`;
  return {
    total: counted?.total ?? 0,
    rows: rows.map(({ addedAt, ...row }) => ({ ...row, addedOn: dayInShanghai(addedAt) })),
  };
}

/** What headings of a city's exports meant, the latest last, so that it counts. */
export async function rememberedHeadings(sql: Sql, city: string): Promise<RememberedHeadings> {
  const rows = await sql<{ headingSet: string; heading: string; field: ItemField | null }[]>`
    select heading_set, heading, field from one_service.item_heading where region_code = ${city} order by used_at`;
  const bySet = new Map<string, Map<string, ItemField | null>>();
  for (const { headingSet, heading, field } of rows)
    bySet.set(headingSet, (bySet.get(headingSet) ?? new Map()).set(heading, field));
  // What was left out of one export may be wanted from another.
  const byHeading = new Map(
    rows.flatMap(({ heading, field }) => (field === null ? [] : [[heading, field] as const])),
  );
  return { bySet, byHeading };
}

export async function rememberHeadings(
  sql: Sql,
  city: string,
  headings: readonly { readonly set: string; readonly heading: string; readonly field: ItemField | null }[],
  usedAt: Date,
): Promise<void> {
  const rows = headings.map(({ set, heading, field }) => ({
    regionCode: city,
    headingSet: set,
    heading,
    field,
    usedAt,
  }));
  for (const part of portions(rows))
    await sql`
      insert into one_service.item_heading ${sql(part)}
      on conflict (region_code, heading_set, heading) do update set field = excluded.field, used_at = excluded.used_at`;
}
