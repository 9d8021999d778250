import type { FastifyInstance } from "fastify";
import { waterRoutes } from "./water/routes.ts";
import type { WaterDesk } from "./water/store-section.ts";

/** What the desks of all concepts need. */
export type Desk = WaterDesk;

export function ecologyRoutes(app: FastifyInstance, desk: Desk): void {
  waterRoutes(app, desk);
}
