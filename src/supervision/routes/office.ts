import type { FastifyInstance } from "fastify";
import { dayInShanghai } from "../../kernel/calendar.ts";
import type { Caller } from "../../platform/slice.ts";
import { implement } from "../../platform/http/implement.ts";
import { officeContract } from "../contract/office.ts";
import { rosterIndex } from "../domain/roster.ts";
import type { Supervision } from "../store/desk.ts";
import { ledgerChoices } from "../store/office/ledger-choices.ts";
import { forgetView, listViews, type OwnView, saveView } from "../store/office/ledger-views.ts";
import { livingPlan, pinPlan } from "../store/office/living-plan.ts";
import { listMissing } from "../store/office/missing.ts";
import { listReviewQueue } from "../store/office/review-queue.ts";
import { planStatistics } from "../store/office/statistics.ts";
import { actorOf } from "../store/tasks/actor.ts";

const own = ({ actor }: Caller, name = ""): OwnView => ({ accountId: actor?.accountId ?? "", name });

/** Routes of the office's desk: see the contract for what each is for. */
export function officeRoutes(app: FastifyInstance, desk: Supervision): void {
  const { sql } = desk;
  const dayOf = (asOf: string | undefined): string => asOf ?? dayInShanghai(desk.now());
  const idsOf = async (unit: string | undefined) => {
    if (unit === undefined) return undefined;
    const found = rosterIndex(await desk.organisations.list(desk.sql)).get(unit);
    return found ? [found.id, ...(found.mergedIds ?? [])] : [unit];
  };

  implement(app, officeContract, {
    "GET /api/review-queue": async ({ query: { page, size, plan, unit, kind }, caller }) =>
      listReviewQueue(
        desk,
        { plan, kind, units: await idsOf(unit) },
        { page, size },
        await actorOf(desk, caller),
      ),
    "GET /api/living-plan": () => livingPlan(sql),
    "PUT /api/living-plan": async ({ body, caller }) => {
      await pinPlan(desk, body.plan, caller);
      return livingPlan(sql);
    },
    "GET /api/missing": ({ query: { plan, asOf } }) => listMissing(desk, { plan, asOf: dayOf(asOf) }),
    "GET /api/plans/:plan/statistics": ({ params, query }) => {
      const asOf = dayOf(query.asOf);
      return planStatistics(desk, params.plan, { asOf, from: query.from ?? `${asOf.slice(0, 4)}-01-01` });
    },
    "GET /api/ledger-choices": ({ query, caller }) =>
      ledgerChoices(desk, query.plan, {
        personal: caller.actor?.roles.includes("office") ?? false,
        roster: query.roster,
      }),
    "GET /api/ledger-views": async ({ caller }) => ({ rows: await listViews(sql, own(caller).accountId) }),
    "PUT /api/ledger-views/:name": async ({ params, body, caller }) => {
      const view = own(caller, params.name);
      await saveView(sql, view, body, desk.now());
      return { rows: await listViews(sql, view.accountId) };
    },
    "DELETE /api/ledger-views/:name": async ({ params, caller }) => {
      const view = own(caller, params.name);
      await forgetView(sql, view);
      return { rows: await listViews(sql, view.accountId) };
    },
  });
}
