import type { FastifyInstance } from "fastify";
import { implement } from "../../platform/http/implement.ts";
import { workPointsContract } from "../contract/work-points.ts";
import type { Desk } from "../store/desk.ts";

/** See the contract for what each route is for. */
export function workPointsRoutes(app: FastifyInstance, _desk: Desk): void {
  implement(app, workPointsContract, {});
}
