import type { Database } from "../../src/platform/database/database.ts";
import { idOf } from "./service-rows.ts";

/** Records of which something waits, by their table, with how their copies are named. */
const WAITING: readonly (readonly [schema: string, table: string, kind: string, acts: string])[] = [
  ["supervision", "task", "task", "action a where a.task_id = o.id"],
  ...["meeting", "joint-paper", "work-points", "entry"].map(
    (kind) => ["organisation", "record", kind, "act a where a.record_id = o.id"] as const,
  ),
  ...["request", "resource", "correction", "return-flow", "dispute"].map(
    (kind) => ["shared_data", "record", kind, "act a where a.record_id = o.id"] as const,
  ),
  ...["case", "standard", "bundle"].map(
    (kind) => ["one_service", "record", kind, "act a where a.record_id = o.id"] as const,
  ),
];

/** Gives each of so many copies of a record what waits of the record that it is made from, which alone has acts. */
export async function copyWaits(sql: Database, count: number): Promise<void> {
  for (const [schema, table, kind, acts] of WAITING)
    await sql.unsafe(`
      insert into platform.wait select made.*
      from (
          select id, row_number() over (order by id) - 1 as at, count(*) over () as many from ${schema}.${table} o
          where ${table === "record" ? `kind = '${kind}'` : "true"} and exists (select from ${schema}.${acts})
        ) seed
        join generate_series(1, ${count}) g on g % seed.many = seed.at
        join platform.wait r on r.record_id = seed.id,
        lateral jsonb_populate_record(r, jsonb_build_object('record_id', ${idOf(kind)}, 'subject', r.subject || ' ' || g,
          'id', replace(r.id, seed.id::text, ${idOf(kind)}::text), 'link', replace(r.link, seed.id::text, ${idOf(kind)}::text))) made`);
}
