import type { Recorded } from "../../../../kernel/record.ts";
import { citationRank, mayForbid } from "./citation.ts";
import type { Assessments, ResourceAct, ResourceContent, ResourceState } from "./content.ts";

const NO_ASSESSMENTS: Assessments = { secrecy: null, "personal-information": null };

/** What an assessment was made of: other words of a summary leave it standing, other items or conditions do not. */
const assessedPart = ({
  items,
  attribute,
  conditions,
  modes,
  openAttribute,
  grade,
}: ResourceContent): string => JSON.stringify([items, attribute, conditions, modes, openAttribute, grade]);

const begun = ({ by, byId }: Recorded<ResourceAct>, content: ResourceContent): ResourceState => ({
  status: "drafting",
  content,
  draftedBy: by,
  draftedById: byId,
  assessments: NO_ASSESSMENTS,
  approval: null,
  submittedOn: null,
  returned: null,
  revision: null,
  versions: [],
  withdrawalAsked: null,
  withdrawn: null,
});

/** Where a draft stands while it is worked on. */
const working = ({ versions }: ResourceState): "drafting" | "revising" =>
  versions.length === 0 ? "drafting" : "revising";

function published(
  state: ResourceState,
  { day, by }: Recorded<ResourceAct>,
  act: ResourceAct & { type: "publish" },
): ResourceState {
  const { content, assessments, approval, submittedOn, revision, versions } = state;
  if (approval === null || submittedOn === null)
    throw new Error("what was not approved cannot have been published");
  const rank = content.noneBasis === null ? null : citationRank(content.noneBasis.title);
  const basisRank = rank === null ? null : mayForbid(rank) ? rank : act.basisRank;
  const number = versions.length + 1;
  const version = {
    number,
    content,
    assessments,
    approval,
    submittedOn,
    publishedOn: day,
    publishedBy: by,
    basisRank,
    revision,
  };
  return {
    ...state,
    status: "published",
    versions: [...versions, version],
    approval: null,
    submittedOn: null,
    returned: null,
    revision: null,
  };
}

export function foldResource(state: ResourceState | null, recorded: Recorded<ResourceAct>): ResourceState {
  const { act, day, by, byId } = recorded;
  if (act.type === "begin") return begun(recorded, act.content);
  if (state === null) throw new Error("a resource begins with its first draft");
  switch (act.type) {
    case "edit": {
      const same = assessedPart(act.content) === assessedPart(state.content);
      return {
        ...state,
        status: working(state),
        content: act.content,
        draftedBy: by,
        draftedById: byId,
        assessments: same ? state.assessments : NO_ASSESSMENTS,
        approval: null,
      };
    }
    case "assess": {
      const { type: _, kind, ...assessment } = act;
      return {
        ...state,
        status: working(state),
        approval: null,
        assessments: { ...state.assessments, [kind]: assessment },
      };
    }
    case "approve":
      return { ...state, status: "approved", approval: { on: day, by, byId } };
    case "submit":
      return { ...state, status: "under-review", submittedOn: day, returned: null };
    case "return":
      return {
        ...state,
        status: "returned",
        submittedOn: null,
        approval: null,
        returned: { on: day, by, reasons: act.reasons },
      };
    case "publish":
      return published(state, recorded, act);
    case "revise": {
      const { type: _, ...revision } = act;
      return {
        ...state,
        status: "revising",
        draftedBy: by,
        draftedById: byId,
        revision: { ...revision, extension: null },
      };
    }
    case "extend":
      return state.revision === null
        ? state
        : { ...state, revision: { ...state.revision, extension: { on: day, by, reason: act.reason } } };
    case "ask-withdrawal":
      return { ...state, withdrawalAsked: { on: day, by, reason: act.reason } };
    case "withdraw":
      return { ...state, status: "withdrawn", withdrawn: { on: day, by, reason: act.reason } };
    case "allow-stricter":
      return {
        ...state,
        allowances: [
          ...(state.allowances ?? []),
          ...act.held.map(({ resourceId, growths }) => ({
            resourceId,
            growths,
            reason: act.reason,
            by,
            on: day,
          })),
        ],
      };
  }
}
