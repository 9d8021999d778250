import { describe, expect, it } from "vitest";
import {
  DEFAULT_LIGHT_RULES,
  DEFAULT_LIMITS,
  DEFAULT_OPTIONS,
  DEFAULT_SCHEDULE,
} from "./default-settings.ts";
import { LIGHT_CONDITIONS } from "./light.ts";
import { ruleWords, scheduleWords, settingWords } from "./setting-words.ts";
import type { DatedSetting } from "./settings.ts";

const recorded = { from: "2026-11-24", by: "示例员", at: "2026-11-24T02:00:00Z" };
const SETTINGS: readonly DatedSetting[] = [
  { ...recorded, kind: "adoption", value: { on: "2026-11-24" } },
  { ...recorded, kind: "schedule", value: DEFAULT_SCHEDULE },
  { ...recorded, kind: "lights", value: { rules: DEFAULT_LIGHT_RULES } },
  { ...recorded, kind: "limits", value: DEFAULT_LIMITS },
  { ...recorded, kind: "options", value: DEFAULT_OPTIONS },
];

describe("settings in words （二十）", () => {
  it("say when reports are due and what happens on days off", () => {
    expect(scheduleWords(DEFAULT_SCHEDULE).zh).toBe("每月报送一次，当月28日前报，遇休息日提前到前一个工作日");
    expect(scheduleWords({ kind: "quarterly", dueDay: 10, dueMonth: 1, shift: "none" })).toEqual({
      zh: "每季度报送一次，季后首月10日前报，遇休息日不调整",
      en: "Every quarter, by day 10 of the month after, also on days off",
    });
  });

  it("say of each rule what it asks and which light it turns, as it is judged", () => {
    const words = LIGHT_CONDITIONS.map((condition) =>
      ruleWords({ id: condition, condition, threshold: 0, light: "red" }),
    );
    expect(new Set(words.map(({ zh }) => zh)).size).toBe(LIGHT_CONDITIONS.length);
    // A threshold of 0 is judged as 1: nothing is overdue on its own day.
    expect(words[LIGHT_CONDITIONS.indexOf("overdue")]).toEqual({
      zh: "逾期满 1 天：红灯",
      en: "1 day overdue or more: red",
    });
  });

  it("say what was recorded of every kind, in both languages", () => {
    const words = SETTINGS.map(settingWords);
    expect(words.map(({ zh }) => zh.slice(0, 9))).toEqual([
      "2026年11月2",
      "每月报送一次，当月",
      "办公室核定为逾期：",
      "会议议定 20 天",
      "报送前由单位负责人",
    ]);
    for (const { en } of words) expect(en).not.toMatch(/undefined|\p{Script=Han}/u);
  });
});
