import { z } from "zod";
import { valuesOf } from "../../../contract/fields.ts";
import { kindContract } from "../../../contract/kind.ts";
import { callersKey, id, typed } from "../../../contract/parts.ts";
import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import type { Contract } from "../../../kernel/contract.ts";
import { CORRIDOR, corridor, type CorridorAsked, type CorridorDetail, type CorridorRow } from "./kind.ts";
import type { Placings } from "./placing/placing.ts";

const WORKERS = ["liaison", "unit-head"] as const;
const ONE = "/api/energy/corridors/:corridor";
const one = z.object({ corridor: id });
const { bring: _, ...acts } = corridor.acts;

export const corridorContract = {
  ...kindContract<CorridorAsked>()(
    "/api/energy/corridors",
    "corridor",
    { statuses: corridor.statuses, acts },
    {
      readers: BUSINESS_ROLES,
      actors: WORKERS,
      begin: valuesOf(CORRIDOR),
      summaries: {
        list: "Truck corridors of the caller's unit; all for the office",
        begin: "Enter a corridor in the name of the caller's bureau",
        open: "A corridor with its sites, roads, flows, stations and history",
        act: "Choose stations, fill in prices, hand the depot to a project, revise, end",
      },
      row: typed<CorridorRow>(),
      detail: typed<CorridorDetail>(),
    },
  ),
  [`POST ${ONE}/network`]: {
    summary: "Bring sites, roads and flows: the file of the command, or a workbook of three sheets",
    access: WORKERS,
    params: one,
    query: z.object({
      version: z.coerce.number().int().min(1),
      key: callersKey,
      confirmInternal: z.stringbool().default(false),
    }),
    body: "multipart",
    reply: typed<CorridorDetail>(),
  },
  [`GET ${ONE}/file`]: {
    summary: "A corridor as the command energy stations reads it",
    access: BUSINESS_ROLES,
    params: one,
    reply: "file",
  },
  [`GET ${ONE}/workbook`]: {
    summary: "Sites, roads and flows of a corridor as a workbook that an upload reads again",
    access: BUSINESS_ROLES,
    params: one,
    reply: "file",
  },
  [`GET ${ONE}/placings`]: {
    summary: "Computations of a corridor's stations, with how far those are that run",
    access: BUSINESS_ROLES,
    params: one,
    reply: typed<Placings>(),
  },
  [`POST ${ONE}/placings`]: {
    summary: "Compute the stations of a corridor by a job",
    access: WORKERS,
    params: one,
    reply: typed<{ readonly id: string }>(),
  },
  [`POST ${ONE}/placings/:placing/cancel`]: {
    summary: "Cancel a computation that runs",
    access: WORKERS,
    params: z.object({ corridor: id, placing: id }),
    reply: typed<Placings>(),
  },
  "GET /api/energy/workable-hours": {
    summary: "Hours of projects that the caller may change, to hand a depot to",
    access: WORKERS,
    reply: typed<{ rows: readonly { id: string; name: string; project: string }[] }>(),
  },
} as const satisfies Contract;
