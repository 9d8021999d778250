import type { FastifyInstance } from "fastify";
import { implement } from "../../../platform/http/implement.ts";
import { importHandlers } from "../../../platform/records/import-handlers.ts";
import type { Filter } from "../../../platform/records/kind-desk.ts";
import { bound, kindHandlers } from "../../../platform/records/kind-handlers.ts";
import type { ProjectDesk } from "../projects/store.ts";
import { gridContract } from "./contract.ts";
import { capacities, enterCapacity, gridAgainstProjects, gridWorkbook } from "./store.ts";
import { gridImporter } from "./store-import.ts";

const IMPORTS = "/api/energy/grid-imports";

export function gridRoutes(app: FastifyInstance, desk: ProjectDesk): void {
  implement(app, gridContract, {
    ...kindHandlers("/api/energy/grid", "capacity", bound(desk, capacities, enterCapacity)),
    ...importHandlers(IMPORTS, { path: IMPORTS, scope: "grid" }, desk, gridImporter),
    "GET /api/energy/grid-workbook": ({ query, caller, long }) =>
      gridWorkbook(desk, query as Filter, caller, long),
    "GET /api/energy/grid-balance": ({ caller }) => gridAgainstProjects(desk, caller),
  });
}
