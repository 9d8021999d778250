import type { Day } from "../../../kernel/calendar.ts";
import type { ReadTime, TaskOrder } from "../../../kernel/work.ts";
import type { OpinionAct, Solicitation } from "../opinions.ts";

/**
 * Series of meetings that measures 二十 to 二十二 name: the region's leading-group plenary of each first quarter, a special
 * working group's yearly meeting, the four cities' party and government joint conference (with the mayors' conference).
 */
export const MEETING_SERIES = ["plenary", "working-group", "joint-conference", "other"] as const;
export type MeetingSeries = (typeof MEETING_SERIES)[number];

/** 主办, 配合, 参加: what we are in it. */
export const MEETING_ROLES = ["host", "co-operate", "attend"] as const;
export type MeetingRole = (typeof MEETING_ROLES)[number];

/** `planned`: a window only; `scheduled`: day and place are fixed; `minuted`: minutes are in; `closed`: all resolutions are settled. */
export const MEETING_STATUSES = ["planned", "scheduled", "held", "minuted", "closed", "cancelled"] as const;
export type MeetingStatus = (typeof MEETING_STATUSES)[number];

/** Published figures and texts that a reported meeting was taken over from. */
export type PublishedSource = {
  readonly title: string;
  readonly date: Day | null;
  readonly url: string | null;
};

export type PreparationItem = {
  readonly id: string;
  readonly text: string;
  readonly due: Day;
  /** Working days before the meeting by which it is due, and moves with it; null where a day of its own was given. */
  readonly workingDaysBefore: number | null;
  readonly unitId: string | null;
  readonly doneOn: Day | null;
};

/** `about`: the hard problem, task, joint paper or agreement that it comes from; none for an item of its own. */
export type AgendaItem = {
  readonly id: string;
  readonly title: string;
  readonly about: {
    readonly kind: "problem" | "task" | "joint-paper" | "agreement";
    readonly id: string;
  } | null;
  readonly reporterUnitId: string | null;
  readonly minutes: number | null;
};

export type MeetingPaper = {
  readonly digest: string;
  readonly name: string;
  readonly agendaId: string | null;
};

/** One unit's part: names only where the unit gave them; they are personal data and shown to the office alone. */
export type Attendance = {
  readonly unitId: string | null;
  readonly unitName: string;
  readonly names: string;
  readonly expected: number;
  readonly present: number | null;
};

/** A resolution 议定事项: proposed by the reader or written by a person, kept or dropped by a person, then a task. */
export type Resolution = {
  readonly id: string;
  readonly text: string;
  /** Where it stands in the minutes; null where a person wrote it. */
  readonly span: readonly [start: number, end: number] | null;
  readonly ordinal: string | null;
  /** Names as printed, beside the units that a person or the roster gave them. */
  readonly printed: { readonly lead: readonly string[]; readonly support: readonly string[] };
  readonly units: TaskOrder["units"];
  readonly deadline: TaskOrder["deadline"];
  /** What the words of its time limit left open when it was read; absent where none were read, and in older records. */
  readonly time?: ReadTime | undefined;
  /** How it comes back: its returns become tasks of their own. */
  readonly recurrence?: TaskOrder["recurrence"] | undefined;
  readonly measureId: string | null;
  readonly undertakingId: string | null;
  /** The hard problem of the agenda that it decides, where a person said so. */
  readonly problemId?: string | null | undefined;
  readonly state: "proposed" | "kept" | "dropped" | "dispatched";
  readonly taskId: string | null;
};

export type MeetingState = {
  readonly series: MeetingSeries;
  /** Its number in its series (第八届), null where it is not known. */
  readonly edition: number | null;
  readonly year: number;
  readonly title: string;
  readonly role: MeetingRole;
  /** City code of GB/T 2260; null where no city hosts. */
  readonly hostCity: string | null;
  /** The special working group 专项工作组, where it is one's meeting. */
  readonly group: string | null;
  /** The plan whose measures its resolutions serve. */
  readonly planId: string | null;
  /** Measures of the plan whose words ask for this meeting. */
  readonly measureIds: readonly string[];
  readonly window: { readonly from: Day; readonly to: Day };
  readonly date: Day | null;
  readonly place: string;
  readonly status: MeetingStatus;
  readonly preparation: readonly PreparationItem[];
  readonly agenda: readonly AgendaItem[];
  readonly papers: readonly MeetingPaper[];
  readonly attendance: readonly Attendance[];
  readonly minutes: { readonly text: string; readonly fileName: string | null; readonly on: Day } | null;
  readonly resolutions: readonly Resolution[];
  readonly rounds: readonly Solicitation[];
  /** Agreements signed there: entries of the register. */
  readonly agreements: readonly string[];
  readonly source: PublishedSource | null;
  readonly note: string;
  /** Why it was put on another day or cancelled, the latest last; no reason where it was only held on another day. */
  readonly changes: readonly {
    readonly on: Day;
    readonly from: Day | null;
    readonly to: Day | null;
    readonly reason: string;
  }[];
};

/** What a meeting is begun with. */
export type MeetingSeed = Pick<
  MeetingState,
  | "series"
  | "edition"
  | "year"
  | "title"
  | "role"
  | "hostCity"
  | "group"
  | "planId"
  | "measureIds"
  | "window"
  | "date"
  | "place"
  | "note"
  | "source"
>;

export type MeetingAct =
  | { readonly type: "plan"; readonly seed: MeetingSeed; readonly preparation: readonly PreparationItem[] }
  | {
      readonly type: "revise";
      readonly title: string;
      readonly role: MeetingRole;
      readonly hostCity: string | null;
      readonly note: string;
    }
  | {
      readonly type: "schedule";
      readonly date: Day;
      readonly place: string;
      readonly reason: string;
      /** Days by which items of preparation are due now that the day is known. */
      readonly dues: readonly { readonly item: string; readonly due: Day }[];
    }
  | { readonly type: "cancel"; readonly reason: string }
  | { readonly type: "set-preparation"; readonly items: readonly PreparationItem[] }
  | {
      readonly type: "prepared";
      readonly item: string;
      readonly done: boolean;
      /** What was ticked, in its words at the time, so that the history can say it. */
      readonly text?: string | undefined;
    }
  | { readonly type: "set-agenda"; readonly agenda: readonly AgendaItem[] }
  | { readonly type: "add-paper"; readonly paper: MeetingPaper }
  | { readonly type: "remove-paper"; readonly digest: string }
  | { readonly type: "set-attendance"; readonly attendance: readonly Attendance[] }
  | { readonly type: "hold"; readonly date: Day }
  | {
      readonly type: "record-minutes";
      readonly text: string;
      readonly fileName: string | null;
      readonly proposed: readonly Resolution[];
    }
  | { readonly type: "set-resolution"; readonly resolution: Resolution }
  | { readonly type: "drop-resolution"; readonly resolution: string }
  | {
      readonly type: "dispatch";
      readonly tasks: readonly { readonly resolution: string; readonly task: string }[];
    }
  | { readonly type: "sign-agreement"; readonly entry: string }
  | { readonly type: "close" }
  | OpinionAct;
