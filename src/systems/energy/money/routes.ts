import type { FastifyInstance } from "fastify";
import { implement } from "../../../platform/http/implement.ts";
import type { ProjectDesk } from "../projects/store.ts";
import { moneyContract } from "./contract.ts";
import { askCosting, cancelCosting, costingsOf, costingWorkbook } from "./store.ts";

export function moneyRoutes(app: FastifyInstance, desk: ProjectDesk): void {
  implement(app, moneyContract, {
    "GET /api/energy/projects/:project/costings": ({ params, caller }) =>
      costingsOf(desk, params.project, caller),
    "POST /api/energy/projects/:project/costings": ({ params, body, caller }) =>
      askCosting(desk, params.project, body.asked, caller),
    "POST /api/energy/projects/:project/costings/:costing/cancel": async ({ params, caller }) => {
      await cancelCosting(desk, params.project, params.costing, caller);
      return costingsOf(desk, params.project, caller);
    },
    "GET /api/energy/projects/:project/costings/:costing/workbook": ({ params, caller }) =>
      costingWorkbook(desk, params, caller),
  });
}
