import { describe, expect, it } from "vitest";
import type { Day } from "../../../kernel/calendar.ts";
import { isWorkingDay } from "../../../platform/working-days.ts";
import { DEFAULT_LIGHT_RULES, DEFAULT_SCHEDULE, FROM_THE_START } from "./default-settings.ts";
import { assignment, dated, extension, standingTask, taskState } from "./fixtures/task-state.ts";
import type { LightRule } from "./light.ts";
import { type LightContext, lightOf } from "./lights.ts";
import { periodsOf } from "./periods.ts";
import type { TaskState } from "./task.ts";

const periods = periodsOf(
  [{ from: FROM_THE_START, schedule: DEFAULT_SCHEDULE }],
  isWorkingDay,
  FROM_THE_START,
  "2028-01-01",
);

const on = (state: TaskState, asOf: Day, more: Partial<LightContext> = {}) =>
  lightOf(state, { asOf, periods, rules: DEFAULT_LIGHT_RULES, ...more });

/** All reports made up to a day. */
const reported = (through: Day) => assignment({ acceptedThrough: through });

const claimedOn = (day: Day) =>
  dated("2026-11-20", { claim: { unitId: "a", on: day, basis: "已建成", evidence: [] } });

/** A task of standing work whose latest report is in this state. */
const withReport = (status: "submitted" | "returned" | "unsigned") =>
  standingTask({
    assignments: [
      assignment({
        acceptedThrough: "2026-09-28",
        open: [{ id: "r", period: "2026-10", due: "2026-10-28", status, reason: null, figures: [] }],
      }),
    ],
  });

