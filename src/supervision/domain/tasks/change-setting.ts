import { addDays, type Day, dayInChinese } from "../../../kernel/calendar.ts";
import { type Result, fail, ok } from "../../../kernel/result.ts";
import type { IsWorkingDay } from "../../../kernel/working-days.ts";
import { FROM_THE_START } from "./default-settings.ts";
import type { LightRule } from "./light.ts";
import { periodsOf } from "./periods.ts";
import type { ReportingSchedule } from "./schedule.ts";
import type { PlanSettings, SettingKind, SettingValues } from "./settings.ts";

/** A setting that shall hold from a day on. */
export type NewSetting = {
  readonly [K in SettingKind]: { readonly kind: K; readonly from: Day; readonly value: SettingValues[K] };
}[SettingKind];

export type SettingCode =
  | "adoption-fixed"
  | "too-early"
  | "bad-periods"
  | "repeated-period"
  | "repeated-rule";

type Circumstances = {
  /** The day on which the change is made. */
  readonly today: Day;
  /** Whether a task of the plan is on the register. */
  readonly hasTasks: boolean;
  readonly isWorkingDay: IsWorkingDay;
};

/** What a key of a computed period looks like: a label of one's own must not be taken for it. */
const COMPUTED_KEY = /^\d{4}-(?:\d\d|Q[1-4]|H[12])$/;

function checkPeriods(schedule: ReportingSchedule): Result<null, SettingCode> {
  if (schedule.kind !== "custom") return ok(null);
  const periods = schedule.periods.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  for (const [i, { label, from, to, due }] of periods.entries()) {
    const before = periods[i - 1];
    if (from > to)
      return fail(
        "bad-periods",
        `报送期“${label}”的止日早于起日，请改正后再存。`,
        `Period “${label}” ends before it begins. Correct it and save again.`,
      );
    if (due < from)
      return fail(
        "bad-periods",
        `报送期“${label}”还没开始就到了报送日，请把报送日改到 ${from} 以后。`,
        `Period “${label}” is due before it begins. Set its due day to ${from} or later.`,
      );
    if (before && before.to >= from)
      return fail(
        "bad-periods",
        `报送期“${before.label}”和“${label}”重叠，请改正起止日后再存。`,
        `Periods “${before.label}” and “${label}” overlap. Correct their days and save again.`,
      );
    if (before && before.due >= due)
      return fail(
        "bad-periods",
        `报送期“${label}”的报送日不晚于前一期“${before.label}”，请改正后再存。`,
        `Period “${label}” is not due later than “${before.label}” before it. Correct it and save again.`,
      );
    if (COMPUTED_KEY.test(label))
      return fail(
        "repeated-period",
        `报送期名称“${label}”与按月、按季的期号混淆，请换一个名称。`,
        `The label “${label}” could be taken for a month, quarter or half-year. Choose another.`,
      );
  }
  return ok(null);
}

/** Periods are told apart by their keys: also labels of an older schedule must not come back. */
function checkKeys(
  settings: PlanSettings,
  from: Day,
  schedule: ReportingSchedule,
  isWorkingDay: IsWorkingDay,
): Result<null, SettingCode> {
  const labels = schedule.kind === "custom" ? schedule.periods.map(({ to }) => to) : [from];
  const last = labels.reduce((a, b) => (a > b ? a : b));
  const schedules = [...settings.schedules, { from, schedule }];
  const keys = new Set<string>();
  for (const { key } of periodsOf(schedules, isWorkingDay, FROM_THE_START, addDays(last, 800))) {
    if (keys.has(key))
      return fail(
        "repeated-period",
        `报送期“${key}”已经有了，请换一个名称。`,
        `There is already a period “${key}”. Choose another label.`,
      );
    keys.add(key);
  }
  return ok(null);
}

function repeatedRule(rules: readonly LightRule[]): LightRule | undefined {
  return rules.find((rule, i) => rules.findIndex(({ id }) => id === rule.id) !== i);
}

/**
 * Whether a setting may be changed so, and what is then recorded. The adoption date says which dates await judgement
 * when tasks are registered, so it stays once there are tasks; set late it counts for those registered afterwards. Everything else holds from today or later once there
 * are tasks: past days keep what held then, and nobody is judged by a rule that came afterwards.
 */
export function changeSetting(
  settings: PlanSettings,
  change: NewSetting,
  { today, hasTasks, isWorkingDay }: Circumstances,
): Result<NewSetting, SettingCode> {
  if (change.kind === "adoption") {
    if (hasTasks && settings.adoptedOn !== null && settings.adoptedOn !== change.value.on)
      return fail(
        "adoption-fixed",
        "方案已有任务立项，启用日不能再改：哪些时限待核定是按它定的。个别任务的时限请用核定、延期办理。",
        "Tasks are registered, so the adoption date stays: it decided which dates await judgement. Judge or extend single tasks instead.",
      );
    // It holds for the whole life of the plan; a second day would only contradict the first.
    return ok({ ...change, from: change.value.on });
  }
  if (hasTasks && change.from < today)
    return fail(
      "too-early",
      `设置只能从今天（${dayInChinese(today)}）或以后起生效，已过去的日子保留当时的设置。请改生效日。`,
      `Settings hold from today (${today}) or later; past days keep what held then. Change the day.`,
    );
  if (change.kind === "schedule") {
    const periods = checkPeriods(change.value);
    if (!periods.ok) return periods;
    const keys = checkKeys(settings, change.from, change.value, isWorkingDay);
    if (!keys.ok) return keys;
  }
  if (change.kind === "lights") {
    const repeated = repeatedRule(change.value.rules);
    if (repeated)
      return fail(
        "repeated-rule",
        `亮灯规则编号“${repeated.id}”重复，请刷新页面后重新修改。`,
        `Two rules are called “${repeated.id}”. Reload the page and change them again.`,
      );
  }
  return ok(change);
}
