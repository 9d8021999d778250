import { type Day, daysBetween } from "../../kernel/calendar.ts";
import { type Failure, refusal } from "../../kernel/error.ts";
import { OFFICE_ONLY, OWN_UNIT_ONLY } from "./failures.ts";
import type { Recorded, RecordActor } from "../../kernel/record.ts";

/** Who is asked for an opinion 征求意见: a unit of the roster, or one that is not on it by its name (another city's office). */
export type AskedParty = { readonly unitId: string | null; readonly name: string; readonly due: Day };

/** 采纳, 部分采纳, 不予采纳. */
export const ANSWERS = ["adopted", "partly", "refused"] as const;
export type Answer = (typeof ANSWERS)[number];

export type Opinion = {
  readonly id: string;
  /** The party, by its place in `asked`. */
  readonly party: number;
  /** What it is about, as “第三条” or an item's title; empty: the whole. */
  readonly place: string;
  /** Verbatim; empty where the party answered that it has none (无意见). */
  readonly text: string;
  readonly on: Day;
  readonly by: string;
  readonly answer: Answer | null;
  readonly reason: string;
  readonly answeredOn: Day | null;
};

/** One round of asking. A party that has neither an opinion nor 无意见 by its day is late, never silently counted as agreeing. */
export type Solicitation = {
  readonly id: string;
  readonly openedOn: Day;
  /** What was circulated, in words: “征求意见稿（第二稿）”. */
  readonly about: string;
  readonly asked: readonly AskedParty[];
  readonly opinions: readonly Opinion[];
  readonly closedOn: Day | null;
};

export type OpinionAct =
  | {
      readonly type: "solicit";
      readonly id: string;
      readonly about: string;
      readonly asked: readonly AskedParty[];
    }
  | {
      readonly type: "give-opinion";
      readonly solicitation: string;
      readonly id: string;
      readonly party: number;
      readonly place: string;
      readonly text: string;
    }
  | {
      readonly type: "answer-opinion";
      readonly solicitation: string;
      readonly opinion: string;
      readonly answer: Answer;
      readonly reason: string;
    }
  | { readonly type: "close-solicitation"; readonly solicitation: string };

export const OPINION_ACTS: readonly OpinionAct["type"][] = [
  "solicit",
  "give-opinion",
  "answer-opinion",
  "close-solicitation",
];

export const isOpinionAct = (act: { readonly type: string }): act is OpinionAct =>
  (OPINION_ACTS as readonly string[]).includes(act.type);

const NO_PARTY = refusal(
  "no-party",
  "请至少写明一个征求意见的单位和截止日期。",
  "Name at least one unit to be asked and the day by which it answers.",
);
const NOT_ASKED = refusal(
  "not-asked",
  "这一轮征求意见没有这个单位，请核对。",
  "This unit was not asked in this round. Check which one it is.",
);
const NO_OPINION = refusal(
  "no-opinion",
  "没有这条意见，请刷新后再办。",
  "There is no such opinion. Reload and try again.",
);
const CLOSED = refusal(
  "solicitation-closed",
  "这一轮征求意见已经结束。如需补充，请办公室另开一轮。",
  "This round is closed. The office may open another one.",
);
const REASON_NEEDED = refusal(
  "reason-needed",
  "部分采纳或不予采纳的，请写明理由。",
  "Say why an opinion is adopted in part only or refused.",
);
const PARTY_TWICE = refusal(
  "party-twice",
  "同一个单位写了两次，请留一个。",
  "A unit is named twice. Keep it once.",
);
const ASKED_ALREADY = refusal(
  "asked-already",
  "这一轮征求意见已经发出，请刷新后查看。",
  "This round has been opened already. Reload to see it.",
);
const GIVEN_ALREADY = refusal(
  "given-already",
  "这条意见已经登记，请刷新后查看。",
  "This opinion is entered already. Reload to see it.",
);
const HAS_OPINIONS = refusal(
  "has-opinions",
  "该单位已经反馈了意见，不能再登记为“无意见”。",
  "This unit has given opinions, so “no opinion” cannot be entered.",
);
const NOTHING_TO_ANSWER = refusal(
  "nothing-to-answer",
  "该单位答复无意见，不需要再作处理。",
  "The unit said that it has no opinion; there is nothing to answer.",
);
const DUE_PAST = refusal(
  "due-past",
  "截止日期早于今天，请改为今天或以后的日期。",
  "The day to answer by is past. Choose today or later.",
);

const partyKey = ({ unitId, name }: AskedParty): string => unitId ?? `name:${name.trim()}`;

