import { z } from "zod";
import { kindContract } from "../../../../contract/kind.ts";
import { valuesOf } from "../../../../contract/fields.ts";
import { callersKey, day, id, typed } from "../../../../contract/parts.ts";
import { PARTIES, UNITS } from "../../domain/roles.ts";
import {
  ASKING,
  correction,
  type CorrectionAsked,
  type CorrectionChoice,
  type CorrectionDetail,
  type CorrectionRow,
  type CorrectionTold,
} from "./kind.ts";

export const correctionContract = {
  ...kindContract<CorrectionAsked>()("/api/data/corrections", "correction", correction, {
    readers: [...PARTIES, "applicant"],
    actors: [...UNITS, "applicant"],
    summaries: {
      list: "Corrections that the caller's unit asked for, answers or has to apply; applicants their own",
      open: "A correction with its recipients and history",
      act: "Answer a correction, apply it or take it back",
    },
    row: typed<CorrectionRow>(),
    detail: typed<CorrectionDetail>(),
  }),
  "POST /api/data/corrections": {
    summary: "Ask for a correction of data that is used under a grant or that is about oneself",
    access: [...UNITS, "applicant"],
    body: z.object({ key: callersKey }).and(valuesOf(ASKING, { since: day.nullable().default(null) })),
    reply: typed<{ id: string }>(),
  },
  "GET /api/data/corrections/:correction/recipients": {
    summary: "Which units would be told, were the correction made now",
    access: UNITS,
    params: z.object({ correction: id }),
    query: z.object({ since: day.optional() }),
    reply: typed<{ rows: CorrectionTold[] }>(),
  },
  "GET /api/data/correction-choices": {
    summary: "Resources of which the caller may ask for a correction",
    access: [...UNITS, "applicant"],
    reply: typed<{ rows: CorrectionChoice[]; day: string }>(),
  },
} as const;
