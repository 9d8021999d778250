import type { FastifyInstance } from "fastify";
import type { Desk } from "../store/desk.ts";

/** See the contract for what each route is for. */
export function requestsRoutes(_app: FastifyInstance, _desk: Desk): void {}
