import type { FastifyInstance } from "fastify";
import { implement } from "../../platform/http/implement.ts";
import { registerChoicesContract } from "./contract-choices.ts";
import { registerChoices } from "./store-choices.ts";
import type { Desk } from "../store/desk.ts";

/** See the contract for what each route is for. */
export function registerChoicesRoutes(app: FastifyInstance, desk: Desk): void {
  implement(app, registerChoicesContract, {
    "GET /api/register-choices": ({ caller }) => registerChoices(desk, caller),
  });
}
