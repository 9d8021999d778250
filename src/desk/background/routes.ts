import type { FastifyInstance } from "fastify";
import { implement } from "../../platform/http/implement.ts";
import type { Caller, Shell } from "../../platform/slice.ts";
import type { TrailSubjects } from "../../platform/audit/subjects.ts";
import { backgroundContract } from "./contract.ts";
import { backgroundOf } from "./store.ts";

/** See the contract for what each route is for. */
export function backgroundRoutes(
  app: FastifyInstance,
  desk: Pick<Shell, "sql" | "now"> & { readonly subjects: () => TrailSubjects },
): void {
  const { exports } = app;
  if (exports === undefined) throw new Error("nothing here is made in the background");
  const all = async (caller: Caller) => ({
    rows: await backgroundOf(desk, await exports.list(caller), caller),
  });
  implement(app, backgroundContract, {
    "GET /api/background": ({ caller }) => all(caller),
    "GET /api/background/:work": ({ params, caller }) => exports.open(caller, params.work),
    "GET /api/background/:work/file": ({ params, caller }) => exports.fetch(caller, params.work),
    "POST /api/background/:work/opened": async ({ params, caller }) => {
      await exports.opened(caller, params.work);
      return all(caller);
    },
    "DELETE /api/background/:work": async ({ params, caller }) => {
      await exports.cancel(caller, params.work);
      return all(caller);
    },
  });
}