describe("the light of a task （二十）", () => {
  it("is grey, with the reason, while nobody owes anything or nobody has judged a date from before adoption", () => {
    expect(on(taskState({ phase: "registered", dispatchedOn: null }), "2026-11-24")).toMatchObject({
      colour: "grey",
      rule: "registered",
    });
    const old = dated("2024-12-31", { awaitsJudgement: true });
    expect(on(old, "2026-11-24")).toMatchObject({ colour: "grey", rule: "awaits-judgement" });
    expect(on(old, "2026-11-24").reason.zh).toContain("时限2024年12月31日在启用日之前已过，待办公室核定");
    const suspended = dated("2026-01-31", {
      phase: "suspended",
      suspension: { on: "2026-01-05", reason: "待用地批复", until: null },
    });
    expect(on(suspended, "2026-11-24")).toMatchObject({ colour: "grey", rule: "suspended" });
    expect(on(suspended, "2026-11-24").reason.zh).toBe("已于2026年1月5日中止：待用地批复");
  });

  it("is green once closed, and says when, and how late", () => {
    const closed = { phase: "closed", closedOn: "2026-11-02" } as const;
    expect(on(dated("2026-10-31", closed), "2027-01-01")).toEqual({
      colour: "green",
      rule: "closed",
      reason: {
        zh: "已于2026年11月2日销号，比时限晚2天",
        en: "Closed on 2026-11-02, 2 days after its date",
      },
    });
    expect(on(dated("2026-11-02", closed), "2027-01-01").reason.zh).toBe("已于2026年11月2日销号");
  });

  it("does not call late what the office judged done, since nobody says when it was", () => {
    const judgement = { outcome: "done", on: "2026-11-02", basis: "验收纪要第3号", paper: null } as const;
    const closed = dated("2024-12-31", { phase: "closed", closedOn: "2026-11-02", judgement });
    expect(on(closed, "2027-01-01").reason.zh).toBe("办公室于2026年11月2日核定为已完成并销号：验收纪要第3号");
  });

  it("turns amber 30 days before the date, stays so on the day itself, and is red from the day after", () => {
    const state = dated("2026-11-20", { assignments: [reported("2026-12-28")] });
    expect(on(state, "2026-10-20").colour).toBe("green");
    expect(on(state, "2026-10-21").colour).toBe("amber");
    expect(on(state, "2026-11-20").colour).toBe("amber");
    expect(on(state, "2026-11-20").reason.zh).toContain("今天到期");
    expect(on(state, "2026-11-21")).toEqual({
      colour: "red",
      rule: "overdue",
      reason: {
        zh: "时限2026年11月20日，逾期1天（规则：逾期满1天为红灯）",
        en: "Due 2026-11-20, 1 day overdue (rule: 1 day overdue is red)",
      },
    });
  });

  it("judges by the original date while an extension waits or was refused, and by the new one once granted", () => {
    const asked = dated("2026-11-20", { extensions: [extension("pending")] });
    const light = on(asked, "2026-11-24");
    expect(light).toMatchObject({ colour: "red", rule: "overdue" });
    expect(light.reason.zh).toContain("逾期4天，延期申请尚未批准，仍按原时限计");
    expect(on(dated("2026-11-20", { extensions: [extension("refused")] }), "2026-11-24").colour).toBe("red");
    const granted = dated("2026-11-20", {
      due: "2027-03-31",
      extensions: [extension("granted")],
      assignments: [reported("2026-11-28")],
    });
    expect(on(granted, "2026-11-24").colour).toBe("green");
  });

  it("waits in amber for the office where completion was claimed in time, and stays red where it was claimed late", () => {
    expect(on(claimedOn("2026-11-20"), "2026-12-01")).toMatchObject({
      colour: "amber",
      rule: "claim-waiting",
    });
    const late = on(claimedOn("2026-11-21"), "2026-12-01");
    expect(late.colour).toBe("red");
    expect(late.reason.zh).toContain("逾期后申请办结，待审核");
  });

  it("is red with one report missing twice, amber with one, by a lead unit; the due day itself is still in time", () => {
    const state = standingTask({ assignments: [reported("2026-08-28")] });
    expect(on(state, "2026-09-28").colour).toBe("green");
    expect(on(state, "2026-09-29")).toMatchObject({ colour: "amber", rule: "reports-missing-1" });
    const light = on(state, "2026-10-29");
    expect(light).toMatchObject({ colour: "red", rule: "reports-missing-2" });
    expect(light.reason.zh).toBe(
      "牵头单位有2期未报（2026年9月、2026年10月），最早应于2026年9月28日报送（规则：牵头单位缺报满2期为红灯）",
    );
  });

  it("is no worse than amber for the silence of supporting units, and does not ask guiding ones", () => {
    const lead = reported("2026-12-28");
    const silent = (role: "support" | "guide") =>
      standingTask({ assignments: [lead, assignment({ unitId: "b", role })] });
    const light = on(silent("support"), "2026-11-29");
    expect(light.colour).toBe("amber");
    expect(light.reason.zh).toContain("配合单位有11期未报");
    expect(light.reason.zh).toContain("为黄灯）");
    expect(on(silent("guide"), "2026-11-29").colour).toBe("green");
  });

  it("counts a submitted report before anybody reviews it, and no longer once it is returned", () => {
    expect(on(withReport("submitted"), "2026-11-01").colour).toBe("green");
    expect(on(withReport("returned"), "2026-11-01").colour).toBe("amber");
    expect(on(withReport("unsigned"), "2026-11-01").colour).toBe("amber");
  });

  it("judges a milestone that a continuing duty follows by its date until it is closed, and by reports from then on", () => {
    const deadline = { kind: "date", raw: null, latest: "2026-06-30", thenContinuous: true } as const;
    const state = dated("2026-06-30", { deadline, assignments: [reported("2026-12-28")] });
    expect(on(state, "2026-07-01").colour).toBe("red");
    const light = on({ ...state, standingSince: "2026-07-10" }, "2026-11-24");
    expect(light.colour).toBe("green");
    expect(light.reason.zh).toContain("自2026年7月10日起常态化推进");
  });

  it("stays red where the office judged the date overdue, until an extension moves it", () => {
    const judgement = { outcome: "overdue", on: "2026-09-01", basis: "未完成", paper: null } as const;
    const state = dated("2025-12-31", { judgement, assignments: [reported("2026-12-28")] });
    expect(on(state, "2026-11-24")).toMatchObject({ colour: "red", rule: "judged-overdue" });
    expect(on({ ...state, due: "2027-06-30" }, "2026-11-24").colour).toBe("green");
  });

  it("warns of a late stage of a task with a date, never of one due before it was dispatched", () => {
    const stage = { id: "s", title: "主体完工", goal: null, unit: null, actual: null, doneOn: null };
    const state = (due: Day) =>
      dated("2027-12-31", { stages: [{ ...stage, due }], assignments: [reported("2026-12-28")] });
    expect(on(state("2026-10-31"), "2026-11-24")).toMatchObject({ colour: "amber", rule: "stage-late" });
    expect(on(state("2025-10-31"), "2026-11-24").colour).toBe("green");
  });

  it("warns where the latest report asks for coordination, and of a refused extension where a rule says so", () => {
    const state = dated("2027-12-31", {
      assignments: [reported("2026-12-28")],
      extensions: [extension("refused")],
    });
    expect(on(state, "2026-11-24").colour).toBe("green");
    expect(on(state, "2026-11-24", { coordinationAsked: true })).toMatchObject({ colour: "amber" });
    const rules: LightRule[] = [{ id: "r", condition: "extension-refused", threshold: 0, light: "amber" }];
    expect(on(state, "2026-11-24", { rules })).toMatchObject({ colour: "amber", rule: "r" });
  });

  it("says of a green light what is owed next", () => {
    const state = dated("2027-12-31", { assignments: [reported("2026-10-28")] });
    expect(on(state, "2026-11-24").reason).toEqual({
      zh: "时限2027年12月31日，还有402天；下次报送2026年11月27日前",
      en: "Due 2027-12-31, 402 days left; next report by 2026-11-27",
    });
  });

  it("lets the reddest rule decide, in whatever order they stand", () => {
    const state = dated("2026-11-20", { assignments: [assignment({})] });
    const backwards = DEFAULT_LIGHT_RULES.toReversed();
    expect(on(state, "2026-11-24", { rules: backwards }).colour).toBe("red");
    expect(on(state, "2026-11-24", { rules: [] }).colour).toBe("green");
  });
});
