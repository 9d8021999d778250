import type { FastifyInstance } from "fastify";
import { implement } from "../../../platform/http/implement.ts";
import { bound, kindHandlers } from "../../../platform/records/kind-handlers.ts";
import { alertContract } from "./contract.ts";
import { type AlertDesk, alertRecipients, alerts, raise } from "./store.ts";

export function alertRoutes(app: FastifyInstance, desk: AlertDesk): void {
  implement(app, alertContract, {
    ...kindHandlers("/api/ecology/alerts", "alert", bound(desk, alerts, raise)),
    "GET /api/ecology/alert-recipients": ({ query, caller }) => alertRecipients(desk, query, caller),
  });
}
