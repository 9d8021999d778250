import type { Day } from "../../../../kernel/calendar.ts";
import { say } from "../../../../kernel/fields.ts";
import type { IsWorkingDay } from "../../../../kernel/working-days.ts";
import { type Clock, clockOf, type Countdown, countdown } from "../../domain/clocks/clock.ts";
import type { BasisRank } from "./citation.ts";
import type { ResourceContent } from "./content.ts";
import type { Allowance } from "./succession.ts";

/** Article 13. */
export const ASSESSMENT_WORDS = {
  secrecy: say("保密风险评估", "Secrecy review"),
  "personal-information": say("个人信息保护影响评估", "Personal-information impact assessment"),
};
export type AssessmentKind = keyof typeof ASSESSMENT_WORDS;
export const ASSESSMENT_KINDS = Object.keys(ASSESSMENT_WORDS) as AssessmentKind[];

/** A finished assessment; `passed`: it lets the data be shared as described. */
export type Assessment = {
  readonly on: Day;
  readonly conclusion: string;
  readonly passed: boolean;
  readonly file: { readonly digest: string; readonly name: string };
};
export type Assessments = Readonly<Record<AssessmentKind, Assessment | null>>;

/** The head's approval 负责人审核同意: of exactly the content as it then stood. */
export type SignOff = { readonly on: Day; readonly by: string; readonly byId: string | null };

/** What moves a revision: law or duty changed (article 17, with its clock), or something else. */
export const CAUSE_WORDS = {
  law: say("法律法规调整", "law changed"),
  duty: say("职责变化", "duty changed"),
  other: say("其他原因", "other cause"),
};
export type RevisionCause = keyof typeof CAUSE_WORDS;

type Reasoned = { readonly on: Day; readonly by: string; readonly reason: string };

export type Revision = {
  readonly cause: RevisionCause;
  readonly reason: string;
  /** Day on which law or duty changed. */
  readonly changedOn: Day;
  /** Five more working days, with the consent of the department in charge. */
  readonly extension: Reasoned | null;
};

/** A version as it was published; never changed afterwards. */
export type ResourceVersion = {
  readonly number: number;
  readonly content: ResourceContent;
  readonly assessments: Assessments;
  readonly approval: SignOff;
  readonly submittedOn: Day;
  readonly publishedOn: Day;
  readonly publishedBy: string;
  /** Rank of what forbids sharing, as its name tells or the reviewer found. */
  readonly basisRank: BasisRank | null;
  readonly revision: Revision | null;
};

/** `revising` has a published version beside its draft. */
export const STATUS_WORDS = {
  drafting: say("编制中", "Drafting"),
  approved: say("负责人已同意", "Approved by the head"),
  "under-review": say("审核中", "Under review"),
  returned: say("已退回", "Returned"),
  published: say("已发布", "Published"),
  revising: say("更新中", "Being revised"),
  withdrawn: say("已撤销", "Withdrawn"),
};
export type ResourceStatus = keyof typeof STATUS_WORDS;

/** What lists need of the kind, apart from its rules, which only its own page loads. */
export const RESOURCE = {
  kind: "resource",
  name: say("政务数据目录", "Data catalogue"),
  statuses: STATUS_WORDS,
  begins: { name: say("编制目录", "New resource") },
};

export type ResourceState = {
  readonly status: ResourceStatus;
  /** The working copy; equal to the last version's while nothing is being revised. */
  readonly content: ResourceContent;
  readonly draftedBy: string;
  readonly draftedById: string | null;
  readonly assessments: Assessments;
  readonly approval: SignOff | null;
  readonly submittedOn: Day | null;
  readonly returned: { readonly on: Day; readonly by: string; readonly reasons: string } | null;
  readonly revision: Revision | null;
  readonly versions: readonly ResourceVersion[];
  readonly withdrawalAsked: Reasoned | null;
  readonly withdrawn: Reasoned | null;
  /** Where it may be stricter than a resource that it replaces; absent in what was recorded before that was asked. */
  readonly allowances?: readonly Allowance[];
};

/** The version in force, or undefined where none was published or it was withdrawn. */
export const findPublished = ({
  versions,
  withdrawn,
}: Pick<ResourceState, "versions" | "withdrawn">): ResourceVersion | undefined =>
  withdrawn === null ? versions.at(-1) : undefined;

/**
 * A limit that runs for a resource now. `byAnalogy`: article 17 sets two working days for what was updated and names none for
 * a first publication; there the same days are shown as a guide, and passing them is no breach.
 */
export type ResourceClock = {
  readonly clock: Clock;
  readonly countdown: Countdown;
  readonly byAnalogy: boolean;
};

/** How well a published revision kept its limits. */
export type KeptLimits = {
  readonly updateDue: Day | null;
  readonly reviewDue: Day | null;
  readonly late: boolean;
};

const updateClock = ({ cause, changedOn, extension }: Revision, isWorkingDay: IsWorkingDay): Clock | null => {
  if (cause === "other") return null;
  const rule = extension === null ? "catalogue-update" : "catalogue-update-extended";
  const clock = clockOf(rule, changedOn, isWorkingDay);
  return clock.ok ? clock.value : null;
};

const reviewClock = (submittedOn: Day, isWorkingDay: IsWorkingDay): Clock | null => {
  const clock = clockOf("catalogue-review", submittedOn, isWorkingDay);
  return clock.ok ? clock.value : null;
};

/** Limits that run on a day: of the update until it is submitted, of the review until it is decided (article 17). */
export function runningClocks(
  {
    status,
    revision,
    submittedOn,
    versions,
  }: Pick<ResourceState, "status" | "revision" | "submittedOn" | "versions">,
  day: Day,
  isWorkingDay: IsWorkingDay,
): ResourceClock[] {
  const under = status === "under-review" && submittedOn !== null;
  const clock = under
    ? reviewClock(submittedOn, isWorkingDay)
    : revision !== null && status !== "withdrawn"
      ? updateClock(revision, isWorkingDay)
      : null;
  if (clock === null) return [];
  return [
    { clock, countdown: countdown(clock, day, isWorkingDay), byAnalogy: under && versions.length === 0 },
  ];
}

/** Whether a published version kept the limits that ran for it. */
export function keptLimits(
  { revision, submittedOn, publishedOn }: ResourceVersion,
  isWorkingDay: IsWorkingDay,
): KeptLimits {
  const update = revision === null ? null : updateClock(revision, isWorkingDay);
  const review = revision === null ? null : reviewClock(submittedOn, isWorkingDay);
  const late = (update !== null && submittedOn > update.due) || (review !== null && publishedOn > review.due);
  return { updateDue: update?.due ?? null, reviewDue: review?.due ?? null, late };
}
