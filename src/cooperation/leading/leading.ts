import { type Day, daysBetween } from "../../kernel/calendar.ts";
import type { MeetingState } from "../domain/meetings/meeting.ts";
import type { EntryState } from "../registers/entry.ts";
import { nextLevel, PROBLEM_LEVELS, type ProblemLevel, levelOf } from "../registers/problem-level.ts";
import { raisedOn } from "../registers/projection.ts";

export type LeadingProblem = {
  readonly id: string;
  readonly name: string;
  readonly sample: boolean;
  readonly level: ProblemLevel | null;
  readonly raisedOn: Day;
  readonly enteredOn: Day;
  readonly days: number;
  /** The level before which it belongs now, where the present one could not solve it. */
  readonly next: ProblemLevel | null;
};

/** In fen; `year` is the part that belongs to the year of the day. */
export type LeadingMoney = Readonly<
  Record<"planned" | "in-place" | "done", { readonly all: number; readonly year: number }>
>;

export type LeadingMeeting = {
  readonly id: string;
  readonly title: string;
  readonly sample: boolean;
  /** The day fixed, or the last of its window where none is. */
  readonly day: Day;
  readonly fixed: boolean;
};

/** What a leader's page shows of registers and meetings, as of a day. */
export type CooperationLeading = {
  readonly asOf: Day;
  /** Hard problems not closed, the highest level first and the oldest of a level. */
  readonly problems: readonly LeadingProblem[];
  /** Of the projects on the plan's measures, each once. */
  readonly money: LeadingMoney & { readonly projects: number; readonly sample: boolean };
  /** Meetings to come, the next one first. */
  readonly meetings: readonly LeadingMeeting[];
};

type Known<S> = { readonly id: string; readonly sample: boolean; readonly state: S };

const rankOf = (level: ProblemLevel | null): number => (level === null ? -1 : PROBLEM_LEVELS.indexOf(level));

/** Hard problems that are open among rows of registers. */
export const problemsOf = (rows: readonly Known<EntryState>[], asOf: Day): LeadingProblem[] =>
  rows
    .filter(({ state }) => state.register === "problem" && state.closed === null && state.mergedInto === null)
    .map(({ id, sample, state }) => ({
      id,
      name: state.name,
      sample,
      level: levelOf(state),
      raisedOn: raisedOn(state),
      enteredOn: state.enteredOn,
      days: Math.max(0, daysBetween(raisedOn(state), asOf)),
      next: nextLevel(state, asOf)?.level ?? null,
    }))
    .toSorted((a, b) => rankOf(b.level) - rankOf(a.level) || b.days - a.days || a.id.localeCompare(b.id));

/** Meetings that are still to come on a day: not held, not cancelled, and their window not past. */
export const meetingsAhead = (meetings: readonly Known<MeetingState>[], asOf: Day): LeadingMeeting[] =>
  meetings
    .filter(({ state: { status } }) => status === "planned" || status === "scheduled")
    .map(({ id, sample, state }) => ({
      id,
      sample,
      title: state.title,
      day: state.date ?? state.window.to,
      fixed: state.date !== null,
    }))
    .filter(({ day }) => day >= asOf)
    .toSorted((a, b) => a.day.localeCompare(b.day) || a.id.localeCompare(b.id));
