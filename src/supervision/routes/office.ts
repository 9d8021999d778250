import type { FastifyInstance } from "fastify";
import type { Supervision } from "../store/desk.ts";

export function officeRoutes(_app: FastifyInstance, _desk: Supervision): void {}
