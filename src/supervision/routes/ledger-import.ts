import type { FastifyInstance } from "fastify";
import { FailureError } from "../../kernel/error.ts";
import { implement } from "../../platform/http/implement.ts";
import { ledgerImportContract } from "../contract/ledger-import.ts";
import { NO_LEDGER_IMPORT } from "../domain/ledger-import/failures.ts";
import type { Supervision } from "../store/desk.ts";
import { applyLedger } from "../store/ledger-import/apply.ts";
import { findLedgerImport } from "../store/ledger-import/imports.ts";
import { correctMapping, discardLedger, receiveLedger } from "../store/ledger-import/receive.ts";
import { viewLedger } from "../store/ledger-import/view.ts";

/** Routes of taking over an office's own ledger: see the contract for what each is for. */
export function ledgerImportRoutes(app: FastifyInstance, desk: Supervision): void {
  implement(app, ledgerImportContract, {
    "POST /api/plans/:plan/ledger-imports": ({ params, file, query, caller }) =>
      receiveLedger(desk, params.plan, file, query, caller),
    "GET /api/ledger-imports/:import": async ({ params, query }) => {
      const record = await findLedgerImport(desk.sql, params.import);
      if (!record) throw new FailureError(NO_LEDGER_IMPORT);
      return viewLedger(desk, record, query);
    },
    "PUT /api/ledger-imports/:import/mapping": ({ params, query, body, caller }) =>
      correctMapping(desk, params.import, body, query, caller),
    "POST /api/ledger-imports/:import/apply": ({ params, body, caller }) =>
      applyLedger(desk, params.import, body, caller),
    "DELETE /api/ledger-imports/:import": ({ params, caller }) => discardLedger(desk, params.import, caller),
  });
}
