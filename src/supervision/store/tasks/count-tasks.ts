import type { Sql } from "../../../platform/database/database.ts";

/** How many tasks these units answer for, or did. */
export async function countTasks(sql: Sql, unitIds: readonly string[]): Promise<number> {
  const [counted] = await sql<{ count: number }[]>`
    select count(distinct task_id) as count from supervision.assignment
    where unit_id = any(${[...unitIds]}) or via = any(${[...unitIds]})`;
  return counted?.count ?? 0;
}
