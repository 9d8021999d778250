import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ganttBar, ganttSpan, type GanttStep, ganttYears, stepSlip } from "./gantt-geometry.ts";

const day = fc
  .date({ min: new Date("2001-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const maybe = fc.option(day, { nil: null });
const step: fc.Arbitrary<GanttStep> = fc.record({
  key: fc.string(),
  name: fc.string(),
  planned: maybe,
  actual: maybe,
});
const stepOf = (planned: string | null, actual: string | null) => ({ key: "a", name: "a", planned, actual });
const steps = fc.array(step, { maxLength: 12 });

test("（一）every day stands within the span, and later days never left of earlier ones", () => {
  fc.assert(
    fc.property(steps, day, (steps, today) => {
      const days = steps.flatMap(({ planned, actual }) => [planned ?? [], actual ?? []].flat());
      const span = ganttSpan(steps, today);
      expect(span === null).toBe(days.length === 0);
      if (span === null) return;
      const places = [...days, today].toSorted().map(span.at);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...places)).toBeLessThan(1);
      // A day has its own place: a hundred years are still less than 40,000 days.
      expect(new Set(places).size).toBe(new Set([...days, today]).size);
    }),
  );
});

test("（一）the axis names at most as many years as there is room for, in order and within the drawing", () => {
  fc.assert(
    fc.property(steps, day, fc.integer({ min: 4, max: 30 }), (steps, today, most) => {
      const span = ganttSpan(steps, today);
      if (span === null) return;
      const years = ganttYears(span, most);
      expect(years.length).toBeGreaterThan(0);
      expect(years.length).toBeLessThanOrEqual(most + 1);
      expect(Math.max(...years.map(({ at }) => at))).toBeLessThan(1);
      const named = years.map(({ year }) => year);
      expect(named).toEqual([...new Set(named)].toSorted((a, b) => a - b));
    }),
  );
});

test("（一）the bar of a row reaches from its first to its last day", () => {
  fc.assert(
    fc.property(steps, day, (steps, today) => {
      const span = ganttSpan(steps, today);
      if (span === null) return;
      for (const kind of ["planned", "actual"] as const) {
        const places = steps.flatMap((step) => (step[kind] === null ? [] : [span.at(step[kind])]));
        const bar = ganttBar(steps, kind, span);
        expect(bar?.from).toBe(places.length === 0 ? undefined : Math.min(...places));
        expect(bar?.to ?? Infinity).toBeGreaterThanOrEqual(Math.max(...places));
        expect(bar?.to ?? Infinity).toBeGreaterThan(bar?.from ?? 0);
      }
    }),
  );
});

test("（一）a stage without a planned day has no slip, one not yet due none either, one past due is late as of today", () => {
  expect(stepSlip(stepOf(null, "2026-03-01"), "2026-11-27")).toBeNull();
  expect(stepSlip(stepOf("2027-01-01", null), "2026-11-27")).toBeNull();
  expect(stepSlip(stepOf("2026-11-20", null), "2026-11-27")).toBe(7);
  expect(stepSlip(stepOf("2026-03-10", "2026-03-01"), "2026-11-27")).toBe(-9);
});

test("（二十）a deadline is a day that is set: however many days went by, no slip is said of it", () => {
  expect(stepSlip({ ...stepOf("2026-11-20", null), limit: true }, "2026-11-27")).toBeNull();
});
