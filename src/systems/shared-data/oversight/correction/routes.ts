import type { Handlers } from "../../../../platform/http/implement.ts";
import { bound, kindHandlers } from "../../../../platform/records/kind-handlers.ts";
import type { Desk } from "../../store/desk.ts";
import { askCorrection, correctionChoices, corrections } from "./store.ts";
import type { correctionContract } from "./contract.ts";

export const correctionRoutes = (desk: Desk): Handlers<typeof correctionContract> => ({
  ...kindHandlers("/api/data/corrections", "correction", bound(desk, corrections)),
  "POST /api/data/corrections": ({ body, caller }) => askCorrection(desk, body, caller),
  "GET /api/data/correction-choices": ({ caller }) => correctionChoices(desk, caller),
});
