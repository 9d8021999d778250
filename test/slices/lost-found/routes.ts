import type { FastifyInstance } from "fastify";
import { implement } from "../../../src/platform/http/implement.ts";
import { bound, kindHandlers } from "../../../src/platform/records/kind-handlers.ts";
import { contract } from "./contract.ts";
import { type Desk, enter, things, workbook } from "./found/store.ts";

export function lostFoundRoutes(app: FastifyInstance, desk: Desk): void {
  implement(app, contract, {
    ...kindHandlers("/api/found", "found", bound(desk, things, enter)),
    "GET /api/found-workbook": ({ query, caller }) => workbook(desk, query, caller),
  });
}
