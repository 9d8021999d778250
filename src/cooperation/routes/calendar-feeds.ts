import type { FastifyInstance } from "fastify";
import { implement } from "../../platform/http/implement.ts";
import { calendarFeedsContract } from "../contract/calendar-feeds.ts";
import { listFeeds, makeFeed, revokeFeed } from "../store/calendar-feeds/feeds.ts";
import { readFeed } from "../store/calendar-feeds/read-feed.ts";
import type { Desk } from "../store/desk.ts";

/** See the contract for what each route is for. */
export function calendarFeedsRoutes(app: FastifyInstance, desk: Desk): void {
  implement(app, calendarFeedsContract, {
    "GET /api/calendar-feeds": async ({ caller }) => ({ rows: await listFeeds(desk.sql, caller) }),
    "POST /api/calendar-feeds": async ({ body, caller }) => {
      const token = await makeFeed(desk, body, caller);
      return { rows: await listFeeds(desk.sql, caller), token, publicUrl: desk.config.publicUrl };
    },
    "DELETE /api/calendar-feeds/:feed": async ({ params, caller }) => {
      await revokeFeed(desk, params.feed, caller);
      return { rows: await listFeeds(desk.sql, caller) };
    },
    // Calendars like an address that ends as their files do.
    "GET /api/calendar-feeds/:token": ({ params }) => readFeed(desk, params.token.replace(/\.ics$/, "")),
  });
}
