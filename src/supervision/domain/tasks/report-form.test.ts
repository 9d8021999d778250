import { describe, expect, it } from "vitest";
import { assignment, taskState } from "./fixtures/task-state.ts";
import { entryOf, formPeriod, type FormTask, offeredPeriods, openingOf } from "./report-form.ts";
import { EMPTY_REPORT, type Report, type ReportContent } from "./report.ts";
import type { Period } from "./schedule.ts";
import type { TaskRow } from "./task-row.ts";
import type { Assignment, OpenReport } from "./task.ts";

const month = (number: number): Period => {
  const key = `2026-${String(number).padStart(2, "0")}`;
  return { key, from: `${key}-01`, to: `${key}-28`, due: `${key}-28`, unshifted: null };
};
const PERIODS = Array.from({ length: 12 }, (_, index) => month(index + 1));
const LIAISON = { office: false, unitIds: ["a"], head: false, liaison: true };

const said = (progress: string, more: Partial<ReportContent> = {}): ReportContent => ({
  ...EMPTY_REPORT,
  progress,
  ...more,
});
const reported = (status: Report["status"], enteredAt: string): Report => ({
  id: "r",
  taskId: "t",
  unitId: "a",
  period: "2026-11",
  due: "2026-11-28",
  status,
  content: said("已报"),
  enteredAt,
  enteredBy: "李四",
  proxy: null,
  signedBy: null,
  decidedAt: null,
  decidedBy: null,
  reason: null,
});
const evidence = [{ digest: "d", name: "照片.jpg", size: 1 }];

describe("（二十）what a report form opens with", () => {
  const last = said("上期", {
    evidence,
    noChange: false,
    figures: [{ stage: null, name: "里程", value: 3, unit: "公里" }],
  });
  const draft = { content: said("草稿"), savedAt: "2026-11-20T02:00:00.000Z" };

  it("is nothing, then last time's words and figures without its evidence", () => {
    expect(openingOf({ current: null, last: null, draft: null })).toMatchObject({ filledFrom: "nothing" });
    expect(openingOf({ current: null, last, draft: null })).toMatchObject({
      filledFrom: "last",
      content: { progress: "上期", figures: [{ value: 3 }], evidence: [] },
    });
  });

  it("is one's own draft, unless a report was entered after it", () => {
    expect(openingOf({ current: null, last, draft })).toMatchObject({
      filledFrom: "draft",
      savedAt: draft.savedAt,
    });
    const before = reported("returned", "2026-11-19T02:00:00.000Z");
    expect(openingOf({ current: before, last, draft }).filledFrom).toBe("draft");
    const after = reported("submitted", "2026-11-21T02:00:00.000Z");
    expect(openingOf({ current: after, last, draft })).toMatchObject({
      filledFrom: "last",
      content: { progress: "已报" },
    });
  });

  it("is the report that was given back", () => {
    const current = reported("returned", "2026-11-21T02:00:00.000Z");
    expect(openingOf({ current, last, draft: null })).toMatchObject({
      filledFrom: "returned",
      content: { progress: "已报" },
    });
  });
});

const partsOf = (...given: readonly Partial<Assignment>[]) =>
  given.map((part) => ({ state: taskState(), assignment: assignment(part) }));
const open = (period: string, status: OpenReport["status"]): OpenReport => ({
  id: period,
  period,
  due: `${period}-28`,
  status,
  reason: null,
  figures: [],
});
const periodFor = (asOf: string, ...parts: readonly Partial<Assignment>[]) =>
  formPeriod(partsOf(...parts), PERIODS, asOf)?.key;

describe("（二十）the period of a report form", () => {
  it("is the one given back, else the latest that was missed, else the next", () => {
    const through = { acceptedThrough: "2026-09-28" };
    expect(periodFor("2026-11-05", { ...through, open: [open("2026-10", "returned")] })).toBe("2026-10");
    expect(periodFor("2026-11-05", through)).toBe("2026-10");
    expect(periodFor("2026-11-05", { acceptedThrough: "2026-10-28" })).toBe("2026-11");
    expect(periodFor("2026-11-05", { ...through, open: [open("2026-10", "submitted")] })).toBe("2026-11");
  });

  it("may be asked for once it has begun", () => {
    const parts = partsOf({ acceptedThrough: "2026-09-28" });
    expect(formPeriod(parts, PERIODS, "2026-11-05", "2026-11")?.key).toBe("2026-11");
    expect(formPeriod(parts, PERIODS, "2026-11-05", "2026-12")).toBeUndefined();
    expect(formPeriod(parts, [], "2026-11-05")).toBeUndefined();
  });

  it("stands among the open ones that are offered, at most the latest six and itself", () => {
    const parts = partsOf({});
    const offered = offeredPeriods(parts, PERIODS, "2026-11-05", month(2)).map(({ key }) => key);
    expect(offered).toEqual(["2026-02", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11"]);
  });
});

const task = (part: Partial<Assignment>): FormTask => ({
  row: { id: "t" } as TaskRow,
  state: taskState({ assignments: [assignment(part)] }),
  unitId: "a",
  current: null,
  last: null,
  draft: null,
  supporting: [reported("submitted", "2026-11-20T02:00:00.000Z")],
});

const entryAs = (role: Assignment["role"]) => entryOf(task({ role }), month(11), LIAISON, "2026-11-20");

const refusal = (part: Partial<Assignment>, asOf = "2026-11-20") =>
  entryOf(task(part), month(11), LIAISON, asOf).refusal?.en;

describe("（二十）an entry of the form", () => {
  it("says why it cannot be reported: a guide, another's task, a later period reported", () => {
    expect(refusal({})).toBeUndefined();
    expect(refusal({ role: "guide" })).toContain("A guiding unit does not report");
    expect(refusal({ acceptedThrough: "2026-11-28" })).toContain("can no longer be");
    expect(refusal({ open: [open("2026-11", "submitted")] })).toBeUndefined();
    expect(refusal({ open: [open("2026-12", "submitted")] })).toContain("can no longer be");
  });

  it("shows a lead unit what supporting units said, and nobody else", () => {
    expect(entryAs("lead").supporting).toHaveLength(1);
    expect(entryAs("support").supporting).toEqual([]);
  });
});
