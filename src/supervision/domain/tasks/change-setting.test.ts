import { describe, expect, it } from "vitest";
import { isWorkingDay } from "../../../platform/working-days.ts";
import { changeSetting, type NewSetting } from "./change-setting.ts";
import {
  DEFAULT_LIGHT_RULES,
  DEFAULT_LIMITS,
  DEFAULT_OPTIONS,
  DEFAULT_SCHEDULE,
  FROM_THE_START,
} from "./default-settings.ts";
import { lightRulesOn, settingsInForce } from "./settings-in-force.ts";
import type { DatedSetting, SettingKind } from "./settings.ts";

const recorded = (change: NewSetting): DatedSetting<SettingKind> => ({
  ...change,
  by: "示例员",
  at: "2026-01-01T00:00:00Z",
});
const quarterly = { kind: "quarterly", dueDay: 25, dueMonth: 0, shift: "none" } as const;
const custom = (...periods: { label: string; from: string; to: string; due: string }[]): NewSetting => ({
  kind: "schedule",
  from: "2027-01-01",
  value: { kind: "custom", shift: "none", periods },
});
const options = (from: string, signStep: boolean): NewSetting => ({
  kind: "options",
  from,
  value: { ...DEFAULT_OPTIONS, signStep },
});
const adoption = (on: string): NewSetting => ({ kind: "adoption", from: on, value: { on } });
const TODAY = "2026-11-24";

function change(to: NewSetting, given: { history?: NewSetting[]; hasTasks?: boolean } = {}) {
  const settings = settingsInForce((given.history ?? []).map(recorded), TODAY);
  return changeSetting(settings, to, { today: TODAY, hasTasks: given.hasTasks ?? true, isWorkingDay });
}
const codeOf = (to: NewSetting, given: Parameters<typeof change>[1] = {}) => {
  const result = change(to, given);
  return result.ok ? "ok" : result.failure.code;
};

const rules = (id: string) => [{ id, condition: "overdue", threshold: 5, light: "red" } as const];
const lights = (from: string, id: string): NewSetting => ({
  kind: "lights",
  from,
  value: { rules: rules(id) },
});

describe("settings of a plan （二十）", () => {
  it("are the defaults, with their sources, until the office sets something", () => {
    const settings = settingsInForce([], TODAY);
    expect(settings).toMatchObject({ adoptedOn: null, limits: DEFAULT_LIMITS, options: DEFAULT_OPTIONS });
    expect(settings.schedules).toEqual([{ from: FROM_THE_START, schedule: DEFAULT_SCHEDULE }]);
    expect(lightRulesOn(settings, TODAY)).toBe(DEFAULT_LIGHT_RULES);
    expect(settings.options.ranking).toBe(false);
    expect(settings.limits.source).toContain("出处不强");
  });

  it("hold from their day, and past days keep what held then; of two from the same day the later one holds", () => {
    const history = [lights("2026-06-01", "a"), lights("2026-09-01", "b"), lights("2026-09-01", "c")];
    const settings = settingsInForce(history.map(recorded), TODAY);
    expect(lightRulesOn(settings, "2026-05-31")).toBe(DEFAULT_LIGHT_RULES);
    expect(lightRulesOn(settings, "2026-08-31")).toEqual(rules("a"));
    expect(lightRulesOn(settings, "2026-09-01")).toEqual(rules("c"));
    const changed = [options("2026-06-01", false), options("2026-12-01", true)].map(recorded);
    expect(settingsInForce(changed, "2026-11-30").options.signStep).toBe(false);
    expect(settingsInForce(changed, "2026-12-01").options.signStep).toBe(true);
  });

  it("keep the adoption date once there are tasks: it decided what awaits judgement", () => {
    expect(codeOf(adoption("2026-10-01"), { hasTasks: false })).toBe("ok");
    expect(codeOf(adoption("2026-10-01"))).toBe("ok");
    expect(codeOf(adoption("2026-10-02"), { history: [adoption("2026-10-01")] })).toBe("adoption-fixed");
    expect(codeOf(adoption("2026-10-01"), { history: [adoption("2026-10-01")] })).toBe("ok");
    const moved = [adoption("2026-10-01"), adoption("2026-09-01")].map(recorded);
    expect(settingsInForce(moved, TODAY).adoptedOn).toBe("2026-09-01");
  });

  it("never hold from a past day once there are tasks", () => {
    expect(codeOf(options("2026-11-23", false))).toBe("too-early");
    expect(codeOf(options("2026-11-24", false))).toBe("ok");
    expect(codeOf(options("2026-01-01", false), { hasTasks: false })).toBe("ok");
  });

  it("refuse periods that overlap, run backwards, are due too early, or could be taken for others", () => {
    const first = { label: "上半年", from: "2027-01-01", to: "2027-06-30", due: "2027-06-20" };
    const second = { label: "下半年", from: "2027-07-01", to: "2027-12-31", due: "2027-12-20" };
    expect(codeOf(custom(first, second))).toBe("ok");
    expect(codeOf(custom(second, first))).toBe("ok");
    expect(codeOf(custom(first, { ...second, from: "2027-06-30" }))).toBe("bad-periods");
    expect(codeOf(custom({ ...first, to: "2026-12-31" }))).toBe("bad-periods");
    expect(codeOf(custom({ ...first, due: "2026-12-31" }))).toBe("bad-periods");
    expect(codeOf(custom({ ...first, due: "2027-12-31" }, second))).toBe("bad-periods");
    expect(codeOf(custom(first, { ...second, label: first.label }))).toBe("repeated-period");
    expect(codeOf(custom({ ...first, label: "2027-Q1" }))).toBe("repeated-period");
    const later: NewSetting = {
      kind: "schedule",
      from: "2028-01-01",
      value: {
        kind: "custom",
        shift: "none",
        periods: [{ label: "上半年", from: "2028-01-01", to: "2028-06-30", due: "2028-06-20" }],
      },
    };
    expect(codeOf(later, { history: [custom(first, second)] })).toBe("repeated-period");
    expect(codeOf({ kind: "schedule", from: TODAY, value: quarterly })).toBe("ok");
  });

  it("refuse two rules of the same name", () => {
    const [rule] = DEFAULT_LIGHT_RULES;
    expect(rule).toBeDefined();
    const rules = rule ? [rule, rule] : [];
    expect(codeOf({ kind: "lights", from: TODAY, value: { rules } })).toBe("repeated-rule");
    expect(codeOf({ kind: "lights", from: TODAY, value: { rules: DEFAULT_LIGHT_RULES } })).toBe("ok");
  });
});
