import { z } from "zod";
import { BUSINESS_ROLES } from "../../kernel/access.ts";
import type { Contract } from "../../kernel/contract.ts";
import type { PeriodStanding, Returned } from "../domain/tasks/period-standing.ts";
import type { MyWork, ReportForm } from "../domain/tasks/task-row.ts";
import { id, typed } from "../../contract/parts.ts";
import { period } from "./fields.ts";
import { reportContent } from "./action-request.ts";

export type SheetScan = {
  readonly id: string;
  readonly name: string;
  readonly addedAt: string;
  readonly addedBy: string;
};

/** What a unit's desk shows of its reports: of each plan the period that runs, and what came back. */
export type MyPeriod = {
  readonly asOf: string;
  readonly plans: readonly ({ readonly planId: string; readonly title: string } & PeriodStanding)[];
  readonly returned: readonly Returned[];
};

export const reportingContract = {
  "GET /api/my-work": {
    summary: "What the caller's unit owes, by when, across plans; the office may ask for any unit",
    access: BUSINESS_ROLES,
    query: z.object({ unit: id.optional() }),
    reply: typed<MyWork>(),
  },
  "GET /api/my-period": {
    summary: "How the reports of the caller's unit for the running period stand, by plan, and what came back",
    access: ["unit-head", "liaison"],
    reply: typed<MyPeriod>(),
  },
  "GET /api/tasks/:task/report-form": {
    summary: "The form for a unit's report on this task and its other tasks of the same measure",
    access: ["office", "unit-head", "liaison"],
    params: z.object({ task: id }),
    query: z.object({ unit: id.optional(), period: period.optional() }),
    reply: typed<ReportForm>(),
  },
  "PUT /api/tasks/:task/report-draft": {
    summary: "Keep what was typed so far; only its author sees it",
    access: ["office", "unit-head", "liaison"],
    params: z.object({ task: id }),
    body: z.object({ unit: id.optional(), period, content: reportContent }),
    reply: typed<{ savedAt: string }>(),
  },
  "GET /api/report-sheets": {
    summary: "The printable sheet of a unit's reports for a period, for the seal, and stamped scans attached",
    access: ["office", "unit-head", "liaison"],
    query: z.object({ plan: id, unit: id.optional(), period }),
    reply: typed<{ asOf: string; forms: readonly ReportForm[]; scans: readonly SheetScan[] }>(),
  },
  "POST /api/report-sheets": {
    summary: "Attach the stamped scan of a sheet",
    access: ["office", "unit-head", "liaison"],
    query: z.object({ plan: id, unit: id.optional(), period }),
    body: "multipart",
    reply: typed<SheetScan>(),
  },
  "GET /api/report-sheets/scans/:scan": {
    summary: "A stamped scan as it was attached",
    access: ["office", "leader", "unit-head", "liaison"],
    params: z.object({ scan: id }),
    reply: "file",
  },
} as const satisfies Contract;
