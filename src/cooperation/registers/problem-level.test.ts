import { type EntryAct, entryKind } from "./kind.ts";
import { describe, expect, it } from "vitest";
import { foldRecord, type Recorded } from "../../kernel/record.ts";
import type { EntryState } from "./entry.ts";
import { LEVEL_DAYS, nextLevel, PROBLEM_LEVELS } from "./problem-level.ts";

const acts = (...given: readonly (readonly [day: string, act: EntryAct])[]): EntryState =>
  foldRecord(
    entryKind,
    given.map(([day, act], index): Recorded<EntryAct> => ({
      version: index + 1,
      at: `${day}T02:00:00.000Z`,
      day,
      by: "张三",
      byId: null,
      act,
    })),
  );
const raise: EntryAct = {
  type: "enter",
  seed: {
    register: "problem",
    name: "示例问题",
    regionCode: "150200",
    variant: "hard",
    values: {},
    links: [],
    stages: {},
    source: null,
  },
};
const grade = (level: string): EntryAct => ({ type: "revise", values: { level } });
const discuss = (on: string): EntryAct => ({ type: "discuss", meeting: `m${on}`, title: "示例会议", on });

describe("（二十一）the level able to solve a problem", () => {
  it("takes a problem from raised over its level and a decision to a task and its close, each on its day", () => {
    const decide: EntryAct = { type: "revise", values: { decision: "示例议决" } };
    const assign: EntryAct = { type: "assign", item: null, task: "t" };
    const story = [
      ["2026-01-05", raise],
      ["2026-01-10", grade("leading-group")],
      ["2026-02-01", decide],
      ["2026-02-03", assign],
      ["2026-04-01", { type: "close", reason: "示例" }],
    ] as const;
    const stages = story.map((_, index) => acts(...story.slice(0, index + 1)).stage);
    expect(stages).toEqual(["raised", "graded", "resolved", "assigned", "closed"]);
    expect(Object.values(acts(...story).stages).map(({ actual }) => actual)).toEqual([
      "2026-01-05",
      "2026-01-10",
      "2026-02-01",
      "2026-02-03",
      "2026-04-01",
    ]);
    const reopened = acts(...story, ["2026-04-02", { type: "reopen", reason: "示例" }]);
    expect([reopened.stage, reopened.closed]).toEqual(["assigned", null]);
  });

  it("proposes the next one after a discussion there without a decision, or after ninety days", () => {
    const given = [
      ["2026-01-05", raise],
      ["2026-01-10", grade("member-unit")],
    ] as const;
    expect(nextLevel(acts(...given), "2026-02-01")).toBeNull();
    expect(nextLevel(acts(...given), "2026-04-09")).toBeNull();
    expect(nextLevel(acts(...given), "2026-04-10")).toMatchObject({
      level: "leading-group",
      because: { zh: `定级到“成员单位”已 ${LEVEL_DAYS} 天仍未议决，建议提交“领导小组”` },
    });
    const talked = acts(...given, ["2026-01-20", discuss("2026-01-20")]);
    expect(nextLevel(talked, "2026-01-21")?.level).toBe("leading-group");
  });

  it("begins anew at every level: discussions before it do not count", () => {
    const raisedAgain = acts(
      ["2026-01-05", raise],
      ["2026-01-10", grade("member-unit")],
      ["2026-01-20", discuss("2026-01-20")],
      ["2026-02-01", grade("leading-group")],
    );
    expect(raisedAgain.stages["graded"]?.actual).toBe("2026-02-01");
    expect(nextLevel(raisedAgain, "2026-02-02")).toBeNull();
  });

  it("proposes nothing for what is decided, closed, without a level or at the highest", () => {
    const decided: EntryAct = { type: "revise", values: { decision: "示例" } };
    const late = "2027-01-01";
    const graded = (level: string) =>
      [
        ["2026-01-05", raise],
        ["2026-01-10", grade(level)],
      ] as const;
    expect(nextLevel(acts(["2026-01-05", raise]), late)).toBeNull();
    expect(nextLevel(acts(...graded("special-group"), ["2026-01-11", decided]), late)).toBeNull();
    expect(
      nextLevel(acts(...graded("member-unit"), ["2026-01-11", { type: "close", reason: "x" }]), late),
    ).toBeNull();
    expect(PROBLEM_LEVELS.map((level) => nextLevel(acts(...graded(level)), late)?.level ?? null)).toEqual([
      "leading-group",
      "special-group",
      "joint-conference",
      null,
    ]);
  });
});
