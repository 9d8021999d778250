import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../../kernel/calendar.ts";
import type { Recorded } from "../../../../kernel/record.ts";
import { isWorkingDay } from "../../../../platform/working-days.ts";
import { clockOf, heldTo } from "./case-clock.ts";
import type { CaseAct } from "./case.ts";
import { ACTS, clerk, done, item, walk, walks } from "./fixtures/walks.ts";

/** Another way to count, which knows only what was done on which day: day by day, as a clerk would tick a calendar. */
function tickedCalendar(acts: readonly Recorded<CaseAct>[], asOf: string, working: boolean) {
  const on = (day: string) => acts.filter((each) => each.day === day).map(({ act }) => act.type);
  let running = false;
  let still = false;
  let over = false;
  let silentSince: number | null = null;
  let used = 0;
  for (let day = acts[0]?.day ?? asOf; day <= asOf; day = addDays(day, 1)) {
    const office = isWorkingDay(day);
    if (running && !still && !over && (office || !working)) used++;
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
  return used;
}

describe("（四）the one clock of a case", () => {
  it("holds a case to the legal limit where a list promises more than the law allows", () => {
    const limit = { limit: { value: 0, unit: "day" }, used: 0, left: 0, overdue: false } as const;
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
        const used = tickedCalendar(acts, asOf, working);
        if (last.stops.length > 0) stopped++;
        expect(clock.promised?.used ?? 0).toBe(used);
        expect(clock.promised?.overdue ?? false).toBe(used > 7);
        const due = clock.endedOn === null ? (clock.promised?.due ?? null) : null;
        const ahead = due !== null && due > day;
        // The last day of the limit: on it all of it is used, the day before not yet.
        expect(ahead ? tickedCalendar(acts, due, working) : 7).toBe(7);
        expect(ahead ? tickedCalendar(acts, addDays(due, -1), working) : 6).toBe(6);
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

  it("counts months and years by the calendar, hours as days, and has no time for what is done at once", () => {
    const state = done(
      { act: ACTS[1] as CaseAct, by: clerk, on: "2026-01-30" },
      { act: { type: "accept", proof: "proof" }, by: clerk, on: "2026-01-30" },
    );
    const due = (value: number, unit: "month" | "year" | "hour" | "day") =>
      clockOf({ ...state, item: { legal: null, promised: { value, unit } } }, "2026-01-31", isWorkingDay)
        .promised?.due;
    expect(due(1, "month")).toBe("2026-02-28");
    expect(due(1, "year")).toBe("2027-01-30");
    expect(due(25, "hour")).toBe("2026-02-01");
    expect(due(0, "day")).toBe("2026-01-30");
  });
});
