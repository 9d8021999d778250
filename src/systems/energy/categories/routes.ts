import type { FastifyInstance } from "fastify";
import { implement } from "../../../platform/http/implement.ts";
import type { ProjectDesk } from "../projects/store.ts";
import { categoriesContract } from "./contract.ts";
import { askSurvey, cancelSurvey, surveysOf } from "./store.ts";

export function categoriesRoutes(app: FastifyInstance, desk: ProjectDesk): void {
  implement(app, categoriesContract, {
    "GET /api/energy/projects/:project/surveys": ({ params, caller }) =>
      surveysOf(desk, params.project, caller),
    "POST /api/energy/projects/:project/surveys": ({ params, caller }) =>
      askSurvey(desk, params.project, caller),
    "POST /api/energy/projects/:project/surveys/:survey/cancel": async ({ params, caller }) => {
      await cancelSurvey(desk, params.project, params.survey, caller);
      return surveysOf(desk, params.project, caller);
    },
  });
}
