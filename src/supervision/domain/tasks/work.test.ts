import { array, assert, constantFrom, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { assignment, dated, taskState } from "./fixtures/task-state.ts";
import type { Period } from "./schedule.ts";
import type { TaskRow, WorkDuty } from "./task-row.ts";
import type { Assignment, OpenReport, TaskState } from "./task.ts";
import { dutiesOf, openPeriods, workOf } from "./work.ts";

/** Months of 2026, each due on day 28. */
const PERIODS: readonly Period[] = Array.from({ length: 12 }, (_, index) => {
  const key = `2026-${String(index + 1).padStart(2, "0")}`;
  return { key, from: `${key}-01`, to: `${key}-28`, due: `${key}-28`, unshifted: null };
});
const LIAISON = { office: false, unitIds: ["a"], head: false, liaison: true };
const HEAD = { ...LIAISON, head: true, liaison: false };

const open = (period: string, status: OpenReport["status"], reason: string | null = null): OpenReport => ({
  id: `r-${period}`,
  period,
  due: `${period}-28`,
  status,
  reason,
  figures: [],
});
const brief = (duties: readonly WorkDuty[]) =>
  duties.map(({ kind, period, late }) => [kind, period, late ? "late" : "in time"]);
const dutiesFor = (
  part: Partial<Assignment>,
  asOf: string,
  state: Partial<TaskState> = {},
  asker = LIAISON,
) => {
  const own = assignment(part);
  const task = taskState({ assignments: [own], ...state });
  return brief(dutiesOf(task, own, asker, { asOf, periods: PERIODS }));
};

describe("（二十）what a unit owes on a task", () => {
  it("asks for a report ten days before it is due, then counts it as late from the day after", () => {
    const part = { acceptedThrough: "2026-09-28" };
    expect(dutiesFor(part, "2026-10-17")).toEqual([]);
    expect(dutiesFor(part, "2026-10-18")).toEqual([["report", "2026-10", "in time"]]);
    expect(dutiesFor(part, "2026-10-28")).toEqual([["report", "2026-10", "in time"]]);
    expect(dutiesFor(part, "2026-10-29")).toEqual([["report", "2026-10", "late"]]);
  });

  it("names of several missed periods the latest, beside the next once that is near", () => {
    const part = { acceptedThrough: "2026-06-28" };
    expect(dutiesFor(part, "2026-11-20")).toEqual([
      ["report", "2026-10", "late"],
      ["report", "2026-11", "in time"],
    ]);
  });

  it("asks once for what waits in the unit: the head signs, a returned report is written again", () => {
    const part = { acceptedThrough: "2026-09-28", open: [open("2026-10", "unsigned")] };
    expect(dutiesFor(part, "2026-10-20")).toEqual([]);
    expect(dutiesFor(part, "2026-10-20", {}, HEAD)).toEqual([["sign", "2026-10", "in time"]]);
    const returned = { ...part, open: [open("2026-10", "returned", "太简单")] };
    expect(dutiesFor(returned, "2026-10-30")).toEqual([["returned", "2026-10", "late"]]);
    expect(dutiesFor({ ...part, open: [open("2026-10", "submitted")] }, "2026-10-30")).toEqual([]);
  });

  it("owes nothing once it ended, as a guide, or while the task is suspended", () => {
    const late = "2026-11-30";
    expect(dutiesFor({}, late)).not.toEqual([]);
    expect(dutiesFor({ until: "2026-11-01" }, late)).toEqual([]);
    expect(dutiesFor({ role: "guide" }, late)).toEqual([]);
    expect(dutiesFor({}, late, { phase: "suspended" })).toEqual([]);
  });

  it("warns a lead unit of the task's own date, until it claims completion or asks for more time", () => {
    const own = assignment({ acceptedThrough: "2099-12-31" });
    const task = dated("2026-11-20", { assignments: [own] });
    const of = (state: TaskState, asOf: string) =>
      brief(dutiesOf(state, own, LIAISON, { asOf, periods: PERIODS }));
    expect(of(task, "2026-10-20")).toEqual([]);
    expect(of(task, "2026-10-21")).toEqual([["deadline", null, "in time"]]);
    expect(of(task, "2026-11-21")).toEqual([["deadline", null, "late"]]);
    const claim = { unitId: "a", on: "2026-11-10", basis: "已完成", evidence: [] };
    expect(of({ ...task, claim }, "2026-11-21")).toEqual([]);
    expect(of({ ...task, awaitsJudgement: true }, "2026-11-21")).toEqual([]);
    expect(of({ ...task, standingSince: "2026-11-01" }, "2026-11-21")).toEqual([]);
  });

  it("has a lead unit answer what supporting units submitted", () => {
    const [own, beside] = [
      assignment({ acceptedThrough: "2099-12-31" }),
      assignment({ unitId: "b", role: "support", open: [open("2026-10", "submitted")] }),
    ];
    const task = taskState({ assignments: [own, beside] });
    const asked = { asOf: "2026-10-20", periods: PERIODS };
    expect(brief(dutiesOf(task, own, LIAISON, asked))).toEqual([["review-support", "2026-10", "in time"]]);
    expect(brief(dutiesOf(task, beside, LIAISON, asked))).toEqual([]);
  });

  it("never asks for a period that is reported, not begun, or before the duty; reports go forward", () => {
    const day = constantFrom(...PERIODS.flatMap(({ from, due }) => [from, due]));
    const parts = record({ since: day, acceptedThrough: day, asOf: day });
    assert(
      property(array(parts, { minLength: 1, maxLength: 5 }), (all) => {
        for (const { asOf, ...part } of all) {
          const found = openPeriods(assignment(part), PERIODS, asOf);
          for (const { from, due } of found) {
            expect(from <= asOf).toBe(true);
            expect(due >= part.since && due > part.acceptedThrough).toBe(true);
          }
          const asked = dutiesFor(part, asOf).filter(([kind]) => kind === "report");
          expect(asked.length).toBeLessThanOrEqual(2);
          expect(found.map(({ key }) => key)).toEqual(expect.arrayContaining(asked.map(([, key]) => key)));
        }
      }),
    );
  });
});

const row = (id: string, measureId: string | null): TaskRow => ({ id, measureId }) as TaskRow;

const work = (asOf: string, ...tasks: readonly (readonly [TaskRow, TaskState])[]) =>
  workOf(
    tasks.map(([line, state]) => ({ row: line, state })),
    { id: "a", name: "示例局A" },
    LIAISON,
    { asOf, periods: () => PERIODS },
  );
const owing = (through: string) => taskState({ assignments: [assignment({ acceptedThrough: through })] });

describe("（二十）my work", () => {
  it("puts tasks of one measure together, the most pressing group first", () => {
    const shown = work(
      "2026-11-20",
      [row("1", "m"), owing("2026-10-28")],
      [row("2", null), owing("2026-09-28")],
      [row("3", "m"), owing("2026-10-28")],
    );
    expect(shown.groups.map(({ by, items }) => [by, items.map(({ task }) => task.id)])).toEqual([
      ["2026-10-28", ["2"]],
      ["2026-11-28", ["1", "3"]],
    ]);
    expect(shown.counts).toMatchObject({ report: 4, returned: 0 });
  });

  it("names the next day that matters where nothing is open, and leaves out others' tasks", () => {
    const shown = work("2026-11-02", [row("1", null), owing("2026-10-28")]);
    expect(shown).toMatchObject({ groups: [], next: "2026-11-28" });
    const others = taskState({ assignments: [assignment({ unitId: "b" })] });
    expect(work("2026-11-02", [row("1", null), others])).toMatchObject({ groups: [], next: null });
  });
});
