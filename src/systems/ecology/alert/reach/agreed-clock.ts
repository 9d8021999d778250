import type { Day } from "../../../../kernel/calendar.ts";
import { refusal } from "../../../../kernel/error.ts";
import { at, choice, day, line, say, type ValuesOf, whole } from "../../../../kernel/fields.ts";
import { type AgreedClock, ESCALATIONS } from "../clock.ts";

const MINUTES = say("分钟", "minutes");

/** What is proposed to the other cities at a reach's ends. */
export const CLOCK = {
  minutes: whole(say("确认时限（分钟）", "Minutes to acknowledge"), { least: 5, most: 1_440 }),
  answerMinutes: whole(say("首次答复时限（分钟）", "Minutes to the first answer"), {
    least: 5,
    most: 10_080,
    help: say(
      "自发出预警起，到登记第一次进展或联合采样。",
      "From raising the alert to the first entry of what was done or sampled.",
    ),
  }),
  escalateTo: choice(say("未确认的报告", "A silence is told"), ESCALATIONS, { initial: "office" }),
  from: day(say("自何日起", "In force from"), {
    initial: "today",
    help: say(
      "各市都同意之前不生效；同意得晚，自最后同意之日起。",
      "It counts only once all cities agreed, from the day of the last where that is later.",
    ),
  }),
  document: line(say("文号或会议", "Document or meeting"), { most: 100 }),
};
export type ClockFilled = ValuesOf<typeof CLOCK>;

/** An ecology bureau of a city at one of the ends, and when it agreed. */
export type ClockParty = {
  readonly regionCode: string;
  readonly unitId: string;
  readonly agreedOn: Day | null;
};
export type ClockProposal = {
  readonly clock: ClockFilled;
  readonly parties: readonly ClockParty[];
};
/** What a reach holds of clocks; nothing where nobody proposed one. */
export type ReachClocks = {
  readonly clocks?: readonly AgreedClock[];
  readonly proposal?: ClockProposal | null;
};

export const ONE_CITY = refusal(
  "one-city",
  "这个河段只在一个市，没有对方可以约定时限。",
  "This reach lies in one city: there is nobody to agree on a clock with.",
);
export const NO_PROPOSAL = refusal(
  "no-proposal",
  "没有待同意的时限，请刷新后查看。",
  "No clock waits to be agreed on: reload the page.",
);
export const AGREED_ALREADY = refusal(
  "agreed",
  "本单位已经同意，等其他市。",
  "Your bureau agreed already: the other cities are waited for.",
);
export const NOT_CLOCK_PARTY = refusal(
  "not-clock-party",
  "时限由河段两端各市的生态环境局约定。",
  "Clocks are agreed on by the ecology bureaus of the cities at the ends of the reach.",
);
const ANSWER_FIRST = refusal(
  "answer-first",
  "首次答复时限不能短于确认时限，请核对。",
  "The first answer cannot be due before the alert is acknowledged: check both.",
);
const PAST = refusal(
  "past-clock",
  "约定不能早于今天生效：以前的预警按当时的时限。",
  "It cannot count before today: alerts of the past keep their clock.",
);

/** Why a clock cannot be proposed as it was filled in. */
export const clockRefused = ({ minutes, answerMinutes, from }: ClockFilled, today: Day) => {
  if (answerMinutes < minutes) return at("answerMinutes", ANSWER_FIRST);
  return from < today ? at("from", PAST) : null;
};

/** After a bureau agreed: in force once all have, from the day of the last at the earliest. */
export function withAgreement<S extends ReachClocks>(state: S, unitId: string, day: Day): S {
  const { proposal, clocks = [] } = state;
  if (!proposal) return state;
  const parties = proposal.parties.map((party) =>
    party.unitId === unitId ? { ...party, agreedOn: party.agreedOn ?? day } : party,
  );
  if (parties.some(({ agreedOn }) => agreedOn === null))
    return { ...state, proposal: { ...proposal, parties } };
  const { clock } = proposal;
  const from = clock.from < day ? day : clock.from;
  return { ...state, proposal: null, clocks: [...clocks, { ...clock, from, agreedOn: day }] };
}

/** A clock in a sentence. */
export const termsWords = ({ minutes, answerMinutes }: Pick<ClockFilled, "minutes" | "answerMinutes">) =>
  say(
    `确认 ${minutes} ${MINUTES.zh}、首次答复 ${answerMinutes} ${MINUTES.zh}`,
    `${minutes} ${MINUTES.en} to acknowledge, ${answerMinutes} to the first answer`,
  );
