import type { FastifyInstance } from "fastify";
import { implement } from "../../../platform/http/implement.ts";
import { exchangeContract } from "./contract.ts";
import type { Desk } from "../store/desk.ts";
import { downloadBatch } from "./reading/store-batch.ts";
import { uploadDrop } from "./source/store-drops.ts";
import { exportRange, exportReceipt } from "./receipt/store-export.ts";
import { publishHead } from "./receipt/store-heads.ts";
import { liftPause } from "./reading/store-pauses.ts";
import { readPerson } from "./reading/store-read-person.ts";
import { listSources, setSource } from "./source/store.ts";
import { callableGrants, exchangeOverview, listReceipts, usageOfGrant } from "./store-usage.ts";
import { viewerOf } from "./store-viewers.ts";
import { listVisits } from "./visitor/store.ts";

/** See the contract for what each route is for. */
export function exchangeRoutes(app: FastifyInstance, desk: Desk): void {
  implement(app, exchangeContract, {
    "GET /api/data/exchange": ({ caller }) => exchangeOverview(desk, caller),
    "GET /api/data/receipts": ({ query: { page, size, sort, reversed, ...filter }, caller }) =>
      listReceipts(desk, filter, { page, size, sort, reversed }, caller),
    "GET /api/data/receipts/file": async ({ query, caller, long }) =>
      exportRange(desk.sql, query, await viewerOf(desk, caller), long),
    "GET /api/data/receipts/:number/file": async ({ params, caller }) =>
      exportReceipt(desk.sql, params.number, await viewerOf(desk, caller)),
    "POST /api/data/receipt-heads": async () => ({ published: (await publishHead(desk)).head !== null }),
    "POST /api/data/reading-pauses/:pause/lift": async ({ params, body, caller }) => {
      await liftPause(desk, params.pause, body.reason, caller);
      return null;
    },
    "GET /api/data/callable-grants": ({ caller }) => callableGrants(desk, caller),
    "POST /api/data/grants/:grant/readings": ({ params, body, caller }) =>
      readPerson(desk, { grantId: params.grant, ...body }, caller),
    "GET /api/data/grants/:grant/batch": ({ params, query, caller }) =>
      downloadBatch(desk, params.grant, { ...query, caseNumber: query.caseNumber || null }, caller),
    "GET /api/data/grants/:grant/usage": ({ params, caller }) => usageOfGrant(desk, params.grant, caller),
    "GET /api/data/sources": ({ caller }) => listSources(desk, caller),
    "PUT /api/data/sources/:resource": async ({ params, body, caller }) => {
      await setSource(desk, params.resource, body, caller);
      return null;
    },
    "POST /api/data/sources/:resource/drops": ({ params, query, file, caller }) =>
      uploadDrop(desk, params.resource, { ...file, ...query }, caller),
    "GET /api/my-data-visitors": ({ caller }) => listVisits(desk, caller),
  });
}
