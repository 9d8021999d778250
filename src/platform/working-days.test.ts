import { afterEach, describe, expect, it } from "vitest";
import { addDays, type Day } from "../kernel/calendar.ts";
import { isWorkingDay, PUBLISHED_THROUGH } from "./working-days.ts";

/** Copied by hand from the notices' own words, so that the library's table has something to be checked against. */
type Notice = {
  readonly year: number;
  readonly source: string;
  /** First and last day off of each holiday. */
  readonly off: readonly (readonly [Day, Day])[];
  /** Saturdays and Sundays worked 上班. */
  readonly worked: readonly Day[];
};

const NOTICES: readonly Notice[] = [
  {
    year: 2024,
    source: "国务院办公厅关于2024年部分节假日安排的通知（国办发明电〔2023〕7号，2023年10月25日）",
    off: [
      ["2024-01-01", "2024-01-01"],
      ["2024-02-10", "2024-02-17"],
      ["2024-04-04", "2024-04-06"],
      ["2024-05-01", "2024-05-05"],
      ["2024-06-10", "2024-06-10"],
      ["2024-09-15", "2024-09-17"],
      ["2024-10-01", "2024-10-07"],
    ],
    worked: [
      "2024-02-04",
      "2024-02-18",
      "2024-04-07",
      "2024-04-28",
      "2024-05-11",
      "2024-09-14",
      "2024-09-29",
      "2024-10-12",
    ],
  },
  {
    year: 2025,
    source: "国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号，2024年11月12日）",
    off: [
      ["2025-01-01", "2025-01-01"],
      ["2025-01-28", "2025-02-04"],
      ["2025-04-04", "2025-04-06"],
      ["2025-05-01", "2025-05-05"],
      ["2025-05-31", "2025-06-02"],
      ["2025-10-01", "2025-10-08"],
    ],
    worked: ["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"],
  },
  {
    year: 2026,
    source: "国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日，新华社受权发布）",
    off: [
      ["2026-01-01", "2026-01-03"],
      ["2026-02-15", "2026-02-23"],
      ["2026-04-04", "2026-04-06"],
      ["2026-05-01", "2026-05-05"],
      ["2026-06-19", "2026-06-21"],
      ["2026-09-25", "2026-09-27"],
      ["2026-10-01", "2026-10-07"],
    ],
    worked: ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"],
  },
];

function daysOf(year: number): Day[] {
  const days: Day[] = [];
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) days.push(day);
  return days;
}

const isWeekday = (day: Day): boolean => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

describe("working days （二十）", () => {
  const zone = process.env["TZ"];
  afterEach(() => {
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
  });

  it.each(NOTICES)("are those of each day of $year by $source", ({ year, off, worked }) => {
    const isOff = (day: Day): boolean => off.some(([first, last]) => first <= day && day <= last);
    const expected = daysOf(year).filter((day) => worked.includes(day) || (isWeekday(day) && !isOff(day)));
    expect(daysOf(year).filter(isWorkingDay)).toEqual(expected);
  });

  it("are the same wherever the machine stands", () => {
    const expected = daysOf(2026).filter(isWorkingDay);
    for (const place of ["America/New_York", "Pacific/Auckland", "UTC", "Asia/Shanghai"]) {
      process.env["TZ"] = place;
      expect({ place, days: daysOf(2026).filter(isWorkingDay) }).toEqual({ place, days: expected });
    }
  });

  it("are Monday to Friday after the last published notice, and the calendar says until when it is published", () => {
    expect(PUBLISHED_THROUGH >= "2026-12-31").toBe(true);
    const after = Number(PUBLISHED_THROUGH.slice(0, 4)) + 1;
    expect(daysOf(after).filter(isWorkingDay)).toEqual(daysOf(after).filter(isWeekday));
  });
});
