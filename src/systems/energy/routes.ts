import type { FastifyInstance } from "fastify";
import { categoriesRoutes } from "./categories/routes.ts";
import { corridorRoutes } from "./corridors/routes.ts";
import { gridRoutes } from "./grid/routes.ts";
import { moneyRoutes } from "./money/routes.ts";
import { packRoutes } from "./pack/routes.ts";
import { projectRoutes } from "./projects/routes.ts";
import type { ProjectDesk } from "./projects/store.ts";
import { supplyRoutes } from "./supply/routes.ts";
import { workbenchRoutes } from "./workbench/routes.ts";

/** What the desks of all concepts need. */
export type Desk = ProjectDesk;

export function energyRoutes(app: FastifyInstance, desk: Desk): void {
  projectRoutes(app, desk);
  workbenchRoutes(app, desk);
  categoriesRoutes(app, desk);
  moneyRoutes(app, desk);
  packRoutes(app, desk);
  corridorRoutes(app, desk);
  supplyRoutes(app, desk);
  gridRoutes(app, desk);
}
