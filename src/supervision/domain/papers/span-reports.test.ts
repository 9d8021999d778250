import { describe, expect, it } from "vitest";
import { EMPTY_REPORT } from "../tasks/report.ts";
import type { ReportRecord } from "../tasks/projection.ts";
import type { Assignment, TaskState } from "../tasks/task.ts";
import type { Period } from "../tasks/schedule.ts";
import { spanReports } from "./span-reports.ts";
import type { PaperSpan } from "./spans.ts";

const period = (key: string): Period => ({
  key,
  from: `${key}-01`,
  to: `${key}-30`,
  due: `${key}-28`,
  unshifted: null,
});
const SPAN: PaperSpan = {
  key: "2026-Q4",
  label: { zh: "2026年第4季度", en: "Q4 2026" },
  from: "2026-10-01",
  to: "2026-12-31",
  periods: [period("2026-10"), period("2026-11")],
};

const part = (unitId: string, role: Assignment["role"] = "lead", since = "2026-01-01"): Assignment => ({
  unitId,
  role,
  via: null,
  since,
  until: null,
  receiveBy: null,
  receivedOn: null,
  acceptedThrough: null,
  open: [],
  reminders: [],
});
const state = (assignments: readonly Assignment[], phase: TaskState["phase"] = "dispatched") =>
  ({ id: "t", phase, assignments }) as unknown as TaskState;

const report = (given: Partial<ReportRecord>): ReportRecord => ({
  id: "r",
  taskId: "t",
  unitId: "a",
  planId: "p",
  period: "2026-10",
  due: "2026-10-28",
  role: "lead",
  status: "accepted",
  content: { ...EMPTY_REPORT, progress: "开工" },
  enteredAt: new Date("2026-10-20T17:00:00Z"),
  enteredBy: "王五",
  proxyFile: null,
  signedBy: null,
  submittedOn: null,
  returns: 0,
  decidedAt: null,
  decidedBy: null,
  reason: null,
  ...given,
});

const standing = (task: TaskState, ...reports: readonly ReportRecord[]) =>
  spanReports([task], reports, SPAN, (id) => `示例局${id.toUpperCase()}`).get("t");

describe("（二十）where the reports of a task stand for a paper", () => {
  it("quotes the latest accepted report of a span, dated in Shanghai when it was submitted", () => {
    const later = report({
      period: "2026-11",
      due: "2026-11-28",
      content: { ...EMPTY_REPORT, progress: "封顶" },
    });
    expect(standing(state([part("a")]), later, report({}))).toEqual({
      state: "accepted",
      report: expect.objectContaining({ unit: "示例局A", progress: "封顶", on: "2026-10-21" }),
    });
  });

  it("puts the words of several lead units beside each other under their names", () => {
    const other = report({ unitId: "b", content: { ...EMPTY_REPORT, progress: "选址", problems: "缺资金" } });
    expect(standing(state([part("a"), part("b")]), report({}), other)).toMatchObject({
      report: {
        unit: "示例局A、示例局B",
        progress: "示例局A：开工\n示例局B：选址",
        problems: "示例局B：缺资金",
      },
    });
  });

  it("says in review, missing or not owed where nothing is accepted, and never quotes a supporting unit", () => {
    const led = state([part("a"), part("c", "support")]);
    expect(standing(led, report({ status: "submitted" }))?.state).toBe("in-review");
    for (const status of ["unsigned", "returned"] as const)
      expect(standing(led, report({ status }))?.state).toBe("missing");
    expect(standing(led, report({ unitId: "c", role: "support" }))?.state).toBe("missing");
    expect(standing(led, report({ period: "2026-09", due: "2026-09-28" }))?.state).toBe("missing");
    expect(standing(state([part("a", "lead", "2026-12-01")]))?.state).toBe("none-owed");
    expect(standing(state([part("a")], "suspended"))?.state).toBe("none-owed");
    expect(standing(state([part("a")], "closed"), report({}))?.state).toBe("accepted");
  });
});
