import { z } from "zod";
import { valuesOf } from "../../../contract/fields.ts";
import { filtersOf, kindContract } from "../../../contract/kind.ts";
import { called, id, ordered, typed } from "../../../contract/parts.ts";
import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import type { Contract } from "../../../kernel/contract.ts";
import type { UnitChoice } from "../../../kernel/organisation.ts";
import { line, say } from "../../../kernel/fields.ts";
import { RECORD_ORDERS } from "../../../kernel/list.ts";
import {
  agreement,
  type AgreementAsked,
  type AgreementDetail,
  type AgreementRow,
  type Trial,
} from "./agreement/kind.ts";
import { TERMS } from "./agreement/terms.ts";
import {
  type Books,
  type Due,
  settlement,
  type SettlementAsked,
  type SettlementDetail,
  type SettlementRow,
} from "./settlement/kind.ts";

const OFFICERS = ["liaison", "unit-head"] as const;
const period = called("期次", "Period", z.string().regex(/^\d{4}(?:-\d{2})?$/));
const one = z.object({ settlement: id });
const OF_AGREEMENT = { agreement: line(say("协议", "Agreement"), { most: 40 }) };

export const compensationContract = {
  ...kindContract<AgreementAsked>()("/api/ecology/agreements", "agreement", agreement, {
    readers: BUSINESS_ROLES,
    actors: OFFICERS,
    begin: valuesOf(TERMS),
    summaries: {
      list: "Agreements on compensation of the caller's unit; all for the office",
      begin: "Draft an agreement between two finance bureaus",
      open: "An agreement with its terms and history",
      act: "Revise, check, sign, renew or end an agreement",
    },
    row: typed<AgreementRow>(),
    detail: typed<AgreementDetail>(),
  }),
  "GET /api/ecology/finance-bureaus": {
    summary: "Finance bureaus of the roster, the parties that an agreement may have",
    access: BUSINESS_ROLES,
    reply: typed<{ units: UnitChoice[]; day: string }>(),
  },
  "GET /api/ecology/agreements/:agreement/trial": {
    summary: "Terms and readings by which the browser works out what an agreement would come to",
    access: BUSINESS_ROLES,
    params: z.object({ agreement: id }),
    reply: typed<Trial>(),
  },
  ...kindContract<SettlementAsked>()("/api/ecology/settlements", "settlement", settlement, {
    readers: BUSINESS_ROLES,
    actors: [...OFFICERS, "office"],
    begin: z.object({ agreement: id, period }),
    summaries: {
      list: "Settlements of the caller's unit; all for the office",
      begin: "Settle one period of an agreement in force",
      open: "A settlement, line by line, with its history",
      act: "State, confirm, object, measure again, refer, decide, reverse or compute anew",
    },
    row: typed<SettlementRow>(),
    detail: typed<SettlementDetail>(),
    filters: OF_AGREEMENT,
  }),
  "GET /api/ecology/settlements/:settlement/statement": {
    summary: "The statement of a settlement as .docx",
    access: BUSINESS_ROLES,
    params: one,
    reply: "file",
  },
  "GET /api/ecology/settlements/:settlement/workbook": {
    summary: "A settlement line by line, with its entries, as .xlsx",
    access: BUSINESS_ROLES,
    params: one,
    reply: "file",
  },
  "GET /api/ecology/settlement-workbook": {
    summary: "The filtered list of settlements as .xlsx, to the fen",
    access: BUSINESS_ROLES,
    query: filtersOf(settlement.statuses, OF_AGREEMENT).extend(ordered(RECORD_ORDERS)),
    reply: "file",
  },
  "GET /api/ecology/compensation-due": {
    summary: "Agreements in force of the caller's unit, with the periods that are over and not settled",
    access: OFFICERS,
    reply: typed<{ due: Due[]; day: string }>(),
  },
  "GET /api/ecology/books": {
    summary: "What was posted between cities over all agreements, and the payments that settle it",
    access: BUSINESS_ROLES,
    reply: typed<Books>(),
  },
  "GET /api/ecology/books/workbook": {
    summary: "Every entry of the settlements that the caller may see, as .xlsx",
    access: BUSINESS_ROLES,
    reply: "file",
  },
} satisfies Contract;
