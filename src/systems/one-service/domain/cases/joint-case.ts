import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import { refusal, type Sentence } from "../../../../kernel/error.ts";
import type { RecordShape } from "../../../../kernel/record.ts";
import type { CaseApplicant, CasePlace } from "./case.ts";

export const CHILD_OUTCOMES = ["approved", "refused", "not-accepted", "withdrawn"] as const;
export type ChildOutcome = (typeof CHILD_OUTCOMES)[number];

/** A child: one item, decided by one unit of one city, with a clock and an owner of its own. */
export type JointChild = {
  readonly caseId: string;
  readonly number: string;
  readonly itemName: string;
  readonly deciding: CasePlace;
  /** Null while it is not over: approvals and refusals once delivered. */
  readonly outcome: ChildOutcome | null;
  readonly endedOn: Day | null;
};

/** 多地联办: received once, decided by several. It decides nothing itself and is complete when all children are over. */
export type JointState = {
  readonly number: string;
  readonly title: string;
  readonly applicant: CaseApplicant;
  readonly receiving: CasePlace;
  readonly children: readonly JointChild[];
  readonly begunOn: Day;
  readonly completedOn: Day | null;
};

export type JointAct =
  | {
      readonly type: "begin";
      readonly number: string;
      readonly title: string;
      readonly applicant: CaseApplicant;
      readonly receiving: CasePlace;
      readonly children: readonly Omit<JointChild, "outcome" | "endedOn">[];
    }
  | { readonly type: "child-ended"; readonly caseId: string; readonly outcome: ChildOutcome };

const BY_ITSELF = refusal(
  "by-itself",
  "联办件随各子件自动办结，请在子件上办理。",
  "A joint case follows its children. Act on a child.",
);

function after(state: JointState, act: Extract<JointAct, { type: "child-ended" }>, day: Day): JointState {
  const children = state.children.map((child) =>
    child.caseId === act.caseId && child.outcome === null
      ? { ...child, outcome: act.outcome, endedOn: day }
      : child,
  );
  const complete = children.every(({ outcome }) => outcome !== null);
  return { ...state, children, completedOn: state.completedOn ?? (complete ? day : null) };
}

/** A case of several places as the fold of what happened with its children, in whatever order it happened. */
export const jointShape: RecordShape<JointState, JointAct, ActingFor> = {
  kind: "joint-case",
  fold: (state, { act, day }) => {
    if (act.type === "begin") {
      const { type: _, children, ...seed } = act;
      return {
        ...seed,
        children: children.map((child) => ({ ...child, outcome: null, endedOn: null })),
        begunOn: day,
        completedOn: null,
      };
    }
    if (state === null) throw new Error("a joint case begins with its children");
    return after(state, act, day);
  },
  permit: (state, act, actor) => {
    if (!actor.system) return BY_ITSELF;
    if (act.type === "begin") return state === null && act.children.length > 1 ? null : BY_ITSELF;
    return state?.children.some(({ caseId }) => caseId === act.caseId) ? null : BY_ITSELF;
  },
  head: ({ title, number, receiving, children, begunOn, completedOn }) => ({
    title: `${number} ${title}`,
    status: completedOn === null ? "open" : "complete",
    regionCode: receiving.regionCode,
    day: begunOn,
    until: completedOn,
    unitIds: [receiving.unitId, ...children.map(({ deciding }) => deciding.unitId)],
    measureIds: [],
  }),
  sentence: (act) =>
    act.type === "begin"
      ? {
          zh: `一次收件，分 ${act.children.length} 件由各地分别办理`,
          en: `Received once, split into ${act.children.length} cases decided by each place`,
        }
      : { zh: "一个子件办结", en: "One of the cases is over" },
};

/** What can be done about one child where another came out badly. Nothing is rolled back by itself. */
export type Compensation = { readonly caseId: string; readonly number: string; readonly sentence: Sentence };

/**
 * What is open to each place where a child was refused, not accepted or withdrawn: there is no transaction over several
 * places, so each step is one of its own, of the applicant or of the deciding unit. Empty while nothing went wrong.
 */
export function compensationsOf({ children }: Pick<JointState, "children">): Compensation[] {
  const failed = children.filter(({ outcome }) => outcome !== null && outcome !== "approved");
  if (failed.length === 0) return [];
  const because = failed.map(({ itemName }) => `“${itemName}”`).join("、");
  return children.map(({ caseId, number, outcome, itemName, deciding }) => {
    const { unitName } = deciding;
    if (outcome === null)
      return {
        caseId,
        number,
        sentence: {
          zh: `“${itemName}”仍在办理：${because}没有办成，不再需要的，申请人可以撤回；需要的继续办理。`,
          en: `Still in work: since another of the cases came to nothing, withdraw it if it is no longer needed; otherwise it goes on.`,
        },
      };
    if (outcome === "approved")
      return {
        caseId,
        number,
        sentence: {
          zh: `“${itemName}”已经办成，决定继续有效；不再需要的，向${unitName}申请注销或者变更。`,
          en: "Approved, and it stays in force; where it is no longer needed, ask the deciding unit to cancel or change it.",
        },
      };
    return {
      caseId,
      number,
      sentence: {
        zh: `“${itemName}”没有办成：补齐条件后可以单独重新申请，其他件不用重办；不服决定的，按决定书告知的途径救济。`,
        en: `It came to nothing: apply for it alone once its conditions are met, the others need not be repeated; its decision names the remedies.`,
      },
    };
  });
}
