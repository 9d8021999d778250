import { describe, expect, it } from "vitest";
import { EMPTY_REPORT, type ReportContent } from "../../domain/tasks/report.ts";
import type { ReportEntry } from "../../domain/tasks/task-row.ts";
import type { Stage } from "../../domain/tasks/task.ts";
import { contentOf, isReady, isUnfilled, openEntry, quoted, stateOf } from "./entry-state.ts";

const STAGE: Stage = {
  id: "s",
  title: "里程",
  goal: 120,
  unit: "公里",
  due: null,
  actual: null,
  doneOn: null,
};
const WORDS: Stage = { ...STAGE, id: "w", title: "完成批复", goal: null, unit: null };
const said = (more: Partial<ReportContent> = {}): ReportContent => ({
  ...EMPTY_REPORT,
  progress: "上期",
  ...more,
});
const entry = (filledFrom: ReportEntry["filledFrom"], content: ReportContent): ReportEntry =>
  ({
    task: { stages: [STAGE, WORDS] },
    filledFrom,
    content,
    refusal: null,
    current: null,
  }) as unknown as ReportEntry;

const typed = (value: string, name = "甲") => ({ stage: null, name, value, unit: "", goal: null });

describe("（二十）one task of the report form", () => {
  it("offers a figure for every stage that is counted, filled in where it was said before", () => {
    const figures = [
      { stage: "s", name: "里程", value: 30, unit: "公里" },
      { stage: null, name: "投资", value: 2.5, unit: "亿元" },
    ];
    const state = stateOf(said({ figures }), [STAGE, WORDS], false);
    expect(state.figures).toMatchObject([
      { stage: "s", value: "30", goal: 120 },
      { stage: null, value: "2.5" },
    ]);
    expect(contentOf(state).figures).toEqual(figures);
  });

  it("leaves out figures without a number or a name", () => {
    const state = stateOf(said(), [STAGE], true);
    const figures = [typed(""), typed("三"), typed("3", " "), typed(" 4 ")];
    expect(contentOf({ ...state, figures }).figures).toEqual([
      { stage: null, name: "甲", value: 4, unit: "" },
    ]);
  });

  it("does not take last time's words, or what came back, for a report until somebody touches them", () => {
    const last = entry("last", said());
    const opened = openEntry(last);
    expect([isReady(last, opened), isUnfilled(last, opened)]).toEqual([false, true]);
    expect(isReady(last, { ...opened, touched: true })).toBe(true);
    expect(isReady(last, openEntry(entry("draft", said())))).toBe(true);
    expect(isReady(last, openEntry(entry("returned", said())))).toBe(false);
    expect(isReady({ refusal: { zh: "不能", en: "no" } }, { ...opened, touched: true })).toBe(false);
  });

  it("says only why nothing changed, and keeps what was typed before beside it", () => {
    const state = {
      ...openEntry(entry("last", said({ problems: "缺口" }))),
      noChange: true,
      reason: "等待批复",
    };
    expect(contentOf(state)).toEqual({ ...EMPTY_REPORT, progress: "等待批复", noChange: true });
    expect(contentOf({ ...state, noChange: false })).toMatchObject({ progress: "上期", problems: "缺口" });
    const again = stateOf(contentOf(state), [], true);
    expect([again.reason, again.progress, again.noChange]).toEqual(["等待批复", "", true]);
  });

  it("takes a supporting unit's words below one's own, under its name", () => {
    const state = quoted(
      openEntry(entry("last", said())),
      "市交通局",
      said({ progress: "已配合", next: "验收" }),
    );
    expect(contentOf(state)).toMatchObject({ progress: "上期\n市交通局：已配合", next: "市交通局：验收" });
    expect(state.touched).toBe(true);
  });
});
