import type { Handlers } from "../../../../platform/http/implement.ts";
import { bound, kindHandlers } from "../../../../platform/records/kind-handlers.ts";
import type { Desk } from "../../store/desk.ts";
import { disputes, openDispute, oversightChoices } from "./store.ts";
import type { disputeContract } from "./contract.ts";

export const disputeRoutes = (desk: Desk): Handlers<typeof disputeContract> => ({
  ...kindHandlers("/api/data/disputes", "dispute", bound(desk, disputes, openDispute)),
  "GET /api/data/oversight-choices": ({ caller }) => oversightChoices(desk, caller),
});
