import { z } from "zod";
import type { Contract } from "../../kernel/contract.ts";
import type { ReturnedWorkbook, WorkbookUnits } from "../domain/workbooks/returned-workbook.ts";
import { id, typed } from "../../contract/parts.ts";
import { period } from "./fields.ts";

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** `5:12,7:3`: row 5 is about task 12, row 7 about task 3. Short, because it stands in the address beside the file. */
const decided = z
  .string()
  .max(6_000)
  .regex(/^\d{1,7}:\d{1,7}(?:,\d{1,7}:\d{1,7})*$/)
  .transform(
    (text): ReadonlyMap<number, number> =>
      new Map(text.split(",").map((pair) => pair.split(":").map(Number) as [number, number])),
  );

export const workbooksContract = {
  "GET /api/plans/:plan/workbook-units": {
    summary: "Units that owe reports for a period, the running one if none is named, and how far each is",
    access: ["office"],
    params: z.object({ plan: id }),
    query: z.object({ period: period.optional() }),
    reply: typed<WorkbookUnits>(),
  },
  "GET /api/plans/:plan/workbooks": {
    summary: "One workbook per unit to fill in for a period, in one zip",
    access: ["office"],
    params: z.object({ plan: id }),
    query: z.object({ period: period.optional(), onlyMissing: z.stringbool().default(false) }),
    reply: "file",
  },
  "GET /api/plans/:plan/workbooks/:unit": {
    summary: "The workbook of one unit for a period",
    access: ["office", "unit-head", "liaison"],
    params: z.object({ plan: id, unit: id }),
    query: z.object({ period: period.optional() }),
    reply: "file",
  },
  "GET /api/plans/:plan/workbook-files/:digest": {
    summary: "A returned workbook as it was entered",
    access: ["office"],
    params: z.object({ plan: id, digest }),
    reply: "file",
  },
  "POST /api/workbooks": {
    summary:
      "A returned workbook, recognised by its hidden key: first dry-run, then all or good-rows. A row whose key has parted from what it shows is asked: decided gives its task's number, digest the file that was decided on",
    access: ["office"],
    query: z.object({
      mode: z.enum(["dry-run", "all", "good-rows"]).default("dry-run"),
      decided: decided.optional(),
      digest: digest.optional(),
    }),
    body: "multipart",
    reply: typed<ReturnedWorkbook>(),
  },
} as const satisfies Contract;
