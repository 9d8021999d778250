import type { Sql } from "../../../platform/database/database.ts";

/** The unit of the demonstration that shows most of what units do: one that has a task to receive. Null without one. */
export async function busiestSampleUnit(sql: Sql): Promise<string | null> {
  const [unit] = await sql<{ unitId: string }[]>`
    select a.unit_id from supervision.assignment a join supervision.plan p on p.id = a.plan_id
      join supervision.task t on t.id = a.task_id
    where p.sample and a.owes_reports and a.role = 'lead'
    group by a.unit_id
    order by count(*) filter (where 'receive' = any(a.waiting)) desc, count(*) desc, min(t.number) limit 1`;
  return unit?.unitId ?? null;
}
