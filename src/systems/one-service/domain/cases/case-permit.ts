import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Failure } from "../../../../kernel/error.ts";
import {
  APPRAISED,
  BEGUN,
  IDENTITY_UNSEEN,
  NO_CASE,
  NOT_CHECKED,
  NOT_NOW,
  NOT_YOURS,
  OTHER_PROOF,
  PAPER_FILES_NEEDED,
  PAPERS_NEEDED,
  SUPPLEMENT_ONCE,
  WORDS_NEEDED,
} from "./case-failures.ts";
import { type CaseAct, type CasePlace, type CaseStage, type CaseState, ENDED_STAGES, isBad } from "./case.ts";

const isOf = (actor: ActingFor, { unitId }: CasePlace): boolean => actor.unitIds.includes(unitId);
const hasRole = (actor: ActingFor, ...roles: ActingFor["roles"]): boolean =>
  roles.some((role) => actor.roles.includes(role));

/** The applicant himself, by the account that applied. */
export const isApplicant = ({ applicant }: CaseState, actor: ActingFor): boolean =>
  applicant.kind === "account" && actor.accountId === applicant.accountId && hasRole(actor, "applicant");

/** A clerk of the window that received it; of a case that came online to the deciding unit, that unit. */
export const isReceiving = ({ receiving, mode, deciding }: CaseState, actor: ActingFor): boolean =>
  isOf(actor, receiving) &&
  (hasRole(actor, "window-clerk") ||
    (mode === "online" && receiving.unitId === deciding.unitId && hasRole(actor, "liaison", "unit-head")));

/** Somebody of the unit that decides. */
export const isDeciding = ({ deciding }: CaseState, actor: ActingFor): boolean =>
  isOf(actor, deciding) && hasRole(actor, "liaison", "unit-head");

/** A clerk of the window at which the result is to be fetched. */
export const isDelivering = ({ delivery }: CaseState, actor: ActingFor): boolean =>
  delivery?.how.kind === "window" &&
  hasRole(actor, "window-clerk") &&
  actor.regionCode === delivery.how.regionCode;

/** Whether the case exists for the reader at all: its applicant, the places that handle it, the window of delivery. */
export const mayRead = (state: CaseState, actor: ActingFor): boolean =>
  actor.system ||
  isApplicant(state, actor) ||
  isReceiving(state, actor) ||
  isDeciding(state, actor) ||
  isDelivering(state, actor);

/** Whether the reader may open what was handed in: the window that only gives the result out may not. */
export const mayReadForm = (state: CaseState, actor: ActingFor): boolean =>
  isApplicant(state, actor) || isReceiving(state, actor) || isDeciding(state, actor);

type Rule = {
  readonly stages: readonly CaseStage[];
  readonly by: (state: CaseState, actor: ActingFor) => boolean;
};

/** 补正 by the applicant, or at the window that received for somebody without an account. */
const forApplicant = (state: CaseState, actor: ActingFor): boolean =>
  state.applicant.kind === "account" ? isApplicant(state, actor) : isReceiving(state, actor);

const OPEN: readonly CaseStage[] = ["received", "handed-over", "accepted", "supplement", "special"];
const AFTER: readonly CaseStage[] = ["decided", "delivering", "delivered", "not-accepted"];

const RULES: Readonly<Record<Exclude<CaseAct["type"], "submit" | "receive-at-window">, Rule>> = {
  "hand-over": { stages: ["received"], by: isReceiving },
  accept: { stages: ["handed-over"], by: isDeciding },
  take: { stages: ["accepted", "supplement", "special", "decided"], by: isDeciding },
  supplement: { stages: ["accepted"], by: isDeciding },
  supplemented: { stages: ["supplement"], by: forApplicant },
  "not-accept": { stages: ["handed-over", "accepted", "supplement"], by: isDeciding },
  "begin-special": { stages: ["accepted"], by: isDeciding },
  "end-special": { stages: ["special"], by: isDeciding },
  decide: { stages: ["accepted"], by: isDeciding },
  deliver: { stages: ["decided"], by: isDeciding },
  "confirm-delivery": {
    stages: ["delivering"],
    by: (state, actor) => {
      const kind = state.delivery?.how.kind;
      if (kind === "window") return isDelivering(state, actor);
      return isApplicant(state, actor) || isDeciding(state, actor);
    },
  },
  withdraw: { stages: OPEN, by: forApplicant },
  appraise: { stages: AFTER, by: isApplicant },
  "answer-appraisal": { stages: AFTER, by: isDeciding },
};

function contentRefused(state: CaseState, act: CaseAct): Failure | null {
  switch (act.type) {
    case "hand-over":
      return act.identityChecked && act.formallyComplete ? null : NOT_CHECKED;
    case "accept":
      return state.handedOver?.proof === act.proof ? null : OTHER_PROOF;
    case "supplement":
      if (state.supplement !== null) return SUPPLEMENT_ONCE;
      if (act.papers.length === 0) return PAPERS_NEEDED;
      return act.text === "" ? WORDS_NEEDED : null;
    case "supplemented": {
      const asked = state.supplement?.papers ?? [];
      const given = new Set(act.papers.filter(({ digests }) => digests.length > 0).map(({ name }) => name));
      return asked.every((name) => given.has(name)) ? null : PAPER_FILES_NEEDED;
    }
    case "not-accept":
    case "decide":
      return act.text === "" ? WORDS_NEEDED : null;
    case "appraise":
      return state.appraisal === null ? null : APPRAISED;
    case "answer-appraisal": {
      const { appraisal } = state;
      if (appraisal === null || appraisal.answer !== null || !isBad(appraisal.grade)) return NOT_NOW;
      return act.text === "" ? WORDS_NEEDED : null;
    }
    default:
      return null;
  }
}

/** Why an act on a case is refused, null where it may be done. Whom it does not concern learns only that there is none. */
export function caseRefused(state: CaseState | null, act: CaseAct, actor: ActingFor): Failure | null {
  if (act.type === "submit" || act.type === "receive-at-window") {
    if (state !== null) return BEGUN;
    const { applicant, receiving } = act.seed;
    if (act.type === "submit") {
      const own = applicant.kind === "account" && applicant.accountId === actor.accountId;
      return own && hasRole(actor, "applicant") ? null : NOT_YOURS;
    }
    if (!hasRole(actor, "window-clerk") || !isOf(actor, receiving)) return NOT_YOURS;
    return act.identitySeen ? null : IDENTITY_UNSEEN;
  }
  if (state === null || !mayRead(state, actor)) return NO_CASE;
  const rule = RULES[act.type];
  if (act.type === "supplement" && state.supplement !== null && isDeciding(state, actor))
    return SUPPLEMENT_ONCE;
  if (!rule.by(state, actor)) return NOT_YOURS;
  if (act.type === "appraise" && state.appraisal !== null) return APPRAISED;
  if (!rule.stages.includes(state.stage)) return NOT_NOW;
  return contentRefused(state, act);
}

/** Whether nothing is decided any more. */
export const isOver = ({ stage }: Pick<CaseState, "stage">): boolean => ENDED_STAGES.includes(stage);
