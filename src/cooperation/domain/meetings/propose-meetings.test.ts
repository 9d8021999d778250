import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWorkingDay } from "../../../platform/working-days.ts";
import { monthAfter, monthGrid } from "./month-grid.ts";
import { usualPreparation, workingDaysBefore } from "./preparation.ts";
import { type KnownMeeting, type ProposalGround, proposeMeetings } from "./propose-meetings.ts";
import { SERIES_RULES } from "./series-rules.ts";

const NOTHING: ProposalGround = {
  meetings: [],
  groups: [],
  nextHost: null,
  ourCity: "150200",
  asOf: "2026-11-23",
};
const known = (more: Partial<KnownMeeting>): KnownMeeting => ({
  series: "plenary",
  year: 2027,
  group: null,
  status: "planned",
  ...more,
});
const keys = (ground: Partial<ProposalGround>, year = 2027): string[] =>
  proposeMeetings(year, { ...NOTHING, ...ground }).map(({ key }) => key);

const conferenceOf = (nextHost: ProposalGround["nextHost"]) =>
  proposeMeetings(2027, { ...NOTHING, nextHost }).find(({ key }) => key === "joint-conference");

describe("（二十）（二十一）（二十二）meetings that a year is due", () => {
  it("rest on words that stand in the plan", () => {
    const plan = readFileSync(join(import.meta.dirname, "../../../../plans/baotou-2024.txt"), "utf8");
    const quotes = Object.values(SERIES_RULES).flatMap(({ source }) => source?.quote ?? []);
    expect(quotes).toHaveLength(3);
    for (const quote of quotes) expect(plan).toContain(quote);
  });

  it("are the plenary of the first quarter, the working groups' meetings and the joint conference", () => {
    expect(keys({})).toEqual(["plenary", "working-group", "joint-conference"]);
    expect(proposeMeetings(2027, NOTHING)[0]).toMatchObject({
      role: "co-operate",
      window: { from: "2027-01-01", to: "2027-03-31" },
      stated: true,
    });
    expect(keys({ groups: ["交通", "产业", "交通"] })).toEqual([
      "plenary",
      "working-group:交通",
      "working-group:产业",
      "joint-conference",
    ]);
  });

  it("are proposed until somebody plans them, and again when that is cancelled", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            series: fc.constantFrom(
              "plenary" as const,
              "working-group" as const,
              "joint-conference" as const,
            ),
            year: fc.constantFrom(2026, 2027),
            group: fc.constantFrom(null, "交通", "产业"),
            status: fc.constantFrom("planned" as const, "closed" as const, "cancelled" as const),
          }),
        ),
        (meetings) => {
          const found = keys({ meetings, groups: ["交通", "产业"] });
          const has = (series: string, group: string | null | undefined = undefined): boolean =>
            meetings.some(
              (it) =>
                it.year === 2027 &&
                it.series === series &&
                it.status !== "cancelled" &&
                (group === undefined || it.group === group),
            );
          expect(found.includes("plenary")).toBe(!has("plenary"));
          expect(found.includes("joint-conference")).toBe(!has("joint-conference"));
          for (const group of ["交通", "产业"])
            expect(found.includes(`working-group:${group}`)).toBe(!has("working-group", group));
        },
      ),
    );
    expect(keys({ meetings: [known({})] })).not.toContain("plenary");
  });

  it("are none in a year that is over, of which nobody knows here what was held", () => {
    expect(keys({}, 2025)).toEqual([]);
    expect(keys({}, 2026)).toContain("plenary");
  });

  it("say that we host the conference only where the confirmed order says so", () => {
    expect(conferenceOf(null)).toMatchObject({
      role: "attend",
      hostCity: null,
      edition: null,
      stated: false,
    });
    expect(conferenceOf({ city: "150200", edition: 9 })).toMatchObject({ role: "host", hostCity: "150200" });
    expect(conferenceOf({ city: "150600", edition: 10 })).toMatchObject({
      role: "attend",
      title: "2027年第10届四市党政联席会议",
    });
  });
});

describe("（二十二）what is to be ready by when", () => {
  it("counts working days of the State Council's calendar backwards", () => {
    // 2026-10-01 to 07 is the holiday, 2026-10-10 a Saturday on which offices work.
    expect(workingDaysBefore("2026-10-12", 2, isWorkingDay)).toBe("2026-10-09");
    expect(workingDaysBefore("2026-10-08", 1, isWorkingDay)).toBe("2026-09-30");
  });

  it("is never on a day off and never after the meeting", () => {
    const start = Date.UTC(2026, 0, 1);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 360 }),
        fc.constantFrom("host", "co-operate", "attend"),
        (n, role) => {
          const date = new Date(start + n * 86_400_000).toISOString().slice(0, 10);
          let id = 0;
          const window = { from: "2026-01-01", to: "2026-12-31" };
          const items = usualPreparation(role as "host", { date, window }, isWorkingDay, () => String(id++));
          for (const { due, workingDaysBefore: count } of items) {
            const between = [];
            for (let at = Date.parse(due); at < Date.parse(date); at += 86_400_000)
              between.push(new Date(at).toISOString().slice(0, 10));
            expect(isWorkingDay(due) && between.filter(isWorkingDay).length).toBe(count);
          }
        },
      ),
    );
  });
});

describe("（二十二）a month of the calendar", () => {
  it("is whole weeks from Monday that hold each of its days once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, number) => {
        const month = `${year}-${String(number).padStart(2, "0")}`;
        const days = monthGrid(month).flat();
        expect(days.length % 7).toBe(0);
        expect(new Date(days[0] ?? "").getUTCDay()).toBe(1);
        const own = days.filter((day) => day.startsWith(month));
        expect(own.length).toBe(new Date(Date.UTC(year, number, 0)).getUTCDate());
        expect(new Set(days).size).toBe(days.length);
        expect(monthAfter(monthAfter(month, 7), -7)).toBe(month);
      }),
    );
  });
});
