import { type Day, dayInShanghai } from "../../kernel/calendar.ts";
import { FailureError } from "../../kernel/error.ts";
import { inTransaction, type Sql } from "../../platform/database/database.ts";
import type { Caller } from "../../platform/slice.ts";
import { NO_PLAN } from "../domain/import-failures.ts";
import { changeSetting, type NewSetting } from "../domain/tasks/change-setting.ts";
import { settingsInForce } from "../domain/tasks/settings-in-force.ts";
import type { DatedSetting, PlanSettings } from "../domain/tasks/settings.ts";
import type { Supervision } from "./desk.ts";
import { json } from "../../platform/database/json.ts";
import { recomputeLights } from "./light-rows.ts";
import { nameOf } from "./review.ts";

type Row = Omit<DatedSetting, "at"> & { readonly planId: string; readonly at: Date };

/** The settings of several plans, by plan: limits and options as they hold on `asOf`, schedules and rules with all their versions. */
export async function loadSettingsOf(
  sql: Sql,
  planIds: readonly string[],
  asOf: Day,
): Promise<ReadonlyMap<string, PlanSettings>> {
  const rows = await sql<Row[]>`
    select plan_id, kind, effective_from as from, value, by_name as by, at
    from supervision.setting where plan_id = any(${[...planIds]}) order by number`;
  const recorded = new Map<string, DatedSetting[]>(planIds.map((id) => [id, []]));
  for (const { planId, at, ...row } of rows) recorded.get(planId)?.push({ ...row, at: at.toISOString() });
  return new Map([...recorded].map(([id, settings]) => [id, settingsInForce(settings, asOf)]));
}

/** The settings of a plan, likewise. */
export async function loadSettings(sql: Sql, planId: string, asOf: Day): Promise<PlanSettings> {
  const settings = (await loadSettingsOf(sql, [planId], asOf)).get(planId);
  return settings ?? settingsInForce([], asOf);
}

/** Whether a task of the plan is on the register. */
export async function hasTasks(sql: Sql, planId: string): Promise<boolean> {
  const [task] = await sql`select 1 from supervision.task where plan_id = ${planId} limit 1`;
  return task !== undefined;
}

/**
 * Records a setting of a plan with its trail; lights follow at once where it holds already. `at` lets the demonstration
 * set something on a past day. Throws why it cannot be changed so. Returns the settings of that day.
 */
export async function recordSetting(
  desk: Supervision,
  planId: string,
  change: NewSetting,
  caller: Caller,
  { at = desk.now() }: { readonly at?: Date } = {},
): Promise<PlanSettings> {
  const today = dayInShanghai(at);
  return inTransaction(desk.sql, async (sql) => {
    const [plan] = await sql<{ regionCode: string }[]>`
      select region_code from supervision.plan where id = ${planId} for no key update`;
    if (!plan) throw new FailureError(NO_PLAN);
    const before = await loadSettings(sql, planId, today);
    const circumstances = {
      today,
      hasTasks: await hasTasks(sql, planId),
      isWorkingDay: desk.isWorkingDay,
    };
    const next = changeSetting(before, change, circumstances);
    if (!next.ok) throw new FailureError(next.failure);
    const { kind, from, value } = next.value;
    await sql`
      insert into supervision.setting ${sql({
        planId,
        regionCode: plan.regionCode,
        kind,
        effectiveFrom: from,
        value: json(sql, value),
        at,
        byId: caller.actor?.accountId ?? null,
        byName: nameOf(caller),
      })}`;
    const [subject, action] = [`plan:${planId}`, "supervision.set"];
    const held = before.history.findLast((setting) => setting.kind === kind);
    await desk.audit.record(sql, {
      caller,
      action,
      subject,
      before: held && { setting: kind, from: held.from, value: held.value },
      after: { setting: kind, from, value },
    });
    const after = await loadSettings(sql, planId, today);
    if (from <= today && (kind === "lights" || kind === "schedule"))
      await recomputeLights(sql, planId, after, { day: today, isWorkingDay: desk.isWorkingDay });
    return after;
  });
}
