import type { FastifyInstance } from "fastify";
import type { Supervision } from "../store/desk.ts";

export function papersRoutes(_app: FastifyInstance, _desk: Supervision): void {}
