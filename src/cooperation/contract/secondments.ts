import { z } from "zod";
import { BUSINESS_ROLES } from "../../kernel/access.ts";
import type { Contract } from "../../kernel/contract.ts";
import type { RosterAct } from "../domain/secondment/roster.ts";
import type { SecondmentsView, TermDetail } from "../domain/secondment/view.ts";
import { acting, actingOnOne, attachment, day, id, needed, typed, words } from "../../contract/parts.ts";

export const rosterAct = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("set-roster"),
    units: z.array(id).max(500).readonly(),
    seats: z
      .array(z.object({ id, name: words(60) }))
      .max(50)
      .readonly(),
    termMonths: z.number().int(),
    years: z.number().int(),
    source: words(500),
  }),
  z.object({ type: z.literal("exempt"), unitId: id, reason: words(500), from: day, until: day.nullable() }),
  z.object({ type: z.literal("end-exemption"), unitId: id, reason: words(500) }),
]) satisfies z.ZodType<RosterAct>;

/** Acts on a term as a caller asks for them; a name is kept beside the acts, and files have a route of their own. */
export const termAct = z.discriminatedUnion("type", [
  z.object({ type: z.literal("revise"), seat: id, from: day, until: day, reason: words(500) }),
  z.object({ type: z.literal("propose-person"), name: needed(60), post: words(120) }),
  z.object({ type: z.literal("start"), on: day }),
  z.object({ type: z.literal("hand-over"), note: words(20_000) }),
  z.object({ type: z.literal("name-successor"), term: id.nullable() }),
  z.object({ type: z.literal("end"), on: day, reason: words(500) }),
  z.object({ type: z.literal("cancel"), reason: words(500) }),
  z.object({ type: z.literal("forget-person"), person: id, reason: words(500) }),
]);
export type AskedTermAct = z.infer<typeof termAct>;

const READERS = BUSINESS_ROLES;
const UNITS = ["office", "unit-head", "liaison"] as const;
const term = z.object({ term: id });

export const secondmentsContract = {
  "GET /api/secondments": {
    summary:
      "Terms at the promotion centre, whose turn it is, and what is missing ahead; names of own persons only",
    access: READERS,
    reply: typed<SecondmentsView>(),
  },
  "POST /api/secondments": {
    summary: "Plan a term; a repeated key plans once",
    access: ["office"],
    body: z.object({ key: id, unitId: id, seat: id, from: day, until: day }),
    reply: typed<TermDetail>(),
  },
  "POST /api/secondments/roster-acts": {
    summary: "Set the roster of the turn, exempt a unit or end its exemption",
    access: ["office"],
    body: z.object({ ...actingOnOne, act: rosterAct }),
    reply: typed<SecondmentsView>(),
  },
  "GET /api/secondments/workbook": {
    summary: "The roster, the order with its reasons and the year's plan as .xlsx; without names",
    access: READERS,
    query: z.object({ year: z.coerce.number().int().min(1990).max(2199).optional() }),
    reply: "file",
  },
  "GET /api/secondments/:term": {
    summary: "A term; its person and its hand-over for the office and the own unit only",
    access: READERS,
    params: term,
    reply: typed<TermDetail>(),
  },
  "POST /api/secondments/:term/acts": {
    summary: "Act on a term: the unit names its person and hands over, the office does the rest",
    access: UNITS,
    params: term,
    body: z.object({ ...acting, act: termAct }),
    reply: typed<TermDetail>(),
  },
  "POST /api/secondments/:term/hand-over-files": {
    summary: "Keep a file of the hand-over; classified files are refused",
    access: UNITS,
    params: term,
    query: z.object({
      version: z.coerce.number().int().min(1),
      key: id,
      confirmInternal: z.stringbool().default(false),
    }),
    body: "multipart",
    reply: typed<TermDetail>(),
  },
  "GET /api/secondments/:term/hand-over-files/:digest": {
    summary: "A file of the hand-over, for the office and the own unit",
    access: READERS,
    params: term.extend({ digest: attachment.shape.digest }),
    reply: "file",
  },
  "GET /api/secondments/:term/notice": {
    summary: "The notice of a secondment as .docx in the form of GB/T 9704-2012",
    access: ["office"],
    params: term,
    reply: "file",
  },
} as const satisfies Contract;
