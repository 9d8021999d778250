import { type Day } from "../../../kernel/calendar.ts";
import { at, group, lines, optional, say, text, typedOf, whole } from "../../../kernel/fields.ts";
import type { ActOf, AskedOf } from "../../../kernel/record-kind.ts";
import { LONGEST_EXTENSION_DAYS } from "../domain/clocks/clock-rules.ts";
import {
  act,
  asks,
  asksHead,
  blank,
  both,
  CONSENT,
  done,
  eitherAsks,
  gives,
  givesHead,
  inUse,
  kind,
  NUMBER,
  officer,
  OPEN,
  REASON,
  turn,
} from "./act.ts";
import * as no from "./failures.ts";
import { ANSWER, type Answer, ASKED, ASKED_HELP, REFUSAL_WORDS, SAVE_DRAFT } from "./fields.ts";
import { delivery, use } from "./in-use.ts";
import {
  actsFor,
  type Done,
  isOver,
  openRenewal,
  type RequestSeed,
  type RequestState,
  STATUSES,
  type StepSide,
} from "./request.ts";
import {
  answerRefused,
  askedRefused,
  firstMask,
  holdsPersonNumber,
  reasonsFor,
  scopeWarnings,
} from "./scope.ts";

/** An answer to a request, or to a renewal; one whose last day has passed while it waited cannot be signed any more. */
const answering = (next: "prepare" | "return" | "sign") =>
  turn(next === "prepare" ? "provider-liaison" : "provider-head", (state, day) => {
    if (state.status !== "received" && !(inUse(state) && openRenewal(state))) return false;
    const answer = state.prepared?.answer;
    const late = answer?.decision === "granted" && answer.until <= day;
    return next === (answer === undefined ? "prepare" : late ? "return" : "sign");
  });

/** A signed answer decides the request, or its renewal where one waits. */
function answered(state: RequestState, answer: Answer, by: Done): RequestState {
  const isGranted = answer.decision === "granted";
  const signed = {
    ...state,
    prepared: null,
    answerReturned: null,
    granted: isGranted ? answer : state.granted,
  };
  const renewal = openRenewal(state);
  if (!renewal) return { ...signed, answered: { ...by, answer }, status: isGranted ? "granted" : "refused" };
  const closed = { ...renewal, answered: { ...by, granted: isGranted } };
  return { ...signed, renewals: state.renewals.map((each) => (each === renewal ? closed : each)) };
}

const ASKING = { asked: group(say("申请内容", "What is asked"), ASKED) };

