import { z } from "zod";
import { BUSINESS_ROLES } from "../../kernel/access.ts";
import type { Contract } from "../../kernel/contract.ts";
import type { LivingPlan } from "../domain/living-plan.ts";
import type { LedgerUnit } from "../domain/tasks/ledger-cells.ts";
import type { MissingUnit, ReviewItem, Statistics } from "../domain/tasks/task-row.ts";
import { day, id, page, typed } from "../../contract/parts.ts";

/** A saved view of the ledger: its filters as in the address, and its columns in their order. */
export const ledgerView = z.object({
  filters: z.record(z.string().max(20), z.string().max(300)),
  columns: z.array(z.string().max(20)).max(30),
});
export type LedgerView = {
  readonly id: string;
  readonly name: string;
  readonly value: z.output<typeof ledgerView>;
};

export const officeContract = {
  "GET /api/review-queue": {
    summary: "Reports, extensions and claims that wait for a decision, oldest first",
    access: ["office", "unit-head", "liaison"],
    query: page.extend({
      plan: id.optional(),
      unit: id.optional(),
      kind: z.enum(["report", "extension", "claim"]).optional(),
    }),
    reply: typed<{
      total: number;
      counts: Record<"report" | "extension" | "claim", number>;
      rows: ReviewItem[];
    }>(),
  },
  "GET /api/living-plan": {
    summary: "The plan that everybody's desk shows, and those that the office can pin in its place",
    access: BUSINESS_ROLES,
    reply: typed<LivingPlan>(),
  },
  "PUT /api/living-plan": {
    summary: "Pin a plan for everybody's desk; null takes the pin away",
    access: ["office"],
    body: z.object({ plan: id.nullable() }),
    reply: typed<LivingPlan>(),
  },
  "GET /api/missing": {
    summary:
      "Units that owe reports which fell due, since when, with reminders sent; as text for the work group",
    access: ["office", "leader"],
    query: z.object({ plan: id.optional(), asOf: day.optional() }),
    reply: typed<{
      asOf: string;
      units: MissingUnit[];
      answerBy: Readonly<Record<string, readonly string[]>>;
      text: string;
    }>(),
  },
  "GET /api/plans/:plan/statistics": {
    summary: "By unit, chapter and quarter; ranked only when the office turned ranking on",
    access: ["office", "leader"],
    params: z.object({ plan: id }),
    query: z.object({ from: day.optional(), asOf: day.optional() }),
    reply: typed<Statistics>(),
  },
  "GET /api/ledger-choices": {
    summary:
      "Units and chapters that the ledger can be narrowed to; for the office with who answers for a unit. With `roster`, all bodies that a task can be given to",
    access: ["office", "leader", "unit-head", "liaison"],
    query: z.object({ plan: id.optional(), roster: z.stringbool().default(false) }),
    reply: typed<{ units: LedgerUnit[]; sections: string[] }>(),
  },
  "GET /api/ledger-views": {
    summary: "The caller's saved views of the ledger",
    access: ["office", "leader"],
    reply: typed<{ rows: LedgerView[] }>(),
  },
  "PUT /api/ledger-views/:name": {
    summary: "Save a view of the ledger under a name, over what had it",
    access: ["office", "leader"],
    params: z.object({ name: z.string().trim().min(1).max(60) }),
    body: ledgerView,
    reply: typed<{ rows: LedgerView[] }>(),
  },
  "DELETE /api/ledger-views/:name": {
    summary: "Forget a saved view",
    access: ["office", "leader"],
    params: z.object({ name: z.string().trim().min(1).max(60) }),
    reply: typed<{ rows: LedgerView[] }>(),
  },
} as const satisfies Contract;
