import { type Seal, sealed, type SealedTable } from "../../platform/audit/seals.ts";
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

export const DECISIONS: SealedTable = {
  of: "supervision.decision",
  record: "importId",
  part: "version",
  content: ["regionCode", "at", "byId", "byName", "decision"],
};

/** Records a decision, in a table that takes additions only; returns what the trail is to carry of it. */
export async function addDecision(
  sql: Sql,
  entry: DatedDecision & {
    readonly importId: string;
    readonly regionCode: string;
    readonly byId: string | null;
  },
): Promise<Seal> {
  const { importId, regionCode, version, at, byId, by, decision } = entry;
  const row = { importId, regionCode, version, at, byId, byName: by, decision };
  const { salt, seal } = sealed(DECISIONS, row);
  await sql`insert into supervision.decision ${sql({ ...row, salt, decision: json(sql, decision) })}`;
  return seal;
}
