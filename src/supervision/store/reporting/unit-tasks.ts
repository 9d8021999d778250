import type { Day } from "../../../kernel/calendar.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { Light } from "../../domain/tasks/light.ts";
import type { LatestRecord } from "../../domain/tasks/projection.ts";
import type { Period } from "../../domain/tasks/schedule.ts";
import { loadPlanContext, type PlanContext } from "../tasks/plan-context.ts";
import type { TaskReader, TaskSnapshot } from "../tasks/rows.ts";
import type { TaskState } from "../../domain/tasks/task.ts";

type StoredTask = {
  readonly state: TaskState;
  readonly latest: LatestRecord | null;
  readonly light: Light["colour"];
  readonly lightReason: Omit<Light, "colour">;
};

const snapshotOf = ({ state, latest, light, lightReason }: StoredTask): TaskSnapshot => ({
  state,
  latest,
  light: { colour: light, ...lightReason },
});

/** Dispatched tasks in which one of these units has a part now; of one plan or measure where asked. */
export async function unitTasks(
  sql: Sql,
  unitIds: readonly string[],
  { plan, measure }: { readonly plan?: string; readonly measure?: string } = {},
): Promise<TaskSnapshot[]> {
  if (unitIds.length === 0) return [];
  const rows = await sql<StoredTask[]>`
    select t.state, t.latest, t.light, t.light_reason from supervision.task t
    where t.phase = 'dispatched'
      and t.id in (
        select task_id from supervision.assignment where unit_id = any(${[...unitIds]}) and until is null)
      ${plan === undefined ? sql`` : sql`and t.plan_id = ${plan}`}
      ${measure === undefined ? sql`` : sql`and t.measure_id = ${measure}`}
    order by t.plan_id, t.number`;
  return rows.map(snapshotOf);
}

/** A task as it stands, or undefined. */
export async function storedTask(sql: Sql, id: string): Promise<TaskSnapshot | undefined> {
  const [row] = await sql<StoredTask[]>`
    select state, latest, light, light_reason from supervision.task where id = ${id}`;
  return row && snapshotOf(row);
}

/** What the tasks of each plan are judged by on a day. */
export async function planContexts(
  { sql, isWorkingDay }: Pick<TaskReader, "sql" | "isWorkingDay">,
  planIds: Iterable<string>,
  asOf: Day,
): Promise<ReadonlyMap<string, PlanContext>> {
  const contexts = await Promise.all(
    [...new Set(planIds)].map((id) => loadPlanContext(sql, id, asOf, isWorkingDay)),
  );
  return new Map(contexts.filter((each) => each !== undefined).map((each) => [each.planId, each]));
}

/** The reporting periods of a plan, none where it is unknown. */
export const periodsIn =
  (contexts: ReadonlyMap<string, PlanContext>) =>
  (planId: string): readonly Period[] =>
    contexts.get(planId)?.periods ?? [];
