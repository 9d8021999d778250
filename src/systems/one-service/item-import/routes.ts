import type { FastifyInstance } from "fastify";
import { implement } from "../../../platform/http/implement.ts";
import { importHandlers } from "../../../platform/records/import-handlers.ts";
import type { Desk } from "../store/desk.ts";
import { correctedImport, importFile, XLSX } from "../store/items/workbook.ts";
import { itemImportContract } from "./contract.ts";
import { listImports } from "./store-keep.ts";
import { itemImporter } from "./store.ts";

/** See the contract for what each route is for. */
export const itemImportRoutes = (app: FastifyInstance, desk: Desk): void =>
  implement(app, itemImportContract, {
    ...importHandlers(
      "/api/item-imports",
      { path: "/api/cities/:city/item-imports", param: "city" },
      desk,
      itemImporter,
    ),
    "GET /api/item-imports": ({ query }) => listImports(desk.sql, query),
    "GET /api/item-imports/:import/workbook": async ({ params, caller, long }) => ({
      ...(await correctedImport(desk, params.import, caller, long)),
      type: XLSX,
    }),
    "GET /api/item-imports/:import/file": async ({ params, caller }) => ({
      ...(await importFile(desk, params.import, caller)),
      type: XLSX,
    }),
  });
