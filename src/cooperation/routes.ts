import type { FastifyInstance } from "fastify";
import { calendarFeedsRoutes } from "./routes/calendar-feeds.ts";
import { jointPapersRoutes } from "./routes/joint-papers.ts";
import { leadingRoutes } from "./leading/routes.ts";
import { meetingPapersRoutes } from "./meeting-papers/routes.ts";
import { meetingsRoutes } from "./routes/meetings.ts";
import { registerImportsRoutes } from "./registers/import/routes.ts";
import { rotationRoutes } from "./rotation/routes.ts";
import { registersRoutes } from "./registers/routes.ts";
import { secondmentsRoutes } from "./routes/secondments.ts";
import { workPointsRoutes } from "./routes/work-points.ts";
import type { Desk } from "./store/desk.ts";

/** Routes of the organisation: see the contract for what each is for. */
export function cooperationRoutes(app: FastifyInstance, desk: Desk): void {
  meetingsRoutes(app, desk);
  meetingPapersRoutes(app, desk);
  calendarFeedsRoutes(app, desk);
  workPointsRoutes(app, desk);
  jointPapersRoutes(app, desk);
  rotationRoutes(app, desk);
  secondmentsRoutes(app, desk);
  registersRoutes(app, desk);
  registerImportsRoutes(app, desk);
  leadingRoutes(app, desk);
}
