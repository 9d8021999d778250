import { z } from "zod";
import type { Contract } from "../../../kernel/contract.ts";
import { MASKS, MODES } from "../exchange/grant/grant.ts";
import {
  type AskableResource,
  type GrantRow,
  REQUEST_TABS,
  type RequestCounts,
  type RequestDetail,
  type RequestForm,
  type RequestRow,
} from "../domain/requests/request-row.ts";
import {
  ABUSES,
  DISPOSAL_REASONS,
  REFUSAL_REASONS,
  REQUEST_STATUSES,
  type RequestAct,
} from "../domain/requests/request.ts";
import { acting, callersKey, day, id, needed, page, typed, words } from "../../../contract/parts.ts";

const item = needed(200);
const row = z.object({
  item,
  is: z.enum(["equal", "one-of", "from", "until", "begins"]),
  values: z.array(needed(200)).min(1).max(200).readonly(),
});
const rows = z.array(row).max(20).readonly();
const purposes = z.array(needed(200)).max(10).readonly();
const quota = { callsPerDay: z.number().int().min(1), rowsPerCall: z.number().int().min(1) };

export const askedFields = z.object({
  basis: z.object({ title: words(300), article: words(100) }),
  scenario: words(2_000),
  scope: words(2_000),
  purposes,
  mode: z.enum(MODES),
  until: day,
  items: z.array(item).max(500).readonly(),
  rows,
  ...quota,
});

const reason = words(2_000);
const number = words(100);

const answer = z.discriminatedUnion("decision", [
  z.object({
    decision: z.literal("granted"),
    items: z
      .array(z.object({ name: item, mask: z.enum(MASKS) }))
      .max(500)
      .readonly(),
    rows,
    purposes,
    mode: z.enum(MODES),
    until: day,
    ...quota,
    disposal: words(1_000),
    disposeWithinDays: z.number().int(),
  }),
  z.object({ decision: z.literal("refused"), reason: z.enum(REFUSAL_REASONS), text: reason }),
]);

const plain = <T extends RequestAct["type"]>(type: T) => z.object({ type: z.literal(type) });
const reasoned = <T extends RequestAct["type"]>(type: T) => z.object({ type: z.literal(type), reason });

/** Acts that a caller may ask for; a draft has a route of its own. */
export const requestAct = z.discriminatedUnion("type", [
  z.object({ type: z.literal("edit"), asked: askedFields }),
  plain("sign"),
  reasoned("return-draft"),
  reasoned("withdraw"),
  plain("receive"),
  z.object({ type: z.literal("give-notice"), missing: z.array(words(500)).max(50).readonly() }),
  z.object({ type: z.literal("supplement"), words: words(5_000) }),
  z.object({ type: z.literal("ask-extension"), days: z.number().int(), reason }),
  z.object({ type: z.literal("decide-extension"), consented: z.boolean(), number, reason }),
  plain("tell-extension"),
  z.object({ type: z.literal("prepare-answer"), answer }),
  reasoned("return-answer"),
  plain("sign-answer"),
  z.object({ type: z.literal("deliver"), note: reason }),
  plain("confirm-delivery"),
  reasoned("reject-delivery"),
  z.object({ type: z.literal("ask-renewal"), until: day, reason }),
  z.object({
    type: z.literal("suspend"),
    abuse: z.enum(ABUSES),
    reason,
    rectifyBy: day,
    side: z.enum(["provider", "data-officer"]),
  }),
  z.object({ type: z.literal("file-suspension"), number }),
  reasoned("resume"),
  reasoned("terminate"),
  z.object({ type: z.literal("propose-stop"), reason, from: day }),
  z.object({ type: z.literal("answer-stop"), agreed: z.boolean(), words: reason }),
  z.object({ type: z.literal("file-stop"), number }),
  plain("carry-out-stop"),
  z.object({
    type: z.literal("dispose"),
    reason: z.enum(DISPOSAL_REASONS),
    how: words(2_000),
    copies: words(1_000),
  }),
]) satisfies z.ZodType<RequestAct>;

const PARTIES = ["office", "data-officer", "liaison", "unit-head"] as const;
const ACTORS = ["data-officer", "liaison", "unit-head"] as const;

const filters = z.object({
  tab: z.enum(REQUEST_TABS).default("mine"),
  q: words(200).optional(),
  status: z.enum(REQUEST_STATUSES).optional(),
  overdue: z.stringbool().optional(),
});

const request = z.object({ request: id });

export const requestsContract = {
  "GET /api/data/requests": {
    summary: "Requests for shared data that concern the caller, with the limit that runs; what is due first",
    access: PARTIES,
    query: filters.extend(page.shape),
    reply: typed<{ total: number; rows: RequestRow[]; day: string }>(),
  },
  "GET /api/data/request-counts": {
    summary: "How many requests wait, are open and overdue; leaders learn counts only",
    access: [...PARTIES, "leader"],
    reply: typed<RequestCounts & { day: string }>(),
  },
  "GET /api/data/request-workbook": {
    summary: "The list of requests with due days, as .xlsx",
    access: PARTIES,
    query: filters,
    reply: "file",
  },
  "GET /api/data/request-resources": {
    summary: "Published resources that can be asked for, by words",
    access: ACTORS,
    query: z.object({ q: words(100).optional() }),
    reply: typed<AskableResource[]>(),
  },
  "GET /api/data/request-form": {
    summary: "What the form for a new request starts from",
    access: ACTORS,
    query: z.object({ resource: id }),
    reply: typed<RequestForm>(),
  },
  "POST /api/data/requests": {
    summary: "Draft a request; a repeated key drafts once",
    access: ["liaison"],
    body: z.object({ key: callersKey, resourceId: id, asked: askedFields }),
    reply: typed<{ id: string; version: number }>(),
  },
  "GET /api/data/requests/:request": {
    summary:
      "A request with its limits, breaches, steps and history; to others than its parties it does not exist",
    access: PARTIES,
    params: request,
    reply: typed<RequestDetail>(),
  },
  "POST /api/data/requests/:request/acts": {
    summary: "Act on a request; an older version is refused with who changed it",
    access: ACTORS,
    params: request,
    body: z.object({ ...acting, act: requestAct }),
    reply: typed<RequestDetail>(),
  },
  "GET /api/data/requests/:request/paper": {
    summary: "The request, or the answer to it, as a paper in .docx",
    access: PARTIES,
    params: request,
    query: z.object({ part: z.enum(["request", "answer"]).default("request") }),
    reply: "file",
  },
  "GET /api/data/grants": {
    summary: "What was granted to and by the caller's unit, with what ends soon",
    access: PARTIES,
    query: z.object({
      status: z.enum(["active", "suspended", "terminated"]).optional(),
      side: z.enum(["asked", "given"]).optional(),
    }),
    reply: typed<{ rows: GrantRow[]; day: string }>(),
  },
} as const satisfies Contract;
