import type { ActingFor } from "../../../kernel/actor.ts";
import type { Day } from "../../../kernel/calendar.ts";
import type { Failure, Sentence } from "../../../kernel/error.ts";
import { either, line, say, text } from "../../../kernel/fields.ts";
import type { Act, Recorded } from "../../../kernel/record.ts";
import { record } from "../../../kernel/record-kind.ts";
import * as no from "./failures.ts";
import {
  actsFor,
  type Done,
  isOfficerOf,
  isOver,
  type RequestSeed,
  type RequestState,
  STATUSES,
  type StepSide,
} from "./request.ts";

// What the acts on requests are made of: who may, what they ask for, whose turn they are.

export const { act, kind } = record<RequestState, RequestSeed, "flat">({ layout: "flat" });

type By = (actor: ActingFor, state: RequestState) => Failure | null;

const unit =
  (party: "requester" | "provider", role: "liaison" | "unit-head", refused: Failure): By =>
  (actor, state) =>
    actsFor(actor, state[party], role) ? null : refused;
export const asks = unit("requester", "liaison", no.REQUESTER_LIAISON);
export const asksHead = unit("requester", "unit-head", no.REQUESTER_HEAD);
export const eitherAsks: By = (actor, state) => asksHead(actor, state) && asks(actor, state);
export const gives = unit("provider", "liaison", no.PROVIDER_LIAISON);
export const givesHead = unit("provider", "unit-head", no.PROVIDER_HEAD);
export const officer: By = (actor, { provider }) => (isOfficerOf(actor, provider) ? null : no.DATA_OFFICER);
export const isAnyOfficer = (actor: ActingFor, { provider, requester }: RequestState): boolean =>
  isOfficerOf(actor, provider) || isOfficerOf(actor, requester);
export const headOrOfficer: By = (actor, state) =>
  givesHead(actor, state) === null || isAnyOfficer(actor, state) ? null : no.PROVIDER_OR_OFFICER;

export const OPEN = Object.keys(STATUSES).filter(
  (status) => !isOver({ status: status as keyof typeof STATUSES }),
);
export const USE = ["delivered", "in-use"];
export const inUse = ({ status }: RequestState): boolean => USE.includes(status);

export const REASON = text(say("理由", "Reason"), { most: 2_000 });
export const NUMBER = line(say("文号或登记号", "Document or file number"), { most: 100 });
export const CONSENT = either(
  say("决定", "Decision"),
  { yes: say("同意", "Yes"), no: say("不同意", "No") },
  { initial: "yes" },
);

export const blank = (words: string): boolean => words.trim() === "";
export const both = (zh: string, en: string, words: string): Sentence =>
  blank(words) ? { zh, en } : { zh: `${zh}：${words}`, en: `${en}: ${words}` };
export const done = ({ day, by }: Recorded<Act>): Done => ({ on: day, by });

/** Whose turn an act is where it is anybody's. */
export const turn =
  (side: StepSide, when: (state: RequestState, day: Day) => boolean) => (state: RequestState, day: Day) =>
    when(state, day) ? side : null;
