import type { FastifyInstance } from "fastify";
import { catalogueRoutes } from "./catalogue/routes.ts";
import { exchangeRoutes } from "./exchange/routes.ts";
import { oversightRoutes } from "./oversight/routes.ts";
import { requestsRoutes } from "./requests/routes.ts";
import type { Desk } from "./store/desk.ts";

/** Routes of shared data: see the contract for what each is for. */
export function sharedDataRoutes(app: FastifyInstance, desk: Desk): void {
  catalogueRoutes(app, desk);
  requestsRoutes(app, desk);
  exchangeRoutes(app, desk);
  oversightRoutes(app, desk);
}
