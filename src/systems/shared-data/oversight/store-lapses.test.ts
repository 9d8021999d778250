import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day } from "../../../kernel/calendar.ts";
import { isWorkingDay } from "../../../platform/working-days.ts";
import { gapHistory } from "./ledger/ledger.ts";
import { runs } from "../requests/fixtures/runs.ts";
import { breachesOf } from "../requests/clocks.ts";
import { WHENEVER } from "./store-lapses.ts";

type Span = { readonly began: Day; readonly ended: Day | null };
const lasting = <S extends Span>(spans: readonly S[], day: Day): S[] =>
  spans.filter(({ began, ended }) => began <= day && (ended === null || ended > day));

const aDay = fc.integer({ min: 0, max: 2_000 }).map((days) => addDays("2026-01-05", days));
const use = {
  id: "g",
  providerId: "p",
  requesterId: "r",
  from: "2026-01-15",
  until: "2027-12-31",
  disposeBy: "2028-01-31",
};
const anEntry = fc.record({
  kind: fc.constantFrom("process" as const, "destruction" as const),
  day: aDay,
  at: aDay.map((day) => `${day}T02:00:00Z`),
});

describe("（四）写在前面的违规情形", () => {
  it("（四）一次写下的申请违规情形，任何一天看都和当天计算的一样", () => {
    let seen = 0;
    let tried = 0;
    fc.assert(
      fc.property(runs, aDay, ({ state }, day) => {
        const on = (asOf: Day) =>
          breachesOf(state, asOf, isWorkingDay).map(({ code, since, healedOn }) => ({
            code,
            began: since,
            ended: healedOn,
          }));
        const today = lasting(on(day), day);
        seen += today.length;
        tried += 1;
        expect(lasting(on(WHENEVER), day)).toEqual(today);
      }),
      { numRuns: 300 },
    );
    expect(seen).toBeGreaterThan(tried / 10);
  });

  it("（四）台账缺口也一样，补记早晚都算", () => {
    fc.assert(
      fc.property(fc.array(anEntry, { maxLength: 8 }), aDay, fc.option(aDay), (entries, day, endedOn) => {
        const grant = { ...use, status: endedOn === null ? "active" : "terminated", endedOn } as const;
        const on = (asOf: Day) => lasting(gapHistory(grant, entries, asOf), day).map(({ began }) => began);
        // A grant that ended later ran until the day that is asked about.
        fc.pre(endedOn === null || endedOn < day || endedOn > "2031-06-30");
        expect(on(WHENEVER)).toEqual(on(day));
      }),
      { numRuns: 300 },
    );
  });
});
