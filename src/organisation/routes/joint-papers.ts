import type { FastifyInstance } from "fastify";
import { implement } from "../../platform/http/implement.ts";
import { jointPapersContract } from "../contract/joint-papers.ts";
import type { Desk } from "../store/desk.ts";

/** See the contract for what each route is for. */
export function jointPapersRoutes(app: FastifyInstance, _desk: Desk): void {
  implement(app, jointPapersContract, {});
}
