import type { FastifyInstance } from "fastify";
import { implement } from "../../platform/http/implement.ts";
import { calendarFeedsContract } from "../contract/calendar-feeds.ts";
import type { Desk } from "../store/desk.ts";

/** See the contract for what each route is for. */
export function calendarFeedsRoutes(app: FastifyInstance, _desk: Desk): void {
  implement(app, calendarFeedsContract, {});
}
