import type { Day } from "../../kernel/calendar.ts";
import type { Sql } from "../../platform/database/database.ts";
import { settingsInForce } from "../domain/tasks/settings-in-force.ts";
import type { DatedSetting, PlanSettings } from "../domain/tasks/settings.ts";

type Row = Omit<DatedSetting, "at"> & { readonly at: Date };

/** Everything recorded of a plan's settings, in the order of recording. */
async function listSettings(sql: Sql, planId: string): Promise<DatedSetting[]> {
  const rows = await sql<Row[]>`
    select kind, effective_from as from, value, by_name as by, at
    from supervision.setting where plan_id = ${planId} order by number`;
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

/** The settings of a plan: limits and options as they hold on `asOf`, schedules and rules with all their versions. */
export async function loadSettings(sql: Sql, planId: string, asOf: Day): Promise<PlanSettings> {
  return settingsInForce(await listSettings(sql, planId), asOf);
}
