import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CalendarMeeting, meetingConflicts } from "./conflicts.ts";
import { anyDay } from "./fixtures/any-act.ts";
import { MEETING_STATUSES } from "./meeting.ts";

const units = fc.uniqueArray(fc.constantFrom("u1", "u2", "u3"), { maxLength: 3 });
const meeting = fc.record({
  status: fc.constantFrom(...MEETING_STATUSES),
  date: fc.option(anyDay),
  from: anyDay,
  to: anyDay,
  expected: units,
  reporters: units,
  about: fc.constantFrom(null, "problem", "agreement", "joint-paper"),
});
type Drawn = typeof meeting extends fc.Arbitrary<infer T> ? T : never;

const built = (drawn: readonly Drawn[]): CalendarMeeting[] =>
  drawn.map(({ status, date, from, to, expected, reporters, about }, at) => ({
    id: `m${at}`,
    state: {
      status,
      // A meeting without a day is planned; a planned one has none.
      date: status === "planned" ? null : (date ?? from),
      window: { from: from < to ? from : to, to: from < to ? to : from },
      attendance: expected.map((unitId) => ({
        unitId,
        unitName: unitId,
        names: "",
        expected: 1,
        present: null,
      })),
      agenda: reporters.map((reporterUnitId) => ({
        id: reporterUnitId,
        title: "一",
        about: about === null ? null : { kind: about as "problem", id: "x" },
        reporterUnitId,
        minutes: null,
      })),
    },
  }));

const works = (day: string): boolean => !["2026-11-07", "2026-11-08", "2026-11-15"].includes(day);

/** The same rules as sentences over days, by trying every day and every two meetings. */
function expectedOf(meetings: readonly CalendarMeeting[], asOf: string): string[] {
  const found: string[] = [];
  const on = (day: string) =>
    meetings.filter(({ state }) => state.status === "scheduled" && state.date === day);
  for (let count = 1; count <= 42; count++) {
    const day = new Date(Date.UTC(2026, 10, count)).toISOString().slice(0, 10);
    const there = on(day);
    for (const { id, state } of there) {
      if (!works(day)) found.push(`day-off ${id}`);
      if (Date.parse(day) < Date.parse(asOf)) found.push(`not-recorded ${id}`);
      if (!(state.window.from <= day && day <= state.window.to)) found.push(`outside-window ${id}`);
    }
    for (let a = 0; a < there.length; a++)
      for (let b = 0; b < a; b++) {
        const [one, two] = [there[a], there[b]].map((it) =>
          ["u1", "u2", "u3"].filter(
            (unit) =>
              it?.state.attendance.some(({ unitId }) => unitId === unit) ||
              it?.state.agenda.some(({ reporterUnitId }) => reporterUnitId === unit),
          ),
        );
        const both = (one ?? []).filter((unit) => two?.includes(unit));
        found.push(
          `${both.length ? `unit-twice ${both.join("+")}` : "same-day"} ${there[b]?.id} ${there[a]?.id}`,
        );
      }
  }
  for (const { id, state } of meetings) {
    if (state.status !== "planned") continue;
    if (Date.parse(state.window.to) < Date.parse(asOf)) found.push(`window-missed ${id}`);
    if (state.agenda.some(({ about }) => about && about.kind !== "problem" && about.kind !== "task"))
      found.push(`papers-wait ${id}`);
  }
  return found.toSorted();
}

describe("（二十二）conflicts of the calendar of meetings", () => {
  it("are those that trying every day and every two meetings finds", () => {
    fc.assert(
      fc.property(fc.array(meeting, { maxLength: 9 }), anyDay, (drawn, asOf) => {
        const meetings = built(drawn);
        const found = meetingConflicts(meetings, works, asOf).map(({ kind, unitIds, meetings: ids }) =>
          [kind, ...(unitIds.length > 0 ? [unitIds.join("+")] : []), ...ids].join(" "),
        );
        expect(found.toSorted()).toEqual(expectedOf(meetings, asOf));
      }),
      { numRuns: 500 },
    );
  });
});
