import { addDays, type Day } from "../../../kernel/calendar.ts";
import type { IsWorkingDay } from "../../../kernel/working-days.ts";
import type { MeetingRole, MeetingState, PreparationItem } from "./meeting.ts";
import { PREPARATION_RULES } from "./series-rules.ts";

/** The `count`-th working day before `day`; `day` itself is day 0. */
export function workingDaysBefore(day: Day, count: number, isWorkingDay: IsWorkingDay): Day {
  let at = day;
  for (let left = count; left > 0;) {
    at = addDays(at, -1);
    if (isWorkingDay(at)) left--;
  }
  return at;
}

/** The day from which preparation counts back: the meeting's own, or the last one of its window, after which it is late in any case. */
export const countedFrom = ({ date, window }: Pick<MeetingState, "date" | "window">): Day =>
  date ?? window.to;

/** The usual items for a role; ids come from the caller, in order. */
export function usualPreparation(
  role: MeetingRole,
  meeting: Pick<MeetingState, "date" | "window">,
  isWorkingDay: IsWorkingDay,
  newId: () => string,
): PreparationItem[] {
  return PREPARATION_RULES[role].map(({ text, workingDaysBefore: count }) => ({
    id: newId(),
    text,
    due: workingDaysBefore(countedFrom(meeting), count, isWorkingDay),
    workingDaysBefore: count,
    unitId: null,
    doneOn: null,
  }));
}

/** New due days of the items that move with the meeting, where it is on `date`. */
export const duesFor = (
  items: readonly PreparationItem[],
  date: Day,
  isWorkingDay: IsWorkingDay,
): { item: string; due: Day }[] =>
  items.flatMap(({ id, workingDaysBefore: count }) =>
    count === null ? [] : [{ item: id, due: workingDaysBefore(date, count, isWorkingDay) }],
  );

/** How far preparation is: items done, all of them, those past their day, and the next one's day. */
export type PreparationStanding = {
  readonly done: number;
  readonly all: number;
  readonly overdue: number;
  readonly nextDue: Day | null;
};

/** Past its day counts as overdue only while the meeting is still to come. */
export function preparationStanding(
  { preparation, status }: Pick<MeetingState, "preparation" | "status">,
  asOf: Day,
): PreparationStanding {
  const open = preparation.filter(({ doneOn }) => doneOn === null);
  const coming = status === "planned" || status === "scheduled";
  const days = open.map(({ due }) => due).toSorted();
  return {
    done: preparation.length - open.length,
    all: preparation.length,
    overdue: coming ? days.filter((due) => due < asOf).length : 0,
    nextDue: coming ? (days[0] ?? null) : null,
  };
}

/** What comes next in the life of a meeting. */
export const NEXT_STEPS = [
  "fix-day",
  "prepare",
  "hold",
  "record-held",
  "record-minutes",
  "settle-resolutions",
  "close",
  "none",
] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

/** The one step that comes next on a day. */
export function nextStep(state: MeetingState, asOf: Day): NextStep {
  const { status, date } = state;
  if (status === "planned") return "fix-day";
  if (status === "scheduled") {
    if (date !== null && date < asOf) return "record-held";
    return state.preparation.some(({ doneOn }) => doneOn === null) ? "prepare" : "hold";
  }
  if (status === "closed" || status === "cancelled") return "none";
  if (state.resolutions.some((it) => it.state === "proposed" || it.state === "kept"))
    return "settle-resolutions";
  return status === "held" && state.role === "host" ? "record-minutes" : "close";
}
