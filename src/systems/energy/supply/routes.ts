import type { FastifyInstance } from "fastify";
import { implement } from "../../../platform/http/implement.ts";
import { importHandlers } from "../../../platform/records/import-handlers.ts";
import type { Filter } from "../../../platform/records/kind-desk.ts";
import { bound, kindHandlers } from "../../../platform/records/kind-handlers.ts";
import type { ProjectDesk } from "../projects/store.ts";
import { supplyContract } from "./contract.ts";
import { bases, basesWorkbook, enterBase, supply } from "./store.ts";
import { baseImporter } from "./store-import.ts";

const IMPORTS = "/api/energy/base-imports";

export function supplyRoutes(app: FastifyInstance, desk: ProjectDesk): void {
  implement(app, supplyContract, {
    ...kindHandlers("/api/energy/bases", "base", bound(desk, bases, enterBase)),
    ...importHandlers(IMPORTS, { path: IMPORTS, scope: "supply" }, desk, baseImporter),
    "GET /api/energy/bases-workbook": ({ query, caller, long }) =>
      basesWorkbook(desk, query as Filter, caller, long),
    "GET /api/energy/supply": ({ caller }) => supply(desk, caller),
  });
}
