import type { Handlers } from "../../../../platform/http/implement.ts";
import type { Desk } from "../../store/desk.ts";
import { ledgerWorkbook } from "./paper.ts";
import { deleteEntry, inspectLedger, ledgerDetail, listLedgers, writeEntry } from "./store.ts";
import type { ledgerContract } from "./contract.ts";

export const ledgerRoutes = (desk: Desk): Handlers<typeof ledgerContract> => ({
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
  "GET /api/data/ledgers/:grant/workbook": ({ params, caller }) => ledgerWorkbook(desk, params.grant, caller),
});
