import { addDays, type Day } from "../../../kernel/calendar.ts";
import type { IsWorkingDay } from "../../../kernel/working-days.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { type LightContext, lightOf } from "../../domain/tasks/lights.ts";
import type { Light } from "../../domain/tasks/light.ts";
import { periodsOf } from "../../domain/tasks/periods.ts";
import type { LatestRecord } from "../../domain/tasks/projection.ts";
import type { Period } from "../../domain/tasks/schedule.ts";
import { lightRulesOn } from "../../domain/tasks/settings-in-force.ts";
import type { PlanSettings } from "../../domain/tasks/settings.ts";
import type { TaskState } from "../../domain/tasks/task.ts";
import { loadSettings } from "../settings.ts";

/** What acting on the tasks of one plan needs to know of it. */
export type PlanContext = {
  readonly planId: string;
  readonly regionCode: string;
  readonly settings: PlanSettings;
  /** From well before the first duty to a year after the day. */
  readonly periods: readonly Period[];
  /** The day for which the plan's lights were last worked out, or null. */
  readonly lightDay: Day | null;
};

type PlanRow = { readonly regionCode: string; readonly first: Day | null; readonly lightDay: Day | null };

const YEAR = 366;

/** Loads what a plan's tasks are judged by; undefined where there is no such plan. */
export async function loadPlanContext(
  sql: Sql,
  planId: string,
  asOf: Day,
  isWorkingDay: IsWorkingDay,
): Promise<PlanContext | undefined> {
  const [[plan], settings] = await Promise.all([
    sql<PlanRow[]>`
    select p.region_code, l.day as light_day,
      (select min(a.since) from supervision.assignment a where a.plan_id = p.id) as first
    from supervision.plan p left join supervision.plan_light l on l.plan_id = p.id where p.id = ${planId}`,
    loadSettings(sql, planId, asOf),
  ]);
  if (!plan) return undefined;
  const first = plan.first !== null && plan.first < asOf ? plan.first : asOf;
  const last = plan.lightDay !== null && plan.lightDay > asOf ? plan.lightDay : asOf;
  const periods = periodsOf(settings.schedules, isWorkingDay, addDays(first, -YEAR), addDays(last, YEAR));
  return { planId, regionCode: plan.regionCode, settings, periods, lightDay: plan.lightDay };
}

/** The light of a task of the plan on a day. */
export function lightOn(
  { settings, periods }: PlanContext,
  state: TaskState,
  latest: LatestRecord | null,
  asOf: Day,
): Light {
  const context: LightContext = {
    asOf,
    periods,
    rules: lightRulesOn(settings, asOf),
    coordinationAsked: (latest?.coordination ?? "").trim() !== "",
  };
  return lightOf(state, context);
}
