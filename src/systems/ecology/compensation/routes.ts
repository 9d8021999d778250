import type { FastifyInstance } from "fastify";
import { implement } from "../../../platform/http/implement.ts";
import { bound, kindHandlers } from "../../../platform/records/kind-handlers.ts";
import type { Filter } from "../../../platform/records/kind-desk.ts";
import { agreements, draftAgreement, financeBureaus, trialOf } from "./agreement/store.ts";
import { compensationContract } from "./contract.ts";
import { statementPaper, statementWorkbook } from "./settlement/paper.ts";
import { booksOf, dueFor } from "./settlement/store-books.ts";
import { booksWorkbook, settlementsWorkbook } from "./settlement/store-workbooks.ts";
import { computeSettlement, settlements } from "./settlement/store.ts";
import type { CompensationDesk } from "./store.ts";

/** See the contract for what each route is for. */
export function compensationRoutes(app: FastifyInstance, desk: CompensationDesk): void {
  implement(app, compensationContract, {
    ...kindHandlers("/api/ecology/agreements", "agreement", bound(desk, agreements, draftAgreement)),
    "GET /api/ecology/finance-bureaus": () => financeBureaus(desk),
    "GET /api/ecology/agreements/:agreement/trial": ({ params, caller }) =>
      trialOf(desk, params.agreement, caller),
    ...kindHandlers("/api/ecology/settlements", "settlement", bound(desk, settlements, computeSettlement)),
    "GET /api/ecology/settlements/:settlement/statement": ({ params, caller }) =>
      statementPaper(desk, params.settlement, caller),
    "GET /api/ecology/settlements/:settlement/workbook": ({ params, caller }) =>
      statementWorkbook(desk, params.settlement, caller),
    "GET /api/ecology/compensation-due": ({ caller }) => dueFor(desk, caller),
    "GET /api/ecology/books": ({ caller }) => booksOf(desk, caller),
    "GET /api/ecology/settlement-workbook": ({ query, caller, long }) =>
      settlementsWorkbook(desk, query as Filter, caller, long),
    "GET /api/ecology/books/workbook": ({ caller, long }) => booksWorkbook(desk, caller, long),
  });
}
