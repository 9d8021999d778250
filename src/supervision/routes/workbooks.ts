import type { FastifyInstance } from "fastify";
import type { Supervision } from "../store/desk.ts";

export function workbooksRoutes(_app: FastifyInstance, _desk: Supervision): void {}
