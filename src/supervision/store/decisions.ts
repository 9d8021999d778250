import type { Sql } from "../../platform/database/database.ts";
import type { DatedDecision } from "../domain/history.ts";
import { json } from "../../platform/database/json.ts";

type Row = Omit<DatedDecision, "by"> & { readonly byName: string };

/** Every decision of an import in the order it was taken, taken back ones and their undo included. */
export async function listDecisions(sql: Sql, importId: string): Promise<DatedDecision[]> {
  const rows = await sql<Row[]>`
    select version, at, by_name, decision from supervision.decision where import_id = ${importId} order by version`;
  return rows.map(({ byName, ...row }) => ({ ...row, by: byName }));
}

/** Records a decision; the table takes additions only. */
export async function addDecision(
  sql: Sql,
  entry: DatedDecision & {
    readonly importId: string;
    readonly regionCode: string;
    readonly byId: string | null;
  },
): Promise<void> {
  const { importId, regionCode, version, at, byId, by, decision } = entry;
  const row = { importId, regionCode, version, at, byId, byName: by, decision: json(sql, decision) };
  await sql`insert into supervision.decision ${sql(row)}`;
}
