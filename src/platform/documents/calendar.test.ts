import * as fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { addDays } from "../../kernel/calendar.ts";
import { oneLine, printable } from "../../kernel/paper-text.ts";
import { type CalendarEvent, writeCalendar } from "./calendar.ts";

const stamp = new Date("2026-11-27T02:00:00Z");
const event = (more: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: "task-1@jiziwan",
  day: "2026-12-01",
  until: null,
  title: "任务到期",
  description: "",
  url: null,
  ...more,
});

/** What another reader of calendars finds in one. */
const readBack = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((each) => {
    const { uid, startDate, endDate, summary, description } = new ICAL.Event(each);
    return {
      uid,
      title: summary,
      description: description ?? "",
      wholeDays: startDate.isDate,
      from: startDate.toString(),
      after: endDate.toString(),
    };
  });

describe("（二十一）a calendar feed", () => {
  it("holds whole days, the last one included, under ids that stay", () => {
    const written = writeCalendar("几字弯", [event(), event({ uid: "b", until: "2026-12-03" })], { stamp });
    expect(written).toContain("DTSTART;VALUE=DATE:20261201\r\n");
    expect(readBack(written).map(({ uid, from, after }) => [uid, from, after])).toEqual([
      ["task-1@jiziwan", "2026-12-01", "2026-12-02"],
      ["b", "2026-12-01", "2026-12-04"],
    ]);
    expect(writeCalendar("几字弯", [event()], { stamp })).toBe(writeCalendar("几字弯", [event()], { stamp }));
  });

  it("says whatever is said, in lines of at most 75 octets", () => {
    const words = fc.oneof(
      fc.string({ unit: "binary", maxLength: 120 }),
      fc.string({ unit: "grapheme", maxLength: 80 }),
      fc.constantFrom(
        "呼包鄂乌，一体化；\\n不是换行",
        "🚄".repeat(40),
        'a;b,c\\d\r\ne:f"g"',
        "BEGIN:VEVENT\r\nEND:VCALENDAR",
      ),
    );
    fc.assert(
      fc.property(words, words, fc.integer({ min: 0, max: 400 }), (title, description, days) => {
        const until = addDays("2026-12-01", days);
        const text = writeCalendar("名称", [event({ title, description, until })], { stamp });
        for (const line of text.split("\r\n")) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toContain("\n");
        }
        const [read, ...more] = readBack(text);
        expect(more).toEqual([]);
        expect(read).toEqual({
          uid: "task-1@jiziwan",
          title: oneLine(title),
          description: printable(description),
          wholeDays: true,
          from: "2026-12-01",
          after: addDays(until, 1),
        });
      }),
      { numRuns: 300 },
    );
  });
});
