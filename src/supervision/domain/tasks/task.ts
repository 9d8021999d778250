import type { Day } from "../../../kernel/calendar.ts";
import type { Recurrence } from "../../../kernel/recurrence.ts";
import type { Deadline, ResponsibilityRole } from "../reading.ts";

/** Where a task comes from: the plan, a meeting's resolution, a leader's instruction, a superior document, the leading group's order. */
export const TASK_SOURCES = ["plan", "meeting", "instruction", "superior", "order"] as const;
export type TaskSourceKind = (typeof TASK_SOURCES)[number];

export type TaskSource = {
  readonly kind: TaskSourceKind;
  /** Title of the paper or meeting it stands in. */
  readonly title: string;
  /** Document number or paper that gives it. */
  readonly paper: string | null;
  readonly date: Day | null;
  /** The sentence that gives the task, verbatim. */
  readonly quote: string | null;
};

/**
 * `registered`: on the register, nobody owes anything yet. `dispatched`: units owe work and reports.
 * `suspended`: nobody owes anything until it resumes. `closed`: 销号.
 */
export type TaskPhase = "registered" | "dispatched" | "suspended" | "closed";

/** A report that is not settled: `unsigned` waits for the unit's head, `submitted` for its reviewer, `returned` for the unit. */
export type OpenReport = {
  readonly id: string;
  readonly period: string;
  readonly due: Day;
  readonly status: "unsigned" | "submitted" | "returned";
  /** Why the head or the reviewer gave it back. */
  readonly reason: string | null;
  /** Its figures that count towards a stage once it is accepted. */
  readonly figures: readonly { readonly stage: string; readonly value: number }[];
};

/** Three steps, each with a limit of its own (三明市 2017: blue, orange, red paper). */
export type Reminder = {
  readonly step: 1 | 2 | 3;
  readonly on: Day;
  /** Last day to answer. */
  readonly by: Day;
  readonly matter: ReminderMatter;
  /** Which report or what else it asks for, in words. */
  readonly note: string | null;
};
export type ReminderMatter = "receipt" | "report" | "deadline";

/** One unit's share of a task. */
export type Assignment = {
  readonly unitId: string;
  readonly role: ResponsibilityRole;
  /** The collective (各旗县区人民政府) through which it reached the unit, or null. */
  readonly via: string | null;
  /** First day of its duty: reports due before are not owed. */
  readonly since: Day;
  /** The day on which its duty ended by reassignment, or null. */
  readonly until: Day | null;
  readonly receiveBy: Day | null;
  readonly receivedOn: Day | null;
  /** Due day of the latest period for which a report is accepted, or null. */
  readonly acceptedThrough: Day | null;
  readonly open: readonly OpenReport[];
  /** Not answered yet; a submitted report or a receipt answers those about it. */
  readonly reminders: readonly Reminder[];
};

/** 阶段目标: `goal` and `actual` in `unit`; null where it is not counted. */
export type Stage = {
  readonly id: string;
  readonly title: string;
  readonly goal: number | null;
  readonly unit: string | null;
  readonly due: Day | null;
  /** The latest accepted figure. */
  readonly actual: number | null;
  readonly doneOn: Day | null;
};

/** An extension is an act of its own: the original date stays and is shown. */
export type Extension = {
  readonly id: string;
  /** The unit that asked, or null where the office recorded an approval. */
  readonly unitId: string | null;
  readonly askedOn: Day;
  readonly from: Day;
  readonly to: Day;
  readonly reason: string;
  readonly state: "pending" | "granted" | "refused";
  readonly decidedOn: Day | null;
  /** The approving paper. */
  readonly paper: string | null;
  readonly note: string | null;
};

export type Evidence = { readonly digest: string; readonly name: string; readonly size: number };

/** 申请办结, by a lead unit. */
export type Claim = {
  readonly unitId: string;
  readonly on: Day;
  readonly basis: string;
  readonly evidence: readonly Evidence[];
};

/** What the office recorded of a date that had passed before the system was adopted. */
export type Judgement = {
  readonly outcome: "done" | "standing" | "extended" | "overdue";
  readonly on: Day;
  readonly basis: string;
  readonly paper: string | null;
};

/**
 * A task as decided so far: the fold of its recorded actions. Its size does not grow with history: settled reports
 * leave it, and stay in the record.
 */
export type TaskState = {
  readonly id: string;
  /** Counts actions. */
  readonly version: number;
  readonly planId: string;
  readonly measureId: string | null;
  readonly undertakingId: string | null;
  /** The standing duty of which this is one instance (2026年一季度), or null. */
  readonly instanceOf: string | null;
  readonly number: number;
  readonly source: TaskSource;
  readonly text: string;
  /** 责任领导. */
  readonly leader: string | null;
  readonly remark: string | null;
  readonly phase: TaskPhase;
  readonly registeredOn: Day;
  readonly dispatchedOn: Day | null;
  readonly closedOn: Day | null;
  /** 销号依据. */
  readonly closedBasis: string | null;
  /** As printed or first set. */
  readonly deadline: Deadline;
  /** The day in force: the deadline's, or that of the latest granted extension; null where there is none. */
  readonly due: Day | null;
  /** Since when it is owed continuously: 转常态化, or its milestone was closed. */
  readonly standingSince: Day | null;
  /** Its date had passed before anyone could answer here, and nobody has recorded what happened (待核定). */
  readonly awaitsJudgement: boolean;
  readonly judgement: Judgement | null;
  readonly recurrence: Recurrence | null;
  readonly assignments: readonly Assignment[];
  readonly stages: readonly Stage[];
  readonly extensions: readonly Extension[];
  /** The claim that waits for the office, or null. */
  readonly claim: Claim | null;
  readonly suspension: { readonly on: Day; readonly reason: string; readonly until: Day | null } | null;
};
