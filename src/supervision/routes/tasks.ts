import type { FastifyInstance } from "fastify";
import type { Supervision } from "../store/desk.ts";

export function tasksRoutes(_app: FastifyInstance, _desk: Supervision): void {}
