import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../kernel/calendar.ts";
import { periodsOf } from "../tasks/periods.ts";
import type { ReportingSchedule } from "../tasks/schedule.ts";
import { PAPER_KINDS, type PaperKind } from "./kinds.ts";
import { spanChoices, spanName, spanOf, usualSpan } from "./spans.ts";

const schedule = (kind: "monthly" | "quarterly" | "half-yearly"): ReportingSchedule => ({
  kind,
  dueDay: 28,
  dueMonth: 0,
  shift: "none",
});
const over = (kind: "monthly" | "quarterly" | "half-yearly", from = "2025-01-01", to = "2026-12-31") =>
  periodsOf([{ from: "2000-01-01", schedule: schedule(kind) }], () => true, from, to);
const MONTHS = over("monthly");
const usual = (kind: PaperKind, asOf: string): string | null => usualSpan(kind, MONTHS, asOf)?.key ?? null;

describe("（二十）what time a paper is about", () => {
  it("is a period of the plan, or a quarter, half-year or year that holds several", () => {
    const keysOf = (key: string) => spanOf(key, MONTHS)?.periods.map((period) => period.key);
    expect(keysOf("2026-10")).toEqual(["2026-10"]);
    expect(keysOf("2026-Q3")).toEqual(["2026-07", "2026-08", "2026-09"]);
    expect(keysOf("2026-H1")).toHaveLength(6);
    expect(keysOf("2025")).toHaveLength(12);
    expect(spanOf("2026-Q3", MONTHS)).toMatchObject({ from: "2026-07-01", to: "2026-09-30" });
    for (const none of ["2024-Q1", "2026-Q5", "2026-H3", "2026-13", "第一期", ""])
      expect(spanOf(none, MONTHS)).toBeNull();
    // A half-year is no quarter: of what is reported twice a year no quarter can be told.
    expect(spanOf("2026-Q1", over("half-yearly"))).toBeNull();
    expect([spanName("2026-Q3").zh, spanName("2026").zh]).toEqual(["2026年第3季度", "2026年"]);
  });

  it("takes the period that fell due last, for a quarterly report the last whole quarter, for letters none", () => {
    expect(usual("monthly-report", "2026-11-24")).toBe("2026-10");
    expect(usual("monthly-report", "2026-11-29")).toBe("2026-11");
    expect(usual("quarterly-report", "2026-11-24")).toBe("2026-Q3");
    expect(usual("quarterly-report", "2026-10-01")).toBe("2026-Q3");
    expect(usual("chase-note", "2026-11-24")).toBeNull();
    expect(usualSpan("quarterly-report", over("quarterly"), "2026-11-24")?.key).toBe("2026-Q3");
  });

  it("offers only what has begun and what is found again by its key, each once", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("monthly" as const, "quarterly" as const, "half-yearly" as const),
        fc.integer({ min: 0, max: 800 }).map((days) => addDays("2025-01-01", days)),
        (kind, asOf) => {
          const periods = over(kind);
          const choices = spanChoices(periods, asOf);
          const keys = choices.map(({ key }) => key);
          expect(new Set(keys).size).toBe(keys.length);
          for (const { key, from, periods: held } of choices) {
            expect(from <= asOf && held.length > 0).toBe(true);
            expect(spanOf(key, periods)?.key).toBe(key);
          }
          const found = PAPER_KINDS.flatMap((each) => usualSpan(each, periods, asOf) ?? []);
          expect(found.filter(({ key }) => spanOf(key, periods) === null)).toEqual([]);
        },
      ),
    );
  });
});
