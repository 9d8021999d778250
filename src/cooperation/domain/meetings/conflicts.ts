import type { Day } from "../../../kernel/calendar.ts";
import type { IsWorkingDay } from "../../../kernel/working-days.ts";
import type { MeetingState } from "./meeting.ts";

export const CONFLICT_KINDS = [
  "day-off",
  "same-day",
  "unit-twice",
  "not-recorded",
  "window-missed",
  "outside-window",
  "papers-wait",
] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

/** What does not fit. `day` is the day it is about; `unitIds` are those who are asked twice. */
export type MeetingConflict = {
  readonly kind: ConflictKind;
  readonly meetings: readonly string[];
  readonly day: Day | null;
  readonly unitIds: readonly string[];
};

export type CalendarMeeting = {
  readonly id: string;
  readonly state: Pick<MeetingState, "status" | "date" | "window" | "attendance" | "agenda">;
};

/** Units that are to be there: expected ones and those who report. */
function unitsOf({ state }: CalendarMeeting): Set<string> {
  const ids = [
    ...state.attendance.map(({ unitId }) => unitId),
    ...state.agenda.map(({ reporterUnitId }) => reporterUnitId),
  ];
  return new Set(ids.filter((id) => id !== null));
}

const waits = ({ state }: CalendarMeeting): boolean =>
  state.agenda.some(({ about }) => about?.kind === "agreement" || about?.kind === "joint-paper");

function aloneIn(meeting: CalendarMeeting, isWorkingDay: IsWorkingDay, asOf: Day): MeetingConflict[] {
  const { id, state } = meeting;
  const { status, date, window } = state;
  const of = (kind: ConflictKind, day: Day | null): MeetingConflict => ({
    kind,
    meetings: [id],
    day,
    unitIds: [],
  });
  if (status === "planned")
    return [
      ...(window.to < asOf ? [of("window-missed", window.to)] : []),
      ...(waits(meeting) ? [of("papers-wait", null)] : []),
    ];
  if (status !== "scheduled" || date === null) return [];
  return [
    ...(isWorkingDay(date) ? [] : [of("day-off", date)]),
    ...(date < asOf ? [of("not-recorded", date)] : []),
    ...(date < window.from || date > window.to ? [of("outside-window", date)] : []),
  ];
}

/**
 * What does not fit in the calendar on a day: a meeting on a day off, two on one day, a unit that is asked to be at both, a day
 * that passed without a record, a window that is over, and joint papers or agreements that wait for a meeting without a day.
 */
export function meetingConflicts(
  meetings: readonly CalendarMeeting[],
  isWorkingDay: IsWorkingDay,
  asOf: Day,
): MeetingConflict[] {
  const alone = meetings.flatMap((meeting) => aloneIn(meeting, isWorkingDay, asOf));
  const called = meetings.filter(({ state }) => state.status === "scheduled");
  const pairs = called.flatMap((one, at) =>
    called
      .slice(at + 1)
      .filter(({ state }) => state.date !== null && state.date === one.state.date)
      .map((other): MeetingConflict => {
        const there = unitsOf(other);
        const unitIds = [...unitsOf(one)].filter((id) => there.has(id)).toSorted();
        const kind = unitIds.length > 0 ? "unit-twice" : "same-day";
        return { kind, meetings: [one.id, other.id].toSorted(), day: one.state.date, unitIds };
      }),
  );
  return [...alone, ...pairs];
}
