import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { addDays, type Day } from "../../../../kernel/calendar.ts";
import { isWorkingDay, PUBLISHED_THROUGH } from "../../../../platform/working-days.ts";
import { BREACHES, breachOf } from "./breaches.ts";
import { type Clock, clockOf, countdown } from "./clock.ts";
import { CLOCK_RULES, type ClockRuleCode, RULES } from "./clock-rules.ts";
import { clockSentence, countdownWords } from "./clock-words.ts";

type Case = {
  readonly rule: ClockRuleCode;
  readonly from: Day;
  readonly due: Day;
  readonly workingDays: number;
};

const GOLDEN: readonly Case[] = readFileSync(join(import.meta.dirname, "fixtures/deadlines.csv"), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => {
    const [rule = "", from = "", due = "", days = ""] = line.split(",");
    return { rule: rule as ClockRuleCode, from, due, workingDays: Number(days) };
  });

/**
 * By hand from the words of the State Council's notices for 2025 (国办发明电〔2024〕12号) and 2026 (2025年11月4日; its number was
 * not verified): weekdays off, and weekends worked.
 */
const WEEKDAYS_OFF =
  `2025-01-01 2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-02-03 2025-02-04 2025-04-04 2025-05-01 2025-05-02
  2025-05-05 2025-06-02 2025-10-01 2025-10-02 2025-10-03 2025-10-06 2025-10-07 2025-10-08
  2026-01-01 2026-01-02 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-23 2026-04-06 2026-05-01
  2026-05-04 2026-05-05 2026-06-19 2026-09-25 2026-10-01 2026-10-02 2026-10-05 2026-10-06 2026-10-07`.split(
    /\s+/,
  );
const WEEKENDS_WORKED = `2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11
  2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10`.split(/\s+/);

/** Working days of both years in a row, by plain dates. */
const NUMBERED: readonly Day[] = Array.from({ length: 730 }, (_, at) => new Date(Date.UTC(2025, 0, 1 + at)))
  .map((date) => ({ day: date.toISOString().slice(0, 10), weekday: date.getUTCDay() }))
  .filter(
    ({ day, weekday }) =>
      WEEKENDS_WORKED.includes(day) || (weekday > 0 && weekday < 6 && !WEEKDAYS_OFF.includes(day)),
  )
  .map(({ day }) => day);

function started(code: ClockRuleCode, from: Day, extraWorkingDays = 0): Clock {
  const clock = clockOf(code, from, isWorkingDay, { extraWorkingDays, publishedThrough: PUBLISHED_THROUGH });
  if (!clock.ok) throw new Error(clock.failure.sentence.en);
  return clock.value;
}

