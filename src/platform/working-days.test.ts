import { afterEach, describe, expect, it } from "vitest";
import { addDays, type Day } from "../kernel/calendar.ts";
import { isWorkingDay, PUBLISHED_THROUGH, WORK_CALENDAR } from "./working-days.ts";

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

type Lunar = {
  readonly year: number;
  readonly 春节: Day;
  readonly 清明: Day;
  readonly 端午: Day;
  readonly 中秋: Day;
};

/** As printed calendars have them; the tests below hold each against moon and sun. */
const LATER: readonly Lunar[] = [
  { year: 2027, 春节: "2027-02-06", 清明: "2027-04-05", 端午: "2027-06-09", 中秋: "2027-09-15" },
  { year: 2028, 春节: "2028-01-26", 清明: "2028-04-04", 端午: "2028-05-28", 中秋: "2028-10-03" },
  { year: 2029, 春节: "2029-02-13", 清明: "2029-04-04", 端午: "2029-06-16", 中秋: "2029-09-22" },
  { year: 2030, 春节: "2030-02-03", 清明: "2030-04-05", 端午: "2030-06-05", 中秋: "2030-09-12" },
  { year: 2031, 春节: "2031-01-23", 清明: "2031-04-05", 端午: "2031-06-24", 中秋: "2031-10-01" },
  { year: 2032, 春节: "2032-02-11", 清明: "2032-04-04", 端午: "2032-06-12", 中秋: "2032-09-19" },
  { year: 2033, 春节: "2033-01-31", 清明: "2033-04-04", 端午: "2033-06-01", 中秋: "2033-09-08" },
  { year: 2034, 春节: "2034-02-19", 清明: "2034-04-05", 端午: "2034-06-20", 中秋: "2034-09-27" },
  { year: 2035, 春节: "2035-02-08", 清明: "2035-04-05", 端午: "2035-06-10", 中秋: "2035-09-16" },
];

/** The sun's apparent longitude in degrees by its mean motion and centre: a quarter of an hour at most from the true one. */
function sunLongitude(at: number): number {
  const days = (at - Date.UTC(2000, 0, 1, 12)) / 86_400_000;
  const anomaly = ((357.528 + 0.9856003 * days) * Math.PI) / 180;
  const centre = 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly);
  return (((280.46 + 0.9856474 * days + centre) % 360) + 360) % 360;
}

/** The day in Beijing on which the sun passes 15°. */
function sunAt15(year: number): Day {
  let at = Date.UTC(year, 3, 1);
  while (sunLongitude(at) < 15) at += 60_000;
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
}

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

  it("come from a notice in every year since 2004, and the calendar says until when it is published", () => {
    expect(PUBLISHED_THROUGH >= "2026-12-31").toBe(true);
    const last = Number(PUBLISHED_THROUGH.slice(0, 4));
    const worked = Array.from({ length: last - 2003 }, (_, at) => 2004 + at).flatMap((year) =>
      [`${year}-10-01`, `${year}-10-02`, `${year}-10-03`].filter(isWorkingDay),
    );
    expect(worked).toEqual([]);
  });

  it.each(LATER.filter(({ year }) => `${year}-01-01` > PUBLISHED_THROUGH))(
    "are Monday to Friday without the 13 statutory days of $year, where its notice is not out",
    ({ year, 春节, 清明, 端午, 中秋 }) => {
      const fixed = ["01-01", "05-01", "05-02", "10-01", "10-02", "10-03"].map((day) => `${year}-${day}`);
      const spring = [-1, 0, 1, 2].map((by) => addDays(春节, by));
      const off = new Set([...fixed, ...spring, 清明, 端午, 中秋]);
      // 中秋 of 2028 and 2031 falls on 国庆; which day makes up for it, only a notice will say.
      expect(off.size).toBe(year === 2028 || year === 2031 ? 12 : 13);
      const expected = daysOf(year).filter((day) => isWeekday(day) && !off.has(day));
      expect(daysOf(year).filter(isWorkingDay)).toEqual(expected);
    },
  );

  it("are held against days of the lunar calendar that Node names too, but for new moons within minutes of midnight", () => {
    const lunar = new Intl.DateTimeFormat("en-u-ca-chinese", {
      timeZone: "UTC",
      month: "numeric",
      day: "numeric",
    });
    const named = (day: Day) =>
      lunar
        .formatToParts(new Date(`${day}T12:00:00Z`))
        .flatMap(({ type, value }) => (type === "month" || type === "day" ? [value] : []))
        .join("-");
    // 2027 at 23:56 and 2030 at 00:07 in Beijing: nearer than Node's moon is exact.
    const doubtful: readonly Day[] = ["2027-02-06", "2030-02-03"];
    const days = LATER.flatMap((year) => [
      { day: year.春节, name: "1-1" },
      { day: year.端午, name: "5-5" },
      { day: year.中秋, name: "8-15" },
    ]);
    expect(days.filter(({ day, name }) => !doubtful.includes(day) && named(day) !== name)).toEqual([]);
    const near = (day: Day) => [-1, 0, 1].map((by) => named(addDays(day, by)));
    expect(days.filter(({ day, name }) => !near(day).includes(name))).toEqual([]);
  });

  it("are held against the days on which the sun stands at 15° of longitude in Beijing 清明", () => {
    expect(LATER.map(({ year }) => sunAt15(year))).toEqual(LATER.map(({ 清明 }) => 清明));
  });

  it("leave out the fixed holidays even beyond the table of the lunar calendar", () => {
    expect(daysOf(2150).filter((day) => isWeekday(day) && !isWorkingDay(day))).toEqual(
      ["2150-01-01", "2150-05-01", "2150-05-02", "2150-10-01", "2150-10-02", "2150-10-03"].filter(isWeekday),
    );
    expect(WORK_CALENDAR.festivalDay("春节", 2150)).toBeNull();
  });
});
