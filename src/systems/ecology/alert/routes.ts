import type { FastifyInstance } from "fastify";
import { implement } from "../../../platform/http/implement.ts";
import type { Filter } from "../../../platform/records/kind-desk.ts";
import { importHandlers } from "../../../platform/records/import-handlers.ts";
import { bound, kindHandlers } from "../../../platform/records/kind-handlers.ts";
import { alertContract } from "./contract.ts";
import { reachImporter } from "./reach/store-import.ts";
import { enterReach, networkOn, reaches, reachesWorkbook } from "./reach/store.ts";
import { type AlertDesk, alertRecipients, alerts, raise } from "./store.ts";

const IMPORTS = "/api/ecology/reach-imports";

export function alertRoutes(app: FastifyInstance, desk: AlertDesk): void {
  implement(app, alertContract, {
    ...kindHandlers("/api/ecology/alerts", "alert", bound(desk, alerts, raise)),
    "GET /api/ecology/alert-recipients": ({ query, caller }) => alertRecipients(desk, query, caller),
    ...kindHandlers("/api/ecology/reaches", "reach", bound(desk, reaches, enterReach)),
    ...importHandlers(IMPORTS, { path: IMPORTS, scope: "river" }, desk, reachImporter),
    "GET /api/ecology/reaches-workbook": ({ query, caller, long }) =>
      reachesWorkbook(desk, query as Filter, caller, long),
    "GET /api/ecology/network": ({ query }) => networkOn(desk, query.on),
  });
}
