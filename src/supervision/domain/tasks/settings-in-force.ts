import type { Day } from "../../../kernel/calendar.ts";
import {
  DEFAULT_LIGHT_RULES,
  DEFAULT_LIMITS,
  DEFAULT_OPTIONS,
  DEFAULT_SCHEDULE,
  FROM_THE_START,
} from "./default-settings.ts";
import type { LightRule } from "./light.ts";
import type { DatedSetting, PlanSettings, SettingKind, SettingValues } from "./settings.ts";

type Dated<K extends SettingKind> = { readonly from: Day; readonly value: SettingValues[K] };

const ofKind = <K extends SettingKind>(history: readonly DatedSetting[], kind: K): DatedSetting<K>[] =>
  history.filter((setting): setting is DatedSetting<K> => setting.kind === kind);

const byDay = <K extends SettingKind>(history: readonly DatedSetting[], kind: K): Dated<K>[] =>
  ofKind(history, kind).toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));

const inForce = <T extends { readonly from: Day }>(dated: readonly T[], asOf: Day): T | undefined =>
  dated.findLast(({ from }) => from <= asOf);

/**
 * A plan's settings on a day from all that was recorded of them, in the order of recording. Schedules and rules keep
 * every version; of two from the same day the one recorded later holds. Limits and options are those of `asOf`.
 */
export function settingsInForce(history: readonly DatedSetting[], asOf: Day): PlanSettings {
  const schedules = byDay(history, "schedule").map(({ from, value }) => ({ from, schedule: value }));
  const lights = byDay(history, "lights").map(({ from, value }) => ({ from, rules: value.rules }));
  return {
    adoptedOn: ofKind(history, "adoption").at(-1)?.value.on ?? null,
    schedules: [{ from: FROM_THE_START, schedule: DEFAULT_SCHEDULE }, ...schedules],
    lights: [{ from: FROM_THE_START, rules: DEFAULT_LIGHT_RULES }, ...lights],
    limits: inForce(byDay(history, "limits"), asOf)?.value ?? DEFAULT_LIMITS,
    options: inForce(byDay(history, "options"), asOf)?.value ?? DEFAULT_OPTIONS,
    history,
  };
}

/** The rules of lights in force on a day. */
export function lightRulesOn({ lights }: Pick<PlanSettings, "lights">, asOf: Day): readonly LightRule[] {
  return inForce(lights, asOf)?.rules ?? DEFAULT_LIGHT_RULES;
}
