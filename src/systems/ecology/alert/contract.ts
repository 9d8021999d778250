import { valuesOf } from "../../../contract/fields.ts";
import { kindContract } from "../../../contract/kind.ts";
import { typed } from "../../../contract/parts.ts";
import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import { alert, type AlertAsked, type AlertDetail, type AlertRow, RAISING } from "./kind.ts";

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
} as const;
