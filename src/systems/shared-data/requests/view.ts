import type { ActingFor } from "../../../kernel/actor.ts";
import type { Day } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";
import type { Opened, RecordView } from "../../../kernel/record.ts";
import type { IsWorkingDay } from "../../../kernel/working-days.ts";
import type { BreachCode } from "../domain/clocks/breaches.ts";
import { type Countdown, countdown } from "../domain/clocks/clock.ts";
import { countdownWords, unusualDays } from "../domain/clocks/clock-words.ts";
import type { Grant } from "../exchange/grant/grant.ts";
import { breachesOf, clocksOf, findRunningClock, type RequestBreach, type RequestClock } from "./clocks.ts";
import { type RequestActType, type Step, stepsOf } from "./kind.ts";
import {
  actsFor,
  type AskedResource,
  isOfficerOf,
  isOver,
  type Party,
  type RequestState,
  type RequestStatus,
  type StepSide,
} from "./request.ts";

/** A limit with how it stands on a day; `countdown` null where it does not run. */
export type ShownClock = RequestClock & {
  readonly countdown: Countdown | null;
  readonly words: Sentence | null;
  /** Weekdays off that it skips, and weekends worked that it counts. */
  readonly unusual: { readonly off: readonly Day[]; readonly worked: readonly Day[] };
};

export type RequestRow = {
  readonly id: string;
  readonly sample: boolean;
  readonly name: string;
  readonly code: string;
  readonly attribute: AskedResource["attribute"];
  readonly status: RequestStatus;
  readonly requester: Party;
  readonly provider: Party;
  readonly purposes: readonly string[];
  readonly filedOn: Day | null;
  /** Last day of the use, null where there is none or it ended before its time. */
  readonly until: Day | null;
  readonly running: ShownClock | null;
  /** Breaches that stand. */
  readonly breaches: readonly BreachCode[];
  readonly steps: readonly Step[];
  readonly mine: boolean;
};

export type RequestCounts = Readonly<Record<"mine" | "asked" | "given" | "all" | "open" | "overdue", number>>;

/** What the page of a request shows beyond the record. */
export type RequestMore = {
  readonly clocks: readonly ShownClock[];
  readonly breaches: readonly RequestBreach[];
  readonly steps: readonly Step[];
  readonly may: readonly RequestActType[];
  readonly warnings: readonly Sentence[];
  readonly grant: Grant | null;
  readonly disposeBy: Day | null;
};
export type RequestDetail = Opened<RequestState> & RequestMore;

/** What the form for a new request starts from. */
export type RequestForm = {
  readonly resource: AskedResource;
  readonly provider: Party;
  readonly requester: Party | null;
  readonly day: Day;
};

/** A resource that can be asked for. */
export type AskableResource = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly provider: string;
  readonly attribute: AskedResource["attribute"];
};

/** By what grants are listed; those in force that end first come first where nothing is said. */
export const GRANT_ORDERS = { name: "rises", status: "rises", until: "rises", calls: "falls" } as const;

export type GrantRow = Pick<
  Grant,
  "id" | "resourceCode" | "resourceName" | "mode" | "from" | "until" | "status" | "callsPerDay" | "sample"
> & {
  readonly requester: string;
  readonly provider: string;
  readonly items: readonly string[];
  /** Expired grants are active no more, though nothing ended them. */
  readonly expired: boolean;
  /** The end comes within 30 days and no renewal waits. */
  readonly renewalDue: boolean;
  readonly asks: boolean;
};

export type Calendar = { readonly isWorkingDay: IsWorkingDay; readonly publishedThrough: Day };

/** Limits of a request as shown on a day. */
export function shownClocks(
  state: RequestState,
  day: Day,
  { isWorkingDay, publishedThrough }: Calendar,
): ShownClock[] {
  return clocksOf(state, isWorkingDay, { publishedThrough }).map((each) => {
    const runs = each.doneOn === null && each.stoppedOn === null;
    const at = runs ? countdown(each.clock, day, isWorkingDay) : null;
    const unusual = unusualDays(each.clock, isWorkingDay);
    return { ...each, countdown: at, words: at && countdownWords(at), unusual };
  });
}

/** A request as a line of a list, for whom and as of which day. */
export function requestRow(
  { id, sample, state }: Pick<RecordView<RequestState>, "id" | "sample" | "state">,
  actor: ActingFor,
  day: Day,
  calendar: Calendar,
): RequestRow {
  const { resource, requester, provider, asked, filed, granted, status } = state;
  const clocks = shownClocks(state, day, calendar);
  const running = findRunningClock(clocks);
  const steps = stepsOf(state, day);
  return {
    id,
    sample,
    name: resource.name,
    code: resource.code,
    attribute: resource.attribute,
    status,
    requester,
    provider,
    purposes: asked.purposes,
    filedOn: filed?.on ?? null,
    until: isOver(state) || status === "ended" ? null : (granted?.until ?? null),
    running: clocks.find((each) => each === running) ?? null,
    breaches: breachesOf(state, day, calendar.isWorkingDay)
      .filter(({ healedOn }) => healedOn === null)
      .map(({ code }) => code),
    steps,
    mine: steps.some((step) => isMine(step, state, actor)),
  };
}

export const SIDES: Readonly<Record<StepSide, Sentence>> = {
  "requester-liaison": say("需求部门联络员", "Requester's liaison"),
  "requester-head": say("需求部门负责人", "Requester's head"),
  "provider-liaison": say("提供部门联络员", "Provider's liaison"),
  "provider-head": say("提供部门负责人", "Provider's head"),
  "data-officer": say("主管部门", "Data authority"),
};

/** Whether a step waits for the actor. */
export function isMine(
  { side }: Pick<Step, "side">,
  { requester, provider }: Pick<RequestState, "requester" | "provider">,
  actor: Pick<ActingFor, "unitIds" | "roles" | "regionCode">,
): boolean {
  if (side === "data-officer") return isOfficerOf(actor, provider);
  const party = side.startsWith("requester") ? requester : provider;
  return actsFor(actor, party, side.endsWith("head") ? "unit-head" : "liaison");
}
