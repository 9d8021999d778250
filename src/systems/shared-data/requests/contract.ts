import { z } from "zod";
import { valuesOf } from "../../../contract/fields.ts";
import { FILLED_IN, filtersOf, kindContract } from "../../../contract/kind.ts";
import { callersKey, described, id, needed, typed, words, ordered } from "../../../contract/parts.ts";
import type { Contract } from "../../../kernel/contract.ts";
import { pick, say } from "../../../kernel/fields.ts";
import { PARTIES, WORKERS } from "../domain/roles.ts";
import { MASKS } from "../exchange/grant/grant.ts";
import { ASKED, FILTERS } from "./fields.ts";
import { request, type RequestAsked } from "./kind.ts";
import {
  GRANT_ORDERS,
  type AskableResource,
  type GrantRow,
  type RequestCounts,
  type RequestDetail,
  type RequestForm,
  type RequestRow,
} from "./view.ts";

const RESOURCE = pick(say("数据资源", "Resource"));
const item = needed(200);
const row = z.object({
  item,
  is: z.enum(["equal", "one-of", "from", "until", "begins"]),
  values: z.array(needed(200)).min(1).max(200).readonly(),
});
const own = {
  rows: z.array(row).max(20).readonly(),
  "answer.items": z
    .array(z.object({ name: item, mask: z.enum(MASKS) }))
    .max(500)
    .readonly(),
};

export const requestsContract = {
  ...kindContract<RequestAsked>()("/api/data/requests", "request", request, {
    readers: PARTIES,
    actors: WORKERS,
    summaries: {
      list: "Requests for shared data that concern the caller, with the limit that runs; what is due first",
      open: "A request with its limits, breaches, steps and history; to others than its parties it does not exist",
      act: "Act on a request; an older version is refused with who changed it",
    },
    row: typed<RequestRow>(),
    detail: typed<RequestDetail>(),
    filters: FILTERS,
    own,
  }),
  "POST /api/data/requests": {
    summary: "Draft a request; a repeated key drafts once",
    access: ["liaison"],
    body: z.object({
      key: callersKey,
      resourceId: described(RESOURCE, id),
      asked: described(FILLED_IN, valuesOf(ASKED, own)),
    }),
    reply: typed<{ id: string; version: number }>(),
  },
  "GET /api/data/request-counts": {
    summary: "How many requests wait, are open and overdue; leaders learn counts only",
    access: [...PARTIES, "leader"],
    reply: typed<RequestCounts & { day: string }>(),
  },
  "GET /api/data/request-workbook": {
    summary: "The list of requests with due days, as .xlsx",
    access: PARTIES,
    query: filtersOf(request.statuses, FILTERS),
    reply: "file",
  },
  "GET /api/data/request-resources": {
    summary: "Published resources that can be asked for, by words",
    access: WORKERS,
    query: z.object({ q: words(100).optional() }),
    reply: typed<AskableResource[]>(),
  },
  "GET /api/data/request-form": {
    summary: "What the form for a new request starts from",
    access: WORKERS,
    query: z.object({ resource: id }),
    reply: typed<RequestForm>(),
  },
  "GET /api/data/requests/:request/paper": {
    summary: "The request, or the answer to it, as a paper in .docx",
    access: PARTIES,
    params: z.object({ request: id }),
    query: z.object({ part: z.enum(["request", "answer"]).default("request") }),
    reply: "file",
  },
  "GET /api/data/grants": {
    summary: "What was granted to and by the caller's unit, with what ends soon",
    access: PARTIES,
    query: z.object({
      status: z.enum(["active", "suspended", "terminated"]).optional(),
      side: z.enum(["asked", "given"]).optional(),
      ...ordered(GRANT_ORDERS),
    }),
    reply: typed<{ rows: GrantRow[]; day: string }>(),
  },
} as const satisfies Contract;
