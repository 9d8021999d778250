import type { Sql } from "../../../platform/database/database.ts";
import type { Projection } from "../../../platform/records/projection.ts";
import { section } from "./section.ts";

// What means are made of, so that no page adds up readings: sums of each month and item, as they stood on every day. Numbers are
// exact, so that nothing depends on the order in which readings came.

type OfMonth = { readonly sectionId: string; readonly month: string; readonly item: string };

/** Adds up again the months in which these readings lie; their sections are held by who calls. */
export async function sumMonths(
  sql: Sql,
  readings: readonly { readonly sectionId: string; readonly time: string; readonly item: string }[],
): Promise<void> {
  const months = new Map<string, OfMonth>();
  for (const { sectionId, time, item } of readings) {
    const month = time.slice(0, 7);
    months.set(`${sectionId} ${month} ${item}`, { sectionId, month, item });
  }
  const all = [...months.values()];
  if (all.length === 0) return;
  await sql`
    select ecology.write_months(${all.map(({ sectionId }) => sectionId)}::uuid[], ${all.map(({ month }) => month)}::text[],
      ${all.map(({ item }) => item)}::text[])`;
}

/** The months in which these sections have anything. */
const measuredIn = (sql: Sql, ids: readonly string[]) => sql`
  (select distinct section_id, left(time, 7) as month, item from ecology.reading where section_id = any(${[...ids]}::uuid[]))`;

/** Sums of months. What an act changed of them is told by how many corrections there are. */
export const monthSums: Projection<unknown> = {
  kind: section.kind,
  table: "month_sum",
  async write(sql, _, { id }) {
    await sql`
      with before as (
        select distinct month, item, corrections as number from ecology.month_sum where section_id = ${id} and corrections > 0
      ), now as (
        select left(time, 7) as month, item, count(*)::int as number from ecology.reading_correction
        where section_id = ${id} group by 1, 2
      )
      select ecology.write_months(array_agg(${id}::uuid), array_agg(month), array_agg(item))
      from before full join now using (month, item) where before.number is distinct from now.number`;
  },
  async rebuild(sql, _, { id }) {
    await sql`delete from ecology.month_sum where section_id = ${id}`;
    await sql`
      select ecology.write_months(array_agg(section_id), array_agg(month), array_agg(item)) from ${measuredIn(sql, [id])} kept`;
  },
  async differing(sql, _, records) {
    const ids = records.map(({ id }) => id);
    const rows = await sql<{ id: string }[]>`
      with said as materialized (
        select sums.* from (
          select array_agg(section_id) as sections, array_agg(month) as months, array_agg(item) as items
          from ${measuredIn(sql, ids)} kept
        ) given, ecology.sum_months(sections, months, items) sums
      ), stands as (select * from ecology.month_sum where section_id = any(${ids}::uuid[]))
      select distinct section_id as id from (
        (select * from said except select * from stands) union all (select * from stands except select * from said)
      ) other`;
    return rows.map(({ id }) => id);
  },
  async strays(sql) {
    const rows = await sql<{ id: string }[]>`
      select distinct section_id as id from ecology.month_sum where not exists (
        select from ecology.record where record.id = section_id and record.kind = ${section.kind})`;
    return rows.map(({ id }) => id);
  },
  async remove(sql, ids) {
    await sql`delete from ecology.month_sum where section_id = any(${[...ids]}::uuid[])`;
  },
};
