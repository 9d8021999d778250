import type { FastifyInstance } from "fastify";
import { implement } from "../../../platform/http/implement.ts";
import { importHandlers } from "../../../platform/records/import-handlers.ts";
import type { Desk } from "../../store/desk.ts";
import { registerImportsContract } from "./contract.ts";
import { registerImporter } from "./store.ts";

/** See the contract for what each route is for. */
export const registerImportsRoutes = (app: FastifyInstance, desk: Desk): void =>
  implement(
    app,
    registerImportsContract,
    importHandlers(
      "/api/register-imports",
      { path: "/api/registers/:register/imports", param: "register" },
      desk,
      registerImporter,
    ),
  );
