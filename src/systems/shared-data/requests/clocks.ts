import { addDays, type Day } from "../../../kernel/calendar.ts";
import { addWorkingDays, type IsWorkingDay } from "../../../kernel/working-days.ts";
import type { BreachCode } from "../domain/clocks/breaches.ts";
import { type Clock, clockOf, type ClockOptions } from "../domain/clocks/clock.ts";
import type { RequestState } from "./request.ts";

/**
 * A limit of a request. `doneOn`: when what it asks was done; `stoppedOn`: when it stopped without that, by a supplement
 * notice or a withdrawal. While both are null it runs.
 */
export type RequestClock = {
  readonly about: "answer" | "delivery" | "renewal";
  readonly clock: Clock;
  readonly doneOn: Day | null;
  readonly stoppedOn: Day | null;
};

/**
 * The day of receipt: on which the provider signed for the request, at the latest the first working day after it was filed.
 * The latter is our reading: a message counts as received when it enters the recipient's system (电子签名法 article 11, not
 * held against the gazette), so that leaving a request unopened hides no delay. Null before it was filed.
 */
export function receiptDay(
  { filed, received }: Pick<RequestState, "filed" | "received">,
  isWorkingDay: IsWorkingDay,
): Day | null {
  if (filed === null) return null;
  const latest = addWorkingDays(filed.on, 1, isWorkingDay);
  return received !== null && received.on < latest ? received.on : latest;
}

type Options = Pick<ClockOptions, "publishedThrough">;

const ruleFor = ({ resource }: RequestState) =>
  resource.attribute === "unconditional" ? "share-unconditional" : "share-conditional";

function answerClocks(state: RequestState, isWorkingDay: IsWorkingDay, options: Options): RequestClock[] {
  const { supplement, extension, answered, withdrawn } = state;
  const receipt = receiptDay(state, isWorkingDay);
  if (receipt === null) return [];
  const starts = [receipt, ...(supplement?.supplemented ? [supplement.supplemented.on] : [])];
  return starts.flatMap((from, at): RequestClock[] => {
    const plain = clockOf(ruleFor(state), from, isWorkingDay, options);
    if (!plain.ok) return [];
    const notice = at === 0 ? (supplement?.on ?? null) : null;
    const decision = extension?.decision;
    // A consent that came after the limit does not heal the delay, one after a notice does not lengthen what had stopped.
    const longer =
      decision?.consented === true &&
      decision.on >= from &&
      decision.on <= plain.value.due &&
      (notice === null || decision.on < notice);
    const extended = clockOf(ruleFor(state), from, isWorkingDay, {
      ...options,
      extraWorkingDays: longer ? (extension?.days ?? 0) : 0,
    });
    const doneOn = at === starts.length - 1 ? (answered?.on ?? null) : null;
    const clock = extended.ok ? extended.value : plain.value;
    return [
      {
        about: "answer",
        clock,
        doneOn,
        stoppedOn: doneOn === null ? (notice ?? withdrawn?.on ?? null) : null,
      },
    ];
  });
}

function deliveryClock(state: RequestState, isWorkingDay: IsWorkingDay, options: Options): RequestClock[] {
  const { answered, delivery } = state;
  if (answered === null || answered.answer.decision === "refused") return [];
  const clock = clockOf("delivery", answered.on, isWorkingDay, options);
  return clock.ok
    ? [{ about: "delivery", clock: clock.value, doneOn: delivery?.on ?? null, stoppedOn: null }]
    : [];
}

function renewalClocks(state: RequestState, isWorkingDay: IsWorkingDay, options: Options): RequestClock[] {
  const over = state.ended?.on ?? state.disposal?.on ?? null;
  return state.renewals.flatMap(({ askedOn, answered }): RequestClock[] => {
    const clock = clockOf(ruleFor(state), askedOn, isWorkingDay, options);
    if (!clock.ok) return [];
    const doneOn = answered?.on ?? null;
    return [{ about: "renewal", clock: clock.value, doneOn, stoppedOn: doneOn === null ? over : null }];
  });
}

/** Every limit that a request ever started, in their order. */
export const clocksOf = (
  state: RequestState,
  isWorkingDay: IsWorkingDay,
  options: Options = {},
): RequestClock[] => [
  ...answerClocks(state, isWorkingDay, options),
  ...deliveryClock(state, isWorkingDay, options),
  ...renewalClocks(state, isWorkingDay, options),
];

/** The limit that runs now, the latest begun; undefined where none does. */
export const findRunningClock = (clocks: readonly RequestClock[]): RequestClock | undefined =>
  clocks.findLast(({ doneOn, stoppedOn }) => doneOn === null && stoppedOn === null);

/** Last day on which the data is to be disposed of, as the provider demanded; null while the right lasts on `day`. */
export function disposeBy(
  { granted, openedOn, ended }: Pick<RequestState, "granted" | "openedOn" | "ended">,
  day: Day,
  isWorkingDay: IsWorkingDay,
): Day | null {
  if (granted === null || openedOn === null) return null;
  const end = ended?.on ?? (granted.until < day ? granted.until : null);
  return end === null ? null : addWorkingDays(end, granted.disposeWithinDays, isWorkingDay);
}

/** A named breach of a request: since which day, and on which it was made good; null while it stands. */
export type RequestBreach = {
  readonly code: BreachCode;
  readonly unitId: string;
  readonly since: Day;
  readonly healedOn: Day | null;
};

/**
 * The breaches of articles 39 and 40 that a request shows as of a day, those made good included. Whether there was a good
 * reason (无正当理由) is for people to say.
 */
export function breachesOf(state: RequestState, day: Day, isWorkingDay: IsWorkingDay): RequestBreach[] {
  const { provider, requester, suspensions, disposal } = state;
  const late = clocksOf(state, isWorkingDay).flatMap(({ clock, doneOn, stoppedOn }): RequestBreach[] => {
    const healedOn = doneOn ?? stoppedOn;
    if ((healedOn ?? day) <= clock.due || day <= clock.due) return [];
    return [{ code: clock.breach, unitId: provider.id, since: addDays(clock.due, 1), healedOn }];
  });
  const abused = suspensions
    .filter(({ on }) => on <= day)
    .map(({ abuse, on, resumed }): RequestBreach => {
      const code = abuse === "passed-on" ? "passed-on" : "scope-exceeded";
      return { code, unitId: requester.id, since: on, healedOn: resumed?.on ?? disposal?.on ?? null };
    });
  const end = disposeBy(state, disposal?.on ?? day, isWorkingDay);
  const undisposed: RequestBreach[] =
    end !== null && (disposal?.on ?? day) > end
      ? [
          {
            code: "not-disposed",
            unitId: requester.id,
            since: addDays(end, 1),
            healedOn: disposal?.on ?? null,
          },
        ]
      : [];
  return [...late, ...abused, ...undisposed];
}
