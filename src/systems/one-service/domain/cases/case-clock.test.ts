import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../../kernel/calendar.ts";
import type { Recorded } from "../../../../kernel/record.ts";
import { isWorkingDay } from "../../../../platform/working-days.ts";
import { clockOf, heldTo } from "./case-clock.ts";
import type { CaseAct } from "./case.ts";
import { clockWords } from "./clock-words.ts";
import { ACTS, clerk, done, item, walk, walks } from "./fixtures/walks.ts";

/** Another way to count, which knows only what was done on which day: day by day, as a clerk would tick a calendar. */
function tickedCalendar(acts: readonly Recorded<CaseAct>[], asOf: string, working: boolean, total = 7) {
  const on = (day: string) => acts.filter((each) => each.day === day).map(({ act }) => act.type);
  let running = false;
  let still = false;
  let over = false;
  let silentSince: number | null = null;
  let used = 0;
  let last: string | null = null;
  let late = false;
  for (let day = acts[0]?.day ?? asOf; day <= asOf; day = addDays(day, 1)) {
    const office = isWorkingDay(day);
    if (running && !still && !over) {
      late ||= last !== null;
      if (office || !working) used++;
      if (last === null && office && used >= total) last = day;
    }
    if (silentSince !== null && !running && !over && office) {
      silentSince++;
      if (silentSince === 1) running = true;
    }
    for (const type of on(day)) {
      if (type === "hand-over") silentSince = 0;
      if (type === "accept" || type === "not-accept") running = true;
      if (type === "supplement" || type === "begin-special") still = true;
      if (type === "supplemented" || type === "end-special") still = false;
      if (type === "decide" || type === "not-accept" || type === "withdraw") over = true;
    }
  }
  return { used, last, late };
}

describe("（四）the one clock of a case", () => {
  it("holds a case to the legal limit where a list promises more than the law allows", () => {
    const limit = {
      limit: { value: 0, unit: "day" },
      used: 0,
      left: 0,
      daysOver: 0,
      overdue: false,
    } as const;
    const of = (total: number, due: string | null, unit: "day" | "working-day" = "working-day") => ({
      ...limit,
      total,
      due,
      unit,
    });
    const [soon, late] = [of(10, "2026-12-09"), of(15, "2026-12-16")];
    expect(heldTo({ promised: late, legal: soon })).toBe(soon);
    expect(heldTo({ promised: soon, legal: late })).toBe(soon);
    expect(heldTo({ promised: soon, legal: null })).toBe(soon);
    expect(heldTo({ promised: null, legal: late })).toBe(late);
    // While time stands still nothing has a due day yet.
    const [ten, fifteen] = [of(10, null), of(15, null)];
    expect(heldTo({ promised: fifteen, legal: ten })).toBe(ten);
    expect(heldTo({ promised: ten, legal: of(10, null, "day") })).toBe(ten);
  });

  it("counts its time as a clerk does who ticks a calendar day by day", () => {
    let stopped = 0;
    fc.assert(
      fc.property(walks, fc.integer({ min: 0, max: 60 }), fc.boolean(), (tries, later, working) => {
        const { acts, states, day } = walk(tries);
        const last = states.at(-1);
        if (!last) return;
        const unit = working ? ("working-day" as const) : ("day" as const);
        const limited = { ...last, item: { ...item, promised: { value: 7, unit } } };
        const asOf = addDays(day, later);
        const clock = clockOf(limited, asOf, isWorkingDay);
        const { used, late } = tickedCalendar(acts, asOf, working);
        if (last.stops.length > 0) stopped++;
        expect(clock.promised?.used ?? 0).toBe(used);
        expect(clock.promised?.overdue ?? false).toBe(late);
        const due = clock.endedOn === null ? (clock.promised?.due ?? null) : null;
        const ahead = due !== null && due > day;
        // The last day of the limit: the first working day on which all of it is used.
        expect(ahead ? tickedCalendar(acts, due, working).last : due).toBe(due);
        expect(ahead ? tickedCalendar(acts, addDays(due, -1), working).last : null).toBeNull();
      }),
      { numRuns: 400 },
    );
    expect(stopped).toBeGreaterThan(0);
  });

  it("starts its clock without the deciding place where that stays silent, so that handing over hides no delay", () => {
    const state = done({ act: ACTS[1] as CaseAct, by: clerk, on: "2026-01-05" });
    // Handed over on Monday 5 January: Tuesday is day 0, the fifth working day after it Tuesday 13.
    expect(clockOf(state, "2026-01-05", isWorkingDay)).toMatchObject({
      startsOn: "2026-01-06",
      startedBy: "ahead",
    });
    expect(clockOf(state, "2026-01-20", isWorkingDay)).toMatchObject({
      startedBy: "silence",
      promised: { due: "2026-01-13", used: 10, overdue: true },
    });
  });

  it("is late on the Saturday after its last Friday, and so is a decision of that day", () => {
    const state = done(
      { act: ACTS[1] as CaseAct, by: clerk, on: "2026-01-05" },
      { act: { type: "accept", proof: "proof" }, by: clerk, on: "2026-01-05" },
    );
    const item = { legal: null, promised: { value: 4, unit: "working-day" } } as const;
    const on = (day: string) => clockOf({ ...state, item }, day, isWorkingDay);
    expect(on("2026-01-09").promised).toMatchObject({ due: "2026-01-09", overdue: false });
    expect(on("2026-01-10").promised).toMatchObject({ left: 0, overdue: true });
    expect(clockWords(on("2026-01-10")).words.zh).toContain("已逾期 1 天");
  });

  it("counts months and years by the calendar, hours as days, and has no time for what is done at once", () => {
    const state = done(
      { act: ACTS[1] as CaseAct, by: clerk, on: "2026-01-30" },
      { act: { type: "accept", proof: "proof" }, by: clerk, on: "2026-01-30" },
    );
    const due = (value: number, unit: "month" | "year" | "hour" | "day") =>
      clockOf({ ...state, item: { legal: null, promised: { value, unit } } }, "2026-01-31", isWorkingDay)
        .promised?.due;
    expect(due(1, "month")).toBe("2026-02-28");
    // A Saturday and a Sunday, which move to Monday; 28 February 2026 is a Saturday on which offices work.
    expect(due(1, "year")).toBe("2027-02-01");
    expect(due(25, "hour")).toBe("2026-02-02");
    expect(due(0, "day")).toBe("2026-01-30");
  });
});
