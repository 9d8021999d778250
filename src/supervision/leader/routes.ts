import type { FastifyInstance } from "fastify";
import { dayInShanghai } from "../../kernel/calendar.ts";
import { FailureError } from "../../kernel/error.ts";
import { implement } from "../../platform/http/implement.ts";
import { NO_PLAN } from "../domain/import-failures.ts";
import type { Supervision } from "../store/desk.ts";
import { livingPlan } from "../store/office/living-plan.ts";
import { findPlan } from "../store/plans.ts";
import { leaderContract } from "./contract.ts";
import { headlinesOn, leadingOn } from "./store.ts";

/** Routes of a leader's page: see the contract for what each is for. */
export function leaderRoutes(app: FastifyInstance, desk: Supervision): void {
  const dayOf = (asOf: string | undefined): string => asOf ?? dayInShanghai(desk.now());

  implement(app, leaderContract, {
    "GET /api/leading": async ({ query: { plan: id, asOf, since } }) => {
      const { choices: plans, plan: living } = await livingPlan(desk.sql);
      const found = id === undefined ? undefined : await findPlan(desk.sql, id);
      if (id !== undefined && found === undefined) throw new FailureError(NO_PLAN);
      const plan = found ? { ...found, sample: found.sampleWork } : living;
      if (plan === null) return { plans, plan, leading: null };
      const { title, sample } = plan;
      const leading = await leadingOn(desk, plan.id, { asOf: dayOf(asOf), since });
      return { plans, plan: { id: plan.id, title, sample }, leading };
    },
    "GET /api/plans/:plan/headlines": async ({ params, query }) => {
      const plan = await findPlan(desk.sql, params.plan);
      if (plan === undefined) throw new FailureError(NO_PLAN);
      return { rows: await headlinesOn(desk, plan, dayOf(query.asOf)) };
    },
  });
}
