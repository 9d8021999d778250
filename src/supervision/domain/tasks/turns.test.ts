import { describe, expect, it } from "vitest";
import { assignment, dated, taskState } from "./fixtures/task-state.ts";
import { turnsOf } from "./turns.ts";

const AS_OF = "2026-11-23";
const periods = [
  { key: "2026-10", from: "2026-10-01", to: "2026-10-31", due: "2026-10-28", unshifted: "2026-10-28" },
  { key: "2026-11", from: "2026-11-01", to: "2026-11-30", due: "2026-11-28", unshifted: "2026-11-28" },
];
const turns = (state: Parameters<typeof turnsOf>[0]) => turnsOf(state, { asOf: AS_OF, periods });
const said = (state: Parameters<typeof turnsOf>[0]) =>
  turns(state).now.map(({ unitId, what, by, late }) => [unitId, what.zh, by, late]);

describe("（二十）whose turn it is on a task", () => {
  it("is the office's to dispatch, to judge, and to answer what was asked", () => {
    expect(said(taskState({ phase: "registered", assignments: [] }))).toEqual([
      [null, "已立项，交办给责任单位", null, false],
    ]);
    expect(said(taskState({ awaitsJudgement: true, assignments: [] }))).toEqual([
      [null, "时限在启用前已过，核定是否完成", null, false],
    ]);
    const extension = {
      id: "e",
      unitId: "a",
      askedOn: AS_OF,
      from: "2026-12-01",
      to: "2026-12-31",
      reason: "",
      paper: null,
      decidedOn: null,
      note: null,
      state: "pending" as const,
    };
    expect(said(dated("2026-12-01", { extensions: [extension] })).map(([unit]) => unit)).toEqual([null]);
  });

  it("is each unit's for what it owes, late first, with the day by which", () => {
    const state = taskState({
      assignments: [
        assignment({ unitId: "b", receivedOn: null, receiveBy: "2026-11-25", acceptedThrough: "2099-12-31" }),
        assignment({ unitId: "a", acceptedThrough: "2026-09-28" }),
      ],
    });
    expect(said(state)).toEqual([
      ["a", "待报送：2026年10月", "2026-10-28", true],
      ["b", "待签收", "2026-11-25", false],
      ["a", "待报送：2026年11月", "2026-11-28", false],
    ]);
  });

  it("is nobody's once a task is closed or suspended, and tells the next day due where all is done", () => {
    for (const phase of ["closed", "suspended"] as const)
      expect(turns(taskState({ phase, assignments: [assignment()] }))).toEqual({ now: [], next: null });
    expect(turns(dated("2027-06-30"))).toEqual({ now: [], next: "2027-06-30" });
  });
});
