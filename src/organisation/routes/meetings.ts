import type { FastifyInstance } from "fastify";
import { implement } from "../../platform/http/implement.ts";
import { meetingsContract } from "../contract/meetings.ts";
import type { Desk } from "../store/desk.ts";

/** See the contract for what each route is for. */
export function meetingsRoutes(app: FastifyInstance, _desk: Desk): void {
  implement(app, meetingsContract, {});
}
