import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import type { Failure } from "../../../../kernel/error.ts";
import { citationRank } from "./citation.ts";
import { WHOLE_REGION } from "../../../../kernel/region.ts";
import { grownConditions, isForJudgement } from "./conditions.ts";
import { contentProblems, isSecret } from "./content-problems.ts";
import { CODE_REFUSED, isCode } from "./codes.ts";
import {
  ABOVE_ONLY,
  ASSESSED_LATER,
  ASSESSMENTS_MISSING,
  conditionsGrew,
  contentIncomplete,
  CORE_DATA,
  FUTURE_CHANGE,
  HEAD_ONLY,
  heldToOld,
  IDENTITY_FIXED,
  NOT_NOW,
  NOT_YOURS,
  OFFICER_ONLY,
  OTHER_PERSON,
  RANK_NEEDED,
  replacedStricter,
} from "./rules.ts";
import { lastShared } from "./succession.ts";
import { ASSESSMENT_KINDS, type ResourceAct, type ResourceContent, type ResourceState } from "./content.ts";

type Placed = Pick<ResourceContent, "providerId" | "regionCode">;

const ofProvider = (actor: ActingFor, { providerId }: Placed): boolean => actor.unitIds.includes(providerId);

/** The data officer of the city or, for the region's own resources, of the region (article 16: of the same level). */
export const isOfficerFor = (actor: ActingFor, { regionCode }: Pick<Placed, "regionCode">): boolean =>
  actor.system || (actor.roles.includes("data-officer") && actor.regionCode === regionCode);

/**
 * Who decides whether a resource may be stricter than the one that it replaces: an authority other than the one that reviews
 * it, the region's data officer; for the region's own resources, which have none above them here, the leading group's office.
 */
export const isAuthorityAbove = ({ roles, regionCode }: ActingFor, of: Pick<Placed, "regionCode">): boolean =>
  of.regionCode === WHOLE_REGION
    ? roles.includes("office")
    : roles.includes("data-officer") && regionCode === WHOLE_REGION;

/** Who drafts: the provider's liaison or head; or the officer of its city, who reads a unit's list in. */
export const mayDraft = (actor: ActingFor, content: Placed): boolean =>
  isOfficerFor(actor, content) ||
  (ofProvider(actor, content) &&
    content.regionCode === actor.regionCode &&
    actor.roles.some((role) => role === "liaison" || role === "unit-head"));

const isHead = (actor: ActingFor, content: Placed): boolean =>
  actor.system || (actor.roles.includes("unit-head") && ofProvider(actor, content));

const WORKED_ON = new Set<ResourceState["status"]>(["drafting", "approved", "returned", "revising"]);

/** Why a content cannot stand beside what is published; law that newly forbids is no condition of the provider's own. */
function againstPublished(content: ResourceContent, { versions }: ResourceState): Failure | null {
  const before = versions.at(-1)?.content;
  if (!before) return null;
  const fixed = content.code === before.code && content.providerId === before.providerId;
  if (!fixed || content.regionCode !== before.regionCode) return IDENTITY_FIXED;
  const byLaw = content.attribute === "none" && content.noneBasis !== null;
  // What law once forbade is not a new beginning: it is held to what was shared before.
  const grown = byLaw ? [] : grownConditions(lastShared({ versions }) ?? before, content);
  const growths = grown.filter((growth) => !isForJudgement(growth));
  return growths.length === 0 ? null : conditionsGrew(growths);
}

function refusedContent(content: ResourceContent, actor: ActingFor): Failure | null {
  if (!mayDraft(actor, content)) return NOT_YOURS;
  if (isSecret(content)) return CORE_DATA;
  return isCode(content.code) ? null : CODE_REFUSED;
}

/** What must be there before a head approves, a unit submits, an officer publishes. */
function unfinished(state: ResourceState): Failure | null {
  const problems = contentProblems(state.content);
  if (problems.length > 0) return contentIncomplete(problems);
  if (!ASSESSMENT_KINDS.every((kind) => state.assessments[kind]?.passed)) return ASSESSMENTS_MISSING;
  return againstPublished(state.content, state);
}

function refusedPublication(
  state: ResourceState,
  actor: ActingFor,
  act: ResourceAct & { type: "publish" },
): Failure | null {
  if (!isOfficerFor(actor, state.content)) return OFFICER_ONLY;
  if (state.status !== "under-review") return NOT_NOW;
  const { noneBasis } = state.content;
  if (noneBasis !== null && citationRank(noneBasis.title) === "unsure" && act.basisRank === null)
    return RANK_NEEDED;
  const held = act.heldTo ?? [];
  return unfinished(state) ?? (held.length === 0 ? null : heldToOld(held));
}

/** Why an act on a resource is refused on a day, null where it may be done. Articles are those of 政务数据共享条例. */
export function permitResource(
  state: ResourceState | null,
  act: ResourceAct,
  actor: ActingFor,
  day: Day,
): Failure | null {
  if (act.type === "begin") return state === null ? refusedContent(act.content, actor) : NOT_NOW;
  if (state === null || state.status === "withdrawn") return NOT_NOW;
  const { content, status, revision } = state;
  const drafts = mayDraft(actor, content);
  switch (act.type) {
    case "edit":
      if (!drafts) return NOT_YOURS;
      if (!WORKED_ON.has(status)) return NOT_NOW;
      return refusedContent(act.content, actor) ?? againstPublished(act.content, state);
    case "assess":
      if (!drafts) return NOT_YOURS;
      if (!WORKED_ON.has(status)) return NOT_NOW;
      return act.on > day ? ASSESSED_LATER : null;
    case "approve":
      if (!isHead(actor, content)) return HEAD_ONLY;
      if (!WORKED_ON.has(status) || status === "approved") return NOT_NOW;
      if (!actor.system && actor.accountId === state.draftedById) return OTHER_PERSON;
      return unfinished(state);
    case "submit":
      if (!drafts) return NOT_YOURS;
      return status === "approved" ? unfinished(state) : NOT_NOW;
    case "return":
      if (!isOfficerFor(actor, content)) return OFFICER_ONLY;
      return status === "under-review" ? null : NOT_NOW;
    case "publish":
      return refusedPublication(state, actor, act);
    case "revise":
      if (!drafts) return NOT_YOURS;
      if (status !== "published") return NOT_NOW;
      return act.changedOn > day ? FUTURE_CHANGE : null;
    case "extend":
      if (!isOfficerFor(actor, content)) return OFFICER_ONLY;
      return revision !== null &&
        revision.cause !== "other" &&
        revision.extension === null &&
        WORKED_ON.has(status)
        ? null
        : NOT_NOW;
    case "ask-withdrawal":
      if (!isHead(actor, content)) return HEAD_ONLY;
      return state.versions.length > 0 && state.withdrawalAsked === null ? null : NOT_NOW;
    case "withdraw":
      if (!isOfficerFor(actor, content)) return OFFICER_ONLY;
      if (state.versions.length === 0) return NOT_NOW;
      return (act.replacedBy ?? []).length === 0 ? null : replacedStricter(act.replacedBy ?? []);
    case "allow-stricter":
      if (!isAuthorityAbove(actor, content)) return ABOVE_ONLY;
      return act.held.length > 0 ? null : NOT_NOW;
  }
}
