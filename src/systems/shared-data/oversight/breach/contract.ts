import { z } from "zod";
import { askedOf, valuesOf } from "../../../../contract/fields.ts";
import { acting, callersKey, city, id, ordered, page, typed } from "../../../../contract/parts.ts";
import { BREACHES } from "../../domain/clocks/breaches.ts";
import { PARTIES, WORKERS } from "../../domain/roles.ts";
import {
  breach,
  BREACH_ORDERS,
  BREACH_REPORT,
  type BreachAsked,
  type BreachBoard,
  type BreachStatus,
} from "./kind.ts";

const breachFilters = z.object({
  status: z.enum(Object.keys(breach.statuses) as [BreachStatus]).optional(),
  code: z.enum(BREACHES).optional(),
  unit: id.optional(),
  region: city.optional(),
});

export const breachContract = {
  "GET /api/data/breaches": {
    summary: "Named breaches of the regulation: a unit its own, data authorities their area, the office all",
    access: [...PARTIES, "leader"],
    query: page.extend(breachFilters.shape).extend(ordered(BREACH_ORDERS)),
    reply: typed<BreachBoard>(),
  },
  "POST /api/data/breaches": {
    summary: "Report a breach that no system can compute, with evidence",
    access: PARTIES,
    body: z.object({ key: callersKey }).and(valuesOf(BREACH_REPORT)),
    reply: typed<{ id: string }>(),
  },
  "POST /api/data/breaches/:breach/acts": {
    summary: "Answer a breach, judge the answer, enter that it was made good",
    access: WORKERS,
    params: z.object({ breach: id }),
    body: z.object({
      version: acting.version.nullable(),
      key: callersKey,
      act: askedOf<BreachAsked>(breach.acts),
    }),
    reply: typed<{ id: string }>(),
  },
} as const;
