import type { FastifyInstance } from "fastify";
import { compensationRoutes } from "./compensation/routes.ts";
import { siteRoutes } from "./sites/routes.ts";
import type { SiteDesk } from "./sites/store.ts";
import { alertRoutes } from "./alert/routes.ts";
import { flowRoutes } from "./flow/routes.ts";
import { waterRoutes } from "./water/routes.ts";
import type { WaterDesk } from "./water/store-section.ts";

/** What the desks of all concepts need. */
export type Desk = WaterDesk & SiteDesk;

export function ecologyRoutes(app: FastifyInstance, desk: Desk): void {
  waterRoutes(app, desk);
  flowRoutes(app, desk);
  compensationRoutes(app, desk);
  siteRoutes(app, desk);
  alertRoutes(app, desk);
}
