import { z } from "zod";
import { day, id, typed } from "../../contract/parts.ts";
import type { Contract } from "../../kernel/contract.ts";
import type { CooperationLeading } from "./leading.ts";

export const leadingContract = {
  "GET /api/plans/:plan/cooperation": {
    summary:
      "For a leader's page: hard problems open, money of a plan's projects, meetings to come, as of a day",
    access: ["leader", "office"],
    params: z.object({ plan: id }),
    query: z.object({ asOf: day.optional() }),
    reply: typed<CooperationLeading>(),
  },
} as const satisfies Contract;
