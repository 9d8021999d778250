import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import { at, line, optional, pick, say, text, type ValuesOf } from "../../../../kernel/fields.ts";
import type { Opened, RecordView } from "../../../../kernel/record.ts";
import { type ActOf, type AskedOf, record } from "../../../../kernel/record-kind.ts";
import { type DisputeStep, mustNegotiate, routeOf } from "./dispute-route.ts";
import {
  NEGOTIATE_FIRST,
  NO_FURTHER,
  NO_ROUTE,
  NOT_YOURS,
  OWN_CASE,
  REFERENCE_NEEDED,
  SAME_PARTY,
  TEXT_NEEDED,
} from "../failures.ts";
import { worksFor } from "../../domain/roles.ts";
import { regionName } from "../regions.ts";

const STATUSES = {
  negotiating: say("协商中", "negotiating"),
  submitted: say("已提请，待裁定", "submitted"),
  decided: say("已裁定", "decided"),
  closed: say("已办结", "closed"),
};
export type DisputeStatus = keyof typeof STATUSES;

export const DISPUTED_NAMES = {
  request: say("申请", "request"),
  correction: say("校核", "correction"),
  "return-flow": say("回流", "return-flow"),
};
export type Disputed = keyof typeof DISPUTED_NAMES;
export const DISPUTED = Object.keys(DISPUTED_NAMES) as [Disputed, ...Disputed[]];

/**
 * What is asked of who opens one. A record and the other unit of it are chosen together: no pair can be chosen that has nothing
 * between it.
 */
export const OPENING = {
  pair: pick(say("有关的记录 · 对方单位", "About · Other unit")),
  title: line(say("标题", "Title")),
  claim: text(say("争议内容和本单位意见", "What is disputed, and your unit's view")),
};

export type DisputeParty = { readonly unitId: string; readonly regionCode: string };

export type DisputeSeed = Omit<ValuesOf<typeof OPENING>, "pair"> & {
  /** The record that it is about. */
  readonly about: { readonly kind: Disputed; readonly id: string };
  readonly opener: DisputeParty;
  readonly other: DisputeParty;
};

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

/** Who a step of the route is, in words. */
export function stepWords({ by, regionCode }: DisputeStep): Sentence {
  if (regionCode === null) return say("双方协商", "the parties negotiate");
  const { zh, en } = regionName(regionCode);
  return by === "authority"
    ? say(`${zh}政务数据共享主管部门`, `data authority of ${en}`)
    : say(`${zh}人民政府`, `government of ${en}`);
}

export const isParty = ({ unitIds }: Pick<ActingFor, "unitIds">, { opener, other }: DisputeSeed): boolean =>
  [opener, other].some(({ unitId }) => unitIds.includes(unitId));

const ofParties = (actor: ActingFor, { opener, other }: DisputeState) =>
  [opener, other].some(({ unitId }) => worksFor(actor, unitId)) ? null : NOT_YOURS;

const { act, kind } = record<DisputeState, DisputeSeed>();
const what = text(say("情况", "What happened"));

