import type { FastifyInstance } from "fastify";
import { implement } from "../../../platform/http/implement.ts";
import type { ProjectDesk } from "../projects/store.ts";
import { packContract } from "./contract.ts";
import { applicationPack } from "./paper.ts";

export function packRoutes(app: FastifyInstance, desk: ProjectDesk): void {
  implement(app, packContract, {
    "GET /api/energy/projects/:project/pack": ({ params, caller }) =>
      applicationPack(desk, params.project, caller),
  });
}
