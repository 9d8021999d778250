import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import type { Failure, Sentence } from "../../../../kernel/error.ts";
import type { Recorded, RecordShape } from "../../../../kernel/record.ts";
import type { RecipientSource } from "./correction-recipients.ts";
import { BEGUN, DAY_AHEAD, DONE_ALREADY, NOT_BEGUN, NOT_YOURS, TEXT_NEEDED } from "./oversight-failures.ts";

export const CORRECTION_STATUSES = ["asked", "refused", "spreading", "applied", "withdrawn"] as const;
export type CorrectionStatus = (typeof CORRECTION_STATUSES)[number];

export const CORRECTION_STATUS_NAMES: Readonly<Record<CorrectionStatus, Sentence>> = {
  asked: { zh: "待答复", en: "waiting for an answer" },
  refused: { zh: "不予更正", en: "not corrected" },
  spreading: { zh: "已更正，待各单位应用", en: "corrected, being applied" },
  applied: { zh: "各单位均已应用", en: "applied by all" },
  withdrawn: { zh: "已撤回", en: "withdrawn" },
};

/** Who asks: a unit that uses the data, or the person or enterprise that it is about. */
export type CorrectionAsker =
  | { readonly kind: "unit"; readonly unitId: string }
  | { readonly kind: "subject"; readonly accountId: string };

export type CorrectionAbout = {
  readonly resourceId: string;
  readonly resourceName: string;
  readonly providerId: string;
  /** The provider's division, whose data authority oversees it. */
  readonly regionCode: string;
};

/** `digest` is of the text in the erasable table: what was said may name persons, so that acts hold none of it. */
export type CorrectionAct =
  | {
      readonly type: "ask";
      readonly about: CorrectionAbout;
      readonly asker: CorrectionAsker;
      readonly digest: string;
      readonly since: Day | null;
      readonly due: Day;
      readonly article: string;
    }
  | {
      readonly type: "accept";
      readonly digest: string;
      readonly since: Day | null;
      readonly recipients: readonly { readonly unitId: string; readonly via: RecipientSource }[];
    }
  | { readonly type: "refuse"; readonly digest: string }
  | { readonly type: "apply"; readonly unitId: string }
  | { readonly type: "need-not"; readonly unitId: string; readonly digest: string }
  | { readonly type: "withdraw" };

export type Recipient = {
  readonly unitId: string;
  readonly via: RecipientSource;
  readonly status: "waiting" | "applied" | "need-not";
  readonly on: Day | null;
};

export type CorrectionState = {
  readonly about: CorrectionAbout;
  readonly asker: CorrectionAsker;
  readonly since: Day | null;
  readonly askedOn: Day;
  readonly due: Day;
  readonly article: string;
  readonly status: CorrectionStatus;
  readonly answeredOn: Day | null;
  readonly recipients: readonly Recipient[];
  readonly appliedOn: Day | null;
};

type Actor = Pick<ActingFor, "roles" | "unitIds" | "accountId" | "system">;

const worksFor = ({ roles, unitIds }: Actor, unitId: string): boolean =>
  unitIds.includes(unitId) && (roles.includes("liaison") || roles.includes("unit-head"));

const asks = (actor: Actor, asker: CorrectionAsker): boolean =>
  asker.kind === "unit"
    ? worksFor(actor, asker.unitId)
    : actor.roles.includes("applicant") && actor.accountId === asker.accountId;

/** Why an act on a correction is refused on a day, null where it may be done (article 26). */
export function correctionRefused(
  state: CorrectionState | null,
  act: CorrectionAct,
  actor: Actor,
  day: Day,
): Failure | null {
  if (act.type === "ask") {
    if (state !== null) return BEGUN;
    if (!asks(actor, act.asker)) return NOT_YOURS;
    if (act.digest === "") return TEXT_NEEDED;
    return act.since !== null && act.since > day ? DAY_AHEAD : null;
  }
  if (state === null) return NOT_BEGUN;
  switch (act.type) {
    case "accept":
    case "refuse":
      if (!worksFor(actor, state.about.providerId)) return NOT_YOURS;
      if (state.status !== "asked") return DONE_ALREADY;
      if (act.digest === "") return TEXT_NEEDED;
      return act.type === "accept" && act.since !== null && act.since > day ? DAY_AHEAD : null;
    case "apply":
    case "need-not": {
      if (!worksFor(actor, act.unitId)) return NOT_YOURS;
      const recipient = state.recipients.find(({ unitId }) => unitId === act.unitId);
      if (recipient === undefined) return NOT_YOURS;
      if (recipient.status !== "waiting") return DONE_ALREADY;
      return act.type === "need-not" && act.digest === "" ? TEXT_NEEDED : null;
    }
    case "withdraw":
      if (!asks(actor, state.asker)) return NOT_YOURS;
      return state.status === "asked" ? null : DONE_ALREADY;
  }
}

