import { z } from "zod";
import { valuesOf } from "../../../contract/fields.ts";
import { kindContract } from "../../../contract/kind.ts";
import { typed, words } from "../../../contract/parts.ts";
import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import { alert, type AlertAsked, type AlertDetail, type AlertRow, RAISING } from "./kind.ts";
import type { AlertTold } from "./notice.ts";
import { SECTIONS } from "./river.ts";

export const alertContract = {
  ...kindContract<AlertAsked>()("/api/ecology/alerts", "alert", alert, {
    readers: BUSINESS_ROLES,
    actors: ["office", "unit-head", "liaison"],
    begin: valuesOf(RAISING),
    summaries: {
      list: "Alerts along the river that concern the caller's bureau, by status and words",
      begin: "Raise an alert at a section: the ecology bureaus of all cities concerned are told",
      open: "An alert with its notices, arrival bands and history",
      act: "Acknowledge an alert, enter tasks and joint samples, close it with its cause",
    },
    row: typed<AlertRow>(),
    detail: typed<AlertDetail>(),
  }),
  "GET /api/ecology/alert-recipients": {
    summary:
      "Whom an alert at a section would be told, were it raised now, and by when it is to be acknowledged",
    access: ["unit-head", "liaison"],
    query: z.object({ section: z.enum(SECTIONS.map(({ id }) => id)), seenAt: words(30).optional() }),
    reply: typed<AlertTold>(),
  },
} as const;
