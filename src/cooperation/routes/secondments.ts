import type { FastifyInstance } from "fastify";
import { implement } from "../../platform/http/implement.ts";
import { secondmentsContract } from "../contract/secondments.ts";
import type { Desk } from "../store/desk.ts";
import { actOnRoster, actOnTerm, planTerm } from "../store/secondments/act.ts";
import { addHandOverFile, getHandOverFile } from "../store/secondments/hand-over-files.ts";
import { secondmentNotice } from "../store/secondments/notice.ts";
import { secondmentsView, termDetail } from "../store/secondments/read.ts";
import { secondmentWorkbook } from "../store/secondments/workbook.ts";

/** See the contract for what each route is for. */
export function secondmentsRoutes(app: FastifyInstance, desk: Desk): void {
  implement(app, secondmentsContract, {
    "GET /api/secondments": ({ caller }) => secondmentsView(desk, caller),
    "POST /api/secondments": async ({ body, caller }) => {
      const { id } = await planTerm(desk, body, caller);
      return termDetail(desk, id, caller);
    },
    "POST /api/secondments/roster-acts": async ({ body, caller }) => {
      await actOnRoster(desk, body, caller);
      return secondmentsView(desk, caller);
    },
    "GET /api/secondments/workbook": ({ query }) => secondmentWorkbook(desk, query.year),
    "GET /api/secondments/:term": ({ params, caller }) => termDetail(desk, params.term, caller),
    "POST /api/secondments/:term/acts": async ({ params, body, caller }) => {
      await actOnTerm(desk, params.term, body, caller);
      return termDetail(desk, params.term, caller);
    },
    "POST /api/secondments/:term/hand-over-files": async ({ params, query, file, caller }) => {
      await addHandOverFile(desk, params.term, query, file, caller);
      return termDetail(desk, params.term, caller);
    },
    "GET /api/secondments/:term/hand-over-files/:digest": ({ params, caller }) =>
      getHandOverFile(desk, params.term, params.digest, caller),
    "GET /api/secondments/:term/notice": ({ params }) => secondmentNotice(desk, params.term),
  });
}
