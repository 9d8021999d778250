import { FailureError, refusal } from "../../../../kernel/error.ts";
import type { Organisation } from "../../../../kernel/organisation.ts";
import { inTransaction, type Sql } from "../../../../platform/database/database.ts";
import type { Desk } from "../../store/desk.ts";

/** Schemas of the product itself, and of the database. */
const OWN = [
  "platform",
  "accounts",
  "supervision",
  "organisation",
  "shared_data",
  "one_service",
  "graphile_worker",
];

/** Columns of a view that the application may read, in order; none where it may not or there is none. */
export async function columnsOf(sql: Sql, schema: string, view: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select a.attname::text as name from pg_attribute a
    join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relname = ${view} and c.relkind in ('v', 'm')
      and a.attnum > 0 and not a.attisdropped
      and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')
    order by a.attnum`;
  return rows.map(({ name }) => name);
}

/**
 * Registers a view of a provider; returns its columns. Only views, so that what is read is what somebody laid out to be
 * read, and none of the product's own schemas. Throws `no-view` with what to do.
 */
export async function addSourceView(
  desk: Pick<Desk, "sql" | "audit" | "now">,
  { schema, view, unit }: { readonly schema: string; readonly view: string; readonly unit: Organisation },
): Promise<string[]> {
  const own = OWN.includes(schema) || schema === "information_schema" || schema.startsWith("pg_");
  const columns = own ? [] : await columnsOf(desk.sql, schema, view);
  if (columns.length === 0)
    throw new FailureError(
      refusal(
        "no-view",
        `没有可读的视图 ${schema}.${view}：请核对名称（不能是本系统自身的模式，也不能是表），并授予应用账号 USAGE 和 SELECT 权限。`,
        `There is no readable view ${schema}.${view}: check the name (no schema of this product, no table) and grant USAGE and SELECT to the application's login.`,
      ),
    );
  await inTransaction(desk.sql, async (sql) => {
    const row = {
      schemaName: schema,
      viewName: view,
      regionCode: unit.regionCode,
      providerId: unit.id,
      addedAt: desk.now(),
    };
    await sql`insert into shared_data.source_view ${sql(row)}
      on conflict (schema_name, view_name) do update set provider_id = excluded.provider_id, region_code = excluded.region_code`;
    await desk.audit.record(sql, {
      caller: { actor: null, address: "127.0.0.1", requestId: "source-add" },
      action: "shared-data.source-view-add",
      subject: `view:${schema}.${view}`,
      after: { providerId: unit.id, columns },
    });
  });
  return columns;
}
