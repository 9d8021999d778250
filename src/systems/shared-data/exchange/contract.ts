import { z } from "zod";
import type { Contract } from "../../../kernel/contract.ts";
import type { PersonReading, Visit } from "../../../kernel/sharing.ts";
import {
  RECEIPT_ORDERS,
  type CallableGrant,
  type ExchangeOverview,
  type ReceiptLine,
  type SourceView,
  type UsageDay,
} from "./view.ts";
import { OUTCOMES } from "./receipt/receipt.ts";
import { LIFTING, READING } from "./reading/reading.ts";
import { SOURCE, type SourceSettings } from "./source/source.ts";
import { parserOf, valuesOf } from "../../../contract/fields.ts";
import { id, page, typed, words, ordered } from "../../../contract/parts.ts";

const VIEWERS = ["data-officer", "liaison", "unit-head", "office", "leader"] as const;
const READERS = ["liaison", "window-clerk"] as const;

const grant = z.object({ grant: id });
const number = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const asked = words(200);

/** Whatever is asked leaves a receipt: what a form would not send is denied by the rules of reading, not here. */
const reading = valuesOf(READING, {
  purpose: asked,
  caseNumber: asked,
  subject: asked,
  items: z.array(words(200)).max(200).readonly(),
});
const setting = parserOf("source", SOURCE, { "source.url": z.url().max(500) }) as z.ZodType<
  SourceSettings,
  SourceSettings
>;

export const exchangeContract = {
  "GET /api/data/exchange": {
    summary:
      "How the grants that concern the caller are used, who is paused, and where the chain of receipts stands",
    access: VIEWERS,
    reply: typed<ExchangeOverview>(),
  },
  "GET /api/data/receipts": {
    summary: "Receipts that concern the caller, the latest first",
    access: VIEWERS,
    query: page
      .extend({ grant: id.optional(), outcome: z.enum(OUTCOMES).optional() })
      .extend(ordered(RECEIPT_ORDERS)),
    reply: typed<{ total: number; rows: ReceiptLine[] }>(),
  },
  "GET /api/data/receipts/file": {
    summary: "A range of the chain as a file that proves itself; what concerns others gives its digest only",
    access: VIEWERS,
    query: z.object({ from: number, to: number }).refine(({ from, to }) => from <= to),
    reply: "file",
  },
  "GET /api/data/receipts/:number/file": {
    summary: "One receipt with what ties it to the next published head of the chain",
    access: VIEWERS,
    params: z.object({ number }),
    reply: "file",
  },
  "POST /api/data/receipt-heads": {
    summary: "Check the receipts since the last head and publish the head of the day",
    access: ["data-officer"],
    reply: typed<{ published: boolean }>(),
  },
  "POST /api/data/reading-pauses/:pause/lift": {
    summary: "Let an account that was paused read again, with the reason",
    access: ["data-officer"],
    params: z.object({ pause: id }),
    body: valuesOf(LIFTING),
    reply: typed<null>(),
  },
  "GET /api/data/callable-grants": {
    summary: "Grants under which the caller's unit may read now",
    access: READERS,
    reply: typed<CallableGrant[]>(),
  },
  "POST /api/data/grants/:grant/readings": {
    summary: "Read one subject's data under a grant; whatever comes of it leaves a receipt",
    access: READERS,
    params: grant,
    body: reading,
    reply: typed<PersonReading & { readonly seal: string }>(),
  },
  "GET /api/data/grants/:grant/batch": {
    summary: "All rows that a batch or file grant opens, as a file",
    access: READERS,
    params: grant,
    query: z.object({
      purpose: asked,
      caseNumber: asked.default(""),
      format: z.enum(["xlsx", "csv"]).default("xlsx"),
    }),
    reply: "file",
  },
  "GET /api/data/grants/:grant/usage": {
    summary: "How a grant is used by day",
    access: VIEWERS,
    params: grant,
    reply: typed<{ days: UsageDay[] }>(),
  },
  "GET /api/data/sources": {
    summary: "Resources under grants, with where their rows come from",
    access: ["data-officer", "liaison", "unit-head"],
    reply: typed<SourceView[]>(),
  },
  "PUT /api/data/sources/:resource": {
    summary: "Set where a resource's rows come from, after it was tried out",
    access: ["liaison"],
    params: z.object({ resource: id }),
    body: setting,
    reply: typed<null>(),
  },
  "POST /api/data/sources/:resource/drops": {
    summary:
      "Take the provider's latest rows in from CSV or Excel, of them what open grants need; those before are deleted",
    access: ["liaison"],
    params: z.object({ resource: id }),
    query: z.object({ confirmInternal: z.stringbool().default(false) }),
    body: "multipart",
    reply: typed<{ rows: number; kept: number; items: readonly string[] }>(),
  },
  "GET /api/my-data-visitors": {
    summary: "Who read the caller's own data; about nobody else",
    access: ["applicant"],
    reply: typed<{ visits: Visit[]; more: number }>(),
  },
} as const satisfies Contract;
