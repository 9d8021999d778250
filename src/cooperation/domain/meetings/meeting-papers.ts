import type { Day } from "../../../kernel/calendar.ts";
import { type Failure, refusal } from "../../../kernel/error.ts";
import type { TaskBrief } from "../../../kernel/work.ts";
import type { MeetingState } from "./meeting.ts";
import type { MeetingPaperKind } from "./meeting-paper-kinds.ts";
import { NOT_CALLED } from "./meeting-failures.ts";
import { agendaPaper, attendancePaper, noticePaper } from "./meeting-papers-before.ts";
import { minutesPaper, problemsPaper, resolutionsPaper } from "./meeting-papers-resolved.ts";
import type { AgendaFact } from "./meeting-row.ts";
import { NOTHING_DECIDED } from "./minutes-failures.ts";

/** A hard problem on the agenda, as its register knows it on the day. */
export type ProblemFact = {
  readonly title: string;
  readonly description: string;
  readonly ask: string;
  readonly raisedBy: string;
  readonly level: string;
  readonly ageDays: number;
  /** Earlier meetings on whose agenda it stood. */
  readonly times: number;
};

export type MeetingPaperFacts = {
  readonly meeting: MeetingState;
  readonly asOf: Day;
  readonly sample: boolean;
  readonly unitName: (id: string) => string;
  /** By the id of the item of the agenda. */
  readonly facts: Readonly<Record<string, AgendaFact>>;
  readonly problems: readonly ProblemFact[];
  readonly tasks: ReadonlyMap<string, TaskBrief>;
};

export type DraftedTable = {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** A paper as text in the form of official papers: its line 【表：NAME】 is where the table of that name stands. */
export type DraftedPaper = {
  readonly kind: MeetingPaperKind;
  readonly title: string;
  readonly addressee: string | null;
  readonly body: string;
  readonly tables: Readonly<Record<string, DraftedTable>>;
  readonly signature: string | null;
  readonly date: Day | null;
  readonly note: string | null;
  /** Made of invented data: printed on every page. */
  readonly sample: boolean;
};

const NO_AGENDA = refusal(
  "no-agenda",
  "会议还没有议程，请先排定议程。",
  "The meeting has no agenda yet. Set it first.",
);
const NO_PROBLEMS = refusal(
  "no-problems",
  "议程里没有重大问题。请在议程中从重大问题清单里选入。",
  "No hard problem stands on the agenda. Take some from the register into the agenda.",
);
const NO_ATTENDANCE = refusal(
  "no-attendance",
  "还没有登记参会单位，请先登记。",
  "No unit is on the list of attendance yet. Record it first.",
);

const DRAFTS: Readonly<Record<MeetingPaperKind, (facts: MeetingPaperFacts) => DraftedPaper>> = {
  notice: noticePaper,
  agenda: agendaPaper,
  attendance: attendancePaper,
  problems: problemsPaper,
  minutes: minutesPaper,
  resolutions: resolutionsPaper,
};

/** Why a paper cannot be drafted yet, null where it can. */
export function paperMissing(
  kind: MeetingPaperKind,
  { date, agenda, attendance, minutes, resolutions }: MeetingState,
): Failure | null {
  switch (kind) {
    case "notice":
      return date === null ? NOT_CALLED : null;
    case "agenda":
      return agenda.length === 0 ? NO_AGENDA : null;
    case "attendance":
      return attendance.length === 0 ? NO_ATTENDANCE : null;
    case "problems":
      return agenda.some(({ about }) => about?.kind === "problem") ? null : NO_PROBLEMS;
    case "minutes":
      return minutes === null ? NOTHING_DECIDED : null;
    case "resolutions":
      return resolutions.some(({ state }) => state === "kept" || state === "dispatched")
        ? null
        : NOTHING_DECIDED;
  }
}

/** Drafts a paper of a meeting from what is recorded; ask `paperMissing` first. */
export const draftMeetingPaper = (kind: MeetingPaperKind, facts: MeetingPaperFacts): DraftedPaper =>
  DRAFTS[kind](facts);
