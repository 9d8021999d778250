import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import type { Failure } from "../../../../kernel/error.ts";
import {
  DATA_OFFICER,
  NOT_NOW,
  PROVIDER_HEAD,
  PROVIDER_LIAISON,
  PROVIDER_OR_OFFICER,
  RECTIFY_LATER,
  RECTIFY_RUNNING,
  RENEWAL_LATER,
  RENEWAL_OPEN,
  REQUESTER_HEAD,
  REQUESTER_LIAISON,
  STOP_OPEN,
  STOP_UNSETTLED,
  WORDS_NEEDED,
} from "./request-failures.ts";
import { actsFor, isOfficerOf } from "./request-parties.ts";
import { openRenewal, openSuspension, type RequestAct, type RequestState } from "./request.ts";

const USE_ACTS = [
  "deliver",
  "confirm-delivery",
  "reject-delivery",
  "ask-renewal",
  "suspend",
  "file-suspension",
  "resume",
  "terminate",
  "propose-stop",
  "answer-stop",
  "file-stop",
  "carry-out-stop",
  "dispose",
] as const;
export type UseAct = Extract<RequestAct, { type: (typeof USE_ACTS)[number] }>;

/** Acts from delivery to disposal. */
export const isUseAct = (act: RequestAct): act is UseAct =>
  (USE_ACTS as readonly string[]).includes(act.type);

const blank = (text: string): boolean => text.trim() === "";

/** Why an act on a granted request is refused on a day, null where it may be done. */
export function useActRefused(state: RequestState, act: UseAct, actor: ActingFor, day: Day): Failure | null {
  const { status, requester, provider, granted, stop } = state;
  const open = status === "in-use" || status === "delivered";
  const asks = actsFor(actor, requester, "liaison");
  const heads = actsFor(actor, provider, "unit-head");
  const officer = isOfficerOf(actor, provider) || isOfficerOf(actor, requester);
  switch (act.type) {
    case "deliver":
      if (!actsFor(actor, provider, "liaison")) return PROVIDER_LIAISON;
      return status === "granted" ? null : NOT_NOW;
    case "confirm-delivery":
      if (!asks) return REQUESTER_LIAISON;
      return status === "delivered" ? null : NOT_NOW;
    case "reject-delivery":
      if (!asks) return REQUESTER_LIAISON;
      if (status !== "delivered") return NOT_NOW;
      return blank(act.reason) ? WORDS_NEEDED : null;
    case "ask-renewal":
      if (!actsFor(actor, requester, "unit-head")) return REQUESTER_HEAD;
      if (openRenewal(state)) return RENEWAL_OPEN;
      if (status !== "in-use" || granted === null) return NOT_NOW;
      if (day > granted.until || act.until <= granted.until) return RENEWAL_LATER;
      return blank(act.reason) ? WORDS_NEEDED : null;
    case "suspend":
      if (act.side === "provider" ? !heads : !officer) return PROVIDER_OR_OFFICER;
      if (!open) return NOT_NOW;
      if (act.rectifyBy <= day) return RECTIFY_LATER;
      return blank(act.reason) ? WORDS_NEEDED : null;
    case "file-suspension": {
      if (!isOfficerOf(actor, provider)) return DATA_OFFICER;
      const suspension = state.suspensions.at(-1);
      return suspension?.side === "provider" && suspension.filed === null ? null : NOT_NOW;
    }
    case "resume": {
      const suspension = openSuspension(state);
      if (!officer && !(heads && suspension?.side !== "data-officer")) return PROVIDER_OR_OFFICER;
      if (status !== "suspended") return NOT_NOW;
      return blank(act.reason) ? WORDS_NEEDED : null;
    }
    case "terminate": {
      if (!heads && !officer) return PROVIDER_OR_OFFICER;
      const suspension = openSuspension(state);
      if (status !== "suspended" || !suspension) return NOT_NOW;
      if (day <= suspension.rectifyBy) return RECTIFY_RUNNING;
      return blank(act.reason) ? WORDS_NEEDED : null;
    }
    case "propose-stop":
      if (!heads) return PROVIDER_HEAD;
      if (stop !== null) return STOP_OPEN;
      if (!open) return NOT_NOW;
      return blank(act.reason) ? WORDS_NEEDED : null;
    case "answer-stop":
      if (!asks && !actsFor(actor, requester, "unit-head")) return REQUESTER_LIAISON;
      if (!open || stop === null || stop.answered !== null) return NOT_NOW;
      return !act.agreed && blank(act.words) ? WORDS_NEEDED : null;
    case "file-stop":
      if (!isOfficerOf(actor, provider)) return DATA_OFFICER;
      return open && stop !== null && stop.answered !== null && stop.filed === null ? null : NOT_NOW;
    case "carry-out-stop":
      if (!heads) return PROVIDER_HEAD;
      if (!open || stop === null) return NOT_NOW;
      return stop.answered === null || stop.filed === null || day < stop.from ? STOP_UNSETTLED : null;
    case "dispose":
      if (!actsFor(actor, requester, "unit-head")) return REQUESTER_HEAD;
      if (!open && status !== "suspended" && status !== "ended") return NOT_NOW;
      return blank(act.how) || blank(act.copies) ? WORDS_NEEDED : null;
  }
}
