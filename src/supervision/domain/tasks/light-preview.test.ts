import { describe, expect, it } from "vitest";
import type { Day } from "../../../kernel/calendar.ts";
import { isWorkingDay } from "../../../platform/working-days.ts";
import type { Action, RecordedAction } from "./action.ts";
import { DEFAULT_LIGHT_RULES, DEFAULT_SCHEDULE, FROM_THE_START } from "./default-settings.ts";
import { foldTask } from "./fold.ts";
import { lightComparison, monthEnds, stoodOn } from "./light-preview.ts";
import { periodsOf } from "./periods.ts";
import { EMPTY_REPORT } from "./report.ts";

const recorded = (...acts: (readonly [Day, Action])[]): RecordedAction[] =>
  acts.map(([day, action], i) => ({
    version: i + 1,
    at: new Date(`${day}T02:00:00Z`),
    day,
    by: "张三",
    byId: null,
    action,
  }));

const register: Action = {
  type: "register",
  adoptedOn: null,
  seed: {
    id: "t",
    planId: "p",
    measureId: null,
    undertakingId: null,
    instanceOf: null,
    number: 7,
    source: { kind: "plan", title: "方案", paper: null, date: null, quote: null },
    text: "开展一项工作",
    leader: null,
    remark: null,
    deadline: { kind: "date", raw: null, latest: "2026-09-15", thenContinuous: false },
    recurrence: null,
    units: [{ unitId: "a", role: "lead", via: null }],
    stages: [],
  },
};
const HISTORY = recorded(
  ["2026-07-10", register],
  ["2026-07-31", { type: "dispatch", receiveBy: null }],
  [
    "2026-08-20",
    {
      type: "report",
      unit: "a",
      report: "r",
      period: "2026-08",
      due: "2026-08-28",
      content: { ...EMPTY_REPORT, progress: "已开工", coordination: "用地指标" },
      awaitsHead: false,
      proxy: null,
    },
  ],
  ["2026-09-01", { type: "accept", unit: "a", report: "r" }],
  ["2026-10-20", { type: "close", basis: "已完成" }],
);
const DAYS = monthEnds("2026-11-24", 6);
const periods = periodsOf(
  [{ from: FROM_THE_START, schedule: DEFAULT_SCHEDULE }],
  isWorkingDay,
  "2026-01-01",
  "2027-12-31",
);
const settings = { lights: [{ from: FROM_THE_START, rules: DEFAULT_LIGHT_RULES }] };

const only = (colour: string) =>
  JSON.stringify({ red: 0, amber: 0, green: 0, grey: 0, ...(colour === "" ? {} : { [colour]: 1 }) });

describe("lights of past month ends （二十）", () => {
  it("knows the ends of the months that have passed, across years and leap days", () => {
    expect(DAYS).toEqual([
      "2026-05-31",
      "2026-06-30",
      "2026-07-31",
      "2026-08-31",
      "2026-09-30",
      "2026-10-31",
    ]);
    expect(monthEnds("2024-03-31", 3)).toEqual(["2023-12-31", "2024-01-31", "2024-02-29"]);
  });

  it("shows a task on each day as folding its record up to that day does, and not before it existed", () => {
    const stood = stoodOn(HISTORY, DAYS);
    expect(stood.map(({ day }) => day)).toEqual(DAYS.slice(2));
    for (const { day, state } of stood)
      expect(state).toEqual(foldTask(HISTORY.filter((action) => action.day <= day)));
    expect(stood.map(({ coordinationAsked }) => coordinationAsked)).toEqual([false, false, true, true]);
  });

  it("counts lights by the rules that held and by others, no closed task among them, and lists where they differ", () => {
    const amber = [{ id: "overdue", condition: "overdue", threshold: 1, light: "amber" } as const];
    const comparison = lightComparison(settings, amber, periods, DAYS);
    comparison.add(HISTORY);
    const { counts, changes } = comparison.result();
    const shown = counts.map(({ before, after }) => [before, after].map((each) => JSON.stringify(each)));
    expect(shown).toEqual([
      [only(""), only("")],
      [only(""), only("")],
      [only("green"), only("green")],
      [only("amber"), only("green")],
      [only("red"), only("amber")],
      // Closed on 20 October: from then it shows no light, and counts as none.
      [only(""), only("")],
    ]);
    expect(changes.map(({ day, number, before, after }) => [day, number, before.rule, after.rule])).toEqual([
      ["2026-09-30", 7, "overdue", "overdue"],
      ["2026-08-31", 7, "due-within-30", "none"],
    ]);
  });

  it("takes for each past day the rules that held then", () => {
    const later = { lights: [...settings.lights, { from: "2026-09-30", rules: [] }] };
    const comparison = lightComparison(later, DEFAULT_LIGHT_RULES, periods, DAYS);
    comparison.add(HISTORY);
    expect(comparison.result().changes.map(({ day }) => day)).toEqual(["2026-09-30"]);
  });
});
