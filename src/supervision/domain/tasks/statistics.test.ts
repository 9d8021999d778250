import { array, assert, integer, property, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import type { UnitStatistics } from "./task-row.ts";
import { punctuality, quarterStatistics, withRanks } from "./statistics.ts";
import type { TaskState } from "./task.ts";

const unit = (unitId: string, owed: number, inTime: number): UnitStatistics => ({
  unitId,
  name: unitId,
  tasks: 1,
  closed: 0,
  counts: { red: 0, amber: 0, green: 1, grey: 0 },
  owed,
  inTime,
  late: 0,
  missing: owed - inTime,
  returned: 0,
});

const share = (each: UnitStatistics) => punctuality(each) ?? 0;

describe("（二十）排名", () => {
  it("lets equal shares share a rank, leaves the next one out, and ranks nobody who owed nothing", () => {
    const ranked = withRanks([
      unit("a", 4, 2),
      unit("b", 2, 2),
      unit("c", 8, 4),
      unit("d", 0, 0),
      unit("e", 5, 1),
    ]);
    expect(ranked.map(({ rank }) => rank ?? null)).toEqual([2, 1, 2, null, 4]);
  });

  it("keeps the order given, and a better share never has a worse rank", () => {
    const units = array(
      tuple(integer({ min: 0, max: 24 }), integer({ min: 0, max: 24 })).map(([a, b]) =>
        unit("u", Math.max(a, b), Math.min(a, b)),
      ),
    );
    assert(
      property(units, (given) => {
        const ranked = withRanks(given);
        expect(ranked.map(({ rank: _, ...rest }) => rest)).toEqual(given);
        const shown = ranked.filter(({ owed }) => owed > 0);
        const wronged = shown.flatMap((one) =>
          shown.filter((other) => share(one) > share(other) && (one.rank ?? 0) >= (other.rank ?? 0)),
        );
        expect(wronged).toEqual([]);
      }),
    );
  });
});

const state = (given: Partial<TaskState>): TaskState => ({
  id: "t",
  version: 1,
  planId: "p",
  measureId: null,
  undertakingId: null,
  instanceOf: null,
  number: 1,
  source: { kind: "plan", title: "方案", paper: null, date: null, quote: null },
  text: "任务",
  leader: null,
  remark: null,
  phase: "dispatched",
  registeredOn: "2026-01-01",
  dispatchedOn: "2026-01-01",
  closedOn: null,
  closedBasis: null,
  deadline: { kind: "date", raw: null, latest: "2026-06-30", thenContinuous: false },
  due: "2026-06-30",
  standingSince: null,
  awaitsJudgement: false,
  judgement: null,
  recurrence: null,
  assignments: [],
  stages: [],
  extensions: [],
  claim: null,
  suspension: null,
  ...given,
});
const closedOn = (day: string) => state({ phase: "closed", closedOn: day });

describe("（二十）按季度统计", () => {
  it("puts a task in the quarter of its original date, extended or not", () => {
    const granted = {
      id: "e",
      unitId: null,
      askedOn: "2026-06-01",
      from: "2026-06-30",
      to: "2026-12-31",
      reason: "",
      state: "granted",
      decidedOn: "2026-06-02",
      paper: "8号",
      note: null,
    } as const;
    const extended = state({ due: "2026-12-31", extensions: [granted] });
    expect(quarterStatistics([extended], "2026-11-24")).toEqual([
      {
        quarter: "2026-Q2",
        due: 1,
        closed: 0,
        inTime: 0,
        closedLate: 0,
        judgedDone: 0,
        extended: 1,
        overdue: 0,
      },
    ]);
  });

  it("tells what was closed after its date from what is open and overdue: the two are never one number", () => {
    const [quarter] = quarterStatistics(
      [closedOn("2026-06-30"), closedOn("2026-07-01"), state({})],
      "2026-11-24",
    );
    expect(quarter).toEqual({
      quarter: "2026-Q2",
      due: 3,
      closed: 2,
      inTime: 1,
      closedLate: 1,
      judgedDone: 0,
      extended: 0,
      overdue: 1,
    });
  });

  it("never calls overdue what nobody judged, nor in time what was judged done, what continues, or what turned into standing work", () => {
    const continuing = state({
      deadline: { kind: "continuous", raw: "持续推进", latest: null, thenContinuous: false },
      due: null,
    });
    const done = {
      ...closedOn("2026-11-02"),
      judgement: { outcome: "done", on: "2026-11-02", basis: "验收纪要", paper: null },
    } as const;
    const rows = quarterStatistics(
      [state({ awaitsJudgement: true }), state({ standingSince: "2026-07-01" }), continuing, done],
      "2026-11-24",
    );
    expect(rows).toEqual([
      {
        quarter: "2026-Q2",
        due: 3,
        closed: 1,
        inTime: 0,
        closedLate: 0,
        judgedDone: 1,
        extended: 0,
        overdue: 0,
      },
    ]);
  });
});
