import {
  type Arbitrary,
  array,
  assert,
  constantFrom,
  integer,
  nat,
  property,
  record,
  tuple,
} from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day } from "../../../kernel/calendar.ts";
import { isWorkingDay } from "../../../platform/working-days.ts";
import { currentPeriod, lastDuePeriod, periodByKey, periodsOf } from "./periods.ts";
import type { DatedSchedule, ReportingSchedule, Shift } from "./schedule.ts";

const EVER = "2000-01-01";
const always = (schedule: ReportingSchedule): DatedSchedule[] => [{ from: EVER, schedule }];
const monthly = (dueDay: number, more: Partial<ReportingSchedule> = {}): ReportingSchedule =>
  ({ kind: "monthly", dueDay, dueMonth: 0, shift: "none", ...more }) as ReportingSchedule;

const dues = (schedules: readonly DatedSchedule[], from: Day, to: Day) =>
  periodsOf(schedules, isWorkingDay, from, to).map(({ key, due }) => `${key} ${due}`);

const inFebruary = (shift: Shift, dueDay: number) =>
  periodsOf(always(monthly(dueDay, { shift })), isWorkingDay, "2026-02-01", "2026-02-28");

describe("reporting periods （二十）", () => {
  it("are due on the day of each month, or on its last day where the month is shorter", () => {
    expect(dues(always(monthly(31)), "2026-01-01", "2026-04-30")).toEqual([
      "2026-01 2026-01-31",
      "2026-02 2026-02-28",
      "2026-03 2026-03-31",
      "2026-04 2026-04-30",
    ]);
  });

  it("move a due day that nobody works to the working day before or after by the State Council's calendar", () => {
    // 28 February 2026 is a Saturday on which offices work.
    expect(inFebruary("previous-working-day", 28)).toMatchObject([{ due: "2026-02-28", unshifted: null }]);
    expect(inFebruary("previous-working-day", 20)).toMatchObject([
      { key: "2026-02", due: "2026-02-14", unshifted: "2026-02-20" },
    ]);
    expect(inFebruary("next-working-day", 20)).toMatchObject([
      { key: "2026-02", due: "2026-02-24", unshifted: "2026-02-20" },
    ]);
  });

  it("never ask for a report before its period begins", () => {
    const schedule = always(monthly(1, { shift: "previous-working-day" }));
    expect(dues(schedule, "2026-10-01", "2026-10-31")).toEqual(["2026-10 2026-10-08"]);
  });

  it("come by quarter and half-year, in the last month or the month after", () => {
    const quarterly: ReportingSchedule = { kind: "quarterly", dueDay: 10, dueMonth: 1, shift: "none" };
    expect(dues(always(quarterly), "2026-01-01", "2026-12-31")).toEqual([
      "2025-Q4 2026-01-10",
      "2026-Q1 2026-04-10",
      "2026-Q2 2026-07-10",
      "2026-Q3 2026-10-10",
    ]);
    const halfYearly: ReportingSchedule = { kind: "half-yearly", dueDay: 31, dueMonth: 0, shift: "none" };
    expect(dues(always(halfYearly), "2026-01-01", "2026-12-31")).toEqual([
      "2026-H1 2026-06-30",
      "2026-H2 2026-12-31",
    ]);
  });

  it("stay with the schedule of their first day when it changes, and leave no day out", () => {
    const schedules: DatedSchedule[] = [
      ...always(monthly(28)),
      { from: "2026-11-10", schedule: { kind: "quarterly", dueDay: 25, dueMonth: 0, shift: "none" } },
    ];
    const periods = periodsOf(schedules, isWorkingDay, "2026-10-01", "2027-03-31");
    expect(periods.map(({ key, from, to, due }) => [key, from, to, due])).toEqual([
      ["2026-10", "2026-10-01", "2026-10-31", "2026-10-28"],
      ["2026-11", "2026-11-01", "2026-11-30", "2026-11-28"],
      ["2026-Q4", "2026-12-01", "2026-12-31", "2026-12-25"],
      ["2027-Q1", "2027-01-01", "2027-03-31", "2027-03-25"],
    ]);
  });

  it("are due one after the other also where a new schedule is quicker than the old one", () => {
    const schedules: DatedSchedule[] = [
      ...always(monthly(31, { dueMonth: 1 })),
      { from: "2026-12-01", schedule: monthly(5) },
    ];
    expect(dues(schedules, "2026-12-01", "2027-01-31")).toEqual([
      "2026-11 2026-12-31",
      "2026-12 2027-01-04",
      "2027-01 2027-01-05",
    ]);
  });

  it("follow a list of one's own, which may leave days out", () => {
    const custom: ReportingSchedule = {
      kind: "custom",
      shift: "next-working-day",
      periods: [
        { label: "年中", from: "2026-01-01", to: "2026-06-30", due: "2026-06-20" },
        { label: "全会前", from: "2026-09-01", to: "2026-11-30", due: "2026-11-28" },
      ],
    };
    expect(dues(always(custom), "2026-01-01", "2027-12-31")).toEqual([
      "年中 2026-06-22",
      "全会前 2026-11-30",
    ]);
  });

  it("are due one after the other also where two days off move to the same working day", () => {
    const custom: ReportingSchedule = {
      kind: "custom",
      shift: "next-working-day",
      periods: [
        { label: "一", from: "2026-11-01", to: "2026-11-20", due: "2026-11-28" },
        { label: "二", from: "2026-11-21", to: "2026-11-30", due: "2026-11-29" },
      ],
    };
    expect(dues(always(custom), "2026-11-01", "2026-12-31")).toEqual(["一 2026-11-30", "二 2026-12-01"]);
  });

  it("name the one to report next, the one that fell due last, and any by its key", () => {
    const periods = periodsOf(always(monthly(28)), isWorkingDay, "2026-09-01", "2026-12-31");
    expect(currentPeriod(periods, "2026-11-28")?.key).toBe("2026-11");
    expect(currentPeriod(periods, "2026-11-29")?.key).toBe("2026-12");
    expect(currentPeriod(periods, "2027-01-01")).toBeUndefined();
    expect(lastDuePeriod(periods, "2026-11-28")?.key).toBe("2026-10");
    expect(lastDuePeriod(periods, "2026-11-29")?.key).toBe("2026-11");
    expect(periodByKey(periods, "2026-10")?.due).toBe("2026-10-28");
    expect(periodByKey(periods, "2026-Q4")).toBeUndefined();
  });
});

