import type { Handlers } from "../../../../platform/http/implement.ts";
import type { Desk } from "../../store/desk.ts";
import { actOnBreach, breachBoardFor, reportBreach } from "./store.ts";
import type { breachContract } from "./contract.ts";

export const breachRoutes = (desk: Desk): Handlers<typeof breachContract> => ({
  "GET /api/data/breaches": ({ query: { page, size, ...filter }, caller }) =>
    breachBoardFor(desk, filter, { page, size }, caller),
  "POST /api/data/breaches": ({ body, caller }) => reportBreach(desk, body, caller),
  "POST /api/data/breaches/:breach/acts": ({ params, body, caller }) =>
    actOnBreach(desk, params.breach, body, caller),
});
