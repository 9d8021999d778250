import type { Day } from "../../kernel/calendar.ts";
import type { Failure } from "../../kernel/error.ts";
import { CITIES, WHOLE_REGION } from "../../kernel/region.ts";
import { OFFICE_ONLY } from "./failures.ts";
import type { Recorded, RecordActor, RecordShape } from "../../kernel/record.ts";
import { rotationRefused } from "./rotation-rules.ts";
import { nextEdition, stepped, turnAt } from "./rotation-wheel.ts";
import { actInWords, hostInWords, SERIES_TITLE } from "./rotation-words.ts";

/** The conference that rotates (measure 二十二): the four cities' party and government joint conference. */
export const ROTATION_SERIES = ["joint-conference"] as const;
export type RotationSeries = (typeof ROTATION_SERIES)[number];

/** What was published about a held edition, or who told us. */
export type HeldSource = { readonly title: string; readonly date: Day | null; readonly url: string | null };

/** An edition that took place. `turnOf` is the city whose turn it used up, which is not the host where one stood in. */
export type HeldEdition = {
  readonly edition: number;
  readonly host: string;
  readonly turnOf: string;
  readonly day: Day;
  readonly meetingId: string | null;
  readonly reported: boolean;
  readonly source: HeldSource | null;
};

/**
 * One turn of the wheel. `host` hosts, `turnOf` is whose turn it uses up; they differ only where one city stands in for
 * another. `swappedWith`: the turn was exchanged with that city's. `passedOver`: cities skipped just before this turn.
 */
export type Turn = {
  readonly turnOf: string;
  readonly host: string;
  readonly swap: { readonly with: string; readonly reason: string } | null;
  readonly standIn: { readonly reason: string } | null;
  readonly passedOver: readonly { readonly city: string; readonly reason: string }[];
};

/** Turns from edition `first` on, as far as acts reach; after them the order goes on from its place `next` (from 0). */
export type Wheel = {
  readonly first: number;
  readonly turns: readonly Turn[];
  readonly next: number;
};

export type RotationAct =
  | {
      readonly type: "set-order";
      readonly series: RotationSeries;
      /** City codes of GB/T 2260: all four, each once. */
      readonly order: readonly string[];
      /** From which edition the order counts, and who hosts that one. */
      readonly edition: number;
      readonly first: string;
      /** Paper or meeting that decided it. */
      readonly source: string;
    }
  | {
      readonly type: "record-held";
      readonly edition: number;
      readonly host: string;
      readonly day: Day;
      readonly meetingId: string | null;
      readonly source: string;
    }
  /** The city's turn lapses: it waits for its next place in the order. */
  | { readonly type: "skip"; readonly city: string; readonly edition: number; readonly reason: string }
  /** Two cities exchange their first turns at or after an edition, once; afterwards the order is as before. */
  | {
      readonly type: "swap";
      readonly cities: readonly [string, string];
      readonly from: number;
      readonly reason: string;
    }
  /** One hosts for another in one edition; the turn counts for the one it stands in for. */
  | { readonly type: "substitute"; readonly edition: number; readonly host: string; readonly reason: string }
  /** Takes the latest act back; `step` is its version, so that nobody takes back what they did not see. */
  | { readonly type: "undo"; readonly step: number; readonly reason: string };

export type RotationStep = {
  readonly version: number;
  readonly day: Day;
  readonly by: string;
  readonly act: Exclude<RotationAct, { type: "undo" }>;
};

export type RotationState = {
  readonly series: RotationSeries;
  readonly order: readonly string[];
  /** Null: nobody has confirmed the order, it is only how 呼包鄂乌 is printed. */
  readonly confirmed: { readonly on: Day; readonly source: string } | null;
  /** By edition. */
  readonly held: readonly HeldEdition[];
  readonly wheel: Wheel;
  /** Acts that count, in order: those taken back are in the record's history only. */
  readonly steps: readonly RotationStep[];
};

const EIGHTH: HeldEdition = {
  edition: 8,
  host: "150100",
  turnOf: "150100",
  day: "2024-12-07",
  meetingId: null,
  reported: true,
  // The day of the article was not seen, only that of the meeting.
  source: { title: "人民网关于呼包鄂乌第八届市长联席会议（呼和浩特）的报道", date: null, url: null },
};

/** What is known before anybody acts: the eighth edition as reported, and the order only as the names are printed. */
export const PRINTED_ROTATION: RotationState = {
  series: "joint-conference",
  order: CITIES.map(({ code }) => code),
  confirmed: null,
  held: [EIGHTH],
  wheel: { first: 9, turns: [], next: 1 },
  steps: [],
};

function fold(
  state: RotationState | null,
  { version, day, by, act }: Pick<Recorded<RotationAct>, "version" | "day" | "by" | "act">,
): RotationState {
  const before = state ?? PRINTED_ROTATION;
  const steps =
    act.type === "undo" ? before.steps.slice(0, -1) : [...before.steps, { version, day, by, act }];
  return { ...steps.reduce(stepped, { ...PRINTED_ROTATION, series: before.series }), steps };
}

function permit(state: RotationState | null, act: RotationAct, actor: RecordActor, day: Day): Failure | null {
  return actor.office ? rotationRefused(state ?? PRINTED_ROTATION, act, day) : OFFICE_ONLY;
}

/** The rotation as a record, one per series; a first act begins from {@link PRINTED_ROTATION}. */
export const rotationShape: RecordShape<RotationState, RotationAct> = {
  kind: "rotation",
  fold,
  permit,
  head: ({ series, confirmed }) => ({
    title: SERIES_TITLE[series].zh,
    status: confirmed ? "confirmed" : "unverified",
    regionCode: WHOLE_REGION,
    day: null,
    until: null,
    unitIds: [],
    measureIds: [],
  }),
  sentence: actInWords,
};

/** A coming host. `place` in the order counts from 1; `reason` says why it is this city's turn. */
export type NextHost = {
  readonly edition: number;
  readonly host: string;
  readonly turnOf: string;
  readonly place: number;
  /** Whether the order was confirmed; else it is unverified and drives nothing. */
  readonly standing: "confirmed" | "unverified";
  readonly reason: { readonly zh: string; readonly en: string };
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
