import { dayInShanghai } from "../../../kernel/calendar.ts";
import type { FastifyInstance } from "fastify";
import { implement } from "../../../platform/http/implement.ts";
import { importHandlers } from "../../../platform/records/import-handlers.ts";
import { bound, kindHandlers } from "../../../platform/records/kind-handlers.ts";
import { waterContract } from "./contract.ts";
import { readingImporter } from "./store-import.ts";
import { listReadings } from "./store-listed.ts";
import { readingsWorkbook } from "./store-readings-workbook.ts";
import { basinsOf } from "./store-basins.ts";
import { sectionOf, waterOf } from "./store-reading.ts";
import { enterSection, sections, type WaterDesk } from "./store-section.ts";

const IMPORTS = "/api/ecology/reading-imports";

export function waterRoutes(app: FastifyInstance, desk: WaterDesk): void {
  const today = () => dayInShanghai(desk.now());
  implement(app, waterContract, {
    "GET /api/ecology/water": ({ query }) => waterOf(desk, today(), query.month),
    "GET /api/ecology/water/:section": ({ params, query }) => sectionOf(desk, today(), params.section, query),
    "GET /api/ecology/water/:section/readings": ({ params, query, caller }) =>
      listReadings(desk, params.section, query, caller),
    "GET /api/ecology/water/:section/readings/workbook": ({ params, query, caller, long }) =>
      readingsWorkbook(desk, params.section, query, caller, long),
    "GET /api/ecology/basins": ({ query }) => basinsOf(desk, today(), query),
    ...importHandlers(IMPORTS, { path: IMPORTS, scope: "water" }, desk, readingImporter),
    ...kindHandlers("/api/ecology/sections", "section", bound(desk, sections, enterSection)),
  });
}
