import type { Day } from "../../../kernel/calendar.ts";
import type { LightRule } from "./light.ts";
import type { ReportingSchedule } from "./schedule.ts";
import type { TaskSourceKind } from "./task.ts";

/** Default limits in days where a source prints none, and what a reminder of each step gives; each with its source. */
export type Limits = {
  /** Days to finish a task without a printed deadline, by its source; null: no default. */
  readonly finishWithin: Readonly<Record<TaskSourceKind, number | null>>;
  /** Working days to receive a dispatched task. */
  readonly receiveWithin: number;
  /** Working days that reminders of step 1, 2 and 3 give. */
  readonly reminderWithin: readonly [number, number, number];
  /** Where these come from, in words. */
  readonly source: string;
};

/** What the office turned on. `authority` names the paper that lets it issue an inspection notice 督查通知. */
export type DeskOptions = {
  readonly signStep: boolean;
  readonly ranking: boolean;
  readonly authority: { readonly paper: string; readonly date: Day | null } | null;
};

/** The kinds of setting of a plan, each with its value. A setting holds from its day until the next one of its kind. */
export type SettingValues = {
  /** 启用日. */
  readonly adoption: { readonly on: Day };
  readonly schedule: ReportingSchedule;
  readonly lights: { readonly rules: readonly LightRule[] };
  readonly limits: Limits;
  readonly options: DeskOptions;
};
export type SettingKind = keyof SettingValues;
export const SETTING_KINDS = ["adoption", "schedule", "lights", "limits", "options"] as const;

export type DatedSetting<K extends SettingKind = SettingKind> = {
  readonly kind: K;
  readonly from: Day;
  readonly value: SettingValues[K];
  readonly by: string;
  readonly at: string;
};

/** All settings of a plan, oldest first; before the first of a kind its default holds. */
export type PlanSettings = {
  readonly adoptedOn: Day | null;
  readonly schedules: readonly { readonly from: Day; readonly schedule: ReportingSchedule }[];
  readonly lights: readonly { readonly from: Day; readonly rules: readonly LightRule[] }[];
  readonly limits: Limits;
  readonly options: DeskOptions;
  readonly history: readonly DatedSetting[];
};
