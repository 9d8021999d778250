import type { FastifyInstance } from "fastify";
import { implement } from "../../../platform/http/implement.ts";
import { bound, kindHandlers } from "../../../platform/records/kind-handlers.ts";
import { siteContract } from "./contract.ts";
import { enterSite, type SiteDesk, sitePhoto, sites, verifySite } from "./store.ts";

/** See the contract for what each route is for. */
export function siteRoutes(app: FastifyInstance, desk: SiteDesk): void {
  implement(app, siteContract, {
    ...kindHandlers("/api/ecology/sites", "site", bound(desk, sites, enterSite)),
    "POST /api/ecology/sites/:site/checks": async ({ params, query, file, caller }) => {
      await verifySite(desk, params.site, query, file, caller);
      return sites.open(desk, params.site, caller);
    },
    "GET /api/ecology/sites/:site/photos/:digest": ({ params, caller }) =>
      sitePhoto(desk, params.site, params.digest, caller),
  });
}
