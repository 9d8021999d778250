import type { FastifyInstance } from "fastify";
import { dayInShanghai } from "../../kernel/calendar.ts";
import { implement } from "../../platform/http/implement.ts";
import type { Desk } from "../store/desk.ts";
import { leadingContract } from "./contract.ts";
import { leadingOn } from "./store.ts";

/** See the contract for what the route is for. */
export function leadingRoutes(app: FastifyInstance, desk: Desk): void {
  implement(app, leadingContract, {
    "GET /api/plans/:plan/cooperation": ({ params, query }) =>
      leadingOn(desk, params.plan, query.asOf ?? dayInShanghai(desk.now())),
  });
}
