import type { FastifyInstance } from "fastify";
import { implement } from "../../platform/http/implement.ts";
import { registerImportsContract } from "../contract/register-imports.ts";
import type { Desk } from "../store/desk.ts";

/** See the contract for what each route is for. */
export function registerImportsRoutes(app: FastifyInstance, _desk: Desk): void {
  implement(app, registerImportsContract, {});
}
