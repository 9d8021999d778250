import type { Day } from "../../kernel/calendar.ts";
import type { Failure } from "../../kernel/error.ts";
import { CITIES, WHOLE_REGION } from "../../kernel/region.ts";
import { OFFICE_ONLY } from "../domain/failures.ts";
import type { Recorded, RecordActor, RecordShape } from "../../kernel/record.ts";
import { rotationRefused } from "./rules.ts";
import {
  nextEdition,
  stepped,
  turnAt,
  type HeldEdition,
  type RotationState,
  type RotationAct,
} from "./wheel.ts";
import { actInWords, hostInWords, SERIES_TITLE } from "./in-words.ts";

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
