import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import type { Failure } from "../../../../kernel/error.ts";
import { LONGEST_EXTENSION_DAYS } from "../clocks/clock-rules.ts";
import {
  DATA_OFFICER,
  EXTENSION_CONDITIONAL,
  EXTENSION_DAYS,
  EXTENSION_ONCE,
  NOT_NOW,
  ONE_NOTICE,
  OWN_RESOURCE,
  PERSON_NUMBER,
  PROVIDER_HEAD,
  PROVIDER_LIAISON,
  REQUEST_BEGUN,
  REQUEST_OVER,
  REQUESTER_HEAD,
  REQUESTER_LIAISON,
  UNTIL_PAST,
  WORDS_NEEDED,
} from "./request-failures.ts";
import { actsFor, isOfficerOf } from "./request-parties.ts";
import { answerRefused, askedRefused } from "./request-scope.ts";
import { isUseAct, useActRefused } from "./request-use-permit.ts";
import { isOver, openRenewal, type RequestAct, type RequestState } from "./request.ts";

const PERSON = /(?<![0-9a-zA-Z])[1-9]\d{16}[\dXx](?![0-9a-zA-Z])/;

/** Acts are never erased, so that no number of a person may stand in one. */
export function holdsPersonNumber(value: unknown): boolean {
  if (typeof value === "string") return PERSON.test(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(holdsPersonNumber);
}

const blank = (text: string): boolean => text.trim() === "";

/** Why an act on a request is refused on a day, null where it may be done. */
export function requestRefused(
  state: RequestState | null,
  act: RequestAct,
  actor: ActingFor,
  day: Day,
): Failure | null {
  if (holdsPersonNumber(act)) return PERSON_NUMBER;
  if (act.type === "draft") {
    if (state !== null) return REQUEST_BEGUN;
    if (!actsFor(actor, act.requester, "liaison")) return REQUESTER_LIAISON;
    if (actor.unitIds.includes(act.provider.id)) return OWN_RESOURCE;
    return askedRefused(act.asked, act.resource, day);
  }
  if (state === null) return NOT_NOW;
  const { status, requester, provider, asked, resource, supplement, extension, prepared } = state;
  if (isOver(state)) return REQUEST_OVER;
  if (isUseAct(act)) return useActRefused(state, act, actor, day);
  const asks = actsFor(actor, requester, "liaison");
  const gives = actsFor(actor, provider, "liaison");
  switch (act.type) {
    case "edit":
      if (!asks) return REQUESTER_LIAISON;
      return status === "draft" ? askedRefused(act.asked, resource, day) : NOT_NOW;
    case "sign":
      if (!actsFor(actor, requester, "unit-head")) return REQUESTER_HEAD;
      if (status !== "draft") return NOT_NOW;
      return asked.until <= day ? UNTIL_PAST : null;
    case "return-draft":
      if (!actsFor(actor, requester, "unit-head")) return REQUESTER_HEAD;
      if (status !== "draft") return NOT_NOW;
      return blank(act.reason) ? WORDS_NEEDED : null;
    case "withdraw":
      if (!asks && !actsFor(actor, requester, "unit-head")) return REQUESTER_LIAISON;
      if (!["draft", "filed", "received", "supplementing"].includes(status)) return NOT_NOW;
      return blank(act.reason) ? WORDS_NEEDED : null;
    case "receive":
      if (!gives) return PROVIDER_LIAISON;
      return status === "filed" ? null : NOT_NOW;
    case "give-notice":
      if (!gives) return PROVIDER_LIAISON;
      if (supplement !== null) return ONE_NOTICE;
      if (status !== "received") return NOT_NOW;
      return act.missing.length === 0 || act.missing.some(blank) ? WORDS_NEEDED : null;
    case "supplement":
      if (!asks) return REQUESTER_LIAISON;
      if (status !== "supplementing") return NOT_NOW;
      return blank(act.words) ? WORDS_NEEDED : null;
    case "ask-extension":
      if (!gives) return PROVIDER_LIAISON;
      if (resource.attribute === "unconditional") return EXTENSION_CONDITIONAL;
      if (extension !== null) return EXTENSION_ONCE;
      if (status !== "received") return NOT_NOW;
      if (!Number.isInteger(act.days) || act.days < 1 || act.days > LONGEST_EXTENSION_DAYS)
        return EXTENSION_DAYS;
      return blank(act.reason) ? WORDS_NEEDED : null;
    case "decide-extension":
      if (!isOfficerOf(actor, provider)) return DATA_OFFICER;
      if (extension === null || extension.decision !== null || status !== "received") return NOT_NOW;
      return !act.consented && blank(act.reason) ? WORDS_NEEDED : null;
    case "tell-extension":
      if (!gives) return PROVIDER_LIAISON;
      return extension?.decision?.consented === true && extension.toldOn === null ? null : NOT_NOW;
    case "prepare-answer": {
      if (!gives) return PROVIDER_LIAISON;
      const renewal = openRenewal(state);
      if (status !== "received" && !(status === "in-use" && renewal)) return NOT_NOW;
      return answerRefused(act.answer, asked, resource, renewal?.until ?? asked.until, day);
    }
    case "return-answer":
      if (!actsFor(actor, provider, "unit-head")) return PROVIDER_HEAD;
      if (prepared === null) return NOT_NOW;
      return blank(act.reason) ? WORDS_NEEDED : null;
    case "sign-answer":
      if (!actsFor(actor, provider, "unit-head")) return PROVIDER_HEAD;
      if (prepared === null || (status !== "received" && status !== "in-use")) return NOT_NOW;
      return prepared.answer.decision === "granted" && prepared.answer.until <= day ? UNTIL_PAST : null;
  }
}