/** A request for shared data: what both parties and the data authority did with it, from its draft to its disposal. */
export const request = kind({
  kind: "request",
  name: say("数据共享申请", "Requests for data"),
  trailed: say("共享申请", "Request for data"),
  statuses: STATUSES,
  refusals: {
    begun: no.REQUEST_BEGUN,
    none: no.NOT_NOW,
    notNow: (state) => (isOver(state) ? no.REQUEST_OVER : no.NOT_NOW),
  },
  // Acts are never erased.
  forbids: (each) => (holdsPersonNumber(each) ? no.PERSON_NUMBER : null),
  begins: {
    type: "draft",
    name: say("提出申请", "New request"),
    done: say("起草", "Draft"),
    refuse: ({ requester, provider, resource, asked }, { actor, day: on }) => {
      if (!actsFor(actor, requester, "liaison")) return no.REQUESTER_LIAISON;
      if (actor.unitIds.includes(provider.id)) return no.OWN_RESOURCE;
      return askedRefused(asked, resource, on);
    },
    state: (seed, recorded) => ({
      ...seed,
      status: "draft",
      drafted: done(recorded),
      draftReturned: null,
      filed: null,
      received: null,
      supplement: null,
      extension: null,
      prepared: null,
      answerReturned: null,
      answered: null,
      granted: null,
      delivery: null,
      rejections: [],
      openedOn: null,
      renewals: [],
      suspensions: [],
      stop: null,
      ended: null,
      disposal: null,
      withdrawn: null,
    }),
    said: ({ resource }) => both("起草共享申请", "Drafted a request", resource.name),
  },
  // In the order in which they are waited for, what ends something last.
  acts: {
    edit: act({
      name: say("修改申请", "Change the draft"),
      help: ASKED_HELP,
      button: SAVE_DRAFT,
      asks: ASKING,
      initial: ({ asked }) => typedOf(ASKING, { asked }),
      choices: ({ resource }) => ({ "asked.items": resource.items, "asked.mode": resource.modes }),
      hints: ({ resource, requester }, { asked }) => scopeWarnings(asked ?? {}, resource, requester),
      waits: turn(
        "requester-liaison",
        ({ status, draftReturned, asked }, on) =>
          status === "draft" && (draftReturned !== null || asked.until <= on),
      ),
      withdrawable: true,
      by: asks,
      when: ["draft"],
      refuse: ({ resource }, { asked }, moment) => askedRefused(asked, resource, moment.day),
      after: (state, { asked }, recorded) => ({
        ...state,
        asked,
        drafted: done(recorded),
        draftReturned: null,
      }),
      said: () => say("修改申请", "Changed the draft"),
    }),
    sign: act({
      name: say("同意并提出", "Consent and file"),
      help: say(
        "以本单位政务数据共享工作机构负责人身份同意，并向提供部门提出。",
        "You consent as head of your unit's office for shared data, and the request goes to the provider.",
      ),
      asks: {},
      final: true,
      waits: turn(
        "requester-head",
        ({ status, draftReturned, asked }, on) =>
          status === "draft" && draftReturned === null && asked.until > on,
      ),
      by: asksHead,
      when: ["draft"],
      unless: ({ asked }, moment) => (asked.until <= moment.day ? no.UNTIL_PAST : null),
      after: (state, _, recorded) => ({
        ...state,
        status: "filed",
        filed: done(recorded),
        draftReturned: null,
      }),
      said: () => say("需求部门负责人同意并提出申请", "The requester's head consented; filed"),
    }),
    "return-draft": act({
      name: say("退回草稿", "Return the draft"),
      asks: { reason: REASON },
      withdrawable: true,
      by: asksHead,
      when: ["draft"],
      after: (state, { reason }, recorded) => ({ ...state, draftReturned: { ...done(recorded), reason } }),
      said: ({ reason }) => both("需求部门负责人退回草稿", "The requester's head returned the draft", reason),
    }),
    receive: act({
      name: say("签收", "Receive"),
      help: say("签收之日为收到之日，当日不计入期限。", "The day you receive it is day 0 of the limit."),
      asks: {},
      final: true,
      waits: turn("provider-liaison", ({ status }) => status === "filed"),
      withdrawable: true,
      by: gives,
      when: ["filed"],
      after: (state, _, recorded) => ({ ...state, status: "received", received: done(recorded) }),
      said: () => say("提供部门签收申请", "The provider received it"),
    }),
    "give-notice": act({
      name: say("一次性告知补充材料", "Say once what is missing"),
      help: say(
        "条例第二十一条：一次性告知，不得直接拒绝。告知后停止计时，材料补齐之日重新计算。",
        "Article 21: told once, never refused outright. The clock stops and starts anew when the material came.",
      ),
      asks: {
        missing: lines(
          say(
            "需要补充的全部材料（每行一项，只能告知一次）",
            "All that is missing, one a line; it can be told only once",
          ),
        ),
      },
      by: gives,
      when: ["received"],
      unless: ({ supplement }) => (supplement === null ? null : no.ONE_NOTICE),
      after: (state, { missing }, recorded) => ({
        ...state,
        status: "supplementing",
        prepared: null,
        supplement: { ...done(recorded), missing, supplemented: null },
      }),
      said: ({ missing }) =>
        both("一次性告知需要补充的材料", "Told once what is missing", missing.join("；")),
    }),
    supplement: act({
      name: say("补充材料", "Supplement"),
      asks: { words: text(say("说明", "Words"), { most: 5_000 }) },
      waits: turn("requester-liaison", ({ status }) => status === "supplementing"),
      withdrawable: true,
      by: asks,
      when: ["supplementing"],
      after: (state, { words }, recorded) => ({
        ...state,
        status: "received",
        supplement: state.supplement && { ...state.supplement, supplemented: { ...done(recorded), words } },
      }),
      said: ({ words }) => both("补充材料", "Supplemented", words),
    }),
    "ask-extension": act({
      name: say("申请延长答复", "Ask to extend"),
      asks: {
        days: whole(say("延长的工作日（最长 10）", "More working days (10 at most)"), {
          least: 1,
          most: 999,
          initial: String(LONGEST_EXTENSION_DAYS),
        }),
        reason: REASON,
      },
      withdrawable: true,
      by: gives,
      when: ["received"],
      unless: ({ resource, extension }) => {
        if (resource.attribute === "unconditional") return no.EXTENSION_CONDITIONAL;
        return extension === null ? null : no.EXTENSION_ONCE;
      },
      refuse: (_, { days }) =>
        Number.isInteger(days) && days >= 1 && days <= LONGEST_EXTENSION_DAYS
          ? null
          : at("days", no.EXTENSION_DAYS),
      after: (state, { days, reason }, recorded) => ({
        ...state,
        extension: { askedOn: recorded.day, days, reason, decision: null, toldOn: null },
      }),
      said: ({ days, reason }) =>
        both(`申请延长答复期限 ${days} 个工作日`, `Asked for ${days} more working days`, reason),
    }),
    "decide-extension": act({
      name: say("审批延长", "Decide on the extension"),
      asks: { consented: CONSENT, number: optional(NUMBER), reason: optional(REASON) },
      waits: turn(
        "data-officer",
        ({ status, extension }) => status === "received" && extension?.decision === null,
      ),
      by: officer,
      when: ["received"],
      unless: ({ extension }) => (extension?.decision === null ? null : no.NOT_NOW),
      refuse: (_, { consented, reason }) =>
        !consented && blank(reason) ? at("reason", no.WORDS_NEEDED) : null,
      after: (state, { consented, number, reason }, recorded) => ({
        ...state,
        extension: state.extension && {
          ...state.extension,
          decision: { ...done(recorded), consented, number, reason },
        },
      }),
      said: ({ consented, number, reason }) =>
        consented
          ? both("主管部门同意延长", "The data authority consented to the extension", number)
          : both("主管部门不同意延长", "The data authority declined the extension", reason),
    }),
    "tell-extension": act({
      name: say("告知延长", "Tell of the extension"),
      help: say(
        "把主管部门同意的延长告知需求部门。",
        "Tell the requester of the extension that the data authority consented to.",
      ),
      asks: {},
      final: true,
      waits: turn(
        "provider-liaison",
        ({ status, extension }) =>
          status === "received" && extension?.decision?.consented === true && extension.toldOn === null,
      ),
      by: gives,
      when: OPEN,
      unless: ({ extension }) =>
        extension?.decision?.consented === true && extension.toldOn === null ? null : no.NOT_NOW,
      after: (state, _, recorded) => ({
        ...state,
        extension: state.extension && { ...state.extension, toldOn: recorded.day },
      }),
      said: () => say("告知需求部门延长", "Told the requester of the extension"),
    }),
    ...delivery,
    "prepare-answer": act({
      name: say("拟答复", "Prepare the answer"),
      help: say(
        "不能宽于申请。材料不全不是不同意的理由，应当一次性告知补充。",
        "No wider than asked. Incomplete material is no reason to refuse: say once what is missing.",
      ),
      asks: { answer: ANSWER },
      initial: ({ asked, resource, granted, ...state }) => {
        const [reason] = reasonsFor(resource);
        const first = {
          ...asked,
          decision: "granted",
          items: asked.items.map((name) => ({ name, mask: firstMask(name) })),
          disposal: "删除全部留存数据和备份",
          disposeWithinDays: 10,
        };
        const until = openRenewal(state)?.until ?? asked.until;
        return {
          ...typedOf({ answer: ANSWER }, { answer: { ...first, ...granted, until } }),
          "answer.reason": reason ?? "",
        };
      },
      choices: ({ asked, resource }) => ({
        "answer.items": asked.items,
        "answer.purposes": asked.purposes,
        "answer.mode": [asked.mode],
        "answer.reason": reasonsFor(resource),
      }),
      waits: answering("prepare"),
      withdrawable: true,
      by: gives,
      when: ["received", "in-use"],
      unless: (state) => (state.status === "received" || openRenewal(state) ? null : no.NOT_NOW),
      refuse: (state, { answer }, moment) =>
        answerRefused(answer, state, openRenewal(state)?.until ?? state.asked.until, moment.day),
      after: (state, { answer }, recorded) => ({
        ...state,
        prepared: { ...done(recorded), answer },
        answerReturned: null,
      }),
      said: ({ answer }) => {
        if (answer.decision === "granted")
          return both("拟同意共享", "Prepared to grant", answer.items.map(({ name }) => name).join("、"));
        const { zh, en } = REFUSAL_WORDS[answer.reason];
        return say(`拟不同意共享：${zh}；${answer.text}`, `Prepared to refuse: ${en}; ${answer.text}`);
      },
    }),
    "return-answer": act({
      name: say("退回拟答复", "Return the answer"),
      asks: { reason: REASON },
      waits: answering("return"),
      withdrawable: true,
      by: givesHead,
      when: OPEN,
      unless: ({ prepared }) => (prepared === null ? no.NOT_NOW : null),
      after: (state, { reason }, recorded) => ({
        ...state,
        prepared: null,
        answerReturned: { ...done(recorded), reason },
      }),
      said: ({ reason }) =>
        both("提供部门负责人退回拟答复", "The provider's head returned the answer", reason),
    }),
    "sign-answer": act({
      name: say("签发答复", "Sign the answer"),
      help: say(
        "以提供部门共享工作机构负责人身份同意，答复即生效。",
        "You consent as head of the provider's office; the answer takes effect.",
      ),
      asks: {},
      final: true,
      waits: answering("sign"),
      by: givesHead,
      when: ["received", "in-use"],
      unless: ({ prepared }, moment) => {
        if (prepared === null) return no.NOT_NOW;
        return prepared.answer.decision === "granted" && prepared.answer.until <= moment.day
          ? no.UNTIL_PAST
          : null;
      },
      after: (state, _, recorded) =>
        state.prepared === null ? state : answered(state, state.prepared.answer, done(recorded)),
      said: () => say("提供部门负责人同意并答复", "The provider's head signed the answer"),
    }),
    withdraw: act({
      name: say("撤回申请", "Withdraw"),
      asks: { reason: REASON },
      by: eitherAsks,
      when: ["draft", "filed", "received", "supplementing"],
      after: (state, { reason }, recorded) => ({
        ...state,
        status: "withdrawn",
        prepared: null,
        withdrawn: { ...done(recorded), reason },
      }),
      said: ({ reason }) => both("撤回申请", "Withdrew it", reason),
    }),
    ...use,
  },
  head: ({ resource, requester, provider, asked, filed, granted }) => ({
    title: resource.name,
    regionCode: provider.regionCode,
    day: filed?.on ?? null,
    until: granted?.until ?? null,
    unitIds: [requester.id, provider.id],
    words: [resource.code, requester.name, provider.name, asked.basis.title, ...asked.purposes],
  }),
});

export type RequestAct = ActOf<RequestSeed, "draft", typeof request.acts, "flat">;
export type RequestAsked = AskedOf<typeof request.acts>;
export type RequestActType = keyof typeof request.acts;

/** What a request waits for: an act, and who is to do it. */
export type Step = { readonly side: StepSide; readonly act: RequestActType };

/** What a request waits for on a day; nothing where it is over or simply in use. After its end the disposal comes first. */
export function stepsOf(state: RequestState, day: Day): Step[] {
  const steps = request
    .waiting(state, day)
    .map(({ act: each, by }): Step => ({ side: by as StepSide, act: each }));
  return state.status === "ended" ? steps.toReversed() : steps;
}
