import { z } from "zod";
import { importContract } from "../../contract/import.ts";
import { day, id } from "../../contract/parts.ts";
import type { Contract } from "../../kernel/contract.ts";
import { UNDECIDED } from "./columns.ts";
import { LEDGER_OUTCOMES, LEDGER_SHOWS, type LedgerImport } from "./line.ts";

export const ledgerImportContract = importContract<LedgerImport>()(
  "/api/ledger-imports",
  { path: "/api/plans/:plan/ledger-imports", param: "plan", scope: id },
  {
    access: ["office"],
    what: "the office's own ledger (.xlsx)",
    shows: [...Object.keys(LEDGER_OUTCOMES), "nothing", ...Object.keys(LEDGER_SHOWS)],
    decisions: {
      units: z.record(z.string().max(200), id.nullable()).default({}),
      /** The year of what names none. */
      year: z.number().int().min(2000).max(2099).nullable().default(null),
      /** Days of words that give no certain one; null: kept as printed, without a day. */
      days: z.record(z.string().max(2_000), day.nullable()).default({}),
      /** Which registered task or undertaking a row is, by the row's key; null: a task of its own. */
      tasks: z.record(z.string().max(30), id.nullable()).default({}),
      /** The proposed judgements that the caller confirms. */
      done: z.boolean().default(UNDECIDED.done),
      standing: z.boolean().default(UNDECIDED.standing),
      overdue: z.boolean().default(UNDECIDED.overdue),
    },
  },
) satisfies Contract;
