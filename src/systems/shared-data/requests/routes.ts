import type { FastifyInstance } from "fastify";
import { implement } from "../../../platform/http/implement.ts";
import { bound, kindHandlers } from "../../../platform/records/kind-handlers.ts";
import { listGrants } from "../exchange/grant/store-list.ts";
import type { Desk } from "../store/desk.ts";
import { requestsContract } from "./contract.ts";
import { requestPaper, requestWorkbook } from "./paper.ts";
import { askableResources, draftRequest, requestForm, requests } from "./store.ts";
import { countRequests, listRequests } from "./store-list.ts";

/** See the contract for what each route is for. */
export function requestsRoutes(app: FastifyInstance, desk: Desk): void {
  implement(app, requestsContract, {
    ...kindHandlers("/api/data/requests", "request", bound(desk, { ...requests, list: listRequests })),
    "POST /api/data/requests": ({ body, caller }) => draftRequest(desk, body, caller),
    "GET /api/data/request-counts": ({ caller }) => countRequests(desk, caller),
    "GET /api/data/request-workbook": ({ query, caller, long }) => requestWorkbook(desk, query, caller, long),
    "GET /api/data/request-resources": ({ query, caller }) => askableResources(desk, query.q, caller),
    "GET /api/data/request-form": ({ query, caller }) => requestForm(desk, query.resource, caller),
    "GET /api/data/requests/:request/paper": ({ params, query, caller }) =>
      requestPaper(desk, params.request, query.part, caller),
    "GET /api/data/grants": ({ query, caller }) => listGrants(desk, query, caller),
  });
}
