import { z } from "zod";
import { id, typed } from "../../../contract/parts.ts";
import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import type { Contract } from "../../../kernel/contract.ts";
import type { DailyResult, OwnRecord } from "./own-record.ts";

const PATH = "/api/ecology/daily-records";
const one = z.object({ record: id });

/** Daily records that bureaus bring, and what they come to. */
export const flowContract = {
  [`GET ${PATH}`]: {
    summary: "Daily records of flow that were brought in, the latest first",
    access: BUSINESS_ROLES,
    reply: typed<{ readonly rows: readonly OwnRecord[] }>(),
  },
  [`POST ${PATH}`]: {
    summary: "Bring a daily record of flow: its loads and lags are computed and kept",
    access: ["unit-head", "liaison"],
    query: z.object({ confirmInternal: z.stringbool().default(false) }),
    body: "multipart",
    reply: typed<{ readonly id: string }>(),
  },
  [`GET ${PATH}/:record`]: {
    summary: "What a daily record comes to: loads by station and year, lags between stations",
    access: BUSINESS_ROLES,
    params: one,
    reply: typed<OwnRecord & { readonly result: DailyResult }>(),
  },
  [`GET ${PATH}/:record/workbook`]: {
    summary: "The same as a workbook",
    access: BUSINESS_ROLES,
    params: one,
    reply: "file",
  },
} as const satisfies Contract;
