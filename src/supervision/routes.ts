import type { FastifyInstance } from "fastify";
import { ledgerImportRoutes } from "./ledger-import/routes.ts";
import { leaderRoutes } from "./leader/routes.ts";
import { officeRoutes } from "./routes/office.ts";
import { papersRoutes } from "./routes/papers.ts";
import { plansRoutes } from "./routes/plans.ts";
import { reportingRoutes } from "./routes/reporting.ts";
import { settingsRoutes } from "./routes/settings.ts";
import { tasksRoutes } from "./routes/tasks.ts";
import { workbooksRoutes } from "./routes/workbooks.ts";
import type { Supervision } from "./store/desk.ts";

/** Routes of supervision: see the contract for what each is for. */
export function supervisionRoutes(app: FastifyInstance, desk: Supervision): void {
  plansRoutes(app, desk);
  tasksRoutes(app, desk);
  settingsRoutes(app, desk);
  reportingRoutes(app, desk);
  officeRoutes(app, desk);
  leaderRoutes(app, desk);
  ledgerImportRoutes(app, desk);
  workbooksRoutes(app, desk);
  papersRoutes(app, desk);
}
