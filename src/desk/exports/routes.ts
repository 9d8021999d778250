import type { FastifyInstance } from "fastify";
import { implement } from "../../platform/http/implement.ts";
import { exportsContract } from "./contract.ts";

/** See the contract for what each route is for. */
export function exportsRoutes(app: FastifyInstance): void {
  const { exports } = app;
  if (exports === undefined) throw new Error("nothing here writes files in the background");
  implement(app, exportsContract, {
    "GET /api/exports": async ({ caller }) => ({ rows: await exports.list(caller) }),
    "GET /api/exports/:export": ({ params, caller }) => exports.open(caller, params.export),
    "GET /api/exports/:export/file": ({ params, caller }) => exports.fetch(caller, params.export),
    "POST /api/exports/:export/opened": async ({ params, caller }) => {
      await exports.opened(caller, params.export);
      return { rows: await exports.list(caller) };
    },
    "DELETE /api/exports/:export": async ({ params, caller }) => {
      await exports.cancel(caller, params.export);
      return { rows: await exports.list(caller) };
    },
  });
}
