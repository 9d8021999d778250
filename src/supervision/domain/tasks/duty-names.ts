import type { Sentence } from "../../../kernel/error.ts";
import type { WorkDuty } from "./task-row.ts";

/** What a kind of duty is called. */
export const DUTY_NAMES: Readonly<Record<WorkDuty["kind"], Sentence>> = {
  receive: { zh: "待签收", en: "To receive" },
  report: { zh: "待报送", en: "To report" },
  returned: { zh: "被退回", en: "Returned" },
  sign: { zh: "待审签", en: "To sign" },
  "review-support": { zh: "待会签", en: "To review" },
  deadline: { zh: "完成时限", en: "Deadline" },
  reminder: { zh: "办公室提醒", en: "Reminder" },
};

const DATE_NEAR: Sentence = { zh: "临近时限", en: "Date near" };
const DATE_PAST: Sentence = { zh: "已过时限", en: "Past its date" };

/** What one duty is called: a date is near until its day is over, and past after it. */
export const dutyName = ({ kind, late }: Pick<WorkDuty, "kind" | "late">): Sentence =>
  kind !== "deadline" ? DUTY_NAMES[kind] : late ? DATE_PAST : DATE_NEAR;
