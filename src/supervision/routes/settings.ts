import type { FastifyInstance } from "fastify";
import { addDays, type Day, dayInShanghai } from "../../kernel/calendar.ts";
import { FailureError } from "../../kernel/error.ts";
import { implement } from "../../platform/http/implement.ts";
import { PUBLISHED_THROUGH } from "../../platform/working-days.ts";
import { type SettingsReply, settingsContract } from "../contract/settings.ts";
import { NO_PLAN } from "../domain/import-failures.ts";
import { changeSetting } from "../domain/tasks/change-setting.ts";
import { lightComparison, monthEnds } from "../domain/tasks/light-preview.ts";
import { lastDuePeriod, periodsOf } from "../domain/tasks/periods.ts";
import type { DatedSchedule, Period } from "../domain/tasks/schedule.ts";
import type { PlanSettings } from "../domain/tasks/settings.ts";
import type { Supervision } from "../store/desk.ts";
import { compareLights } from "../store/light-preview.ts";
import { periodsForLights } from "../store/light-rows.ts";
import { findPlan } from "../store/plans.ts";
import { hasTasks, loadSettings, recordSetting } from "../store/settings.ts";

const AHEAD_DAYS = 366;
const BACK_DAYS = 366;
/** Changes that a preview lists; it counts the rest. */
const LISTED_CHANGES = 200;

export function settingsRoutes(app: FastifyInstance, desk: Supervision): void {
  const { sql, isWorkingDay } = desk;
  const today = (): Day => dayInShanghai(desk.now());
  const planOf = async (id: string): Promise<string> => {
    if (!(await findPlan(sql, id))) throw new FailureError(NO_PLAN);
    return id;
  };
  const shownPeriods = (schedules: readonly DatedSchedule[], on: Day): Period[] => {
    const periods = periodsOf(schedules, isWorkingDay, addDays(on, -BACK_DAYS), addDays(on, AHEAD_DAYS));
    const last = lastDuePeriod(periods, on);
    return periods.filter((period) => period === last || period.due >= on);
  };
  const replyOf = async (settings: PlanSettings, plan: string): Promise<SettingsReply> => ({
    ...settings,
    periods: shownPeriods(settings.schedules, today()),
    today: today(),
    calendarThrough: PUBLISHED_THROUGH,
    adoptionOpen: !(await hasTasks(sql, plan)),
  });

  implement(app, settingsContract, {
    "GET /api/plans/:plan/settings": async ({ params }) => {
      const plan = await planOf(params.plan);
      return replyOf(await loadSettings(sql, plan, today()), plan);
    },
    "POST /api/plans/:plan/settings": async ({ params: { plan }, body, caller }) =>
      replyOf(await recordSetting(desk, plan, body, caller), plan),
    "POST /api/plans/:plan/periods/preview": async ({ params, body }) => {
      const plan = await planOf(params.plan);
      const settings = await loadSettings(sql, plan, today());
      const { from, schedule } = body;
      const circumstances = { today: today(), hasTasks: await hasTasks(sql, plan), isWorkingDay };
      const change = changeSetting(settings, { kind: "schedule", from, value: schedule }, circumstances);
      if (!change.ok) throw new FailureError(change.failure);
      return { periods: shownPeriods([...settings.schedules, { from, schedule }], today()) };
    },
    "POST /api/plans/:plan/lights/preview": async ({ params, body }) => {
      const plan = await planOf(params.plan);
      const settings = await loadSettings(sql, plan, today());
      const periods = periodsForLights(settings, { day: today(), isWorkingDay });
      const comparison = lightComparison(settings, body.rules, periods, monthEnds(today(), body.months));
      await compareLights(sql, plan, comparison);
      const { counts, changes } = comparison.result();
      return { counts, changed: changes.length, changes: changes.slice(0, LISTED_CHANGES) };
    },
  });
}
