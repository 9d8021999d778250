import type { Sql } from "../../platform/database/database.ts";
import type { SystemStatus } from "../domain/administration.ts";

/** What the database server says about itself and what was migrated into it. */
export async function readDatabaseStatus(sql: Sql): Promise<SystemStatus["database"]> {
  const [row] = await sql<{ version: string; name: string; bytes: number; connections: number }[]>`
    select current_setting('server_version') as version, current_database() as name,
      pg_database_size(current_database()) as bytes,
      (select count(*) from pg_stat_activity where datname = current_database()) as connections`;
  if (!row) throw new Error("select without from returns a row");
  const migrations = await sql<{ schema: string; name: string; appliedAt: Date }[]>`
    select schema, name, applied_at from platform.migration order by applied_at, schema, name`;
  return {
    ...row,
    migrations: migrations.map(({ appliedAt, ...rest }) => ({ ...rest, appliedAt: appliedAt.toISOString() })),
  };
}
