import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day } from "./calendar.ts";
import { limitOn, type Stop } from "./clock.ts";

/** A Monday. */
const START = "2026-02-02";
const weekday = (day: Day) => ![0, 6].includes(new Date(day).getUTCDay());
const of = (total: number, unit: "working-day" | "day", asOf: Day) =>
  limitOn({ start: START, total, unit }, asOf, weekday);
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
          // Article 203: a period whose last day is a day off ends with the next day on which offices work.
          const due = total === 0 ? START : (calendar.slice(total - 1).find(isWorking) ?? null);
          const given = due === null || total === 0 ? Math.max(total, 0) : calendar.indexOf(due) + 1;
          const unit = working ? "working-day" : "day";
          const found = limitOn({ start: START, total, unit, stops: stopped }, at(asOf), isWorking);
          const left = due === null ? Math.max(0, given - used) : given - used;
          expect(found).toMatchObject({ used, left, due });
          const stands = (day: Day) =>
            stopped.some(({ from, until }) => from < day && day <= (until ?? "9999-12-31"));
          const since = Array.from({ length: asOf + 1 }, (_, walked) => at(walked));
          expect(found.daysOver).toBe(
            since.filter((day) => due !== null && day > due && !stands(day)).length,
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it("is late from the day after its last one on, though that is a day off; a last day that is one moves on", () => {
    const friday = { due: "2026-02-06", left: 0, daysOver: 0 };
    expect(of(4, "working-day", "2026-02-06")).toMatchObject(friday);
    expect(of(4, "working-day", "2026-02-07")).toMatchObject({ ...friday, daysOver: 1 });
    expect(of(4, "day", "2026-02-07")).toMatchObject({ due: "2026-02-06", left: -1, daysOver: 1 });
    expect(of(5, "day", "2026-02-07")).toMatchObject({ due: "2026-02-09", left: 2, daysOver: 0 });
    expect(of(5, "day", "2026-02-09")).toMatchObject({ due: "2026-02-09", left: 0, daysOver: 0 });
    expect(of(5, "day", "2026-02-10")).toMatchObject({ due: "2026-02-09", left: -1, daysOver: 1 });
    // What is asked for on the last day stops it: nothing is late until time runs again.
    const stops = [{ from: "2026-02-06", until: "2026-02-12" }];
    const stopped = (asOf: Day) =>
      limitOn({ start: START, total: 4, unit: "working-day", stops }, asOf, weekday).daysOver;
    expect([stopped("2026-02-12"), stopped("2026-02-13")]).toEqual([0, 1]);
  });

  it("ends also where offices never work or a row of a catalogue says 100,000 years", () => {
    expect(limitOn({ start: START, total: 3, unit: "working-day" }, START, () => false).due).toBeNull();
    expect(limitOn({ start: START, total: 36_500_000, unit: "day" }, at(1), () => true)).toMatchObject({
      used: 1,
      due: null,
    });
  });
});
