import { z } from "zod";
import { kindContract } from "../../../../contract/kind.ts";
import { valuesOf } from "../../../../contract/fields.ts";
import { described, id, typed } from "../../../../contract/parts.ts";
import type { UnitChoice } from "../../../../kernel/organisation.ts";
import { PARTIES, WORKERS } from "../../domain/roles.ts";
import {
  type DisputableRecord,
  dispute,
  type DisputeAsked,
  DISPUTED,
  type DisputeDetail,
  type DisputeRow,
  OPENING,
} from "./kind.ts";

const { pair, title, claim } = OPENING;
const disputeAsk = z
  .object({
    about: described(pair, z.object({ kind: described(pair, z.enum(DISPUTED)), id: described(pair, id) })),
    otherId: described(pair, id),
  })
  .and(valuesOf({ title, claim }));

export const disputeContract = {
  ...kindContract<DisputeAsked>()("/api/data/disputes", "dispute", dispute, {
    readers: PARTIES,
    actors: WORKERS,
    begin: disputeAsk,
    summaries: {
      list: "Disputes of the caller's unit, or that the caller's authority settles",
      begin: "Open a dispute about a request, a correction or a return-flow",
      open: "A dispute with its route, notes and decisions",
      act: "Negotiate, take up, decide or close a dispute",
    },
    row: typed<DisputeRow>(),
    detail: typed<DisputeDetail>(),
  }),
  "GET /api/data/oversight-choices": {
    summary: "Units, and the records of the caller's unit that a dispute may be about",
    access: PARTIES,
    reply: typed<{ units: UnitChoice[]; own: UnitChoice | null; records: DisputableRecord[]; day: string }>(),
  },
} as const;
