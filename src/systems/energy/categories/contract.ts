import { z } from "zod";
import { id, typed } from "../../../contract/parts.ts";
import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import type { Contract } from "../../../kernel/contract.ts";
import type { Surveys } from "./survey.ts";

const PROJECT = "/api/energy/projects/:project";
const WORKERS = ["liaison", "unit-head"] as const;
const one = z.object({ project: id });

export const categoriesContract = {
  [`GET ${PROJECT}/surveys`]: {
    summary: "The cheapest design of each category as jobs worked it out, the latest first",
    access: BUSINESS_ROLES,
    params: one,
    reply: typed<Surveys>(),
  },
  [`POST ${PROJECT}/surveys`]: {
    summary:
      "Work out the cheapest design of each category by a job, with the assumptions of the latest sizing",
    access: WORKERS,
    params: one,
    reply: typed<{ readonly id: string }>(),
  },
  [`POST ${PROJECT}/surveys/:survey/cancel`]: {
    summary: "Cancel a survey of categories that runs",
    access: WORKERS,
    params: z.object({ project: id, survey: id }),
    reply: typed<Surveys>(),
  },
} as const satisfies Contract;
