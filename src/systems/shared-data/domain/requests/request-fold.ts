import type { Recorded } from "../../../../kernel/record.ts";
import {
  type Answer,
  type Done,
  openRenewal,
  type RequestAct,
  type RequestState,
  type Suspension,
} from "./request.ts";

const begun = (act: Extract<RequestAct, { type: "draft" }>, done: Done): RequestState => ({
  status: "draft",
  resource: act.resource,
  requester: act.requester,
  provider: act.provider,
  asked: act.asked,
  drafted: done,
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
});

/** A signed answer decides the request, or its renewal where one waits. */
function answered(state: RequestState, answer: Answer, done: Done): RequestState {
  const signed = { ...state, prepared: null, answerReturned: null };
  const granted = answer.decision === "granted" ? answer : state.granted;
  const renewal = openRenewal(state);
  if (renewal) {
    const closed = { ...renewal, answered: { ...done, granted: answer.decision === "granted" } };
    const renewals = state.renewals.map((each) => (each === renewal ? closed : each));
    return { ...signed, renewals, granted };
  }
  return {
    ...signed,
    answered: { ...done, answer },
    granted,
    status: answer.decision === "granted" ? "granted" : "refused",
  };
}

const lastSuspension = (
  { suspensions }: RequestState,
  change: (last: Suspension) => Suspension,
): readonly Suspension[] =>
  suspensions.map((each, at) => (at === suspensions.length - 1 ? change(each) : each));

/** The state after one more recorded act. */
export function afterAct(state: RequestState | null, { act, day, by }: Recorded<RequestAct>): RequestState {
  const done: Done = { on: day, by };
  if (state === null) {
    if (act.type !== "draft") throw new Error("a request begins with its draft");
    return begun(act, done);
  }
  switch (act.type) {
    case "draft":
      return state;
    case "edit":
      return { ...state, asked: act.asked, drafted: done, draftReturned: null };
    case "sign":
      return { ...state, status: "filed", filed: done, draftReturned: null };
    case "return-draft":
      return { ...state, draftReturned: { ...done, reason: act.reason } };
    case "withdraw":
      return { ...state, status: "withdrawn", prepared: null, withdrawn: { ...done, reason: act.reason } };
    case "receive":
      return { ...state, status: "received", received: done };
    case "give-notice":
      return {
        ...state,
        status: "supplementing",
        prepared: null,
        supplement: { ...done, missing: act.missing, supplemented: null },
      };
    case "supplement":
      return {
        ...state,
        status: "received",
        supplement: state.supplement && {
          ...state.supplement,
          supplemented: { ...done, words: act.words },
        },
      };
    case "ask-extension":
      return {
        ...state,
        extension: { askedOn: day, days: act.days, reason: act.reason, decision: null, toldOn: null },
      };
    case "decide-extension": {
      const { consented, number, reason } = act;
      return {
        ...state,
        extension: state.extension && {
          ...state.extension,
          decision: { ...done, consented, number, reason },
        },
      };
    }
    case "tell-extension":
      return { ...state, extension: state.extension && { ...state.extension, toldOn: day } };
    case "prepare-answer":
      return { ...state, prepared: { ...done, answer: act.answer }, answerReturned: null };
    case "return-answer":
      return { ...state, prepared: null, answerReturned: { ...done, reason: act.reason } };
    case "sign-answer":
      return state.prepared === null ? state : answered(state, state.prepared.answer, done);
    case "deliver":
      return {
        ...state,
        status: "delivered",
        delivery: { ...done, note: act.note, confirmed: null },
        openedOn: state.openedOn ?? day,
      };
    case "confirm-delivery":
      return {
        ...state,
        status: "in-use",
        delivery: state.delivery && { ...state.delivery, confirmed: done },
      };
    case "reject-delivery":
      return {
        ...state,
        status: "granted",
        delivery: null,
        rejections: [...state.rejections, { ...done, reason: act.reason }],
      };
    case "ask-renewal": {
      const renewal = { askedOn: day, until: act.until, reason: act.reason, answered: null };
      return { ...state, renewals: [...state.renewals, renewal] };
    }
    case "suspend": {
      const { abuse, reason, rectifyBy, side } = act;
      const suspension = { ...done, side, abuse, reason, rectifyBy, filed: null, resumed: null };
      return { ...state, status: "suspended", suspensions: [...state.suspensions, suspension] };
    }
    case "file-suspension":
      return {
        ...state,
        suspensions: lastSuspension(state, (last) => ({
          ...last,
          filed: { ...done, number: act.number },
        })),
      };
    case "resume":
      return {
        ...state,
        status: state.delivery?.confirmed === null ? "delivered" : "in-use",
        suspensions: lastSuspension(state, (last) => ({
          ...last,
          resumed: { ...done, reason: act.reason },
        })),
      };
    case "terminate":
      return { ...state, status: "ended", ended: { ...done, how: "terminated", reason: act.reason } };
    case "propose-stop":
      return {
        ...state,
        stop: { ...done, reason: act.reason, from: act.from, answered: null, filed: null },
      };
    case "answer-stop":
      return {
        ...state,
        stop: state.stop && {
          ...state.stop,
          answered: { ...done, agreed: act.agreed, words: act.words },
        },
      };
    case "file-stop":
      return { ...state, stop: state.stop && { ...state.stop, filed: { ...done, number: act.number } } };
    case "carry-out-stop":
      return {
        ...state,
        status: "ended",
        ended: { ...done, how: "stopped", reason: state.stop?.reason ?? "" },
      };
    case "dispose": {
      const { reason, how, copies } = act;
      return { ...state, status: "closed", disposal: { ...done, reason, how, copies } };
    }
  }
}
