import type { FastifyInstance } from "fastify";
import { implement } from "../../../src/platform/http/implement.ts";
import { importHandlers } from "../../../src/platform/records/import-handlers.ts";
import { bound, kindHandlers } from "../../../src/platform/records/kind-handlers.ts";
import { contract } from "./contract.ts";
import { foundImporter } from "./found/store-import.ts";
import { type Desk, enter, things, workbook } from "./found/store.ts";

const IMPORTS = "/api/found-imports";

export function lostFoundRoutes(app: FastifyInstance, desk: Desk): void {
  implement(app, contract, {
    ...kindHandlers("/api/found", "found", bound(desk, things, enter)),
    ...importHandlers(IMPORTS, { path: IMPORTS, scope: "desk" }, desk, foundImporter),
    "GET /api/found-workbook": ({ query, caller, long }) => workbook(desk, query, caller, long),
  });
}
