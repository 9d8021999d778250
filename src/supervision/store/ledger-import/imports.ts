import type { SheetRow } from "../../../kernel/column-mapping.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type {
  LedgerField,
  LedgerImportRow,
  LedgerMapping,
  LedgerOutcome,
} from "../../domain/ledger-import/ledger-import.ts";
import type { KnownTask } from "../../domain/ledger-import/registered.ts";
import { json, portions } from "../../../platform/database/json.ts";

/** What stands of a ledger; `outcome` keeps its rows as they were taken over. */
export type LedgerRecord = {
  readonly id: string;
  readonly planId: string;
  readonly regionCode: string;
  readonly fileName: string;
  readonly digest: string;
  readonly rows: readonly SheetRow[];
  readonly mapping: LedgerMapping;
  readonly state: "mapping" | "applied" | "discarded";
  readonly outcome: (LedgerOutcome & { readonly rows: readonly LedgerImportRow[] }) | null;
};

type NewLedger = Omit<LedgerRecord, "state" | "outcome"> & {
  readonly addedAt: Date;
  readonly addedBy: string;
};

export async function addLedgerImport(sql: Sql, { rows, mapping, ...row }: NewLedger): Promise<void> {
  const written = { ...row, rows: json(sql, rows), mapping: json(sql, mapping), state: "mapping" };
  await sql`insert into supervision.ledger_import ${sql(written)}`;
}

/** A ledger with its rows. `lock` holds it against changes until the transaction ends. */
export async function findLedgerImport(
  sql: Sql,
  id: string,
  lock: "lock" | "read" = "read",
): Promise<LedgerRecord | undefined> {
  const [row] = await sql<LedgerRecord[]>`
    select id, plan_id, region_code, file_name, digest, rows, mapping, state, outcome
    from supervision.ledger_import where id = ${id} ${lock === "lock" ? sql`for update` : sql``}`;
  return row;
}

export async function saveMapping(sql: Sql, id: string, mapping: LedgerMapping): Promise<void> {
  await sql`update supervision.ledger_import set mapping = ${json(sql, mapping)} where id = ${id}`;
}

export async function settleImport(
  sql: Sql,
  id: string,
  state: "applied" | "discarded",
  outcome: LedgerRecord["outcome"],
): Promise<void> {
  await sql`
    update supervision.ledger_import
    set state = ${state}, outcome = ${outcome === null ? null : json(sql, outcome)} where id = ${id}`;
}

/** What headings meant the last time. */
export async function rememberedHeadings(sql: Sql): Promise<Map<string, LedgerField>> {
  const rows = await sql<{ heading: string; field: LedgerField }[]>`
    select heading, field from supervision.heading_memory`;
  return new Map(rows.map(({ heading, field }) => [heading, field]));
}

export async function rememberHeadings(
  sql: Sql,
  headings: ReadonlyMap<string, LedgerField>,
  { regionCode, at }: { readonly regionCode: string; readonly at: Date },
): Promise<void> {
  const rows = [...headings].map(([heading, field]) => ({ heading, field, regionCode, usedAt: at }));
  for (const part of portions(rows))
    await sql`
      insert into supervision.heading_memory ${sql(part)}
      on conflict (heading) do update set field = excluded.field, used_at = excluded.used_at`;
}

/** The tasks of a plan that a row may already be; instances of standing duties are left out. */
export async function knownTasks(sql: Sql, planId: string): Promise<KnownTask[]> {
  return sql<KnownTask[]>`
    select id, measure_id, undertaking_id, text, phase <> 'closed' as open
    from supervision.task where plan_id = ${planId} and instance_of is null order by number`;
}
