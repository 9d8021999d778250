import type { SheetRow } from "../../../../kernel/column-mapping.ts";
import { FailureError } from "../../../../kernel/error.ts";
import { NO_RECORD } from "../../../../kernel/record.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { ReadEntry } from "../../catalogue/dcat/dcat-in.ts";
import type { CatalogueImport, ImportDecision } from "../../domain/catalogue/import-view.ts";
import type { SheetField } from "../../domain/catalogue/sheet-fields.ts";
import type { SheetMapping } from "../../domain/catalogue/sheet-mapping.ts";

type Kept = Pick<CatalogueImport, "id" | "fileName" | "state" | "entered"> & {
  readonly regionCode: string;
  readonly decisions: Readonly<Record<string, ImportDecision | null>>;
  readonly addedById: string | null;
};
export type ImportRecord = Kept &
  (
    | { readonly kind: "workbook"; readonly content: readonly SheetRow[]; readonly mapping: SheetMapping }
    | { readonly kind: "dcat"; readonly content: readonly ReadEntry[]; readonly mapping: null }
  );

/** An import of the caller's own. Throws `not-found` for others'. */
export async function getImport(
  sql: Sql,
  id: string,
  caller: Caller,
  lock: "lock" | "read" = "read",
): Promise<ImportRecord> {
  const [found] = await sql<ImportRecord[]>`
    select id, region_code, kind, file_name, content, mapping, decisions, state, entered, added_by_id
    from shared_data.catalogue_import where id = ${id} ${lock === "lock" ? sql`for update` : sql``}`;
  if (!found || found.addedById !== (caller.actor?.accountId ?? null)) throw new FailureError(NO_RECORD);
  return found;
}

/** What headings meant the last time in a city. */
export async function rememberedHeadings(sql: Sql, regionCode: string): Promise<Map<string, SheetField>> {
  const rows = await sql<{ heading: string; field: SheetField }[]>`
    select heading, field from shared_data.catalogue_heading where region_code = ${regionCode}`;
  return new Map(rows.map(({ heading, field }) => [heading, field]));
}

export async function rememberHeadings(
  sql: Sql,
  regionCode: string,
  headings: readonly (readonly [string, SheetField])[],
): Promise<void> {
  for (const [heading, field] of headings)
    await sql`insert into shared_data.catalogue_heading ${sql({ regionCode, heading, field })}
      on conflict (region_code, heading) do update set field = excluded.field`;
}
