import type { FastifyInstance } from "fastify";
import { implement } from "../../platform/http/implement.ts";
import { meetingPapersContract } from "../contract/meeting-papers.ts";
import type { Desk } from "../store/desk.ts";

/** See the contract for what each route is for. */
export function meetingPapersRoutes(app: FastifyInstance, _desk: Desk): void {
  implement(app, meetingPapersContract, {});
}
