import { describe, expect, it } from "vitest";
import { NO_DEADLINE } from "../reading.ts";
import type { MissingUnit, TaskRow } from "../tasks/task-row.ts";
import { isOverdue } from "../tasks/duties.ts";
import { chaptersOf, letterTo, silentUnits } from "./from-ledger.ts";

function row(
  number: number,
  measure: number | null,
  section: string | null,
  more: Partial<TaskRow> = {},
): TaskRow {
  return {
    id: `t${number}`,
    version: 1,
    planId: "p",
    planTitle: "示例方案",
    sample: true,
    number,
    measureId: measure === null ? null : `m${measure}`,
    measureNumber: measure,
    ordinal: measure === null ? null : `（${measure}）`,
    section,
    measure: measure === null ? null : `举措${measure}`,
    source: { kind: "plan", title: "示例方案", paper: null, date: null, quote: null },
    text: `任务${number}`,
    stages: [],
    leader: null,
    units: [{ unitId: "a", name: "示例局A", role: "lead", via: null, received: true }],
    phase: "dispatched",
    standing: false,
    awaitsJudgement: false,
    waiting: [],
    deadline: NO_DEADLINE,
    due: null,
    light: { colour: "green", rule: "none", reason: { zh: "正常", en: "fine" } },
    latest: null,
    earlier: null,
    remark: null,
    ...more,
  };
}

const ASOF = "2026-11-24";
const PAST = { due: "2026-10-31" };

describe("（二十）the ledger in a paper", () => {
  it("follows the plan, with tasks of one measure together and tasks without a measure last", () => {
    const rows = [
      row(1, null, null),
      row(2, 3, "二、乙"),
      row(3, 1, "一、甲"),
      row(4, 2, "一、甲"),
      row(5, 1, "一、甲"),
    ];
    const chapters = chaptersOf(rows, new Map([["t3", { state: "missing" }]]), ASOF);
    expect(
      chapters.map(({ section, measures }) => [
        section,
        measures.map(({ text, tasks }) => [
          text,
          tasks.map(({ number, report }) => `${number} ${report.state}`),
        ]),
      ]),
    ).toEqual([
      [
        "一、甲",
        [
          ["举措1", ["3 missing", "5 none-owed"]],
          ["举措2", ["4 none-owed"]],
        ],
      ],
      ["二、乙", [["举措3", ["2 none-owed"]]]],
      [null, [[null, ["1 none-owed"]]]],
    ]);
  });

  it("calls overdue only what somebody answers for: not what awaits judgement, is standing work, suspended or closed", () => {
    const overdue = [
      row(1, 1, null, PAST),
      row(1, 1, null, { ...PAST, awaitsJudgement: true }),
      row(1, 1, null, { ...PAST, standing: true }),
      row(1, 1, null, { ...PAST, phase: "suspended" }),
      row(1, 1, null, { ...PAST, phase: "closed" }),
      row(1, 1, null, { due: ASOF }),
    ].map((each) => isOverdue(each, ASOF));
    expect(overdue).toEqual([true, false, false, false, false, false]);
  });

  it("asks a unit for the reports it owes and the overdue tasks that it leads, and for nothing else", () => {
    const missing: MissingUnit = {
      unitId: "a",
      name: "示例局A",
      people: 0,
      mail: false,
      lastSignIn: null,
      since: "2026-10-10",
      items: [
        {
          taskId: "t2",
          planId: "p",
          planTitle: "示例方案",
          number: 2,
          ordinal: "（一）",
          text: "任务2",
          role: "lead",
          periods: 2,
          since: "2026-10-10",
          step: 0,
          stepBy: null,
          version: 1,
        },
      ],
    };
    const others = {
      units: [{ unitId: "b", name: "示例局B", role: "lead" as const, via: null, received: true }],
    };
    const rows = [row(1, 1, null, PAST), row(2, 1, null), row(3, 1, null, { ...PAST, ...others })];
    const letter = letterTo({ id: "a", name: "示例局A" }, missing, rows, {
      asOf: ASOF,
      by: null,
      contact: null,
    });
    expect(letter.items.map(({ number, what }) => [number, what])).toEqual([
      [1, "完成时限为2026年10月31日，尚未办结"],
      [2, "自2026年10月10日起未报送进展情况，共2期"],
    ]);
    expect(silentUnits([missing])).toEqual([{ unit: "示例局A", tasks: 1, since: "2026-10-10" }]);
  });
});
