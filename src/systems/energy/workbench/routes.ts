import type { FastifyInstance } from "fastify";
import { implement } from "../../../platform/http/implement.ts";
import type { ProjectDesk } from "../projects/store.ts";
import { workbenchContract } from "./contract.ts";
import { askSizing, cancelSizing, weekOf, workbenchOf, yearOf } from "./store.ts";
import { bringHours, inventHours } from "./store-hours.ts";

export function workbenchRoutes(app: FastifyInstance, desk: ProjectDesk): void {
  implement(app, workbenchContract, {
    "GET /api/energy/projects/:project/workbench": ({ params, caller }) =>
      workbenchOf(desk, params.project, caller),
    "POST /api/energy/projects/:project/hours": ({ params, file, query, caller }) =>
      bringHours(desk, params.project, file, query.confirmInternal, caller),
    "POST /api/energy/projects/:project/invented-hours": ({ params, body, caller }) =>
      inventHours(desk, params.project, body.asked, caller),
    "POST /api/energy/projects/:project/sizings": ({ params, body, caller }) =>
      askSizing(desk, params.project, body, caller),
    "POST /api/energy/projects/:project/sizings/:sizing/cancel": async ({ params, caller }) => {
      await cancelSizing(desk, params.project, params.sizing, caller);
      return workbenchOf(desk, params.project, caller);
    },
    "GET /api/energy/projects/:project/sizings/:sizing/week": ({ params, query, caller }) =>
      weekOf(desk, params, query.week, caller),
    "GET /api/energy/projects/:project/sizings/:sizing/year": ({ params, caller }) =>
      yearOf(desk, params, caller),
  });
}
