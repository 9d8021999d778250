import type { FastifyInstance } from "fastify";
import { casesRoutes } from "./routes/cases.ts";
import { hallRoutes } from "./routes/hall.ts";
import { itemImportRoutes } from "./item-import/routes.ts";
import { itemsRoutes } from "./routes/items.ts";
import { standardsRoutes } from "./routes/standards.ts";
import type { Desk } from "./store/desk.ts";

/** Routes of the one service: see the contract for what each is for. */
export function oneServiceRoutes(app: FastifyInstance, desk: Desk): void {
  itemsRoutes(app, desk);
  itemImportRoutes(app, desk);
  standardsRoutes(app, desk);
  hallRoutes(app, desk);
  casesRoutes(app, desk);
}
