import { z } from "zod";
import { valuesOf } from "../../../contract/fields.ts";
import { called, described, id, typed } from "../../../contract/parts.ts";
import { FILLED_IN } from "../../../contract/kind.ts";
import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import type { Contract } from "../../../kernel/contract.ts";
import { ASSUMING } from "./assumption.ts";
import { INVENTING } from "./inventing.ts";
import type { Curves, Dispatch, Workbench } from "./run.ts";

const PROJECT = "/api/energy/projects/:project";
const WORKERS = ["liaison", "unit-head"] as const;
const one = z.object({ project: id });
const run = z.object({ project: id, sizing: id });

/** Hours of a project, and sizings of it. */
export const workbenchContract = {
  [`GET ${PROJECT}/workbench`]: {
    summary: "Hours and sizings of a project, with how far those are that run",
    access: BUSINESS_ROLES,
    params: one,
    reply: typed<Workbench>(),
  },
  [`POST ${PROJECT}/hours`]: {
    summary: "Bring hours of a year: wind, sun, load, trucks, prices (.csv or .xlsx, 8,760 rows)",
    access: WORKERS,
    params: one,
    query: z.object({ confirmInternal: z.stringbool().default(false) }),
    body: "multipart",
    reply: typed<{ readonly id: string }>(),
  },
  [`POST ${PROJECT}/invented-hours`]: {
    summary: "Invent a labelled year by its full-load hours, load and prices",
    access: WORKERS,
    params: one,
    body: z.object({ asked: described(FILLED_IN, valuesOf(INVENTING)) }),
    reply: typed<{ readonly id: string }>(),
  },
  [`POST ${PROJECT}/sizings`]: {
    summary: "Size a project by a job: an interval of its cost, or also the exact optimum over every hour",
    access: WORKERS,
    params: one,
    body: z.object({
      assumed: described(FILLED_IN, valuesOf(ASSUMING)),
      exact: called("全年精算", "Exactly", z.boolean()),
    }),
    reply: typed<{ readonly id: string }>(),
  },
  [`POST ${PROJECT}/sizings/:sizing/cancel`]: {
    summary: "Cancel a sizing that runs",
    access: WORKERS,
    params: run,
    reply: typed<Workbench>(),
  },
  [`GET ${PROJECT}/sizings/:sizing/week`]: {
    summary: "A week of a design, dispatched by itself at least cost",
    access: BUSINESS_ROLES,
    params: run,
    query: z.object({ week: z.coerce.number().int().min(0).max(51).default(0) }),
    reply: typed<{ readonly dispatch: Dispatch | null }>(),
  },
  [`GET ${PROJECT}/sizings/:sizing/year`]: {
    summary: "How long which power lasts over the year of a design, and the factors of its hours",
    access: BUSINESS_ROLES,
    params: run,
    reply: typed<Curves>(),
  },
} as const satisfies Contract;
