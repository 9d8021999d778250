import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import { requestRefused } from "./request-permit.ts";
import {
  type Asked,
  openRenewal,
  openSuspension,
  type Party,
  type RequestAct,
  type RequestActType,
  type RequestState,
} from "./request.ts";

/** Whose turn it is. */
export const STEP_SIDES = [
  "requester-liaison",
  "requester-head",
  "provider-liaison",
  "provider-head",
  "data-officer",
] as const;
export type StepSide = (typeof STEP_SIDES)[number];

/** What a request waits for: an act, and who is to do it. */
export type Step = { readonly side: StepSide; readonly act: RequestActType };

const step = (side: StepSide, act: RequestActType): Step => ({ side, act });

/** An answer whose last day has passed while it waited cannot be signed any more. */
const toSign = ({ prepared }: Pick<RequestState, "prepared">, day: Day): Step =>
  prepared === null
    ? step("provider-liaison", "prepare-answer")
    : prepared.answer.decision === "granted" && prepared.answer.until <= day
      ? step("provider-head", "return-answer")
      : step("provider-head", "sign-answer");

function stepsOfUse(state: RequestState, day: Day): Step[] {
  const { stop, granted } = state;
  const steps: Step[] = [];
  if (openRenewal(state)) steps.push(toSign(state, day));
  if (stop !== null) {
    if (stop.answered === null) steps.push(step("requester-liaison", "answer-stop"));
    else if (stop.filed === null) steps.push(step("data-officer", "file-stop"));
    else if (stop.from <= day) steps.push(step("provider-head", "carry-out-stop"));
  }
  if (granted !== null && granted.until < day) steps.push(step("requester-head", "dispose"));
  return steps;
}

/** What a request waits for on a day; nothing where it is over or simply in use. */
export function stepsOf(state: RequestState, day: Day): Step[] {
  const { status, asked, extension, draftReturned, suspensions } = state;
  const unfiled = suspensions.at(-1);
  const filing =
    unfiled?.side === "provider" && unfiled.filed === null ? [step("data-officer", "file-suspension")] : [];
  switch (status) {
    case "draft":
      return [
        draftReturned || asked.until <= day
          ? step("requester-liaison", "edit")
          : step("requester-head", "sign"),
      ];
    case "filed":
      return [step("provider-liaison", "receive")];
    case "received": {
      const steps: Step[] = [];
      if (extension !== null && extension.decision === null)
        steps.push(step("data-officer", "decide-extension"));
      if (extension?.decision?.consented === true && extension.toldOn === null)
        steps.push(step("provider-liaison", "tell-extension"));
      return [...steps, toSign(state, day)];
    }
    case "supplementing":
      return [step("requester-liaison", "supplement")];
    case "granted":
      return [step("provider-liaison", "deliver")];
    case "delivered":
      return [step("requester-liaison", "confirm-delivery"), ...filing, ...stepsOfUse(state, day)];
    case "in-use":
      return [...filing, ...stepsOfUse(state, day)];
    case "suspended": {
      const suspension = openSuspension(state);
      const decide = suspension && suspension.rectifyBy < day;
      const side = suspension?.side === "provider" ? "provider-head" : "data-officer";
      return [...filing, ...(decide ? [step(side, "resume")] : [])];
    }
    case "ended":
      return [step("requester-head", "dispose"), ...filing];
    default:
      return [];
  }
}

const SOME = "。";

/** One plausible act of each type, to ask whether it may be done; what it would say is left to whoever does it. */
function probes(
  { resource, requester, provider, asked, granted }: RequestState,
  day: Day,
  { later }: { readonly later: Day },
): RequestAct[] {
  const whole: Asked = { ...asked, until: asked.until > day ? asked.until : later };
  const until =
    granted !== null && granted.until >= later ? `${Number(granted.until.slice(0, 4)) + 1}-12-31` : later;
  return [
    { type: "draft", resource, requester, provider, asked },
    { type: "edit", asked: whole },
    { type: "sign" },
    { type: "return-draft", reason: SOME },
    { type: "withdraw", reason: SOME },
    { type: "receive" },
    { type: "give-notice", missing: [SOME] },
    { type: "supplement", words: SOME },
    { type: "ask-extension", days: 1, reason: SOME },
    { type: "decide-extension", consented: true, number: SOME, reason: SOME },
    { type: "tell-extension" },
    { type: "prepare-answer", answer: { decision: "refused", reason: "out-of-scope", text: SOME } },
    { type: "return-answer", reason: SOME },
    { type: "sign-answer" },
    { type: "deliver", note: SOME },
    { type: "confirm-delivery" },
    { type: "reject-delivery", reason: SOME },
    { type: "ask-renewal", until, reason: SOME },
    { type: "suspend", abuse: "scope-exceeded", reason: SOME, rectifyBy: later, side: "provider" },
    { type: "suspend", abuse: "scope-exceeded", reason: SOME, rectifyBy: later, side: "data-officer" },
    { type: "file-suspension", number: SOME },
    { type: "resume", reason: SOME },
    { type: "terminate", reason: SOME },
    { type: "propose-stop", reason: SOME, from: later },
    { type: "answer-stop", agreed: true, words: SOME },
    { type: "file-stop", number: SOME },
    { type: "carry-out-stop" },
    { type: "dispose", reason: "met", how: SOME, copies: SOME },
  ];
}

/** Types of acts that the actor may do now, as the page offers them. */
export function offeredTo(state: RequestState, actor: ActingFor, day: Day): RequestActType[] {
  const later = `${Number(day.slice(0, 4)) + 1}-12-31`;
  const may = probes(state, day, { later }).filter((act) => requestRefused(state, act, actor, day) === null);
  return [...new Set(may.map(({ type }) => type))];
}

const ROLE_OF = {
  "requester-liaison": "liaison",
  "requester-head": "unit-head",
  "provider-liaison": "liaison",
  "provider-head": "unit-head",
  "data-officer": "data-officer",
} as const;

/** Whether a step waits for the actor. */
export function isMine(
  { side }: Step,
  { requester, provider }: { readonly requester: Party; readonly provider: Party },
  actor: Pick<ActingFor, "unitIds" | "roles" | "regionCode">,
): boolean {
  if (!actor.roles.includes(ROLE_OF[side])) return false;
  if (side === "data-officer") return actor.regionCode === provider.regionCode;
  return actor.unitIds.includes(side.startsWith("requester") ? requester.id : provider.id);
}
