import { FailureError } from "../../../kernel/error.ts";
import { inTransaction, type Sql } from "../../../platform/database/database.ts";
import type { Caller } from "../../../platform/slice.ts";
import { NO_PLAN } from "../../domain/import-failures.ts";
import type { LivingPlan } from "../../domain/living-plan.ts";
import type { Supervision } from "../desk.ts";
import { findPlan } from "../plans.ts";
import { supervisedPlans } from "./supervised-plans.ts";

/** The plan that everybody's desk shows: the one that the office pinned, else the latest in force that has tasks. */
export async function livingPlan(sql: Sql): Promise<LivingPlan> {
  const choices = await supervisedPlans(sql);
  const [pin] = await sql<{ planId: string }[]>`select plan_id from supervision.living_plan`;
  const replaced = await sql<{ otherId: string }[]>`
    select other_id from supervision.plan_relation where relation = 'predecessor'`;
  const old = new Set(replaced.map(({ otherId }) => otherId));
  const pinned = choices.find(({ id }) => id === pin?.planId);
  const plan = pinned ?? choices.findLast(({ id }) => !old.has(id)) ?? choices.at(-1) ?? null;
  return { plan, pinned: pinned !== undefined, choices };
}

/** Pins a plan for everybody, or takes the pin away. Throws where there is no such plan. */
export async function pinPlan(desk: Supervision, planId: string | null, caller: Caller): Promise<void> {
  const plan = planId === null ? null : await findPlan(desk.sql, planId);
  if (plan === undefined) throw new FailureError(NO_PLAN);
  await inTransaction(desk.sql, async (sql) => {
    await sql`delete from supervision.living_plan`;
    if (plan !== null) {
      const row = { planId: plan.id, regionCode: plan.regionCode, pinnedAt: desk.now() };
      await sql`insert into supervision.living_plan ${sql({ ...row, pinnedBy: caller.actor?.displayName ?? "" })}`;
    }
    const after = { plan: plan?.title ?? null };
    await desk.audit.record(sql, {
      caller,
      action: "supervision.pin-plan",
      subject: plan === null ? "living-plan" : `plan:${plan.id}`,
      after,
    });
  });
}
