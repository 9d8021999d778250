import { z } from "zod";
import { askedOf, valuesOf } from "../../../contract/fields.ts";
import { kindContract } from "../../../contract/kind.ts";
import type { Role } from "../../../kernel/access.ts";
import type { Contract } from "../../../kernel/contract.ts";
import { BREACHES } from "../domain/clocks/breaches.ts";
import { BREACH_REPORT, breach, type BreachAsked, type BreachStatus } from "./breach/kind.ts";
import { correction, type CorrectionAsked } from "./correction/kind.ts";
import { dispute, type DisputeAsked, DISPUTED } from "./dispute/kind.ts";
import { LEDGER_KINDS } from "./ledger/ledger.ts";
import type { UnitChoice } from "../../../kernel/organisation.ts";
import type { BreachBoard } from "./breach/kind.ts";
import type { CorrectionChoice, CorrectionDetail, CorrectionRow } from "./correction/kind.ts";
import type { DisputableRecord, DisputeDetail, DisputeRow } from "./dispute/kind.ts";
import type { FlowDetail, FlowRow } from "./return-flow/kind.ts";
import type { LedgerDetail, LedgerRow } from "./ledger/ledger.ts";
import { FLOW_ASKING, type FlowAsked, returnFlow } from "./return-flow/kind.ts";
import { callersKey, city, day, id, needed, page, typed } from "../../../contract/parts.ts";

const UNITS = ["liaison", "unit-head"] as const satisfies readonly Role[];
const WORKERS = [...UNITS, "data-officer"] as const satisfies readonly Role[];
const READERS = [...WORKERS, "office"] as const satisfies readonly Role[];
const text = needed(4_000);

const disputeAsk = z.object({
  title: needed(200),
  claim: text,
  about: z.object({ kind: z.enum(DISPUTED), id }),
  otherId: id,
});

export const breachFilters = z.object({
  status: z.enum(Object.keys(breach.statuses) as [BreachStatus]).optional(),
  code: z.enum(BREACHES).optional(),
  unit: id.optional(),
  region: city.optional(),
});

export const oversightContract = {
  ...kindContract<CorrectionAsked>()("/api/data/corrections", "correction", correction, {
    readers: [...READERS, "applicant"],
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
    body: z.object({ key: callersKey, resourceId: id, text, since: day.nullable().default(null) }),
    reply: typed<{ id: string }>(),
  },
  "GET /api/data/correction-choices": {
    summary: "Resources of which the caller may ask for a correction",
    access: [...UNITS, "applicant"],
    reply: typed<{ rows: CorrectionChoice[]; day: string }>(),
  },
  ...kindContract<FlowAsked>()("/api/data/return-flows", "flow", returnFlow, {
    readers: READERS,
    actors: WORKERS,
    begin: valuesOf(FLOW_ASKING),
    summaries: {
      list: "Return-flows of the caller's unit or city with what is overdue",
      begin: "Ask the level above for data collected in one's own area",
      open: "A return-flow with its deliveries and the cycles that were missed",
      act: "Agree to a return-flow, enter a delivery, pause, resume or end it",
    },
    row: typed<FlowRow>(),
    detail: typed<FlowDetail>(),
  }),
  ...kindContract<DisputeAsked>()("/api/data/disputes", "dispute", dispute, {
    readers: READERS,
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
    access: READERS,
    reply: typed<{ units: UnitChoice[]; own: UnitChoice | null; records: DisputableRecord[]; day: string }>(),
  },
  "GET /api/data/ledgers": {
    summary: "Records of use by grant, with what is missing",
    access: READERS,
    query: page.extend({ gaps: z.stringbool().default(false) }),
    reply: typed<{ total: number; rows: LedgerRow[]; day: string }>(),
  },
  "GET /api/data/ledgers/:grant": {
    summary:
      "The records of use of one grant; others than its keeper see the entries after an inspection is entered",
    access: READERS,
    params: z.object({ grant: id }),
    reply: typed<LedgerDetail>(),
  },
  "POST /api/data/ledgers/:grant/entries": {
    summary: "Enter a record of use, storage or destruction",
    access: UNITS,
    params: z.object({ grant: id }),
    body: z.object({ key: callersKey, kind: z.enum(LEDGER_KINDS), day, text }),
    reply: typed<LedgerDetail>(),
  },
  "DELETE /api/data/ledgers/:grant/entries/:entry": {
    summary: "Delete a record of use whose time of keeping is over",
    access: UNITS,
    params: z.object({ grant: id, entry: id }),
    reply: typed<LedgerDetail>(),
  },
  "POST /api/data/ledgers/:grant/inspections": {
    summary: "Look into a ledger as its provider or data authority, which is recorded",
    access: WORKERS,
    params: z.object({ grant: id }),
    body: z.object({ key: callersKey, reason: needed(500) }),
    reply: typed<LedgerDetail>(),
  },
  "GET /api/data/ledgers/:grant/workbook": {
    summary: "The records of use of one grant as .xlsx",
    access: READERS,
    params: z.object({ grant: id }),
    reply: "file",
  },
  "GET /api/data/breaches": {
    summary: "Named breaches of the regulation: a unit its own, data authorities their area, the office all",
    access: [...READERS, "leader"],
    query: page.extend(breachFilters.shape),
    reply: typed<BreachBoard>(),
  },
  "POST /api/data/breaches": {
    summary: "Report a breach that no system can compute, with evidence",
    access: READERS,
    body: z.object({ key: callersKey }).and(valuesOf(BREACH_REPORT)),
    reply: typed<{ id: string }>(),
  },
  "POST /api/data/breaches/:breach/acts": {
    summary: "Answer a breach, judge the answer, enter that it was made good",
    access: WORKERS,
    params: z.object({ breach: id }),
    body: z.object({
      version: z.number().int().min(1).nullable(),
      key: callersKey,
      act: askedOf<BreachAsked>(breach.acts),
    }),
    reply: typed<{ id: string }>(),
  },
} as const satisfies Contract;
