import type { Handlers } from "../../../../platform/http/implement.ts";
import { bound, kindHandlers } from "../../../../platform/records/kind-handlers.ts";
import type { Desk } from "../../store/desk.ts";
import { askFlow, returnFlows } from "./store.ts";
import type { returnFlowContract } from "./contract.ts";

export const returnFlowRoutes = (desk: Desk): Handlers<typeof returnFlowContract> => ({
  ...kindHandlers("/api/data/return-flows", "flow", bound(desk, returnFlows, askFlow)),
});
