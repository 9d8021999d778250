import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day } from "./calendar.ts";
import { limitOn, type Stop } from "./clock.ts";

const START = "2026-02-02";
const at = (walked: number): Day => addDays(START, walked);
/** Offices work on days whose letter is w; after the pattern every day. */
const offices = fc.array(fc.boolean(), { minLength: 1, maxLength: 70 });

/** Stops one after another, of which the last may last. */
const stops = fc
  .tuple(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 6 }), fc.boolean())
  .map(([gaps, lasts]): Stop[] => {
    const marks = gaps.map((_, index) => gaps.slice(0, index + 1).reduce((sum, gap) => sum + gap, 0));
    return marks.flatMap((mark, index): Stop[] => {
      if (index % 2 === 1) return [];
      const until = marks[index + 1];
      if (until === undefined) return lasts ? [{ from: at(mark), until: null }] : [];
      return [{ from: at(mark), until: at(until) }];
    });
  });

describe("counting of days towards a limit （四）", () => {
  it("is what a clerk counts who crosses out days on a calendar", () => {
    fc.assert(
      fc.property(
        offices,
        stops,
        fc.integer({ min: 0, max: 25 }),
        fc.integer({ min: 0, max: 90 }),
        fc.boolean(),
        (pattern, stopped, total, asOf, working) => {
          const isWorking = (day: Day) =>
            pattern[Math.round((Date.parse(day) - Date.parse(START)) / 86_400_000)] ?? true;
          // The calendar: days that are left after all that do not count are crossed out.
          const calendar = Array.from({ length: 400 }, (_, index) => at(index + 1))
            .filter((day) => !working || isWorking(day))
            .filter(
              (day) => !stopped.some(({ from, until }) => from < day && day <= (until ?? "9999-12-31")),
            );
          const used = calendar.filter((day) => day <= at(asOf)).length;
          const due = total === 0 ? START : (calendar[total - 1] ?? null);
          const unit = working ? "working-day" : "day";
          const found = limitOn({ start: START, total, unit, stops: stopped }, at(asOf), isWorking);
          expect(found).toMatchObject({ used, left: total - used, due });
          const since = Array.from({ length: asOf + 1 }, (_, walked) => at(walked));
          expect(found.daysOver).toBe(since.filter((day) => due !== null && day > due).length);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("ends also where offices never work or a row of a catalogue says 100,000 years", () => {
    expect(limitOn({ start: START, total: 3, unit: "working-day" }, START, () => false).due).toBeNull();
    expect(limitOn({ start: START, total: 36_500_000, unit: "day" }, at(1), () => true)).toMatchObject({
      used: 1,
      due: null,
    });
  });
});
