import type { FastifyInstance } from "fastify";
import { MEDIA_TYPES } from "../../platform/files/sniff.ts";
import { implement } from "../../platform/http/implement.ts";
import { workbooksContract } from "../contract/workbooks.ts";
import type { Supervision } from "../store/desk.ts";
import { getWorkbookFile } from "../store/workbooks/files.ts";
import { listWorkbookUnits, makeWorkbook, makeWorkbooks } from "../store/workbooks/make.ts";
import { takeWorkbook } from "../store/workbooks/take.ts";

/** Workbooks for units that never log in: out as files, and in again. */
export function workbooksRoutes(app: FastifyInstance, desk: Supervision): void {
  implement(app, workbooksContract, {
    "GET /api/plans/:plan/workbook-units": ({ params, query }) =>
      listWorkbookUnits(desk, { ...params, ...query }),
    "GET /api/plans/:plan/workbooks": async ({ params, query }) => {
      const { name, bytes } = await makeWorkbooks(desk, { ...params, ...query }, query.onlyMissing);
      return { name, type: MEDIA_TYPES.zip, bytes };
    },
    "GET /api/plans/:plan/workbooks/:unit": async ({ params, query, caller }) => {
      const { name, bytes } = await makeWorkbook(desk, { ...params, ...query }, params.unit, caller);
      return { name, type: MEDIA_TYPES.xlsx, bytes };
    },
    "GET /api/plans/:plan/workbook-files/:digest": ({ params }) =>
      getWorkbookFile(desk, params.plan, params.digest),
    "POST /api/workbooks": ({ file, query: { mode, decided, digest }, caller }) =>
      takeWorkbook(desk, file, mode, caller, decided && { rows: decided, digest: digest ?? "" }),
  });
}