/** Why an act on opinions is refused, null where it may be done. The office enters for parties that have no account. */
export function opinionRefused(
  rounds: readonly Solicitation[],
  act: OpinionAct,
  actor: RecordActor,
  day: Day,
): Failure | null {
  if (act.type === "solicit") {
    if (!actor.office) return OFFICE_ONLY;
    if (rounds.some(({ id }) => id === act.id)) return ASKED_ALREADY;
    if (act.asked.length === 0 || act.asked.some(({ name }) => name.trim() === "")) return NO_PARTY;
    if (new Set(act.asked.map(partyKey)).size < act.asked.length) return PARTY_TWICE;
    return act.asked.some(({ due }) => due < day) ? DUE_PAST : null;
  }
  const round = rounds.find(({ id }) => id === act.solicitation);
  if (!round) return NOT_ASKED;
  if (round.closedOn !== null && act.type !== "answer-opinion") return CLOSED;
  if (act.type === "give-opinion") {
    const party = round.asked[act.party];
    if (!party) return NOT_ASKED;
    const own = party.unitId !== null && actor.unitIds.includes(party.unitId);
    if (!actor.office && !own) return OWN_UNIT_ONLY;
    if (rounds.some(({ opinions }) => opinions.some(({ id }) => id === act.id))) return GIVEN_ALREADY;
    const given = round.opinions.filter(({ party: of }) => of === act.party);
    if (act.text.trim() !== "" || given.length === 0) return null;
    return given.some(({ text }) => text !== "") ? HAS_OPINIONS : GIVEN_ALREADY;
  }
  if (!actor.office) return OFFICE_ONLY;
  if (act.type === "answer-opinion") {
    const opinion = round.opinions.find(({ id }) => id === act.opinion);
    if (!opinion) return NO_OPINION;
    if (opinion.text === "") return NOTHING_TO_ANSWER;
    return act.answer !== "adopted" && act.reason.trim() === "" ? REASON_NEEDED : null;
  }
  return null;
}

/** The rounds after an act. */
export function opinionsAfter(
  rounds: readonly Solicitation[],
  { act, day, by }: Pick<Recorded<OpinionAct>, "act" | "day" | "by">,
): Solicitation[] {
  if (act.type === "solicit") {
    const { id, about, asked } = act;
    return [...rounds, { id, about, asked, openedOn: day, opinions: [], closedOn: null }];
  }
  return rounds.map((round) => {
    if (round.id !== act.solicitation) return round;
    if (act.type === "close-solicitation") return { ...round, closedOn: day };
    if (act.type === "give-opinion") {
      const { id, party, place } = act;
      const text = act.text.trim();
      const opinion = { id, party, place, text, on: day, by, answer: null, reason: "", answeredOn: null };
      return { ...round, opinions: [...round.opinions, opinion] };
    }
    return {
      ...round,
      opinions: round.opinions.map((opinion) =>
        opinion.id === act.opinion
          ? { ...opinion, answer: act.answer, reason: act.reason, answeredOn: day }
          : opinion,
      ),
    };
  });
}

/** Parties of an open round that have not answered. */
export const silent = ({ asked, opinions, closedOn }: Solicitation): number[] =>
  closedOn !== null
    ? []
    : asked.flatMap((_, party) => (opinions.some((opinion) => opinion.party === party) ? [] : [party]));

/** The same, and since how many days they should have (0: still in time). */
export const unanswered = (
  round: Solicitation,
  day: Day,
): { readonly party: number; readonly daysLate: number }[] =>
  silent(round).map((party) => ({
    party,
    daysLate: Math.max(0, daysBetween(round.asked[party]?.due ?? day, day)),
  }));

/** How a party of a round stands on a day. Silence is never agreement: `silent` stays so when the round is closed. */
export type PartyStanding =
  | { readonly kind: "opinions"; readonly count: number }
  | { readonly kind: "none" }
  | { readonly kind: "waiting"; readonly daysLeft: number }
  | { readonly kind: "late"; readonly daysLate: number }
  | { readonly kind: "silent" };

/** The standing of every party, in the order in which they were asked. */
export function partyStandings(round: Solicitation, day: Day): PartyStanding[] {
  return round.asked.map(({ due }, party): PartyStanding => {
    const given = round.opinions.filter(({ party: of }) => of === party);
    const count = given.filter(({ text }) => text !== "").length;
    if (count > 0) return { kind: "opinions", count };
    if (given.length > 0) return { kind: "none" };
    if (round.closedOn !== null) return { kind: "silent" };
    const days = daysBetween(day, due);
    return days < 0 ? { kind: "late", daysLate: -days } : { kind: "waiting", daysLeft: days };
  });
}

/** Opinions that say something: a party's 无意见 is no opinion to be answered. */
export const opinionsGiven = ({ opinions }: Solicitation): Opinion[] =>
  opinions.filter(({ text }) => text !== "");
