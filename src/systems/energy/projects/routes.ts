import type { FastifyInstance } from "fastify";
import { implement } from "../../../platform/http/implement.ts";
import { bound, kindHandlers } from "../../../platform/records/kind-handlers.ts";
import { projectContract } from "./contract.ts";
import { energyProjects, type ProjectDesk, propose, projectPlaces, sumsByCategory } from "./store.ts";

export function projectRoutes(app: FastifyInstance, desk: ProjectDesk): void {
  implement(app, projectContract, {
    ...kindHandlers("/api/energy/projects", "project", bound(desk, energyProjects, propose)),
    "GET /api/energy/categories": ({ caller }) => sumsByCategory(desk, caller),
    "GET /api/energy/project-places": ({ caller }) => projectPlaces(desk, caller),
  });
}