describe("statutory clocks （四）", () => {
  it("end on the days of the golden file, across holidays and make-up days of two years", () => {
    expect(GOLDEN.length).toBeGreaterThan(200);
    expect(new Set(GOLDEN.map(({ rule }) => rule))).toEqual(new Set(CLOCK_RULES));
    const found = GOLDEN.map(({ rule, from }): Case => {
      const { due, workingDays } = started(rule, from);
      return { rule, from, due, workingDays };
    });
    expect(found).toEqual(GOLDEN);
  });

  it("agree with working days numbered in a row from the notices, looked up by their number", () => {
    const lookedUp = GOLDEN.map(({ rule, from, workingDays }): Case => {
      const before = NUMBERED.filter((day) => day <= from).length;
      return { rule, from, due: NUMBERED[before + workingDays - 1] ?? "", workingDays };
    });
    expect(lookedUp).toEqual(GOLDEN);
  });

  it.each([
    // Friday before the make-up Sunday of National Day 2025: 28, 29, 30 September, 9, 10, 11, 13–16 October.
    ["share-conditional", "2025-09-26", "2025-10-16"],
    // Friday before Spring Festival 2026: the make-up Saturday is the next day, then nine days off.
    ["share-unconditional", "2026-02-13", "2026-02-14"],
    ["catalogue-review", "2026-02-13", "2026-02-24"],
    // Received on a day off: the next working day is the first.
    ["share-unconditional", "2026-02-17", "2026-02-24"],
    ["catalogue-review", "2025-10-01", "2025-10-10"],
  ] as const)("%s from %s ends on %s", (rule, from, due) => {
    expect(started(rule, from).due).toBe(due);
  });

  // By hand on the calendar of 2027 (Friday 1 January; 除夕 to 初三 are 5 to 8 February) and 2028 (Saturday 1 January). Whoever adds
  // the notice for 2027 to the calendar counts them again by its words.
  it.each([
    ["share-unconditional", "2026-12-31", "2027-01-04", true],
    ["share-unconditional", "2026-12-30", "2026-12-31", false],
    ["share-unconditional", "2027-01-01", "2027-01-04", true],
    ["catalogue-review", "2026-12-30", "2027-01-04", true],
    ["share-conditional", "2026-12-25", "2027-01-11", true],
    ["delivery", "2026-12-31", "2027-01-29", true],
    ["delivery", "2027-01-15", "2027-02-16", true],
    ["share-unconditional", "2027-12-31", "2028-01-03", true],
  ] as const)("%s from %s, over New Year without a notice, ends on %s", (rule, from, due, assumed) => {
    expect(started(rule, from)).toMatchObject({ due, assumed });
  });

  it("begin with the regulation: before 2025-08-01 there was none", () => {
    expect(clockOf("delivery", "2025-07-31", isWorkingDay)).toMatchObject({
      ok: false,
      failure: { code: "not-in-force" },
    });
    expect(started("delivery", "2025-08-01").due).toBe("2025-08-29");
  });

  it("say where holidays are assumed, because the notice is not out", () => {
    expect(started("share-conditional", "2026-11-27").assumed).toBe(false);
    const late = addDays(PUBLISHED_THROUGH, -3);
    expect(started("share-conditional", late).assumed).toBe(true);
    expect(clockSentence(started("share-conditional", late), isWorkingDay)).toContain(
      "放假安排尚未公布，法定节日按《全国年节及纪念日放假办法》扣除，补假和调休未知",
    );
  });

  it("quote their article, and are longer only by what was consented to", () => {
    expect(RULES.map(({ code, workingDays, articleNumber }) => [code, workingDays, articleNumber])).toEqual([
      ["share-unconditional", 1, 21],
      ["share-conditional", 10, 21],
      ["share-conditional-extended", 20, 21],
      ["delivery", 20, 22],
      ["correction", 10, 26],
      ["catalogue-update", 10, 17],
      ["catalogue-update-extended", 15, 17],
      ["catalogue-review", 2, 17],
    ]);
    expect(started("share-conditional", "2026-11-02", 10).due).toBe(
      started("share-conditional-extended", "2026-11-02").due,
    );
  });

  it("count down to the last day, and past it name the breach", () => {
    const clock = started("share-conditional", "2026-09-21");
    expect(clock.due).toBe("2026-10-12");
    const on = (day: Day) => countdown(clock, day, isWorkingDay);
    expect(on("2026-09-30")).toMatchObject({ state: "running", workingDaysLeft: 4 });
    expect(on("2026-10-10")).toMatchObject({ state: "running", workingDaysLeft: 1 });
    expect(on("2026-10-12")).toMatchObject({ state: "last-day", workingDaysLeft: 0, overdueSince: null });
    expect(on("2026-10-14")).toMatchObject({
      state: "overdue",
      overdueWorkingDays: 2,
      overdueSince: "2026-10-13",
      breach: "late-answer",
    });
    expect(countdownWords(on("2026-10-13")).zh).toBe("逾期 1 个工作日：未按时答复政务数据共享申请");
  });

  it("count every working day up to the last one before they begin: what is filed on a day runs from the next", () => {
    const clock = started("share-conditional", "2026-12-02");
    expect(clock.due).toBe("2026-12-16");
    const left = (day: Day) => countdown(clock, day, isWorkingDay).workingDaysLeft;
    expect(["2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03"].map(left)).toEqual([12, 11, 10, 9]);
  });

  it("are overdue on the days off after the last day too", () => {
    const clock = started("share-unconditional", "2026-09-29");
    expect(clock.due).toBe("2026-09-30");
    expect(countdownWords(countdown(clock, "2026-10-02", isWorkingDay)).en).toBe(
      "Overdue by 2 days: Request not answered in time",
    );
  });

  it("know every breach that they may become, with its article", () => {
    for (const code of BREACHES)
      expect(breachOf(code).article).toMatch(/^政务数据共享条例第(三十九|四十|四十一)条第（.）项$/);
    expect(breachOf("late-delivery").article).toContain("第三十九条第（四）项");
  });
});
