import type { Sql } from "../../platform/database/database.ts";
import type { RecordedAction } from "../domain/tasks/action.ts";
import type { LightComparison } from "../domain/tasks/light-preview.ts";

type Row = Omit<RecordedAction, "by" | "byId"> & { readonly taskId: string };

const ROWS_AT_ONCE = 2_000;

/** Feeds the record of every task of a plan to a comparison, one task after the other, without holding them all. */
export async function compareLights(
  sql: Sql,
  planId: string,
  comparison: Pick<LightComparison, "add">,
): Promise<void> {
  let task: RecordedAction[] = [];
  let current: string | null = null;
  const rows = sql<Row[]>`
    select a.task_id, a.version, a.at, a.day, a.action
    from supervision.task t join supervision.action a on a.task_id = t.id
    where t.plan_id = ${planId} order by a.task_id, a.version`;
  for await (const portion of rows.cursor(ROWS_AT_ONCE))
    for (const { taskId, ...action } of portion) {
      if (taskId !== current) comparison.add(task);
      if (taskId !== current) task = [];
      current = taskId;
      task.push({ ...action, by: "", byId: null });
    }
  comparison.add(task);
}
