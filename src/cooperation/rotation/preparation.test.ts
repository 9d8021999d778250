import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../kernel/calendar.ts";
import { isWorkingDay } from "../../platform/working-days.ts";
import { PREPARATION, preparationFor, workingDaysBefore } from "./preparation.ts";

describe("（二十二）what our turn to host needs", () => {
  it("lies as many working days before the meeting as it says, holidays and make-up days counted", () => {
    // The National Day holiday of 2026 is 1 to 7 October.
    expect(workingDaysBefore("2026-10-09", 1, isWorkingDay)).toBe("2026-10-08");
    expect(workingDaysBefore("2026-10-08", 1, isWorkingDay)).toBe("2026-09-30");
  });

  it("is on a working day with exactly that many of them up to the day before", () => {
    const day = fc.integer({ min: 0, max: 500 }).map((days) => addDays("2025-08-01", days));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), (day, count) => {
        const due = workingDaysBefore(day, count, isWorkingDay);
        const between: string[] = [];
        for (let at = due; at < day; at = addDays(at, 1)) if (isWorkingDay(at)) between.push(at);
        expect([isWorkingDay(due), between.length]).toEqual([true, count]);
      }),
    );
  });

  it("comes in order of its days, and without a day says only how long before", () => {
    const steps = preparationFor("2026-12-18", isWorkingDay);
    expect(steps.map(({ due }) => due)).toEqual(steps.map(({ due }) => due).toSorted());
    expect(steps).toHaveLength(PREPARATION.length);
    expect(preparationFor(null, isWorkingDay).every(({ due }) => due === null)).toBe(true);
  });
});
