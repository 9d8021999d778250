import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import type { RecordHistory, RecordView } from "../../../../kernel/record.ts";
import type { IsWorkingDay } from "../../../../kernel/working-days.ts";
import type { BreachCode } from "../clocks/breaches.ts";
import { type Countdown, countdown } from "../clocks/clock.ts";
import { countdownWords, unusualDays } from "../clocks/clock-words.ts";
import type { Grant } from "../../exchange/grant/grant.ts";
import {
  breachesOf,
  clocksOf,
  findRunningClock,
  type RequestBreach,
  type RequestClock,
} from "./request-clocks.ts";
import { isMine, type Step, stepsOf } from "./request-steps.ts";
import {
  type AskedResource,
  isOver,
  type Party,
  type RequestActType,
  type RequestState,
  type RequestStatus,
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

/** 待我办理, 本单位申请, 向本单位申请, 全部. */
export const REQUEST_TABS = ["mine", "asked", "given", "all"] as const;
export type RequestTab = (typeof REQUEST_TABS)[number];

export type RequestCounts = {
  readonly mine: number;
  readonly asked: number;
  readonly given: number;
  readonly all: number;
  readonly open: number;
  readonly overdue: number;
};

export type RequestDetail = {
  readonly id: string;
  readonly version: number;
  readonly sample: boolean;
  readonly state: RequestState;
  readonly clocks: readonly ShownClock[];
  readonly breaches: readonly RequestBreach[];
  readonly steps: readonly Step[];
  readonly may: readonly RequestActType[];
  readonly warnings: readonly Sentence[];
  readonly grant: Grant | null;
  readonly disposeBy: Day | null;
  readonly history: readonly RecordHistory[];
  readonly actor: ActingFor;
  readonly day: Day;
};

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
