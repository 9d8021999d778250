import type { FastifyInstance } from "fastify";
import { implement } from "../../platform/http/implement.ts";
import { workPointsContract } from "../contract/work-points.ts";
import type { Desk } from "../store/desk.ts";
import { actOnSet, beginSet, dispatchPoints, recordStock } from "../store/work-points/acts.ts";
import { coverageWorkbook, yearCoverage } from "../store/work-points/coverage.ts";
import { stockDocument, stockWorkbook, workPointsDocument } from "../store/work-points/documents.ts";
import { readPointsOfFile, readPointsOfText } from "../store/work-points/read-points.ts";
import {
  compareSets,
  detailOf,
  summarise,
  taskChoices,
  workPointChoices,
} from "../store/work-points/sets.ts";

/** See the contract for what each route is for. */
export function workPointsRoutes(app: FastifyInstance, desk: Desk): void {
  implement(app, workPointsContract, {
    "GET /api/work-points": async ({ query }) => ({ rows: await summarise(desk, query) }),
    "GET /api/work-point-choices": ({ query }) => workPointChoices(desk, query.plan),
    "POST /api/work-points": async ({ body, caller }) =>
      detailOf(desk, (await beginSet(desk, body, caller)).id, caller),
    "GET /api/work-points/:set": ({ params, caller }) => detailOf(desk, params.set, caller),
    "POST /api/work-points/:set/acts": async ({ params, body, caller }) => {
      await actOnSet(desk, params.set, body, caller);
      return detailOf(desk, params.set, caller);
    },
    "POST /api/work-points/:set/text": async ({ params, body, caller }) => ({
      rows: await readPointsOfText(desk, params.set, body.text, caller),
    }),
    "POST /api/work-points/:set/file": async ({ params, query, file, caller }) => ({
      rows: await readPointsOfFile(desk, params.set, file, query.confirmInternal === "true", caller),
    }),
    "GET /api/work-points/:set/task-choices": async ({ params }) => ({
      rows: await taskChoices(desk, params.set),
    }),
    "POST /api/work-points/:set/dispatch": async ({ params, body, caller }) => {
      await dispatchPoints(desk, params.set, body, caller);
      return detailOf(desk, params.set, caller);
    },
    "POST /api/work-points/:set/stock": async ({ params, body, caller }) => {
      await recordStock(desk, params.set, body, caller);
      return detailOf(desk, params.set, caller);
    },
    "GET /api/work-points/:set/comparison": ({ params, query }) => compareSets(desk, params.set, query.with),
    "GET /api/work-points/:set/document": ({ params }) => workPointsDocument(desk, params.set),
    "GET /api/work-points/:set/stock-document": ({ params }) => stockDocument(desk, params.set),
    "GET /api/work-points/:set/stock-workbook": ({ params }) => stockWorkbook(desk, params.set),
    "GET /api/work-point-coverage": ({ query }) => yearCoverage(desk, query),
    "GET /api/work-point-coverage/workbook": ({ query }) => coverageWorkbook(desk, query),
  });
}
