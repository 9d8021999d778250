import { addDays, type Day } from "../../../kernel/calendar.ts";
import { dueOn, holder, type Wait } from "../../../kernel/inbox.ts";
import type { IsWorkingDay } from "../../../kernel/working-days.ts";
import { clocksOf, disposeBy, findRunningClock } from "./clocks.ts";
import { type RequestActType, stepsOf } from "./kind.ts";
import type { RequestState } from "./request.ts";

/** Acts that the limit of the provider's answer, delivery or renewal runs for. */
const LIMITED: readonly RequestActType[] = [
  "receive",
  "decide-extension",
  "tell-extension",
  "deliver",
  "prepare-answer",
  "return-answer",
  "sign-answer",
];

const next = (day: Day | null | undefined): Day | null => (day == null ? null : addDays(day, 1));

/** Whom a request waits for, when that changes by itself, and until when. */
export const REQUEST_TURNS = {
  // After its end the disposal is asked for first.
  waiting: (state: RequestState, day: Day) => stepsOf(state, day).map(({ act, side }) => ({ act, by: side })),
  side: (by: string, { requester, provider }: RequestState): Pick<Wait, "whom"> => {
    if (by === "data-officer") return { whom: [holder("data-officer", provider.regionCode)] };
    const party = by.startsWith("requester") ? requester : provider;
    return { whom: [holder(by.endsWith("head") ? "unit-head" : "liaison", party.id)] };
  },
  changes: ({ asked, granted, prepared, stop, suspensions }: RequestState): (Day | null)[] => [
    asked.until,
    next(granted?.until),
    prepared?.answer.decision === "granted" ? prepared.answer.until : null,
    stop?.from ?? null,
    next(suspensions.at(-1)?.rectifyBy),
  ],
  clock: (
    state: RequestState,
    day: Day,
    { isWorkingDay }: { readonly isWorkingDay: IsWorkingDay },
    act: string,
  ): Pick<Wait, "due" | "lateFrom"> => {
    if (act === "dispose") return dueOn(disposeBy(state, day, isWorkingDay));
    if (!LIMITED.some((each) => each === act)) return {};
    return dueOn(findRunningClock(clocksOf(state, isWorkingDay))?.clock.due ?? null);
  },
  weight: 3 as const,
};
