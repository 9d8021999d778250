import { actorOf, readsTask } from "../actor.ts";
import { attachmentsOf, allRecords, historyOf, getRecord } from "../records.ts";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import type { Caller } from "../../../platform/slice.ts";
import { meetingConflicts } from "../../domain/meetings/conflicts.ts";
import type { MeetingState } from "../../domain/meetings/meeting.ts";
import type { MeetingChoices, MeetingDetail } from "../../domain/meetings/meeting-row.ts";
import { meetingShape } from "../../domain/meetings/meeting-shape.ts";
import { nextStep, preparationStanding } from "../../domain/meetings/preparation.ts";
import type { RecordHistory } from "../../../kernel/record.ts";
import type { Desk } from "../desk.ts";
import { agendaFacts, agreementTitles } from "./agenda-sources.ts";
import { knownGroups } from "./plans.ts";

/** Persons' names, also those in the minutes, are for the office only; counts and words of units are for all who read. */
export const withoutPersons = (state: MeetingState): MeetingState => ({
  ...state,
  minutes: state.minutes && { ...state.minutes, text: "" },
  attendance: state.attendance.map((it) => ({ ...it, names: "" })),
  rounds: state.rounds.map((round) => ({
    ...round,
    opinions: round.opinions.map((opinion) => ({ ...opinion, by: "" })),
  })),
});

const nameless = (line: RecordHistory): RecordHistory => ({ ...line, by: "" });

/** A meeting for whoever reads it. Throws `not-found`. */
export async function getMeeting(desk: Desk, id: string, caller: Caller): Promise<MeetingDetail> {
  const { sql } = desk;
  const asOf = dayInShanghai(desk.now());
  const view = await getRecord(sql, meetingShape, id);
  const actor = await actorOf(desk, caller);
  const { office, unitIds } = actor;
  const isOffice = office || caller.actor?.roles.includes("office") === true;
  const { state } = view;
  const [all, roster, facts, agreements, attachments, history] = await Promise.all([
    allRecords(sql, meetingShape),
    desk.organisations.list(sql),
    agendaFacts(desk, state.agenda, asOf, readsTask(caller, actor)),
    agreementTitles(sql, state.agreements),
    attachmentsOf(sql, id),
    historyOf(desk, meetingShape, id),
  ]);
  const conflicts = meetingConflicts(all, desk.isWorkingDay, asOf).filter((it) => it.meetings.includes(id));
  const others = new Set(conflicts.flatMap((it) => it.meetings));
  const kept = new Set(state.papers.map(({ digest }) => digest));
  return {
    id,
    version: view.version,
    sample: view.sample,
    reported: view.reported,
    state: isOffice ? state : withoutPersons(state),
    asOf,
    actor: { office, unitIds },
    next: nextStep(state, asOf),
    preparation: preparationStanding(state, asOf),
    conflicts,
    titles: Object.fromEntries(all.filter((it) => others.has(it.id)).map((it) => [it.id, it.state.title])),
    facts,
    agreements,
    attachments: attachments
      .filter(({ digest }) => kept.has(digest))
      .map((file) => (isOffice ? file : { ...file, addedBy: "" })),
    units: Object.fromEntries(
      roster.flatMap(({ id: own, mergedIds, name }) =>
        [own, ...(mergedIds ?? [])].map((each) => [each, name] as const),
      ),
    ),
    history: isOffice ? history : history.map(nameless),
  };
}

/** Units that stand for themselves, plans, and groups that are known. */
export async function meetingChoices(desk: Desk): Promise<MeetingChoices> {
  const [roster, plans, groups] = await Promise.all([
    desk.organisations.list(desk.sql),
    desk.plans.list(desk.sql),
    knownGroups(desk.sql),
  ]);
  return {
    units: roster.filter(({ collective }) => !collective).map(({ id, name }) => ({ id, name })),
    plans: plans.map(({ id, title, current }) => ({ id, title, current })),
    groups,
  };
}
