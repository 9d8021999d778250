import type { Day } from "../../../kernel/calendar.ts";
import type { Deadline, ResponsibilityRole } from "../reading.ts";
import type { ReportContent } from "./report.ts";
import type { TakeBack } from "../../../kernel/take-back.ts";
import type { Recurrence } from "../../../kernel/recurrence.ts";
import type { Evidence, Judgement, ReminderMatter, Stage, TaskSource } from "./task.ts";

/** A unit named for a task, before it becomes an assignment. */
export type NamedUnit = {
  readonly unitId: string;
  readonly role: ResponsibilityRole;
  readonly via: string | null;
};

/** What a task is registered with. */
export type TaskSeed = {
  readonly id: string;
  readonly planId: string;
  readonly measureId: string | null;
  readonly undertakingId: string | null;
  readonly instanceOf: string | null;
  readonly number: number;
  readonly source: TaskSource;
  readonly text: string;
  readonly leader: string | null;
  readonly remark: string | null;
  readonly deadline: Deadline;
  readonly recurrence: Recurrence | null;
  readonly units: readonly NamedUnit[];
  readonly stages: readonly Stage[];
};

/**
 * What can be done with a task; recorded in order and never overwritten. `unit` is the unit for which it is done.
 * Whatever depends on settings of that day (whether a head signs, limits in days) is recorded with its result, so
 * that folding needs nothing else.
 */
export type Action =
  /** 立项. `adoptedOn`: a date before it awaits judgement instead of turning overdue. */
  | { readonly type: "register"; readonly seed: TaskSeed; readonly adoptedOn: Day | null }
  /** 交办; receipts are due on `receiveBy`. */
  | { readonly type: "dispatch"; readonly receiveBy: Day | null }
  /** 签收. */
  | { readonly type: "receive"; readonly unit: string }
  /** 分解: the stages as they shall be; figures of stages that stay are kept. */
  | {
      readonly type: "decompose";
      readonly unit: string | null;
      readonly stages: readonly Omit<Stage, "actual" | "doneOn">[];
    }
  /**
   * 填报. `awaitsHead`: the unit's head signs before it counts as submitted. `proxy`: entered for the unit by the office
   * (代录), from a file unless it typed in what it was told.
   */
  | {
      readonly type: "report";
      readonly unit: string;
      readonly report: string;
      readonly period: string;
      readonly due: Day;
      readonly content: ReportContent;
      readonly awaitsHead: boolean;
      readonly proxy: { readonly file: string | null } | null;
    }
  /** 审签, inside the unit. */
  | { readonly type: "sign"; readonly unit: string; readonly report: string }
  | {
      readonly type: "send-back";
      readonly unit: string;
      readonly report: string;
      readonly reason: string;
    }
  /** 审核: the office reviews what lead units report, a lead unit what supporting units answer it (会签). */
  | { readonly type: "accept"; readonly unit: string; readonly report: string }
  | { readonly type: "return"; readonly unit: string; readonly report: string; readonly reason: string }
  /** 提示, 催办, 督办: steps 1, 2, 3. */
  | {
      readonly type: "remind";
      readonly unit: string;
      readonly step: 1 | 2 | 3;
      readonly by: Day;
      readonly matter: ReminderMatter;
      readonly note: string | null;
    }
  | {
      readonly type: "request-extension";
      readonly unit: string;
      readonly extension: string;
      readonly to: Day;
      readonly reason: string;
    }
  | {
      readonly type: "grant-extension";
      readonly extension: string;
      readonly to: Day;
      readonly paper: string;
    }
  | { readonly type: "refuse-extension"; readonly extension: string; readonly reason: string }
  /** 申请办结. */
  | {
      readonly type: "claim";
      readonly unit: string;
      readonly basis: string;
      readonly evidence: readonly Evidence[];
    }
  /** 销号; a milestone that a continuing duty follows turns into that duty instead. */
  | { readonly type: "close"; readonly basis: string }
  | { readonly type: "return-claim"; readonly reason: string }
  | { readonly type: "reopen"; readonly reason: string }
  /** 转常态化. */
  | { readonly type: "make-standing"; readonly basis: string }
  /** 核定 of a date that passed before adoption; `to` with `extended`. */
  | {
      readonly type: "judge";
      readonly outcome: Judgement["outcome"];
      readonly basis: string;
      readonly paper: string | null;
      readonly to: Day | null;
    }
  | { readonly type: "reassign"; readonly units: readonly NamedUnit[]; readonly reason: string }
  | { readonly type: "suspend"; readonly reason: string; readonly until: Day | null }
  | { readonly type: "resume"; readonly reason: string }
  /** Words about the task that change no duty. */
  | {
      readonly type: "revise";
      readonly text: string;
      readonly leader: string | null;
      readonly remark: string | null;
    }
  /** Progress from before adoption, out of the office's own ledger. */
  | {
      readonly type: "note-history";
      readonly file: string;
      readonly entries: readonly { readonly day: Day | null; readonly text: string }[];
    }
  /** 撤回 of the action with that version. */
  | TakeBack;

export type ActionType = Action["type"];

/** What is done once a task exists. */
export type LaterAction = Exclude<Action, { readonly type: "register" | "take-back" }>;

/** Who acts on a task: the office, or someone of a unit; a leader only reads. */
export type TaskActor = {
  readonly office: boolean;
  /** The unit and the ids that were merged into it; empty without one. */
  readonly unitIds: readonly string[];
  readonly head: boolean;
  readonly liaison: boolean;
};

/** Something an actor may do now: the action without what a person still fills in. */
export type Possibility = {
  readonly type: LaterAction["type"];
  readonly unit?: string;
  readonly report?: string;
  readonly extension?: string;
  readonly step?: 1 | 2 | 3;
};

/** An action as recorded. `day` is the day in Shanghai of `at`, as folding needs no other clock. */
export type RecordedAction = {
  readonly version: number;
  readonly at: Date;
  readonly day: Day;
  readonly by: string;
  readonly byId: string | null;
  readonly action: Action;
};
