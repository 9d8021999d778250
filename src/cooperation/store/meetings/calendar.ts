import { allRecords } from "../records.ts";
import { addDays, type Day, dayInShanghai, daysBetween } from "../../../kernel/calendar.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { meetingConflicts } from "../../domain/meetings/conflicts.ts";
import type {
  MeetingRole,
  MeetingSeries,
  MeetingState,
  MeetingStatus,
} from "../../domain/meetings/meeting.ts";
import {
  type DueItem,
  type MeetingCalendar,
  type MeetingRow,
  meetingRow,
  type NextConference,
} from "../../domain/meetings/meeting-row.ts";
import { meetingShape } from "../../domain/meetings/meeting-shape.ts";
import { nextStep, preparationStanding } from "../../domain/meetings/preparation.ts";
import { type MeetingProposal, proposeMeetings } from "../../domain/meetings/propose-meetings.ts";
import { PLAN_CITY } from "../../domain/meetings/series-rules.ts";
import type { RecordView } from "../../../kernel/record.ts";
import type { Desk } from "../desk.ts";
import { nextConferenceHost } from "../../rotation/store.ts";
import { knownGroups, planOfMeetings } from "./plans.ts";

export type CalendarFilter = {
  readonly year?: number | undefined;
  readonly series?: MeetingSeries | undefined;
  readonly role?: MeetingRole | undefined;
  readonly status?: MeetingStatus | undefined;
};
type Meeting = RecordView<MeetingState>;

/** What a reader of meetings needs; commands have no more. */
export type MeetingReader = Pick<Desk, "sql" | "now" | "isWorkingDay" | "organisations" | "plans" | "config">;

const MOST_UPCOMING = 5;
const MOST_DUE = 6;

const dayOf = ({ state }: Meeting): Day => state.date ?? state.window.to;
const inOrder = (some: readonly Meeting[]): Meeting[] =>
  some.toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)));
const isToCome = ({ state: { status } }: Meeting): boolean => status === "planned" || status === "scheduled";

export const rowOf = (meeting: Meeting, asOf: Day): MeetingRow =>
  meetingRow(meeting, meeting.state, {
    preparation: preparationStanding(meeting.state, asOf),
    next: nextStep(meeting.state, asOf),
  });

/** What is to be ready next, the most urgent first, over the meetings that are to come. */
export function dueItems(meetings: readonly Meeting[], asOf: Day): DueItem[] {
  return meetings
    .filter(isToCome)
    .flatMap(({ id, state }) =>
      state.preparation
        .filter(({ doneOn }) => doneOn === null)
        .map(({ id: item, text, unitId, due }) => ({
          meeting: id,
          title: state.title,
          item,
          text,
          unitId,
          due,
          daysLeft: daysBetween(asOf, due),
        })),
    )
    .toSorted((a, b) => a.due.localeCompare(b.due));
}

/** Days that are not as their weekday says: off from Monday to Friday, on at weekends. */
function exceptionsOf(year: number, isWorkingDay: Desk["isWorkingDay"]): MeetingCalendar["exceptions"] {
  const off: Day[] = [];
  const on: Day[] = [];
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
    if (weekend === isWorkingDay(day)) (weekend ? on : off).push(day);
  }
  return { off, on };
}

/** Meetings of a year that the rules ask for and that nobody planned. `ourCity`: whose plan it is. */
export async function proposalsFor(
  {
    sql,
    asOf,
    ourCity = PLAN_CITY,
  }: { readonly sql: Sql; readonly asOf: Day; readonly ourCity?: string | undefined },
  year: number,
  meetings: readonly Meeting[],
): Promise<MeetingProposal[]> {
  const [groups, host] = await Promise.all([knownGroups(sql), nextConferenceHost(sql)]);
  return proposeMeetings(year, {
    meetings: meetings.map(({ state }) => state),
    groups,
    nextHost: host?.standing === "confirmed" ? { city: host.host, edition: host.edition } : null,
    ourCity,
    asOf,
  });
}

/** The same for the plan in force. */
export async function proposalsOfPlan(
  desk: MeetingReader,
  year: number,
  meetings: readonly Meeting[],
): Promise<MeetingProposal[]> {
  const plan = await planOfMeetings(desk, desk.sql);
  const asOf = dayInShanghai(desk.now());
  return proposalsFor({ sql: desk.sql, asOf, ourCity: plan?.regionCode }, year, meetings);
}

async function nextConferenceOf(
  { sql }: MeetingReader,
  meetings: readonly Meeting[],
): Promise<NextConference | null> {
  const host = await nextConferenceHost(sql);
  if (host === null) return null;
  const planned = meetings.find((it) => isToCome(it) && it.state.series === "joint-conference");
  return {
    edition: host.edition,
    hostCity: host.host,
    confirmed: host.standing === "confirmed",
    meeting: planned?.id ?? null,
  };
}

/** A year's meetings with everything the office looks at first. */
export async function meetingCalendar(desk: MeetingReader, filter: CalendarFilter): Promise<MeetingCalendar> {
  const asOf = dayInShanghai(desk.now());
  const thisYear = Number(asOf.slice(0, 4));
  const year = filter.year ?? thisYear;
  const [meetings, roster] = await Promise.all([
    allRecords(desk.sql, meetingShape),
    desk.organisations.list(desk.sql),
  ]);
  const ofYear = meetings.filter(({ state }) => state.year === year);
  const shown = ofYear.filter(
    ({ state }) =>
      (filter.series ?? state.series) === state.series &&
      (filter.role ?? state.role) === state.role &&
      (filter.status ?? state.status) === state.status,
  );
  const conflicts = meetingConflicts(meetings, desk.isWorkingDay, asOf);
  const due = dueItems(meetings, asOf).slice(0, MOST_DUE);
  const named = new Set([
    ...conflicts.flatMap(({ unitIds }) => unitIds),
    ...due.flatMap(({ unitId }) => unitId ?? []),
  ]);
  const conflicting = new Set(conflicts.flatMap((it) => it.meetings));
  return {
    asOf,
    year,
    years: [...new Set([...meetings.map(({ state }) => state.year), thisYear, thisYear + 1])].toSorted(
      (a, b) => a - b,
    ),
    rows: inOrder(shown).map((meeting) => rowOf(meeting, asOf)),
    all: ofYear.length,
    upcoming: inOrder(meetings.filter(isToCome))
      .slice(0, MOST_UPCOMING)
      .map((meeting) => rowOf(meeting, asOf)),
    due,
    conflicts,
    proposals: await proposalsOfPlan(desk, year, meetings),
    nextConference: await nextConferenceOf(desk, meetings),
    exceptions: exceptionsOf(year, desk.isWorkingDay),
    units: Object.fromEntries(
      roster
        .flatMap(({ id, mergedIds, name }) => [id, ...(mergedIds ?? [])].map((each) => [each, name] as const))
        .filter(([id]) => named.has(id)),
    ),
    titles: Object.fromEntries(
      meetings.filter(({ id }) => conflicting.has(id)).map(({ id, state }) => [id, state.title]),
    ),
  };
}
