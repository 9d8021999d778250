import type { FastifyInstance } from "fastify";
import { implement } from "../../platform/http/implement.ts";
import { papersContract } from "../contract/papers.ts";
import type { Supervision } from "../store/desk.ts";
import { getPaper, listPapers } from "../store/papers/list.ts";
import {
  createPaper,
  editPaper,
  issuePaper,
  paperChoices,
  paperDocument,
  withdrawPaper,
} from "../store/papers/papers.ts";
import { listTemplates, recordTemplate } from "../store/papers/templates.ts";

/** Routes of papers: see the contract for what each is for. */
export function papersRoutes(app: FastifyInstance, desk: Supervision): void {
  implement(app, papersContract, {
    "GET /api/papers": ({ query: { page, size, ...filter } }) => listPapers(desk, filter, { page, size }),
    "GET /api/plans/:plan/paper-choices": ({ params, query }) => paperChoices(desk, params.plan, query),
    "POST /api/papers": ({ body, caller, long }) => createPaper(desk, body, caller, long),
    "GET /api/papers/:paper": ({ params }) => getPaper(desk, params.paper),
    "PUT /api/papers/:paper": ({ params, body, caller }) => editPaper(desk, params.paper, body, caller),
    "POST /api/papers/:paper/issue": ({ params, body, caller }) =>
      issuePaper(desk, params.paper, body.version, caller),
    "POST /api/papers/:paper/withdraw": ({ params, caller }) => withdrawPaper(desk, params.paper, caller),
    "GET /api/papers/:paper/document": ({ params }) => paperDocument(desk, params.paper),
    "GET /api/paper-templates": async () => ({ rows: await listTemplates(desk.sql) }),
    "PUT /api/paper-templates/:kind": async ({ params, body, caller }) => ({
      rows: await recordTemplate(desk, params.kind, body, caller),
    }),
  });
}
