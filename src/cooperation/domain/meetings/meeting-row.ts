import type { Day } from "../../../kernel/calendar.ts";
import type { Attachment, RecordActor, RecordHistory } from "../../../kernel/record.ts";
import type { MeetingConflict } from "./conflicts.ts";
import type { AgendaItem, MeetingRole, MeetingSeries, MeetingState, MeetingStatus } from "./meeting.ts";
import type { NextStep, PreparationStanding } from "./preparation.ts";
import type { MeetingProposal } from "./propose-meetings.ts";

/** A meeting in a list or on a calendar. */
export type MeetingRow = {
  readonly id: string;
  readonly version: number;
  readonly sample: boolean;
  readonly reported: boolean;
  readonly title: string;
  readonly series: MeetingSeries;
  readonly year: number;
  readonly group: string | null;
  readonly role: MeetingRole;
  readonly hostCity: string | null;
  readonly window: { readonly from: Day; readonly to: Day };
  readonly date: Day | null;
  readonly place: string;
  readonly status: MeetingStatus;
  readonly agenda: number;
  readonly preparation: PreparationStanding;
  readonly resolutions: { readonly open: number; readonly dispatched: number };
  readonly next: NextStep;
};

/** What is to be ready next, over all meetings that are to come. */
export type DueItem = {
  readonly meeting: string;
  readonly title: string;
  readonly item: string;
  readonly text: string;
  readonly unitId: string | null;
  readonly due: Day;
  readonly daysLeft: number;
};

/** Who hosts the next joint conference, as far as the order of rotation is known. */
export type NextConference = {
  readonly edition: number;
  readonly hostCity: string;
  readonly confirmed: boolean;
  /** Our meeting of it, where it is planned. */
  readonly meeting: string | null;
};

export type MeetingCalendar = {
  readonly asOf: Day;
  readonly year: number;
  /** Years in which there are meetings, and this one. */
  readonly years: readonly number[];
  readonly rows: readonly MeetingRow[];
  /** How many there are without the filter. */
  readonly all: number;
  readonly upcoming: readonly MeetingRow[];
  readonly due: readonly DueItem[];
  readonly conflicts: readonly MeetingConflict[];
  readonly proposals: readonly MeetingProposal[];
  readonly nextConference: NextConference | null;
  /** Days of the year on which offices do not work though it is Monday to Friday, and Saturdays and Sundays on which they do. */
  readonly exceptions: { readonly off: readonly Day[]; readonly on: readonly Day[] };
  readonly units: Readonly<Record<string, string>>;
  /** Titles of meetings that conflicts name. */
  readonly titles: Readonly<Record<string, string>>;
};

/** What is known of that which an item of the agenda is about. */
export type AgendaFact = {
  readonly title: string;
  /** Days since it was entered. */
  readonly ageDays: number | null;
  /** Earlier meetings on whose agenda it stood. */
  readonly times: number;
  readonly light: "red" | "amber" | "green" | "grey" | null;
  readonly over: boolean;
};

/** Something that could stand on an agenda. */
export type AgendaSource = AgendaFact & {
  readonly about: NonNullable<AgendaItem["about"]>;
  /** Why it is offered, as the unit or register words it. */
  readonly why: string;
  readonly unitId: string | null;
};

export type MeetingDetail = {
  readonly id: string;
  readonly version: number;
  readonly sample: boolean;
  readonly reported: boolean;
  readonly state: MeetingState;
  readonly asOf: Day;
  /** For whom the reader acts: the rules of `meetingShape.permit` say what they may do. */
  readonly actor: Pick<RecordActor, "office" | "unitIds">;
  readonly next: NextStep;
  readonly preparation: PreparationStanding;
  readonly conflicts: readonly MeetingConflict[];
  readonly titles: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, AgendaFact>>;
  readonly agreements: readonly { readonly id: string; readonly title: string }[];
  readonly attachments: readonly Attachment[];
  readonly units: Readonly<Record<string, string>>;
  readonly history: readonly RecordHistory[];
};

/** What forms choose from. */
export type MeetingChoices = {
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly plans: readonly { readonly id: string; readonly title: string; readonly current: boolean }[];
  readonly groups: readonly string[];
};

export function meetingRow(
  { id, version, sample, reported }: Pick<MeetingRow, "id" | "version" | "sample" | "reported">,
  state: MeetingState,
  standing: Pick<MeetingRow, "preparation" | "next">,
): MeetingRow {
  const { title, series, year, group, role, hostCity, window, date, place, status, resolutions } = state;
  return {
    id,
    version,
    sample,
    reported,
    title,
    series,
    year,
    group,
    role,
    hostCity,
    window,
    date,
    place,
    status,
    agenda: state.agenda.length,
    resolutions: {
      open: resolutions.filter((it) => it.state === "proposed" || it.state === "kept").length,
      dispatched: resolutions.filter((it) => it.state === "dispatched").length,
    },
    ...standing,
  };
}
