import type { FastifyInstance } from "fastify";
import { implement } from "../../../platform/http/implement.ts";
import { bound, kindHandlers } from "../../../platform/records/kind-handlers.ts";
import type { ProjectDesk } from "../projects/store.ts";
import { corridorContract } from "./contract.ts";
import { askPlacing, cancelPlacing, placingsOf } from "./placing/store.ts";
import { bringCorridor, corridorAsFile, corridors, registerCorridor } from "./store.ts";
import { corridorWorkbook } from "./store-workbook.ts";
import { workableHours } from "./store-hand-over.ts";

export function corridorRoutes(app: FastifyInstance, desk: ProjectDesk): void {
  implement(app, corridorContract, {
    ...kindHandlers("/api/energy/corridors", "corridor", bound(desk, corridors, registerCorridor)),
    "POST /api/energy/corridors/:corridor/network": async ({ params, query, file, caller }) => {
      await bringCorridor(desk, params.corridor, query, file, caller);
      return corridors.open(desk, params.corridor, caller);
    },
    "GET /api/energy/corridors/:corridor/file": ({ params, caller }) =>
      corridorAsFile(desk, params.corridor, caller),
    "GET /api/energy/corridors/:corridor/workbook": ({ params, caller }) =>
      corridorWorkbook(desk, params.corridor, caller),
    "GET /api/energy/corridors/:corridor/placings": ({ params, caller }) =>
      placingsOf(desk, params.corridor, caller),
    "POST /api/energy/corridors/:corridor/placings": ({ params, caller }) =>
      askPlacing(desk, params.corridor, caller),
    "POST /api/energy/corridors/:corridor/placings/:placing/cancel": async ({ params, caller }) => {
      await cancelPlacing(desk, params.corridor, params.placing, caller);
      return placingsOf(desk, params.corridor, caller);
    },
    "GET /api/energy/workable-hours": ({ caller }) => workableHours(desk, caller),
  });
}
