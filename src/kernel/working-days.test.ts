import { describe, expect, it } from "vitest";
import type { Day } from "./calendar.ts";
import { addWorkingDays, toWorkingDay } from "./working-days.ts";

/** A week in which Saturday 10 October 2026 is worked after a long holiday. */
const isWorking = (day: Day): boolean =>
  day === "2026-10-10" || (day > "2026-10-07" && ![0, 6].includes(new Date(day).getUTCDay()));

describe("working days （二十）", () => {
  it("moves a day off to the nearest working day before or after, and leaves a working day alone", () => {
    expect(toWorkingDay("2026-10-11", "next", isWorking)).toBe("2026-10-12");
    expect(toWorkingDay("2026-10-11", "previous", isWorking)).toBe("2026-10-10");
    expect(toWorkingDay("2026-10-10", "previous", isWorking)).toBe("2026-10-10");
    expect(toWorkingDay("2026-10-03", "next", isWorking)).toBe("2026-10-08");
  });

  it("counts working days from the day after, worked Saturdays included", () => {
    expect(addWorkingDays("2026-10-08", 2, isWorking)).toBe("2026-10-10");
    expect(addWorkingDays("2026-10-08", 3, isWorking)).toBe("2026-10-12");
    expect(addWorkingDays("2026-10-11", 0, isWorking)).toBe("2026-10-11");
  });
});
