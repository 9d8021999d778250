import type { FastifyInstance } from "fastify";
import { implement } from "../../../platform/http/implement.ts";
import { requestsContract } from "../contract/requests.ts";
import type { Desk } from "../store/desk.ts";
import { actOnRequest, draftRequest } from "../store/requests/act-on-request.ts";
import { listGrants } from "../exchange/grant/store-list.ts";
import { countRequests, listRequests } from "../store/requests/list-requests.ts";
import { askableResources, requestDetail, requestForm } from "../store/requests/request-detail.ts";
import { requestPaper, requestWorkbook } from "../store/requests/request-papers.ts";

/** See the contract for what each route is for. */
export function requestsRoutes(app: FastifyInstance, desk: Desk): void {
  implement(app, requestsContract, {
    "GET /api/data/requests": ({ query: { page, size, ...filter }, caller }) =>
      listRequests(desk, filter, { page, size }, caller),
    "GET /api/data/request-counts": ({ caller }) => countRequests(desk, caller),
    "GET /api/data/request-workbook": ({ query, caller }) => requestWorkbook(desk, query, caller),
    "GET /api/data/request-resources": ({ query, caller }) => askableResources(desk, query.q, caller),
    "GET /api/data/request-form": ({ query, caller }) => requestForm(desk, query.resource, caller),
    "POST /api/data/requests": async ({ body, caller }) => {
      const { id, version } = await draftRequest(desk, body, caller);
      return { id, version };
    },
    "GET /api/data/requests/:request": ({ params, caller }) => requestDetail(desk, params.request, caller),
    "POST /api/data/requests/:request/acts": async ({ params, body, caller }) => {
      await actOnRequest(desk, params.request, body, caller);
      return requestDetail(desk, params.request, caller);
    },
    "GET /api/data/requests/:request/paper": ({ params, query, caller }) =>
      requestPaper(desk, params.request, query.part, caller),
    "GET /api/data/grants": ({ query, caller }) => listGrants(desk, query, caller),
  });
}
