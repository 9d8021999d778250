import type { Sql } from "../../../platform/database/database.ts";

export type SupervisedPlan = { readonly id: string; readonly title: string; readonly sample: boolean };

/** Plans that have tasks, oldest first; only the one asked for where one is. */
export async function supervisedPlans(sql: Sql, plan?: string): Promise<SupervisedPlan[]> {
  return sql<SupervisedPlan[]>`
    select id, title, sample or sample_work as sample from supervision.plan p
    where exists (select from supervision.task where plan_id = p.id)
      ${plan === undefined ? sql`` : sql`and id = ${plan}`}
    order by published_at, id`;
}
