import type { RotationState, RotationAct } from "./wheel.ts";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { CITIES } from "../../kernel/region.ts";
import type { ActingFor } from "../../kernel/actor.ts";
import { rotation } from "./kind.ts";
import { nextHosts } from "./turns.ts";

const CODES = CITIES.map(({ code }) => code);
const DAY = "2026-11-23";
const office: ActingFor = {
  accountId: null,
  name: "张三",
  roles: ["office"],
  system: false,
  unitIds: [],
  unitName: null,
  regionCode: null,
};

const begun = fc.record({
  order: fc.shuffledSubarray([...CODES], { minLength: 4 }),
  place: fc.nat(3),
  edition: fc.integer({ min: 9, max: 12 }),
});

/** What may happen to a wheel, in terms that always make sense: places ahead, which city beside the one whose turn it is. */
const event = fc.oneof(
  fc.record({ kind: fc.constant("held" as const) }),
  fc.record({ kind: fc.constant("skip" as const), ahead: fc.nat(9) }),
  fc.record({ kind: fc.constant("swap" as const), ahead: fc.nat(9), a: fc.nat(3), b: fc.nat(3) }),
  fc.record({ kind: fc.constant("substitute" as const), ahead: fc.nat(9), host: fc.nat(3) }),
  fc.record({ kind: fc.constant("undo" as const) }),
);

type Event = typeof event extends fc.Arbitrary<infer E> ? E : never;

/** An independent wheel: a long written-out list of turns which events edit in place, with copies for taking back. */
class Ledger {
  upcoming: { turn: string; host: string }[];
  edition: number;
  copies: { upcoming: { turn: string; host: string }[]; edition: number }[] = [];
  constructor(names: readonly string[], place: number, edition: number) {
    this.upcoming = [];
    for (let round = 0; round < 100; round++)
      for (let step = 0; step < 4; step++) {
        const city = names[(place + step) % 4] ?? "";
        this.upcoming.push({ turn: city, host: city });
      }
    this.edition = edition;
  }
  keep(): void {
    this.copies.push({ upcoming: this.upcoming.map((each) => ({ ...each })), edition: this.edition });
  }
}

function play(state: RotationState, ledger: Ledger, events: readonly Event[], names: readonly string[]) {
  let now = state;
  for (const it of events) {
    const version = now.steps.length + 1;
    let act: RotationAct | null = null;
    if (it.kind === "held") {
      act = {
        type: "record-held",
        edition: ledger.edition,
        host: ledger.upcoming[0]?.host ?? "",
        day: DAY,
        meetingId: null,
        source: "",
      };
    } else if (it.kind === "skip") {
      const at = ledger.upcoming[it.ahead];
      if (at && at.turn === at.host)
        act = { type: "skip", city: at.turn, edition: ledger.edition + it.ahead, reason: "换届" };
    } else if (it.kind === "substitute") {
      const at = ledger.upcoming[it.ahead];
      const host = names[it.host] ?? "";
      if (at && at.host !== host)
        act = { type: "substitute", edition: ledger.edition + it.ahead, host, reason: "场馆" };
    } else if (it.kind === "swap") {
      const [a = "", b = ""] = [names[it.a], names[it.b]];
      const [here, there] = [a, b].map((city) =>
        ledger.upcoming.findIndex(({ turn }, index) => index >= it.ahead && turn === city),
      );
      const free = [here, there].every(
        (at) => ledger.upcoming[at ?? -1]?.turn === ledger.upcoming[at ?? -1]?.host,
      );
      if (a !== b && free)
        act = { type: "swap", cities: [a, b], from: ledger.edition + it.ahead, reason: "时间" };
    } else if (ledger.copies.length > 0)
      act = { type: "undo", step: now.steps.at(-1)?.version ?? -1, reason: "误登" };
    if (act === null) continue;
    if (act.type === "undo") {
      const last = ledger.copies.pop();
      if (last) Object.assign(ledger, last);
    } else {
      ledger.keep();
      if (act.type === "record-held") {
        ledger.upcoming.shift();
        ledger.edition++;
      } else if (act.type === "skip") ledger.upcoming.splice(act.edition - ledger.edition, 1);
      else if (act.type === "substitute") {
        const at = ledger.upcoming[act.edition - ledger.edition];
        if (at) at.host = act.host;
      } else if (act.type === "swap") {
        const from = act.from - ledger.edition;
        const [one, other] = act.cities.map((city) =>
          ledger.upcoming.find(({ turn }, index) => index >= from && turn === city),
        );
        if (one && other)
          [one.turn, one.host, other.turn, other.host] = [other.turn, other.turn, one.turn, one.turn];
      }
    }
    const refused = rotation.permit(now, act, office, DAY);
    if (refused) throw new Error(refused.sentence.en);
    now = rotation.fold(now, { version, day: DAY, at: "", by: "张三", byId: null, act });
  }
  return now;
}

it("（二十二）the wheel equals a written-out list on which every act is done by hand, also where acts are taken back", () => {
  fc.assert(
    fc.property(begun, fc.array(event, { maxLength: 25 }), ({ order, place, edition }, events) => {
      const act: RotationAct = {
        type: "set-order",
        series: "joint-conference",
        order,
        edition,
        first: order[place] ?? "",
        source: "第八届联席会议议定",
      };
      const start = rotation.fold(null, { version: 1, day: DAY, at: "", by: "张三", byId: null, act });
      const ledger = new Ledger(order, place, edition);
      const state = play(start, ledger, events, order);
      expect(
        nextHosts(state, 16).map(({ edition, host, turnOf }) => ({ edition, host, turn: turnOf })),
      ).toEqual(
        ledger.upcoming
          .slice(0, 16)
          .map(({ turn, host }, index) => ({ edition: ledger.edition + index, host, turn })),
      );
    }),
    {
      numRuns: 300,
      // A city that takes back the turn in which another stood in for it.
      examples: [
        [
          { order: [...CODES], place: 1, edition: 9 },
          [
            { kind: "substitute", ahead: 6, host: 1 },
            { kind: "substitute", ahead: 6, host: 3 },
            { kind: "skip", ahead: 6 },
          ],
        ],
      ],
    },
  );
});
