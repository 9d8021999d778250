import { addDays, type Day } from "../../../kernel/calendar.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { Light } from "../../domain/tasks/light.ts";
import type { LatestRecord } from "../../domain/tasks/projection.ts";
import { periodsOf } from "../../domain/tasks/periods.ts";
import type { Period } from "../../domain/tasks/schedule.ts";
import type { PlanSettings } from "../../domain/tasks/settings.ts";
import { loadSettingsOf } from "../settings.ts";
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

/** What a plan asks of its units: its settings on a day, and the reporting periods that these tasks can owe. */
export type PlanTimes = { readonly settings: PlanSettings; readonly periods: readonly Period[] };

const YEAR = 366;

/**
 * When reports on these tasks are due, by plan: from a year before the first duty
 * of any of their units, as one may report earlier than one must, to a year after the day.
 */
export async function planTimes(
  { sql, isWorkingDay }: Pick<TaskReader, "sql" | "isWorkingDay">,
  tasks: readonly Pick<TaskSnapshot, "state">[],
  asOf: Day,
): Promise<ReadonlyMap<string, PlanTimes>> {
  const first = new Map<string, Day>();
  for (const { state } of tasks)
    for (const { since } of state.assignments) {
      const known = first.get(state.planId) ?? asOf;
      first.set(state.planId, since < known ? since : known);
    }
  const settings = await loadSettingsOf(sql, [...first.keys()], asOf);
  return new Map(
    [...settings].map(([planId, held]) => {
      const from = addDays(first.get(planId) ?? asOf, -YEAR);
      const periods = periodsOf(held.schedules, isWorkingDay, from, addDays(asOf, YEAR));
      return [planId, { settings: held, periods }];
    }),
  );
}
