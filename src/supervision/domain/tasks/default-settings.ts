import type { Day } from "../../../kernel/calendar.ts";
import type { LightRule } from "./light.ts";
import type { ReportingSchedule } from "./schedule.ts";
import type { DeskOptions, Limits } from "./settings.ts";

/** Before any day that a plan could set: from then on defaults hold. */
export const FROM_THE_START: Day = "2000-01-01";

/** By day 28 of each month: 盘锦市 2021, 146 items reported by day 28 of each month. The shift is a setting of the product. */
export const DEFAULT_SCHEDULE: ReportingSchedule = {
  kind: "monthly",
  dueDay: 28,
  dueMonth: 0,
  shift: "previous-working-day",
};

/**
 * Settings of the product: no document read so far prints a threshold. That lateness is judged on the original date
 * unless an extension was granted is 督查督办 practice (daumloan.com/p-754320243, an enterprise's copy).
 */
export const DEFAULT_LIGHT_RULES: readonly LightRule[] = [
  { id: "judged-overdue", condition: "judged-overdue", threshold: 0, light: "red" },
  { id: "overdue", condition: "overdue", threshold: 1, light: "red" },
  { id: "reports-missing-2", condition: "reports-missing", threshold: 2, light: "red" },
  { id: "reports-missing-1", condition: "reports-missing", threshold: 1, light: "amber" },
  { id: "stage-late", condition: "stage-late", threshold: 1, light: "amber" },
  { id: "due-within-30", condition: "due-within", threshold: 30, light: "amber" },
  { id: "coordination-asked", condition: "coordination-asked", threshold: 0, light: "amber" },
];

/**
 * Documents 30 days, minutes 20, instructions 15: from a reprint of one government's rules of 政务督查
 * (fymate.net/168342, weak provenance). Days to receive and to answer a reminder are settings of the product.
 */
export const DEFAULT_LIMITS: Limits = {
  finishWithin: { plan: null, meeting: 20, instruction: 15, superior: 30, order: 30 },
  receiveWithin: 3,
  reminderWithin: [5, 3, 1],
  source:
    "文件 30 天、会议纪要 20 天、批示 15 天：某地政务督查规则的转载（fymate.net/168342，出处不强）；领导小组交办比照文件；签收和催办天数为系统默认。请按本地规定修改。",
};

/** 审签 is on, as papers leave a unit with its head's word; ranking stays off until the office turns it on. */
export const DEFAULT_OPTIONS: DeskOptions = { signStep: true, ranking: false, authority: null };
