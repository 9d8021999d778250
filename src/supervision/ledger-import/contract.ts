import { z } from "zod";
import { importContract } from "../../contract/import.ts";
import { called, day, id } from "../../contract/parts.ts";
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
      units: called("单位", "Units", z.record(z.string().max(200), id.nullable())).default({}),
      /** The year of what names none. */
      year: called("年份", "Year", z.number().int().min(2000).max(2099).nullable()).default(null),
      /** Days of words that give no certain one; null: kept as printed, without a day. */
      days: called("时限", "Days", z.record(z.string().max(2_000), day.nullable())).default({}),
      /** Which registered task or undertaking a row is, by the row's key; null: a task of its own. */
      tasks: called(
        "对应的任务",
        "Tasks that lines are",
        z.record(z.string().max(30), id.nullable()),
      ).default({}),
      /** The proposed judgements that the caller confirms. */
      done: called("已办结", "Done", z.boolean()).default(UNDECIDED.done),
      standing: called("长期坚持", "Standing", z.boolean()).default(UNDECIDED.standing),
      overdue: called("已逾期", "Overdue", z.boolean()).default(UNDECIDED.overdue),
    },
  },
) satisfies Contract;
