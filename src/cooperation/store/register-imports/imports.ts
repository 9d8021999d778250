import type { SheetRow } from "../../../kernel/column-mapping.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { json, portions } from "../../../platform/database/json.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { EntryState, MoneyLine, RegisterKind } from "../../registers/entry.ts";
import type { Standing } from "../../domain/registers/import-deeds.ts";
import type { ImportField } from "../../domain/registers/import-fields.ts";
import type { KnownEntry } from "../../domain/registers/import-matching.ts";
import type {
  ImportProgress,
  ImportRow,
  ImportState,
  RegisterMapping,
} from "../../domain/registers/import-row.ts";

/** How far it is: `through` is the last line of the sheet that is dealt with. */
export type StoredProgress = ImportProgress & { readonly through: number };

export type ImportRecord = {
  readonly id: string;
  readonly register: RegisterKind;
  readonly regionCode: string;
  readonly fileName: string;
  readonly digest: string;
  readonly rows: readonly SheetRow[];
  readonly mapping: RegisterMapping;
  readonly state: ImportState;
  readonly goodOnly: boolean;
  readonly caller: Caller | null;
  readonly progress: StoredProgress | null;
  readonly outcome: readonly ImportRow[] | null;
  readonly addedAt: Date;
  readonly addedBy: string;
  readonly addedById: string | null;
};

export async function addImport(
  sql: Sql,
  { rows, mapping, ...row }: Omit<ImportRecord, "state" | "goodOnly" | "caller" | "progress" | "outcome">,
): Promise<void> {
  const written = {
    ...row,
    rows: json(sql, rows),
    mapping: json(sql, mapping),
    state: "mapping",
    goodOnly: false,
  };
  await sql`insert into organisation.register_import ${sql(written)}`;
}

/** An import with its rows. `lock` holds it against changes until the transaction ends. */
export async function findImport(
  sql: Sql,
  id: string,
  lock: "lock" | "read" = "read",
): Promise<ImportRecord | undefined> {
  const [row] = await sql<ImportRecord[]>`
    select id, register, region_code, file_name, digest, rows, mapping, state, good_only, caller, progress, outcome,
      added_at, added_by, added_by_id
    from organisation.register_import where id = ${id} ${lock === "lock" ? sql`for update` : sql``}`;
  return row;
}

export type ImportChange = Partial<
  Pick<ImportRecord, "mapping" | "state" | "goodOnly" | "caller" | "progress" | "outcome">
>;

export async function changeImport(sql: Sql, id: string, change: ImportChange): Promise<void> {
  const { mapping, caller, progress, outcome, ...plain } = change;
  const nested = Object.entries({ mapping, caller, progress, outcome }).filter(
    ([, value]) => value !== undefined,
  );
  const row = { ...plain, ...Object.fromEntries(nested.map(([key, value]) => [key, json(sql, value)])) };
  await sql`update organisation.register_import set ${sql(row)} where id = ${id}`;
}

/** How far it is, held until the transaction ends, without its rows, which are large. */
export async function lockProgress(
  sql: Sql,
  id: string,
): Promise<{ readonly state: ImportState; readonly through: number } | undefined> {
  const [row] = await sql<{ state: ImportState; through: number }[]>`
    select state, coalesce((progress->>'through')::int, 0) as through
    from organisation.register_import where id = ${id} for update`;
  return row;
}

/** Adds rows that were dealt with, and how far it is now. */
export async function noteProgress(
  sql: Sql,
  id: string,
  rows: readonly ImportRow[],
  progress: StoredProgress,
): Promise<void> {
  await sql`
    update organisation.register_import
    set outcome = coalesce(outcome, '[]'::jsonb) || ${json(sql, rows)}, progress = ${json(sql, progress)}
    where id = ${id}`;
}

/** What headings of a register meant the last time. */
export async function rememberedHeadings(
  sql: Sql,
  register: RegisterKind,
): Promise<Map<string, ImportField>> {
  const rows = await sql<{ heading: string; field: ImportField }[]>`
    select heading, field from organisation.heading_memory where register = ${register}`;
  return new Map(rows.map(({ heading, field }) => [heading, field]));
}

export async function rememberHeadings(
  sql: Sql,
  headings: ReadonlyMap<string, ImportField>,
  about: { readonly register: RegisterKind; readonly regionCode: string; readonly usedAt: Date },
): Promise<void> {
  for (const part of portions([...headings].map(([heading, field]) => ({ heading, field, ...about }))))
    await sql`
      insert into organisation.heading_memory ${sql(part)}
      on conflict (register, heading) do update set field = excluded.field, used_at = excluded.used_at`;
}

/** Every row of a register that an imported one may be; rows merged into others are those others. */
export async function knownEntries(sql: Sql, register: RegisterKind): Promise<KnownEntry[]> {
  return sql<KnownEntry[]>`
    select entry.id, entry.name, entry.region_code, record.state->'values'->>'code' as code
    from organisation.entry join organisation.record using (id)
    where entry.register = ${register} and merged_into is null order by entry.id`;
}

/** Rows as they stand with their amounts, by id. */
export async function standingsOf(sql: Sql, ids: readonly string[]): Promise<Map<string, Standing>> {
  const rows = await sql<{ id: string; version: number; state: EntryState }[]>`
    select id, version, state from organisation.record where id = any(${[...ids]}::uuid[])`;
  const lines = await sql<(MoneyLine & { entryId: string })[]>`
    select entry_id, flow, source, period, amount_fen, batch, paper from organisation.money
    where entry_id = any(${[...ids]}::uuid[])`;
  const byEntry = new Map<string, MoneyLine[]>();
  for (const { entryId, ...line } of lines) byEntry.set(entryId, [...(byEntry.get(entryId) ?? []), line]);
  return new Map(
    rows.map(({ id, version, state }) => [id, { version, state, lines: byEntry.get(id) ?? [] }]),
  );
}
