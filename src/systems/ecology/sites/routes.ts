import type { FastifyInstance } from "fastify";
import { implement } from "../../../platform/http/implement.ts";
import { bound, kindHandlers } from "../../../platform/records/kind-handlers.ts";
import { importHandlers } from "../../../platform/records/import-handlers.ts";
import { MEDIA_TYPES } from "../../../platform/files/sniff.ts";
import { balanceFor, balanceWorkbook } from "./balance/store.ts";
import { coverageFor } from "./coverage/store.ts";
import { dotsFile, sitesAt } from "./dots/store.ts";
import { siteContract } from "./contract.ts";
import { siteImporter } from "./import/store.ts";
import { outlineOf } from "./store-outline.ts";
import { enterZones, zonesNow } from "./zones/store.ts";
import {
  enterSite,
  photographSite,
  type SiteDesk,
  sitePhoto,
  sites,
  verifySite,
  verifyUnphotographed,
} from "./store.ts";

const IMPORTS = "/api/ecology/site-imports";

/** See the contract for what each route is for. */
export function siteRoutes(app: FastifyInstance, desk: SiteDesk): void {
  implement(app, siteContract, {
    ...kindHandlers("/api/ecology/sites", "site", bound(desk, sites, enterSite)),
    "POST /api/ecology/sites/:site/checks": async ({ params, query, file, caller }) => {
      await verifySite(desk, params.site, query, file, caller);
      return sites.open(desk, params.site, caller);
    },
    "POST /api/ecology/sites/:site/checks/without-photo": async ({ params, query, caller }) => {
      await verifyUnphotographed(desk, params.site, query, caller);
      return sites.open(desk, params.site, caller);
    },
    "POST /api/ecology/sites/:site/photos": async ({ params, query, file, caller }) => {
      await photographSite(desk, params.site, query, file, caller);
      return sites.open(desk, params.site, caller);
    },
    ...importHandlers(IMPORTS, { path: IMPORTS, scope: "sites" }, desk, siteImporter),
    "GET /api/ecology/zones": async () => ({ zones: (await zonesNow(desk.sql)) ?? null }),
    "POST /api/ecology/zones": async ({ query, file, caller }) => ({
      zones: await enterZones(desk, file, query, caller),
    }),
    "GET /api/ecology/site-dots/file": async ({ caller }) => ({
      name: "dots.bin",
      type: "application/octet-stream",
      bytes: await dotsFile(desk, caller),
    }),
    "GET /api/ecology/site-dots/at/:longitude/:latitude": async ({ params, caller }) => ({
      sites: await sitesAt(desk, params, caller),
    }),
    "GET /api/ecology/site-balance": ({ caller }) => balanceFor(desk, caller),
    "GET /api/ecology/site-balance/workbook": async ({ caller }) => ({
      ...(await balanceWorkbook(desk, caller)),
      type: MEDIA_TYPES.xlsx,
    }),
    "GET /api/ecology/site-coverage": ({ query, caller }) => coverageFor(desk, Number(query.within), caller),
    "GET /api/ecology/sites/:site/outline": ({ params, caller }) => outlineOf(desk, params.site, caller),
    "GET /api/ecology/sites/:site/photos/:digest": ({ params, caller }) =>
      sitePhoto(desk, params.site, params.digest, caller),
  });
}
