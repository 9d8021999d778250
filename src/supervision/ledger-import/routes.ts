import type { FastifyInstance } from "fastify";
import { implement } from "../../platform/http/implement.ts";
import { importHandlers } from "../../platform/records/import-handlers.ts";
import type { Supervision } from "../store/desk.ts";
import { ledgerImportContract } from "./contract.ts";
import { ledgerImporter } from "./store.ts";

/** Routes of taking over an office's own ledger: see the contract for what each is for. */
export const ledgerImportRoutes = (app: FastifyInstance, desk: Supervision): void =>
  implement(
    app,
    ledgerImportContract,
    importHandlers(
      "/api/ledger-imports",
      { path: "/api/plans/:plan/ledger-imports", param: "plan" },
      desk,
      ledgerImporter,
    ),
  );
