import { addDays, type Day } from "../../kernel/calendar.ts";
import type { IsWorkingDay } from "../../kernel/working-days.ts";
import type { Sql } from "../../platform/database/database.ts";
import { FROM_THE_START } from "../domain/tasks/default-settings.ts";
import { lightOf } from "../domain/tasks/lights.ts";
import { periodsOf } from "../domain/tasks/periods.ts";
import type { Period } from "../domain/tasks/schedule.ts";
import { lightRulesOn } from "../domain/tasks/settings-in-force.ts";
import type { PlanSettings } from "../domain/tasks/settings.ts";
import type { TaskState } from "../domain/tasks/task.ts";

/** A year ahead, so that a light can say when the next report is due, whatever the schedule. */
const AHEAD_DAYS = 400;

type When = { readonly day: Day; readonly isWorkingDay: IsWorkingDay };

/** All periods that the lights of a plan need on a day: every one that could be missing, and the next. */
export function periodsForLights({ schedules }: PlanSettings, { day, isWorkingDay }: When): Period[] {
  return periodsOf(schedules, isWorkingDay, FROM_THE_START, addDays(day, AHEAD_DAYS));
}

type Row = {
  readonly id: string;
  readonly version: number;
  readonly state: TaskState;
  readonly coordination: string | null;
};

/**
 * Works out the lights of a plan's open tasks as of a day, in the transaction that `sql` is. A task that somebody acts
 * on at this moment is left out: whoever acts writes its light.
 */
export async function recomputeLights(
  sql: Sql,
  planId: string,
  settings: PlanSettings,
  when: When,
): Promise<void> {
  const context = {
    asOf: when.day,
    periods: periodsForLights(settings, when),
    rules: lightRulesOn(settings, when.day),
  };
  const tasks = await sql<Row[]>`
    select id, version, state, latest->>'coordination' as coordination from supervision.task
    where plan_id = ${planId} and phase <> 'closed' for no key update skip locked`;
  const lights = tasks.map(({ state, coordination }) =>
    lightOf(state, { ...context, coordinationAsked: (coordination ?? "") !== "" }),
  );
  const reasons = lights.map(({ rule, reason }) => JSON.stringify({ rule, reason }));
  await sql`
    update supervision.task t set light = lit.light, light_reason = lit.reason::jsonb
    from unnest(${tasks.map(({ id }) => id)}::uuid[], ${tasks.map(({ version }) => version)}::integer[],
      ${lights.map(({ colour }) => colour)}::text[], ${reasons}::text[]) as lit (id, version, light, reason)
    where t.id = lit.id and t.version = lit.version`;
  await sql`
    insert into supervision.plan_light (plan_id, region_code, day)
    select id, region_code, ${when.day} from supervision.plan where id = ${planId}
    on conflict (plan_id) do update set day = excluded.day`;
}
