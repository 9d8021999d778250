import type { FastifyInstance } from "fastify";
import { implement } from "../../platform/http/implement.ts";
import type { Desk } from "../store/desk.ts";
import { rotationContract } from "./contract.ts";
import { actOnRotation, rotationView } from "./store.ts";

/** See the contract for what each route is for. */
export function rotationRoutes(app: FastifyInstance, desk: Desk): void {
  implement(app, rotationContract, {
    "GET /api/rotation": ({ query, caller }) => rotationView(desk, caller, query.date),
    "POST /api/rotation/acts": async ({ body, caller }) => {
      await actOnRotation(desk, body, caller);
      return rotationView(desk, caller);
    },
  });
}
