import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import type { Failure, Sentence } from "../../../../kernel/error.ts";
import type { Recorded, RecordShape } from "../../../../kernel/record.ts";
import { type DisputeStep, mustNegotiate, routeOf } from "./dispute-route.ts";
import {
  BEGUN,
  DONE_ALREADY,
  NEGOTIATE_FIRST,
  NO_FURTHER,
  NO_ROUTE,
  NOT_BEGUN,
  NOT_YOURS,
  OWN_CASE,
  REFERENCE_NEEDED,
  SAME_PARTY,
  TEXT_NEEDED,
} from "./oversight-failures.ts";
import { regionName } from "./regions.ts";

export const DISPUTE_STATUSES = ["negotiating", "submitted", "decided", "closed"] as const;
export type DisputeStatus = (typeof DISPUTE_STATUSES)[number];

export const DISPUTE_STATUS_NAMES: Readonly<Record<DisputeStatus, Sentence>> = {
  negotiating: { zh: "协商中", en: "negotiating" },
  submitted: { zh: "已提请，待裁定", en: "submitted" },
  decided: { zh: "已裁定", en: "decided" },
  closed: { zh: "已办结", en: "closed" },
};

export const DISPUTED = ["request", "correction", "return-flow"] as const;
export type Disputed = (typeof DISPUTED)[number];

export type DisputeParty = { readonly unitId: string; readonly regionCode: string };

export type DisputeSeed = {
  readonly title: string;
  readonly claim: string;
  /** The record that it is about. */
  readonly about: { readonly kind: Disputed; readonly id: string };
  readonly opener: DisputeParty;
  readonly other: DisputeParty;
};

export type DisputeAct =
  | { readonly type: "open"; readonly seed: DisputeSeed }
  | { readonly type: "negotiate"; readonly unitId: string; readonly text: string }
  | { readonly type: "escalate"; readonly text: string }
  /** `reference`: document number, needed where a government decided and its data authority enters it. */
  | { readonly type: "decide"; readonly text: string; readonly reference: string }
  | { readonly type: "close"; readonly text: string };

export type DisputeState = DisputeSeed & {
  readonly status: DisputeStatus;
  readonly openedOn: Day;
  readonly route: readonly DisputeStep[];
  /** Position in the route. */
  readonly step: number;
  readonly notes: readonly { readonly on: Day; readonly unitId: string; readonly text: string }[];
  readonly decisions: readonly {
    readonly on: Day;
    readonly step: number;
    readonly text: string;
    readonly reference: string;
  }[];
  readonly closedOn: Day | null;
};

type Actor = Pick<ActingFor, "roles" | "unitIds" | "regionCode">;

const speaksFor = ({ roles, unitIds }: Actor, { unitId }: DisputeParty): boolean =>
  unitIds.includes(unitId) &&
  (["liaison", "unit-head", "data-officer"] as const).some((role) => roles.includes(role));

export const isParty = ({ unitIds }: Pick<Actor, "unitIds">, { opener, other }: DisputeSeed): boolean =>
  [opener, other].some(({ unitId }) => unitIds.includes(unitId));

