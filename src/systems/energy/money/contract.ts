import { z } from "zod";
import { valuesOf } from "../../../contract/fields.ts";
import { FILLED_IN } from "../../../contract/kind.ts";
import { described, id, typed } from "../../../contract/parts.ts";
import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import type { Contract } from "../../../kernel/contract.ts";
import type { Costings } from "./costing.ts";
import { RECKONING } from "./terms.ts";

const PROJECT = "/api/energy/projects/:project";
const WORKERS = ["liaison", "unit-head"] as const;
const one = z.object({ project: id });
const costing = z.object({ project: id, costing: id });

/** What designs of a project earn and cost. */
export const moneyContract = {
  [`GET ${PROJECT}/costings`]: {
    summary: "Designs of a project and what was reckoned of them, with how far those are that run",
    access: BUSINESS_ROLES,
    params: one,
    reply: typed<Costings>(),
  },
  [`POST ${PROJECT}/costings`]: {
    summary: "Reckon the money of a design by a job: flows, rates of return, levelised costs, sensitivities",
    access: WORKERS,
    params: one,
    body: z.object({ asked: described(FILLED_IN, valuesOf(RECKONING)) }),
    reply: typed<{ readonly id: string }>(),
  },
  [`POST ${PROJECT}/costings/:costing/cancel`]: {
    summary: "Cancel a reckoning that runs",
    access: WORKERS,
    params: costing,
    reply: typed<Costings>(),
  },
  [`GET ${PROJECT}/costings/:costing/workbook`]: {
    summary: "What was reckoned as .xlsx: figures, flows, sensitivities, assumptions with their sources",
    access: BUSINESS_ROLES,
    params: costing,
    reply: "file",
  },
} as const satisfies Contract;
