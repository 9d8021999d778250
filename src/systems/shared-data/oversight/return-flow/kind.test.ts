import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ActingFor } from "../../../../kernel/actor.ts";
import { addDays } from "../../../../kernel/calendar.ts";
import { type FlowAct, type FlowSeed, type FlowState, returnFlow } from "./kind.ts";
import { cycleEnd, missedCycles, overdueCycles } from "./cycles.ts";

const START = "2026-01-05";
const offset = fc.integer({ min: 0, max: 90 });

describe("（四）回流周期", () => {
  it("（四）逐周检查：没有回流且未暂停的周恰好是欠交的周，补交即了结", () => {
    fc.assert(
      fc.property(
        fc.array(offset, { maxLength: 10 }),
        fc.option(fc.tuple(offset, offset)),
        fc.integer({ min: 1, max: 100 }),
        (given, paused, after) => {
          const asOf = addDays(START, after);
          const [from, until] = paused === null ? [999, 999] : paused.toSorted((a, b) => a - b);
          const flow = {
            agreedOn: START,
            endedOn: null,
            cycle: "weekly" as const,
            deliveries: given.map((at) => ({ day: addDays(START, at) })),
            pauses:
              paused === null ? [] : [{ from: addDays(START, from ?? 0), until: addDays(START, until ?? 0) }],
          };
          // By whole numbers of days: week n ends on day 7n and holds the seven days before it.
          const expected: string[] = [];
          for (let end = 7; end < after; end += 7) {
            const within = given.some((at) => at <= after && at <= end && (end === 7 || at > end - 7));
            const idle = (from ?? 999) <= end && end < (until ?? 999);
            if (!within && !idle) expected.push(addDays(START, end));
          }
          expect(missedCycles(flow, asOf).map(({ end }) => end)).toEqual(expected);
          const last = Math.max(-1, ...given.filter((at) => at <= after));
          expect(overdueCycles(flow, asOf)).toEqual(expected.filter((end) => end >= addDays(START, last)));
        },
      ),
    );
  });

  it("（四）每月的周期按同意日推，月末按当月最后一天", () => {
    expect(cycleEnd("2026-01-31", "monthly", 1)).toBe("2026-02-28");
    expect(cycleEnd("2026-01-31", "monthly", 2)).toBe("2026-03-31");
    expect(cycleEnd("2026-11-30", "quarterly", 1)).toBe("2027-02-28");
    expect(cycleEnd("2024-02-29", "yearly", 1)).toBe("2025-02-28");
  });
});

const actor = (unitId: string, ...roles: ActingFor["roles"]): ActingFor => ({
  accountId: unitId,
  name: unitId,
  roles,
  system: false,
  unitIds: [unitId],
  unitName: unitId,
  regionCode: "150200",
});
const seed: FlowSeed = {
  title: "社保参保数据",
  items: "参保状态",
  purpose: "待遇核验",
  cycle: "monthly",
  regionCode: "150200",
  asker: { unitId: "city", regionCode: "150200" },
  source: { unitId: "upper", regionCode: "150000" },
};
const asked: FlowState = {
  ...seed,
  status: "asked",
  askedOn: "2026-03-02",
  agreedOn: null,
  endedOn: null,
  deliveries: [],
  pauses: [],
};
const refusedFor = (state: FlowState | null, act: FlowAct, who: ActingFor) =>
  returnFlow.permit(state, act, who, "2026-03-09")?.code ?? null;

const ask = (given: Partial<FlowSeed>) =>
  refusedFor(null, { type: "ask", seed: { ...seed, ...given } }, actor("city", "liaison"));

describe("（四）回流的规则", () => {
  it("（四）附加条件的同意一律拒绝，并说明条文", () => {
    expect(refusedFor(asked, { type: "agree", conditions: "须按次报批" }, actor("upper", "liaison"))).toBe(
      "no-conditions",
    );
    expect(refusedFor(asked, { type: "agree", conditions: " " }, actor("upper", "liaison"))).toBeNull();
    expect(refusedFor(asked, { type: "agree", conditions: "" }, actor("city", "liaison"))).toBe("not-yours");
  });

  it("（四）只能向上级申请本行政区划内的数据", () => {
    expect(ask({})).toBeNull();
    expect(ask({ regionCode: "150204" })).toBeNull();
    expect(ask({ regionCode: "150600" })).toBe("own-area");
    expect(ask({ source: { unitId: "peer", regionCode: "150600" } })).toBe("not-upper");
  });

  it("（四）上级可以暂停，但只有申请单位能结束", () => {
    const running: FlowState = { ...asked, status: "running", agreedOn: "2026-03-03" };
    expect(refusedFor(running, { type: "pause", reason: "系统升级" }, actor("upper", "liaison"))).toBeNull();
    expect(refusedFor(running, { type: "end", reason: "不再需要" }, actor("upper", "liaison"))).toBe(
      "not-yours",
    );
    expect(refusedFor(running, { type: "end", reason: "不再需要" }, actor("city", "liaison"))).toBeNull();
    expect(
      refusedFor(
        running,
        { type: "deliver", on: "2026-03-10", rows: 1, note: "" },
        actor("upper", "liaison"),
      ),
    ).toBe("day-ahead");
  });
});
