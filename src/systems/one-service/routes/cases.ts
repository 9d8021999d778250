import type { FastifyInstance } from "fastify";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import { implement } from "../../../platform/http/implement.ts";
import { casesContract } from "../contract/cases.ts";
import { actOnCase } from "../store/cases/act.ts";
import { findWindowItems } from "../store/cases/case-items.ts";
import { casePaper } from "../store/cases/case-papers.ts";
import { unitCasesWorkbook, windowCasesWorkbook } from "../store/cases/case-workbook.ts";
import { caseByNumber, caseDetail, jointDetail } from "../store/cases/detail.ts";
import { keepCaseFile, readCaseFile } from "../store/cases/files.ts";
import { myCases, unitCases, windowCases } from "../store/cases/lines.ts";
import { caseOverview } from "../store/cases/overview.ts";
import { readForm } from "../store/cases/readings.ts";
import { receiveAtWindow, submitCase } from "../store/cases/submit.ts";
import type { Desk } from "../store/desk.ts";

/** See the contract for what each route is for. */
export function casesRoutes(app: FastifyInstance, desk: Desk): void {
  implement(app, casesContract, {
    "POST /api/cases": ({ body, caller }) => submitCase(desk, body, caller),
    "POST /api/window-cases": ({ body, caller }) => receiveAtWindow(desk, body, caller),
    "GET /api/window-items": async ({ query }) => ({
      rows: await findWindowItems(desk.sql, query, dayInShanghai(desk.now())),
    }),
    "GET /api/my-cases": ({ caller }) => myCases(desk, caller),
    "GET /api/window-cases": ({ query, caller }) => windowCases(desk, query, caller),
    "GET /api/unit-cases": ({ query, caller }) => unitCases(desk, query, caller),
    "GET /api/window-cases/workbook": ({ query, caller, long }) =>
      windowCasesWorkbook(desk, query, caller, long),
    "GET /api/unit-cases/workbook": ({ query, caller, long }) => unitCasesWorkbook(desk, query, caller, long),
    "GET /api/case-overview": ({ caller }) => caseOverview(desk, caller),
    "GET /api/cases-by-number/:number": ({ params, caller }) => caseByNumber(desk, params.number, caller),
    "GET /api/cases/:case": ({ params, caller }) => caseDetail(desk, params.case, caller),
    "GET /api/cases/:case/form": ({ params, caller }) => readForm(desk, params.case, caller),
    "POST /api/cases/:case/acts": async ({ params, body, caller }) => {
      await actOnCase(desk, params.case, body, caller);
      return caseDetail(desk, params.case, caller);
    },
    "POST /api/cases/:case/files": ({ params, query, file, caller }) =>
      keepCaseFile(desk, params.case, file, query.confirmInternal, caller),
    "GET /api/cases/:case/files/:digest": ({ params, caller }) =>
      readCaseFile(desk, params.case, params.digest, caller),
    "GET /api/cases/:case/papers/:paper": ({ params, caller }) =>
      casePaper(desk, params.case, params.paper, caller),
    "GET /api/joint-cases/:case": ({ params, caller }) => jointDetail(desk, params.case, caller),
  });
}
