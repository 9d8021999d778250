import type { FastifyInstance } from "fastify";
import { implement } from "../../../platform/http/implement.ts";
import { bound, kindHandlers } from "../../../platform/records/kind-handlers.ts";
import type { Desk } from "../store/desk.ts";
import { actOnBreach, breachBoardFor, reportBreach } from "./breach/store.ts";
import { oversightContract } from "./contract.ts";
import { askCorrection, correctionChoices, correctionRecipients, corrections } from "./correction/store.ts";
import { disputes, openDispute, oversightChoices } from "./dispute/store.ts";
import { ledgerWorkbook } from "./ledger/paper.ts";
import { deleteEntry, inspectLedger, ledgerDetail, listLedgers, writeEntry } from "./ledger/store.ts";
import { askFlow, returnFlows } from "./return-flow/store.ts";

/** See the contract for what each route is for. */
export function oversightRoutes(app: FastifyInstance, desk: Desk): void {
  implement(app, oversightContract, {
    ...kindHandlers("/api/data/disputes", "dispute", bound(desk, disputes, openDispute)),
    "GET /api/data/oversight-choices": ({ caller }) => oversightChoices(desk, caller),
    ...kindHandlers("/api/data/return-flows", "flow", bound(desk, returnFlows, askFlow)),
    ...kindHandlers("/api/data/corrections", "correction", bound(desk, corrections)),
    "POST /api/data/corrections": ({ body, caller }) => askCorrection(desk, body, caller),
    "GET /api/data/corrections/:correction/recipients": ({ params, query, caller }) =>
      correctionRecipients(desk, params.correction, query.since ?? null, caller),
    "GET /api/data/correction-choices": ({ caller }) => correctionChoices(desk, caller),
    "GET /api/data/ledgers": ({ query, caller }) => listLedgers(desk, query, caller),
    "GET /api/data/ledgers/:grant": ({ params, caller }) => ledgerDetail(desk, params.grant, caller),
    "POST /api/data/ledgers/:grant/entries": async ({ params, body, caller }) => {
      await writeEntry(desk, params.grant, body, caller);
      return ledgerDetail(desk, params.grant, caller);
    },
    "DELETE /api/data/ledgers/:grant/entries/:entry": async ({ params, caller }) => {
      await deleteEntry(desk, params.grant, params.entry, caller);
      return ledgerDetail(desk, params.grant, caller);
    },
    "POST /api/data/ledgers/:grant/inspections": async ({ params, body, caller }) => {
      await inspectLedger(desk, params.grant, body, caller);
      return ledgerDetail(desk, params.grant, caller);
    },
    "GET /api/data/ledgers/:grant/workbook": ({ params, caller }) =>
      ledgerWorkbook(desk, params.grant, caller),
    "GET /api/data/breaches": ({ query: { page, size, sort, reversed, ...filter }, caller }) =>
      breachBoardFor(desk, filter, { page, size, sort, reversed }, caller),
    "POST /api/data/breaches": ({ body, caller }) => reportBreach(desk, body, caller),
    "POST /api/data/breaches/:breach/acts": ({ params, body, caller }) =>
      actOnBreach(desk, params.breach, body, caller),
  });
}
