import type { FastifyInstance } from "fastify";
import { implement } from "../../../platform/http/implement.ts";
import type { WaterDesk } from "../water/store-section.ts";
import { flowContract } from "./contract.ts";
import { bringDaily, dailyOf, dailyWorkbook, listDaily } from "./store-daily.ts";

export function flowRoutes(app: FastifyInstance, desk: WaterDesk): void {
  implement(app, flowContract, {
    "GET /api/ecology/daily-records": () => listDaily(desk),
    "POST /api/ecology/daily-records": ({ file, query, caller }) =>
      bringDaily(desk, file, query.confirmInternal, caller),
    "GET /api/ecology/daily-records/:record": ({ params }) => dailyOf(desk, params.record),
    "GET /api/ecology/daily-records/:record/workbook": ({ params }) => dailyWorkbook(desk, params.record),
  });
}
