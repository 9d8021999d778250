import type { Day } from "../../kernel/calendar.ts";

/** What was published about a held edition, or who told us. */
export type HeldSource = { readonly title: string; readonly date: Day | null; readonly url: string | null };

/** The conference that rotates (measure 二十二): the four cities' party and government joint conference. */
export type RotationSeries = "joint-conference";

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
      readonly cities: readonly string[];
      readonly from: number;
      readonly reason: string;
    }
  /** One hosts for another in one edition; the turn counts for the one it stands in for. */
  | { readonly type: "substitute"; readonly edition: number; readonly host: string; readonly reason: string }
  /** Takes the latest act back; `step` is its version, so that nobody takes back what they did not see. */
  | { readonly type: "undo"; readonly step: number; readonly reason: string };

const turnOfCity = (city: string): Turn => ({
  turnOf: city,
  host: city,
  swap: null,
  standIn: null,
  passedOver: [],
});

/** The turn of an edition at or after the wheel's first. */
export function turnAt({ order, wheel }: Pick<RotationState, "order" | "wheel">, edition: number): Turn {
  const at = edition - wheel.first;
  const known = wheel.turns[at];
  if (known) return known;
  const city = order[(wheel.next + at - wheel.turns.length) % order.length];
  if (at < 0 || city === undefined) throw new Error(`no turn of edition ${edition}`);
  return turnOfCity(city);
}

/** The first edition that is not held yet. */
export const nextEdition = ({ held, wheel }: Pick<RotationState, "held" | "wheel">): number =>
  Math.max(wheel.first, (held.at(-1)?.edition ?? 0) + 1);

/** The wheel with all turns up to an edition written out, so that they can be changed. */
function writtenOut(state: RotationState, edition: number): Wheel {
  const { order, wheel } = state;
  const more = Math.max(0, edition - wheel.first + 1 - wheel.turns.length);
  const added = Array.from({ length: more }, (_, index) =>
    turnAt(state, wheel.first + wheel.turns.length + index),
  );
  return { ...wheel, turns: [...wheel.turns, ...added], next: (wheel.next + more) % order.length };
}

/** The first edition at or after `from` that is the turn of a city. */
export function turnOf(state: RotationState, city: string, from: number): number {
  const beyond = state.wheel.first + state.wheel.turns.length + state.order.length;
  for (let edition = from; edition <= Math.max(from, beyond) + state.order.length; edition++)
    if (turnAt(state, edition).turnOf === city) return edition;
  throw new Error(`${city} is not in the order`);
}

const withTurn = (wheel: Wheel, edition: number, change: (turn: Turn) => Turn): Wheel => ({
  ...wheel,
  turns: wheel.turns.map((turn, index) => (index === edition - wheel.first ? change(turn) : turn)),
});

/** The state after an act that was permitted. */
export function stepped(
  state: RotationState,
  { act, day }: Pick<RotationStep, "act" | "day">,
): RotationState {
  switch (act.type) {
    case "set-order":
      return {
        ...state,
        series: act.series,
        order: act.order,
        confirmed: { on: day, source: act.source },
        wheel: { first: act.edition, turns: [], next: act.order.indexOf(act.first) },
      };
    case "record-held":
      return afterHeld(state, act);
    case "skip": {
      const wheel = writtenOut(state, act.edition + 1);
      const at = act.edition - wheel.first;
      const passed = [...(wheel.turns[at]?.passedOver ?? []), { city: act.city, reason: act.reason }];
      const turns = wheel.turns.toSpliced(at, 1);
      const left = { ...wheel, turns };
      return {
        ...state,
        wheel: withTurn(left, act.edition, (turn) => ({
          ...turn,
          passedOver: [...passed, ...turn.passedOver],
        })),
      };
    }
    case "swap": {
      const [one = "", other = ""] = act.cities;
      const [here, there] = [turnOf(state, one, act.from), turnOf(state, other, act.from)];
      const wheel = writtenOut(state, Math.max(here, there));
      const taken = (city: string, other: string) => (turn: Turn) => ({
        ...turnOfCity(city),
        passedOver: turn.passedOver,
        swap: { with: other, reason: act.reason },
      });
      return {
        ...state,
        wheel: withTurn(withTurn(wheel, here, taken(other, one)), there, taken(one, other)),
      };
    }
    case "substitute":
      return {
        ...state,
        wheel: withTurn(writtenOut(state, act.edition), act.edition, (turn) => ({
          ...turn,
          host: act.host,
          // The city takes its own turn back: nobody stands in any more.
          standIn: act.host === turn.turnOf ? null : { reason: act.reason },
        })),
      };
  }
}

function afterHeld(state: RotationState, act: Extract<RotationAct, { type: "record-held" }>): RotationState {
  const { edition, host, day, meetingId, source } = act;
  const planned = state.confirmed !== null && edition >= state.wheel.first;
  const held: HeldEdition = {
    edition,
    host,
    turnOf: planned ? turnAt(state, edition).turnOf : host,
    day,
    meetingId,
    reported: false,
    source: source === "" ? null : { title: source, date: null, url: null },
  };
  const all = [...state.held, held].toSorted((a, b) => a.edition - b.edition);
  const last = all.at(-1) ?? held;
  // Where nobody confirmed an order, it goes on from whoever hosted last.
  const wheel: Wheel =
    state.confirmed === null
      ? {
          first: last.edition + 1,
          turns: [],
          next: (state.order.indexOf(last.turnOf) + 1) % state.order.length,
        }
      : state.wheel;
  return { ...state, held: all, wheel };
}
