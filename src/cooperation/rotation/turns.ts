import type { TakeBackOffer } from "../../kernel/take-back.ts";
import type { ActingFor } from "../../kernel/actor.ts";
import type { Day } from "../../kernel/calendar.ts";
import type { Sentence } from "../../kernel/error.ts";
import type { RecordHistory } from "../../kernel/record.ts";
import { chineseNumber } from "../../kernel/paper-text.ts";
import { CITIES } from "../../kernel/region.ts";
import type { PreparationStep } from "./preparation.ts";
import { nextEdition, type RotationState, type Turn, turnAt } from "./wheel.ts";

// Turns in words: whose it is and why, and what the page of the rotation shows of it.

const NAMES = new Map(CITIES.map(({ code, name }) => [code, name]));

/** A city's name by its code; the code itself where there is no such city. */
export const cityName = (code: string): Sentence => NAMES.get(code) ?? { zh: code, en: code };

/** 第八届, “the 8th edition”; figures from 100 on. */
export function editionName(edition: number): Sentence {
  const ones = edition % 10;
  const teen = edition % 100 >= 11 && edition % 100 <= 13;
  const suffix = teen ? "th" : (["th", "st", "nd", "rd"][ones] ?? "th");
  return { zh: `第${chineseNumber(edition)}届`, en: `the ${edition}${suffix} edition` };
}

export const because = (reason: string): Sentence => ({
  zh: `（理由：${reason}）`,
  en: ` (reason: ${reason})`,
});

/** Several cities: 包头、鄂尔多斯. */
export const cityNames = (
  codes: readonly string[],
  between: Sentence = { zh: "、", en: ", " },
): Sentence => ({
  zh: codes.map((code) => cityName(code).zh).join(between.zh),
  en: codes.map((code) => cityName(code).en).join(between.en),
});

/** Why a city hosts. `before`: the edition before, which is `planned` or held. */
export function hostInWords({
  turn: { turnOf, host, swap, standIn, passedOver },
  place,
  before,
  planned,
  standing,
}: {
  readonly turn: Turn;
  readonly place: number;
  readonly before: { readonly edition: number; readonly host: string } | null;
  readonly planned: boolean;
  readonly standing: "confirmed" | "unverified";
}): Sentence {
  const city = cityName(turnOf);
  const zh = [`轮到${city.zh}：顺序第${place}`];
  const en = [`It is ${city.en}'s turn: place ${place} in the order`];
  if (before !== null) {
    const [edition, last] = [editionName(before.edition), cityName(before.host)];
    zh.push(planned ? `接在${edition.zh}（${last.zh}）之后` : `${edition.zh}由${last.zh}主办`);
    en.push(planned ? `after ${edition.en} (${last.en})` : `${last.en} hosted ${edition.en}`);
  }
  if (swap !== null) {
    const [other, why] = [cityName(swap.with), because(swap.reason)];
    zh.push(`与${other.zh}对调一次${why.zh}`);
    en.push(`exchanged once with ${other.en}${why.en}`);
  }
  for (const passed of passedOver) {
    const [other, why] = [cityName(passed.city), because(passed.reason)];
    zh.push(`${other.zh}本次跳过${why.zh}`);
    en.push(`${other.en} is skipped this time${why.en}`);
  }
  if (standIn !== null) {
    const [other, why] = [cityName(host), because(standIn.reason)];
    zh.push(`由${other.zh}代办${why.zh}，轮次计在${city.zh}名下`);
    en.push(`${other.en} stands in${why.en}; the turn counts for ${city.en}`);
  }
  if (standing === "unverified") {
    zh.push("顺序只是“呼包鄂乌”的书写顺序，未核实");
    en.push("the order is only how 呼包鄂乌 is written, unverified");
  }
  return { zh: zh.join("，"), en: en.join("; ") };
}

/** A coming host. `place` in the order counts from 1; `reason` says why it is this city's turn. */
export type NextHost = {
  readonly edition: number;
  readonly host: string;
  readonly turnOf: string;
  readonly place: number;
  /** Whether the order was confirmed; else it is unverified and drives nothing. */
  readonly standing: "confirmed" | "unverified";
  readonly reason: Sentence;
};

/** The next `count` hosts, the nearest first, each with the sentence why. */
export function nextHosts(state: RotationState, count: number): NextHost[] {
  const from = nextEdition(state);
  return Array.from({ length: count }, (_, index) => {
    const edition = from + index;
    const turn = turnAt(state, edition);
    const before =
      index === 0
        ? (state.held.findLast((held) => held.edition < edition) ?? null)
        : { edition: edition - 1, host: turnAt(state, edition - 1).host };
    const place = state.order.indexOf(turn.turnOf) + 1;
    const standing = state.confirmed ? "confirmed" : "unverified";
    return {
      edition,
      host: turn.host,
      turnOf: turn.turnOf,
      place,
      standing,
      reason: hostInWords({ turn, place, before, planned: index > 0, standing }),
    };
  });
}

/** A meeting of the series as the calendar of meetings knows it. */
export type RotationMeeting = {
  readonly id: string;
  readonly edition: number;
  readonly title: string;
  readonly date: Day | null;
  readonly status: string;
};

export type RotationView = {
  readonly day: Day;
  /** Who reads, as the rules see them. */
  readonly actor: ActingFor;
  readonly state: RotationState;
  /** Null: nobody has acted yet, `state` is what is printed and reported. */
  readonly record: { readonly id: string; readonly version: number; readonly sample: boolean } | null;
  readonly next: readonly NextHost[];
  /** The city whose office this is; null where no plan says so. */
  readonly ownCity: string | null;
  /** Our nearest turn among the next four and what it needs; where our city is not known, the next turn. */
  readonly preparation: {
    readonly edition: number;
    readonly meeting: RotationMeeting | null;
    /** The day it is reckoned from: the meeting's, or the one asked about. */
    readonly date: Day | null;
    readonly steps: readonly PreparationStep[];
  } | null;
  readonly meetings: readonly RotationMeeting[];
  readonly history: readonly RecordHistory[];
  /** What the reader did last and can still take back without giving a reason. */
  readonly takeBack: TakeBackOffer | null;
};