const schedule: Arbitrary<ReportingSchedule> = record({
  kind: constantFrom("monthly", "quarterly", "half-yearly"),
  dueDay: integer({ min: 1, max: 31 }),
  dueMonth: constantFrom(0, 1),
  shift: constantFrom("previous-working-day", "next-working-day", "none"),
});
const someDay = integer({ min: 0, max: 1500 }).map((days) => addDays("2024-01-01", days));
const versions = tuple(schedule, array(record({ from: someDay, schedule }), { maxLength: 4 })).map(
  ([first, rest]) => [{ from: EVER, schedule: first }, ...rest],
);

const FROM = "2024-01-01";
const TO = "2030-12-31";

describe("reporting periods of any schedules （二十）", () => {
  it("never overlap, leave no day out, and are due in order, never before they begin", () => {
    assert(
      property(versions, (schedules) => {
        const periods = periodsOf(schedules, isWorkingDay, FROM, TO);
        for (const [i, { from, to, due }] of periods.entries()) {
          expect(from <= to && from <= due).toBe(true);
          const before = periods[i - 1];
          if (!before) continue;
          expect(from).toBe(addDays(before.to, 1));
          expect(due > before.due).toBe(true);
        }
        expect(new Set(periods.map(({ key }) => key)).size).toBe(periods.length);
      }),
      { numRuns: 200 },
    );
  });

  it("do not depend on the days asked for", () => {
    assert(
      property(versions, someDay, nat(400), (schedules, from, length) => {
        const to = addDays(from, length);
        const all = periodsOf(schedules, isWorkingDay, EVER, TO);
        const asked = periodsOf(schedules, isWorkingDay, from, to);
        expect(asked).toEqual(all.filter(({ due }) => due >= from && due <= to));
      }),
      { numRuns: 200 },
    );
  });

  it("are, without a change of schedule, those found by walking the calendar day by day", () => {
    assert(
      property(schedule, (one) => {
        if (one.kind === "custom") return;
        const months = { monthly: 1, quarterly: 3, "half-yearly": 6 }[one.kind];
        const expected: string[] = [];
        // Walks back from each month's end to the due day, then on to a working day: no arithmetic of months.
        for (let day = "2025-01-01"; day <= "2025-12-31"; day = addDays(day, 1)) {
          if (addDays(day, 1).slice(8) !== "01" || Number(day.slice(5, 7)) % months !== 0) continue;
          let last = day;
          if (one.dueMonth === 1)
            do last = addDays(last, 1);
            while (addDays(last, 1).slice(8) !== "01");
          let due = last;
          while (Number(due.slice(8)) > one.dueDay) due = addDays(due, -1);
          let first = day;
          for (let left = months; left > 0;) {
            if (first.slice(8) === "01") left--;
            if (left > 0) first = addDays(first, -1);
          }
          const printed = due;
          if (one.shift !== "none") {
            while (!isWorkingDay(due)) due = addDays(due, one.shift === "next-working-day" ? 1 : -1);
            if (due < first) for (due = printed; !isWorkingDay(due);) due = addDays(due, 1);
          }
          expected.push(`${first} ${day} ${due} ${due === printed ? null : printed}`);
        }
        const found = periodsOf(always(one), isWorkingDay, "2025-01-01", "2026-03-31")
          .filter(({ to }) => to.startsWith("2025"))
          .map(({ from, to, due, unshifted }) => `${from} ${to} ${due} ${unshifted}`);
        expect(found).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });
});
