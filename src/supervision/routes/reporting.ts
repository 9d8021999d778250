import type { FastifyInstance } from "fastify";
import type { Supervision } from "../store/desk.ts";

export function reportingRoutes(_app: FastifyInstance, _desk: Supervision): void {}
