import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import type { Attachment } from "../../../../kernel/record.ts";
import type { ApplicationContent } from "../hall/application.ts";
import type { ClockView } from "./case-clock.ts";
import type { Before } from "./case-order.ts";
import type { CaseMode, CaseStage, CaseState, Grade } from "./case.ts";
import type { Compensation, JointState } from "./joint-case.ts";

/** Words of an act that can be erased: `more` are the other avenues or the remedies. */
export type CaseWords = { readonly text: string; readonly more: string | null };

/** A step on the one timeline of both places: which place took it, and when. */
export type CaseStep = {
  readonly version: number;
  readonly at: string;
  readonly place: "applicant" | "receiving" | "deciding" | "window";
  readonly unitName: string | null;
  /** The person who took it; empty for applicants, who deal with a unit. */
  readonly by: string;
  readonly sentence: Sentence;
};

/** A reading of the form by an official, as the applicant sees it. */
export type CaseReading = { readonly at: string; readonly unitName: string; readonly purpose: string };

export type CaseDetail = {
  readonly id: string;
  readonly version: number;
  readonly sample: boolean;
  readonly state: CaseState;
  readonly clock: ClockView;
  readonly appraisalDue: Day | null;
  readonly steps: readonly CaseStep[];
  /** By digest; those that were erased are left out. */
  readonly words: Readonly<Record<string, CaseWords>>;
  /** Name and number as they may be shown; null after erasure. */
  readonly applicant: { readonly name: string; readonly number: string } | null;
  /** Empty for who may not open them. */
  readonly files: readonly Attachment[];
  readonly readings: readonly CaseReading[];
  readonly parent: { readonly id: string; readonly number: string } | null;
  /** Cases that the bundle puts before this one. */
  readonly before: readonly Before[];
  readonly actor: ActingFor;
  readonly mayReadForm: boolean;
  readonly day: Day;
};

/** What somebody handed in; reading it as an official is recorded. */
export type CaseForm = ApplicationContent;

/** By what cases are listed; what is overdue or came last first where nothing is said. */
export const CASE_ORDERS = { item: "rises", stage: "rises", due: "rises", begun: "falls" } as const;

/** A line of a list of cases. */
export type CaseLine = {
  readonly id: string;
  readonly number: string;
  readonly itemName: string;
  readonly mode: CaseMode;
  readonly stage: CaseStage;
  readonly receivingCity: string;
  readonly receivingUnit: string;
  readonly decidingCity: string;
  readonly decidingUnit: string;
  readonly clerk: string | null;
  readonly begunOn: Day;
  readonly clock: ClockView;
  readonly grade: Grade | null;
  /** Day by which a bad appraisal is to be answered; null where none waits. */
  readonly answerDue: Day | null;
  readonly deliveryCity: string | null;
  readonly parentId: string | null;
  readonly sample: boolean;
};

/** A case of several places with its children. */
export type JointDetail = {
  readonly id: string;
  readonly sample: boolean;
  readonly state: JointState;
  readonly children: readonly CaseLine[];
  readonly compensations: readonly Compensation[];
  readonly day: Day;
};

/** Counts of a city without anything of persons. */
export type CaseOverview = {
  readonly day: Day;
  readonly units: readonly {
    readonly unitName: string;
    readonly regionCode: string;
    readonly open: number;
    readonly overdue: number;
    readonly unsigned: number;
    readonly waiting: number;
    readonly decidedThisYear: number;
    readonly inTimeThisYear: number;
    readonly badUnanswered: number;
  }[];
  readonly overdue: readonly Pick<
    CaseLine,
    "id" | "number" | "itemName" | "decidingUnit" | "decidingCity" | "clock"
  >[];
};
