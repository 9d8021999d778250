import type { Day } from "../../kernel/calendar.ts";
import { inTransaction, type Sql } from "../../platform/database/database.ts";
import type { Supervision } from "./desk.ts";
import { recomputeLights } from "./light-rows.ts";
import { loadSettings } from "./settings.ts";

/** What working out lights takes; a command has it as the server does. */
type Lit = Pick<Supervision, "sql" | "isWorkingDay">;

/** First half of the advisory lock under which a plan's lights are worked out; the second is its id's hash. */
const LOCK = 8_620_006;

/**
 * Brings the lights of a plan to a day where they stand at an earlier one; only one node does it at a time. Lights never
 * go back: those of a past day are worked out from the record instead.
 */
export async function refreshLights(desk: Lit, planId: string, day: Day): Promise<void> {
  const isFresh = async (sql: Sql): Promise<boolean> => {
    const [row] = await sql`select 1 from supervision.plan_light where plan_id = ${planId} and day >= ${day}`;
    return row !== undefined;
  };
  if (await isFresh(desk.sql)) return;
  await inTransaction(desk.sql, async (sql) => {
    await sql`select pg_advisory_xact_lock(${LOCK}, hashtext(${planId}))`;
    if (await isFresh(sql)) return;
    const settings = await loadSettings(sql, planId, day);
    await recomputeLights(sql, planId, settings, { day, isWorkingDay: desk.isWorkingDay });
  });
}

/** Brings the lights of every plan to a day, one plan after the other. */
export async function refreshAllLights(desk: Lit, day: Day): Promise<void> {
  const plans = await desk.sql<{ id: string }[]>`
    select id from supervision.plan p where exists (select 1 from supervision.task where plan_id = p.id)`;
  for (const { id } of plans) await refreshLights(desk, id, day);
}
