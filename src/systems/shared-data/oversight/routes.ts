import type { FastifyInstance } from "fastify";
import { implement } from "../../../platform/http/implement.ts";
import type { Desk } from "../store/desk.ts";
import { oversightContract } from "./contract.ts";
import { disputeRoutes } from "./dispute/routes.ts";
import { returnFlowRoutes } from "./return-flow/routes.ts";
import { correctionRoutes } from "./correction/routes.ts";
import { ledgerRoutes } from "./ledger/routes.ts";
import { breachRoutes } from "./breach/routes.ts";

/** See the contract for what each route is for. */
export function oversightRoutes(app: FastifyInstance, desk: Desk): void {
  implement(app, oversightContract, {
    ...disputeRoutes(desk),
    ...returnFlowRoutes(desk),
    ...correctionRoutes(desk),
    ...ledgerRoutes(desk),
    ...breachRoutes(desk),
  });
}
