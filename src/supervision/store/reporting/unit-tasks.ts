import { addDays, type Day } from "../../../kernel/calendar.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { Light } from "../../domain/tasks/light.ts";
import type { LatestRecord } from "../../domain/tasks/projection.ts";
import { periodsOf } from "../../domain/tasks/periods.ts";
import type { Period } from "../../domain/tasks/schedule.ts";
import type { PlanSettings } from "../../domain/tasks/settings.ts";
import { loadSettingsOf } from "../settings.ts";
import type { TaskReader, TaskSnapshot } from "../tasks/rows.ts";
import type { Assignment, TaskState } from "../../domain/tasks/task.ts";
import { periodsAfter, periodsAsked, REPORT_OPENS_DAYS } from "../../domain/tasks/work.ts";

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
  desk: Pick<TaskReader, "sql" | "isWorkingDay">,
  tasks: readonly Pick<TaskSnapshot, "state">[],
  asOf: Day,
): Promise<ReadonlyMap<string, PlanTimes>> {
  const first = new Map<string, Day>();
  for (const { state } of tasks)
    for (const { since } of state.assignments) {
      const known = first.get(state.planId) ?? asOf;
      first.set(state.planId, since < known ? since : known);
    }
  return timesSince(desk, first, asOf);
}

async function timesSince(
  { sql, isWorkingDay }: Pick<TaskReader, "sql" | "isWorkingDay">,
  first: ReadonlyMap<string, Day>,
  asOf: Day,
): Promise<ReadonlyMap<string, PlanTimes>> {
  const settings = await loadSettingsOf(sql, [...first.keys()], asOf);
  return new Map(
    [...settings].map(([planId, held]) => {
      const from = addDays(first.get(planId) ?? asOf, -YEAR);
      const periods = periodsOf(held.schedules, isWorkingDay, from, addDays(asOf, YEAR));
      return [planId, { settings: held, periods }];
    }),
  );
}

/** A part of a unit in a task that owes reports, as its row has it. */
type OwingPart = Pick<Assignment, "role" | "since" | "until"> & {
  readonly taskId: string;
  readonly unitId: string;
  readonly planId: string;
  readonly text: string;
  readonly sample: boolean;
  readonly reportedThrough: Day | null;
  /** Periods for which a report is there that nobody has settled. */
  readonly taken: readonly string[];
};

/** Reports that are asked of these units as of a day, read from rows alone: of what is reported no row is looked at. */
export async function reportsAskedOf(
  desk: Pick<TaskReader, "sql" | "isWorkingDay">,
  unitIds: readonly string[],
  asOf: Day,
): Promise<{ readonly part: OwingPart; readonly period: Period }[]> {
  const { sql } = desk;
  const units = [...unitIds];
  const plans = await sql<{ planId: string; since: Day }[]>`
    select plan_id, min(since) as since from supervision.assignment
    where unit_id = any(${units}::uuid[]) and until is null and owes_reports group by plan_id`;
  const times = await timesSince(desk, new Map(plans.map(({ planId, since }) => [planId, since])), asOf);
  const lasts = [...times].flatMap(([planId, { periods }]) => {
    const due = periods.findLast((period) => addDays(period.due, -REPORT_OPENS_DAYS) <= asOf)?.due;
    return due === undefined ? [] : [{ planId, due }];
  });
  const parts = await sql<OwingPart[]>`
    select a.task_id, a.unit_id, a.plan_id, a.role, a.since, a.until, a.reported_through, t.text, p.sample or p.sample_work as sample,
      array(select period from supervision.report r where r.task_id = a.task_id and r.unit_id = a.unit_id
        and r.status in ('unsigned', 'submitted', 'returned')) as taken
    from supervision.assignment a
      join unnest(${lasts.map(({ planId }) => planId)}::uuid[], ${lasts.map(({ due }) => due)}::date[]) as last (plan_id, due)
        on last.plan_id = a.plan_id and (a.reported_through is null or a.reported_through < last.due)
      join supervision.task t on t.id = a.task_id join supervision.plan p on p.id = a.plan_id
    where a.unit_id = any(${units}::uuid[]) and a.until is null and a.owes_reports`;
  return parts.flatMap((part) => {
    const { periods = [] } = times.get(part.planId) ?? {};
    const owed = periodsAfter(part, part.reportedThrough, periods, asOf);
    return periodsAsked({ owed, taken: part.taken }, asOf).map((period) => ({ part, period }));
  });
}