function spread(state: CorrectionState, recipients: readonly Recipient[], day: Day): CorrectionState {
  const done = recipients.every(({ status }) => status !== "waiting");
  return { ...state, recipients, status: done ? "applied" : "spreading", appliedOn: done ? day : null };
}

function after(state: CorrectionState | null, { act, day }: Recorded<CorrectionAct>): CorrectionState {
  if (act.type === "ask") {
    const { type: _, digest: __, ...asked } = act;
    return { ...asked, askedOn: day, status: "asked", answeredOn: null, recipients: [], appliedOn: null };
  }
  if (state === null) throw new Error("a correction begins with the act that asks for it");
  switch (act.type) {
    case "accept":
      return spread(
        { ...state, since: act.since, answeredOn: day },
        act.recipients.map((each) => ({ ...each, status: "waiting", on: null })),
        day,
      );
    case "refuse":
      return { ...state, status: "refused", answeredOn: day };
    case "apply":
    case "need-not":
      return spread(
        state,
        state.recipients.map((each) =>
          each.unitId === act.unitId
            ? { ...each, status: act.type === "apply" ? "applied" : "need-not", on: day }
            : each,
        ),
        day,
      );
    case "withdraw":
      return { ...state, status: "withdrawn" };
  }
}

function sentenceOf(act: CorrectionAct, unitName: (id: string) => string): Sentence {
  switch (act.type) {
    case "ask":
      return act.asker.kind === "unit"
        ? {
            zh: `${unitName(act.asker.unitId)}提出校核申请`,
            en: `${unitName(act.asker.unitId)} asked for a correction`,
          }
        : { zh: "数据主体提出校核申请", en: "The data subject asked for a correction" };
    case "accept":
      return {
        zh: `已更正，通知 ${act.recipients.length} 个使用单位`,
        en: `Corrected; ${act.recipients.length} recipients notified`,
      };
    case "refuse":
      return { zh: "不予更正并说明理由", en: "Not corrected, with the reason" };
    case "apply":
      return {
        zh: `${unitName(act.unitId)}已应用更正`,
        en: `${unitName(act.unitId)} applied the correction`,
      };
    case "need-not":
      return {
        zh: `${unitName(act.unitId)}说明无需应用`,
        en: `${unitName(act.unitId)} explained that it need not be applied`,
      };
    case "withdraw":
      return { zh: "撤回校核申请", en: "The request was withdrawn" };
  }
}

export const correctionShape: RecordShape<CorrectionState, CorrectionAct, ActingFor> = {
  kind: "correction",
  fold: after,
  permit: correctionRefused,
  head: ({ about, asker, status, askedOn, due, recipients }) => ({
    title: about.resourceName,
    status,
    regionCode: about.regionCode,
    day: askedOn,
    until: due,
    unitIds: [
      about.providerId,
      ...(asker.kind === "unit" ? [asker.unitId] : []),
      ...recipients.map(({ unitId }) => unitId),
    ],
    measureIds: [],
  }),
  sentence: sentenceOf,
};

/** Days from which and until which its answer was late, null where it was or still may be in time on `asOf`. */
export function lateAnswer(
  { due, answeredOn, status }: Pick<CorrectionState, "due" | "answeredOn" | "status">,
  asOf: Day,
): { readonly ended: Day | null } | null {
  if (status === "withdrawn") return null;
  const answered = answeredOn !== null && answeredOn <= asOf ? answeredOn : null;
  return (answered ?? asOf) > due ? { ended: answered } : null;
}
