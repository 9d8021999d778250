import type { Sentence } from "../../../kernel/error.ts";
import type { WorkDuty } from "./task-row.ts";

/** What a duty is called. */
export const DUTY_NAMES: Readonly<Record<WorkDuty["kind"], Sentence>> = {
  receive: { zh: "待签收", en: "To receive" },
  report: { zh: "待报送", en: "To report" },
  returned: { zh: "被退回", en: "Returned" },
  sign: { zh: "待审签", en: "To sign" },
  "review-support": { zh: "待会签", en: "To review" },
  deadline: { zh: "临近时限", en: "Date near" },
  reminder: { zh: "办公室提醒", en: "Reminder" },
};
