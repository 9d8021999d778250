import type { FastifyInstance } from "fastify";
import { implement } from "../../platform/http/implement.ts";
import { secondmentsContract } from "../contract/secondments.ts";
import type { Desk } from "../store/desk.ts";

/** See the contract for what each route is for. */
export function secondmentsRoutes(app: FastifyInstance, _desk: Desk): void {
  implement(app, secondmentsContract, {});
}