/** Why an act on a dispute is refused, null where it may be done (article 28). */
export function disputeRefused(state: DisputeState | null, act: DisputeAct, actor: Actor): Failure | null {
  if (act.type === "open") {
    const { opener, other, title, claim } = act.seed;
    if (state !== null) return BEGUN;
    if (!speaksFor(actor, opener)) return NOT_YOURS;
    if (opener.unitId === other.unitId) return SAME_PARTY;
    if (routeOf(opener.regionCode, other.regionCode) === null) return NO_ROUTE;
    return title.trim() === "" || claim.trim() === "" ? TEXT_NEEDED : null;
  }
  if (state === null) return NOT_BEGUN;
  const party = [state.opener, state.other].some((each) => speaksFor(actor, each));
  const step = state.route[state.step];
  switch (act.type) {
    case "negotiate":
      if (!party || !actor.unitIds.includes(act.unitId)) return NOT_YOURS;
      if (state.status !== "negotiating") return DONE_ALREADY;
      return act.text.trim() === "" ? TEXT_NEEDED : null;
    case "escalate":
      if (!party) return NOT_YOURS;
      if (state.status === "submitted" || state.status === "closed") return DONE_ALREADY;
      if (state.notes.length === 0 && mustNegotiate(state.opener.regionCode, state.other.regionCode))
        return NEGOTIATE_FIRST;
      if (state.step + 1 >= state.route.length) return NO_FURTHER;
      return act.text.trim() === "" ? TEXT_NEEDED : null;
    case "decide":
      if (!actor.roles.includes("data-officer") || step === undefined || actor.regionCode !== step.regionCode)
        return NOT_YOURS;
      if (isParty(actor, state)) return OWN_CASE;
      if (state.status !== "submitted") return DONE_ALREADY;
      if (act.text.trim() === "") return TEXT_NEEDED;
      return step.by === "government" && act.reference.trim() === "" ? REFERENCE_NEEDED : null;
    case "close":
      if (!party) return NOT_YOURS;
      if (state.status === "submitted" || state.status === "closed") return DONE_ALREADY;
      return act.text.trim() === "" ? TEXT_NEEDED : null;
  }
}

function after(state: DisputeState | null, { act, day }: Recorded<DisputeAct>): DisputeState {
  if (act.type === "open") {
    const { opener, other } = act.seed;
    const route = routeOf(opener.regionCode, other.regionCode) ?? [];
    return {
      ...act.seed,
      status: "negotiating",
      openedOn: day,
      route,
      step: 0,
      notes: [],
      decisions: [],
      closedOn: null,
    };
  }
  if (state === null) throw new Error("a dispute begins with the act that opens it");
  switch (act.type) {
    case "negotiate":
      return { ...state, notes: [...state.notes, { on: day, unitId: act.unitId, text: act.text }] };
    case "escalate":
      return { ...state, status: "submitted", step: state.step + 1 };
    case "decide": {
      const { text, reference } = act;
      return {
        ...state,
        status: "decided",
        decisions: [...state.decisions, { on: day, step: state.step, text, reference }],
      };
    }
    case "close":
      return { ...state, status: "closed", closedOn: day };
  }
}

/** Who a step of the route is, in words. */
export function stepWords({ by, regionCode }: DisputeStep): Sentence {
  if (regionCode === null) return { zh: "双方协商", en: "the parties negotiate" };
  const { zh, en } = regionName(regionCode);
  return by === "authority"
    ? { zh: `${zh}政务数据共享主管部门`, en: `data authority of ${en}` }
    : { zh: `${zh}人民政府`, en: `government of ${en}` };
}

function sentenceOf(act: DisputeAct, unitName: (id: string) => string): Sentence {
  switch (act.type) {
    case "open":
      return {
        zh: `${unitName(act.seed.opener.unitId)}与${unitName(act.seed.other.unitId)}的争议立案`,
        en: `Opened between ${unitName(act.seed.opener.unitId)} and ${unitName(act.seed.other.unitId)}`,
      };
    case "negotiate":
      return {
        zh: `${unitName(act.unitId)}登记协商情况`,
        en: `${unitName(act.unitId)} entered how negotiation went`,
      };
    case "escalate":
      return { zh: "协商不成，提请上一级", en: "Taken up to the next instance" };
    case "decide":
      return {
        zh: `作出裁定${act.reference === "" ? "" : `（${act.reference}）`}`,
        en: `Decided${act.reference === "" ? "" : ` (${act.reference})`}`,
      };
    case "close":
      return { zh: "争议办结", en: "Closed" };
  }
}

export const disputeShape: RecordShape<DisputeState, DisputeAct, ActingFor> = {
  kind: "dispute",
  fold: after,
  permit: (state, act, actor) => disputeRefused(state, act, actor),
  head: ({ title, status, route, step, opener, other, openedOn, claim }) => ({
    title,
    status,
    regionCode: route[Math.max(1, step)]?.regionCode ?? opener.regionCode,
    day: openedOn,
    until: null,
    unitIds: [opener.unitId, other.unitId],
    measureIds: [],
    words: [claim],
  }),
  sentence: sentenceOf,
};
