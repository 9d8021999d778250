import { dayInShanghai } from "../../../kernel/calendar.ts";
import type { FastifyInstance } from "fastify";
import { implement } from "../../../platform/http/implement.ts";
import { bound, kindHandlers } from "../../../platform/records/kind-handlers.ts";
import { waterContract } from "./contract.ts";
import { basinsOf, sectionOf, waterOf } from "./store-reading.ts";
import { enterSection, sections, type WaterDesk } from "./store-section.ts";

export function waterRoutes(app: FastifyInstance, desk: WaterDesk): void {
  const today = () => dayInShanghai(desk.now());
  implement(app, waterContract, {
    "GET /api/ecology/water": ({ query }) => waterOf(desk, today(), query.month),
    "GET /api/ecology/water/:section": ({ params }) => sectionOf(desk, today(), params.section),
    "GET /api/ecology/basins": () => basinsOf(desk, today()),
    ...kindHandlers("/api/ecology/sections", "section", bound(desk, sections, enterSection)),
  });
}