/** A dispute between two units about what they share (article 28): negotiated, taken up, decided, closed. */
export const dispute = kind({
  kind: "dispute",
  name: say("争议处理", "Disputes"),
  statuses: STATUSES,
  begins: {
    type: "open",
    name: say("提出争议", "Open a dispute"),
    done: say("提出争议", "Opened a dispute"),
    refuse: ({ opener, other, title, claim }, { actor }) => {
      if (!worksFor(actor, opener.unitId)) return NOT_YOURS;
      if (opener.unitId === other.unitId) return SAME_PARTY;
      if (routeOf(opener.regionCode, other.regionCode) === null) return NO_ROUTE;
      return title.trim() === "" || claim.trim() === "" ? TEXT_NEEDED : null;
    },
    state: (seed, { day }) => ({
      ...seed,
      status: "negotiating",
      openedOn: day,
      route: routeOf(seed.opener.regionCode, seed.other.regionCode) ?? [],
      step: 0,
      notes: [],
      decisions: [],
      closedOn: null,
    }),
    said: ({ opener, other }, unitName) =>
      say(
        `${unitName(opener.unitId)}与${unitName(other.unitId)}的争议立案`,
        `Opened between ${unitName(opener.unitId)} and ${unitName(other.unitId)}`,
      ),
  },
  acts: {
    negotiate: act({
      name: say("登记协商情况", "Enter how negotiation went"),
      done: say("登记协商情况", "Entered how negotiation went"),
      waits: ({ status }) => (status === "negotiating" ? "parties" : null),
      asks: { text: what },
      adds: ({ opener, other }, { unitIds }) => ({
        unitId: [opener, other].find(({ unitId }) => unitIds.includes(unitId))?.unitId ?? "",
      }),
      withdrawable: true,
      by: ofParties,
      when: ["negotiating"],
      refuse: (_, { unitId }, { actor }) => (actor.unitIds.includes(unitId) ? null : NOT_YOURS),
      after: (state, { unitId, text }, { day }) => ({
        ...state,
        notes: [...state.notes, { on: day, unitId, text }],
      }),
      said: ({ unitId }, unitName) =>
        say(`${unitName(unitId)}登记协商情况`, `${unitName(unitId)} entered how negotiation went`),
    }),
    escalate: act({
      name: say("提请上一级", "Take it up"),
      done: say("将争议提请上一级", "Took a dispute up"),
      help: ({ route, step }) => {
        const next = route[step + 1];
        if (next === undefined) return null;
        const { zh, en } = stepWords(next);
        return say(`将提请${zh}处理。`, `It goes to the ${en}.`);
      },
      asks: { text: what },
      by: ofParties,
      when: ["negotiating", "decided"],
      unless: ({ notes, opener, other, step, route }) => {
        if (notes.length === 0 && mustNegotiate(opener.regionCode, other.regionCode)) return NEGOTIATE_FIRST;
        return step + 1 >= route.length ? NO_FURTHER : null;
      },
      after: (state) => ({ ...state, status: "submitted", step: state.step + 1 }),
      said: () => say("协商不成，提请上一级", "Taken up to the next instance"),
    }),
    decide: act({
      name: say("登记处理意见", "Enter the decision"),
      done: say("登记争议处理意见", "Entered the decision of a dispute"),
      waits: ({ status }) => (status === "submitted" ? "authority" : null),
      asks: {
        text: what,
        reference: optional(
          line(say("文号", "Document number"), {
            most: 100,
            help: say("登记政府决定时必填。", "Needed for a government's decision."),
          }),
        ),
      },
      by: (actor, state) => {
        const step = state.route[state.step];
        if (!actor.roles.includes("data-officer") || step === undefined) return NOT_YOURS;
        if (actor.regionCode !== step.regionCode) return NOT_YOURS;
        return isParty(actor, state) ? OWN_CASE : null;
      },
      when: ["submitted"],
      refuse: ({ route, step }, { reference }) =>
        route[step]?.by === "government" && reference.trim() === ""
          ? at("reference", REFERENCE_NEEDED)
          : null,
      after: (state, { text, reference }, { day }) => ({
        ...state,
        status: "decided",
        decisions: [...state.decisions, { on: day, step: state.step, text, reference }],
      }),
      said: ({ reference }) =>
        say(
          `作出裁定${reference === "" ? "" : `（${reference}）`}`,
          `Decided${reference === "" ? "" : ` (${reference})`}`,
        ),
    }),
    close: act({
      name: say("办结", "Close"),
      done: say("办结争议", "Closed a dispute"),
      waits: ({ status }) => (status === "decided" ? "parties" : null),
      help: say(
        "双方达成一致或执行处理意见后办结，写明结果。",
        "Once both agree or the decision is carried out; say with which result.",
      ),
      asks: { text: what },
      by: ofParties,
      when: ["negotiating", "decided"],
      after: (state, _, { day }) => ({ ...state, status: "closed", closedOn: day }),
      said: () => say("争议办结", "Closed"),
    }),
  },
  head: ({ title, route, step, opener, other, openedOn, claim }) => ({
    title,
    regionCode: route[Math.max(1, step)]?.regionCode ?? opener.regionCode,
    day: openedOn,
    unitIds: [opener.unitId, other.unitId],
    words: [claim],
  }),
});

export type DisputeAct = ActOf<DisputeSeed, "open", typeof dispute.acts>;
export type DisputeAsked = AskedOf<typeof dispute.acts>;

export type DisputeDetail = Opened<DisputeState>;

/** A line of the list. */
export const disputeRow = (
  { id, sample, state }: Pick<RecordView<DisputeState>, "id" | "sample" | "state">,
  unitName: (id: string) => string,
) => ({
  id,
  title: state.title,
  opener: unitName(state.opener.unitId),
  other: unitName(state.other.unitId),
  status: state.status,
  openedOn: state.openedOn,
  route: state.route,
  step: state.step,
  sample,
});
export type DisputeRow = ReturnType<typeof disputeRow>;

/** A record that a dispute may be about, with the units that are concerned. */
export type DisputableRecord = {
  readonly kind: "request" | "correction" | "return-flow";
  readonly id: string;
  readonly title: string;
  readonly unitIds: readonly string[];
};
