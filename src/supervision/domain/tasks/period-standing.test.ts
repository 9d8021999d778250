import { describe, expect, it } from "vitest";
import { assignment, taskState } from "./fixtures/task-state.ts";
import { periodStanding, returnedOf } from "./period-standing.ts";
import type { Period } from "./schedule.ts";
import type { Assignment, OpenReport } from "./task.ts";

const PERIODS: readonly Period[] = ["2026-10", "2026-11", "2026-12"].map((key) => ({
  key,
  from: `${key}-01`,
  to: `${key}-28`,
  due: `${key}-28`,
  unshifted: null,
}));
const open = (period: string, status: OpenReport["status"]): OpenReport => ({
  id: `r-${period}`,
  period,
  due: `${period}-28`,
  status,
  reason: null,
  figures: [],
});
const work = (part: Partial<Assignment>, id = "t") => ({
  state: taskState({ id, text: `任务 ${id}`, assignments: [assignment(part)] }),
  periods: PERIODS,
});
const on = (asOf: string, ...tasks: ReturnType<typeof work>[]) =>
  periodStanding(tasks, { unitIds: ["a"], asOf });

describe("（二十）how the reports of the running period stand", () => {
  it("counts what was handed in and not given back, of what is asked", () => {
    const tasks = [
      work({ acceptedThrough: "2026-11-28" }),
      work({ open: [open("2026-11", "submitted")] }),
      work({ open: [open("2026-11", "returned")] }),
      work({ open: [open("2026-11", "unsigned")] }),
      work({ acceptedThrough: "2026-10-28" }),
      work({ unitId: "another" }),
      work({ role: "guide" }),
    ];
    const november = { period: "2026-11", due: "2026-11-28", asked: 5, sent: 2, unsigned: 1 };
    expect(on("2026-11-20", ...tasks)).toEqual(november);
    expect(on("2026-11-28", ...tasks)).toEqual(november);
    // The day after, the next one runs only once it has begun.
    expect(on("2026-11-29", ...tasks)).toBeNull();
    expect(on("2026-12-01", ...tasks)).toMatchObject({ period: "2026-12", asked: 5, sent: 0 });
  });

  it("asks nothing of a period that was over before the duty began, nor of tasks that are closed", () => {
    expect(on("2026-11-20", work({ since: "2026-11-29" }))).toBeNull();
    const closed = { state: taskState({ phase: "closed", assignments: [assignment({})] }), periods: PERIODS };
    expect(on("2026-11-20", closed)).toBeNull();
  });

  it("names what came back, the longest due first", () => {
    const tasks = [
      work({ open: [open("2026-11", "returned")] }, "late"),
      work({ open: [open("2026-10", "returned"), open("2026-11", "submitted")] }, "later"),
    ];
    expect(returnedOf(tasks, { unitIds: ["a"], asOf: "2026-11-20" })).toEqual([
      { taskId: "later", text: "任务 later", period: "2026-10" },
      { taskId: "late", text: "任务 late", period: "2026-11" },
    ]);
  });
});
