import type { Sql } from "../../src/platform/database/database.ts";

const SCHEMAS = [
  "platform",
  "accounts",
  "supervision",
  "organisation",
  "shared_data",
  "one_service",
  "desk",
  "graphile_worker",
];

/** Where a text stands in the database: every column of every table whose rows hold it, as `schema.table.column`. */
export async function columnsHolding(sql: Sql, text: string): Promise<string[]> {
  const columns = await sql<{ schema: string; table: string; column: string; type: string }[]>`
    select c.table_schema as schema, c.table_name as table, c.column_name as column, c.data_type as type
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = any(${SCHEMAS}) and t.table_type = 'BASE TABLE'
      and c.data_type in ('text', 'character varying', 'json', 'jsonb', 'ARRAY', 'bytea') order by 1, 2, 3`;
  const found: string[] = [];
  for (const { schema, table, column, type } of columns) {
    const cell = sql`${sql(column)}`;
    const [row] = await sql<{ holds: boolean }[]>`
      select exists (select from ${sql(schema)}.${sql(table)} where
        ${type === "bytea" ? sql`position(convert_to(${text}, 'UTF8') in ${cell}) > 0` : sql`strpos(${cell}::text, ${text}) > 0`}) as holds`;
    if (row?.holds) found.push(`${schema}.${table}.${column}`);
  }
  return found;
}
