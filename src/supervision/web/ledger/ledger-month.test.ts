import { assert as check, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { daysBetween, addDays } from "../../../kernel/calendar.ts";
import { daysOf, monthAfter, weeksOf } from "./ledger-month.ts";

describe("a month of the calendar", () => {
  it("（二十） shows each of its days once, in whole weeks from Monday to Sunday, whatever the month", () => {
    check(
      property(integer({ min: 1990, max: 2150 }), integer({ min: 1, max: 12 }), (year, of) => {
        const month = `${year}-${String(of).padStart(2, "0")}`;
        const weeks = weeksOf(month);
        const days = weeks.flat();
        expect(weeks.every(({ length }) => length === 7)).toBe(true);
        expect(new Date(`${days[0]?.day ?? ""}T00:00:00Z`).getUTCDay()).toBe(1);
        const own = days.filter(({ within }) => within).map(({ day }) => day);
        const length = new Date(Date.UTC(year, of, 0)).getUTCDate();
        expect(own).toEqual(Array.from({ length }, (_, at) => addDays(`${month}-01`, at)));
        expect(days.every(({ day }, at) => at === 0 || daysBetween(days[at - 1]?.day ?? "", day) === 1)).toBe(
          true,
        );
        expect(daysOf(month)).toEqual({ from: own[0], to: own.at(-1) });
        expect(monthAfter(monthAfter(month, 7), -7)).toBe(month);
      }),
      { numRuns: 60 },
    );
  });
});
