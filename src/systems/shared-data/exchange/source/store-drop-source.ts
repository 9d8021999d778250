import type { Sql } from "../../../../platform/database/database.ts";
import { coversReading, type Scope } from "./keeping.ts";
import { NUMERIC, type SourceRow } from "../reading/row-conditions.ts";
import { type Source, sourceFails } from "./source.ts";
import type { RowCondition } from "../grant/grant.ts";

/** A condition as a part of a statement; item and values are parameters. */
function part(sql: Sql, { item, is, values }: RowCondition) {
  const [first] = values;
  const cell = sql`(cells ->> ${item}::text)`;
  if (first === undefined) return sql`false`;
  const numeric = sql`${cell} ~ ${NUMERIC.source.replace("?:", "")} and ${NUMERIC.test(first)}`;
  switch (is) {
    case "equal":
      return sql`cells @> jsonb_build_object(${item}::text, ${first}::text)`;
    case "one-of":
      return sql`${cell} = any(${[...values]}::text[])`;
    case "begins":
      return sql`starts_with(${cell}, ${first})`;
    case "from":
      return sql`case when ${numeric} then ${cell}::numeric >= ${NUMERIC.test(first) ? first : "0"}::numeric
        else ${cell} collate "C" >= ${first} end`;
    case "until":
      return sql`case when ${numeric} then ${cell}::numeric <= ${NUMERIC.test(first) ? first : "0"}::numeric
        else ${cell} collate "C" <= ${first} end`;
  }
}

/** The rows of the provider's latest drop for the resource. */
export const dropSource = (sql: Sql, resourceId: string): Source => ({
  read: async ({ items, conditions, limit }) => {
    const [drop] = await sql<{ id: string; items: string[]; keptFor: Scope[] | null }[]>`
      select id, items, kept_for from shared_data.source_drop where resource_id = ${resourceId}
      order by number desc limit 1`;
    if (!drop) return sourceFails("no-source");
    if (drop.keptFor !== null && !coversReading(drop.keptFor, { items, conditions }))
      return sourceFails("source-outdated");
    const wanted = [...items, ...conditions.map(({ item }) => item)];
    if (wanted.some((item) => !drop.items.includes(item))) return sourceFails("source-lacks");
    const where = conditions.reduce(
      (all, condition) =>
        sql`${all} and coalesce(cells ->> ${condition.item}::text, '') <> '' and ${part(sql, condition)}`,
      sql`drop_id = ${drop.id}`,
    );
    const rows = await sql<{ cells: SourceRow }[]>`
      select cells from shared_data.drop_row where ${where} order by number limit ${limit}`;
    return {
      ok: true,
      rows: rows.map(({ cells }) => Object.fromEntries(items.map((item) => [item, cells[item] ?? ""]))),
    };
  },
});
