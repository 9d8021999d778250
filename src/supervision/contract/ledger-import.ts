import { z } from "zod";
import type { Contract } from "../../kernel/contract.ts";
import type { Sentence } from "../../kernel/error.ts";
import { id, typed } from "./fields.ts";

/** What a column of an office's own ledger may mean. */
export const LEDGER_FIELDS = [
  "number",
  "source",
  "section",
  "measure",
  "text",
  "goals",
  "leader",
  "lead",
  "support",
  "contact",
  "phone",
  "deadline",
  "progress",
  "problems",
  "next",
  "coordination",
  "status",
  "remark",
] as const;
export type LedgerField = (typeof LEDGER_FIELDS)[number];

/** `column` counts from 0; `why` says what proposed the field. */
export type MappedColumn = {
  readonly column: number;
  readonly heading: string;
  readonly field: LedgerField | null;
  readonly why: "remembered" | "heading" | "content" | "decided" | null;
  /** The first values below it. */
  readonly samples: readonly string[];
};

/** One row as it would be taken over; `number` is what Excel shows at the left. */
export type LedgerImportRow = {
  readonly number: number;
  /** The task it would be: an undertaking of the plan, one that is registered already, or a new one. */
  readonly becomes: "new" | "undertaking" | "existing";
  readonly ordinal: string | null;
  readonly undertakingId: string | null;
  readonly taskId: string | null;
  readonly text: string;
  readonly lead: readonly string[];
  readonly support: readonly string[];
  readonly deadline: string | null;
  readonly history: readonly { readonly day: string | null; readonly text: string }[];
  readonly judgement: "done" | "standing" | "overdue" | null;
  readonly issues: readonly {
    readonly field: LedgerField | null;
    readonly sentence: Sentence;
    readonly blocks: boolean;
  }[];
};

export type LedgerImport = {
  readonly id: string;
  readonly planId: string;
  readonly fileName: string;
  readonly state: "mapping" | "applied" | "discarded";
  readonly headingRow: number;
  readonly columns: readonly MappedColumn[];
  readonly rows: readonly LedgerImportRow[];
  readonly good: number;
  readonly blocked: number;
  readonly outcome: { readonly registered: number; readonly noted: number; readonly skipped: number } | null;
};

export const ledgerImportContract = {
  "POST /api/plans/:plan/ledger-imports": {
    summary: "Upload the office's own ledger (.xlsx); what its columns mean is proposed",
    access: ["office"],
    params: z.object({ plan: id }),
    body: "multipart",
    reply: typed<LedgerImport>(),
  },
  "GET /api/ledger-imports/:import": {
    summary: "A ledger being taken over",
    access: ["office"],
    params: z.object({ import: id }),
    reply: typed<LedgerImport>(),
  },
  "PUT /api/ledger-imports/:import/mapping": {
    summary: "Correct what its columns mean and from which row on; remembered when applied",
    access: ["office"],
    params: z.object({ import: id }),
    body: z.object({
      headingRow: z.number().int().min(1).max(200),
      fields: z.array(z.enum(LEDGER_FIELDS).nullable()).max(500),
    }),
    reply: typed<LedgerImport>(),
  },
  "POST /api/ledger-imports/:import/apply": {
    summary: "Register its tasks with past progress as history: all rows, or those without errors",
    access: ["office"],
    params: z.object({ import: id }),
    body: z.object({ mode: z.enum(["all", "good-rows"]) }),
    reply: typed<LedgerImport>(),
  },
  "DELETE /api/ledger-imports/:import": {
    summary: "Discard it",
    access: ["office"],
    params: z.object({ import: id }),
    reply: typed<LedgerImport>(),
  },
} as const satisfies Contract;
