import { z } from "zod";
import type { Contract } from "../../kernel/contract.ts";
import { LEDGER_FIELDS, type LedgerImport } from "../domain/ledger-import/ledger-import.ts";
import { day, id, page, typed } from "../../contract/parts.ts";

/** Which rows of it are shown: all, those that cannot be taken over yet, those like a registered task, those with something to say, those that propose a judgement. */
const rows = page.extend({ show: z.enum(["all", "blocked", "alike", "issues", "judgement"]).default("all") });

export const ledgerImportContract = {
  "POST /api/plans/:plan/ledger-imports": {
    summary: "Upload the office's own ledger (.xlsx); what its columns mean is proposed",
    access: ["office"],
    params: z.object({ plan: id }),
    query: z.object({ confirmInternal: z.stringbool().default(false) }),
    body: "multipart",
    reply: typed<LedgerImport>(),
  },
  "GET /api/ledger-imports/:import": {
    summary: "A ledger being taken over, with one page of its rows",
    access: ["office"],
    params: z.object({ import: id }),
    query: rows,
    reply: typed<LedgerImport>(),
  },
  "PUT /api/ledger-imports/:import/mapping": {
    summary:
      "Correct what its columns mean, where its headings end, who is meant by a name, of which year it is, which day words mean and which registered task a row is; without fields they are proposed anew",
    access: ["office"],
    params: z.object({ import: id }),
    query: rows,
    body: z.object({
      headingRow: z.number().int().min(0).max(1_048_576),
      fields: z.array(z.enum(LEDGER_FIELDS).nullable()).max(500).optional(),
      units: z.record(z.string().max(200), id.nullable()).default({}),
      /** The year of what names none. */
      year: z.number().int().min(2000).max(2099).nullable().default(null),
      /** Days of words that give no certain one; null: kept as printed, without a day. */
      days: z.record(z.string().max(2_000), day.nullable()).default({}),
      /**
       * Which registered task a row is, by the row's key, added to what was said before; null: a task of its own, empty:
       * what was said is taken back.
       */
      tasks: z.record(z.string().max(30), id.or(z.literal("")).nullable()).default({}),
    }),
    reply: typed<LedgerImport>(),
  },
  "POST /api/ledger-imports/:import/apply": {
    summary:
      "Register its tasks with past progress as history: all rows, or those without errors; `judge` names the proposed judgements that the caller confirms",
    access: ["office"],
    params: z.object({ import: id }),
    body: z.object({
      mode: z.enum(["all", "good-rows"]),
      judge: z
        .array(z.enum(["done", "standing", "overdue"]))
        .max(3)
        .default([]),
    }),
    reply: typed<LedgerImport>(),
  },
  "DELETE /api/ledger-imports/:import": {
    summary: "Discard it",
    access: ["office"],
    params: z.object({ import: id }),
    reply: typed<LedgerImport>(),
  },
} as const satisfies Contract;
