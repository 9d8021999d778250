import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ActingFor } from "./actor.ts";
import { optional, say, text, whole } from "./fields.ts";
import { type Done, foldRecord } from "./record.ts";
import { type ActOf, record } from "./record-kind.ts";
import { isTakeBack, type LatestAct, takeBackOffer, takeBackRefused } from "./take-back.ts";

type State = { readonly status: string; readonly said: readonly number[] };
const { act, kind } = record<State, { readonly first: number }>();
const putting = { asks: { n: whole(say("数", "Number"), { least: 0, most: 99 }) }, when: ["open"] };
const notes = kind({
  kind: "note",
  name: say("记事", "Notes"),
  statuses: { open: say("记事中", "open"), signed: say("已签", "signed") },
  begins: {
    type: "begin",
    name: say("开始", "Begin"),
    refuse: () => null,
    state: ({ first }) => ({ status: "open", said: [first] }),
    said: () => say("开始", "Began"),
  },
  acts: {
    put: act({
      ...putting,
      name: say("记", "Put"),
      withdrawable: true,
      by: () => null,
      after: (state, { n }) => ({ ...state, said: [...state.said, n] }),
      said: ({ n }) => say(`记 ${n}`, `Put ${n}`),
    }),
    sign: act({
      name: say("签", "Sign"),
      asks: { why: optional(text(say("意见", "Words"))) },
      when: ["open"],
      by: (_: ActingFor) => null,
      after: (state) => ({ ...state, said: [...state.said, -1] }),
      said: () => say("签", "Signed"),
    }),
  },
  head: () => ({ title: "", regionCode: "150200", day: null, unitIds: [] }),
});
type Acted = Done<ActOf<{ readonly first: number }, "begin", typeof notes.acts>>;

const MINUTE = 60_000;
const PEOPLE = ["a", "b", null];
const step = fc.record({
  who: fc.constantFrom(...PEOPLE),
  /** Of the clock: it may be set back, and the edge of ten minutes is met often. */
  wait: fc.constantFrom(-5 * MINUTE, 0, 1, MINUTE, 10 * MINUTE, 10 * MINUTE + 1, 60 * MINUTE),
  what: fc.oneof(
    fc.record({ type: fc.constant("put" as const), n: fc.nat(99) }),
    fc.record({ type: fc.constant("sign" as const), why: fc.constant("") }),
    /** How many acts before the last one. */
    fc.record({ type: fc.constant("take-back" as const), before: fc.constantFrom(0, 0, 0, 0, 1, 2) }),
  ),
});

const latestOf = (acts: readonly Acted[]): LatestAct => {
  const last = acts.at(-1) as Acted;
  return { version: last.version, type: last.act.type, at: Date.parse(last.at), byId: last.byId };
};

describe("taking an act back", () => {
  it("leaves, after any acts and takings back, what the acts left standing make, and is refused in all other cases", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let now = Date.parse("2026-11-23T15:50:00Z");
        const acts: Acted[] = [];
        // The oracle: a pile from which the topmost may be taken, by whom it is, while it is fresh.
        const pile: { n: number; by: string | null; at: number; free: boolean }[] = [];
        const add = (act: Acted["act"], byId: string | null) =>
          acts.push({
            version: acts.length + 1,
            at: new Date(now).toISOString(),
            day: "",
            by: "",
            byId,
            act,
          });
        add({ type: "begin", seed: { first: 7 } }, "a");
        let topmostIsLast = false;
        for (const { who, wait, what } of steps) {
          now += wait;
          if (what.type !== "take-back") {
            add(what, who);
            pile.push({
              n: what.type === "put" ? what.n : -1,
              by: who,
              at: now,
              free: what.type === "put",
            });
            topmostIsLast = true;
            continue;
          }
          const of = acts.length - what.before;
          const top = pile.at(-1);
          const may =
            what.before === 0 &&
            topmostIsLast &&
            top !== undefined &&
            top.free &&
            who !== null &&
            top.by === who &&
            now <= top.at + 10 * MINUTE;
          const asking = { accountId: who, now };
          const latest = latestOf(acts);
          expect(takeBackRefused(latest, of, notes.withdrawable, asking) === null).toBe(may);
          const offered = takeBackOffer(latest, notes.withdrawable, asking)?.of ?? null;
          expect(what.before === 0 ? offered : null).toBe(may ? of : null);
          if (!may) continue;
          add({ type: "take-back", of }, who);
          pile.pop();
          topmostIsLast = false;
        }
        expect(foldRecord(notes, acts).said).toEqual([7, ...pile.map(({ n }) => n)]);
      }),
      { numRuns: 2_000 },
    );
  });

  it("is offered for as many seconds as are left, and never for more than ten minutes", () => {
    const latest = { version: 2, type: "put", at: 0, byId: "a" };
    const left = (now: number) =>
      takeBackOffer(latest, notes.withdrawable, { accountId: "a", now })?.seconds ?? null;
    expect([-MINUTE, 0, MINUTE, 10 * MINUTE, 10 * MINUTE + 1].map(left)).toEqual([600, 600, 540, 0, null]);
  });

  it("has words in the trail where any act of a kind can be taken back", () => {
    expect(notes.trail["note-take-back"]).toEqual(say("撤回刚办的一步", "Took the latest act back"));
    expect(Object.keys(notes.trail)).toHaveLength(4);
    expect([{ type: "put" }, { type: "take-back", of: 2 }].map((each) => isTakeBack(each))).toEqual([
      false,
      true,
    ]);
  });

  it("is not what a kind calls so itself, as putting back what a list had left out: that names no act", () => {
    expect(isTakeBack({ type: "take-back", key: "A" } as { type: string })).toBe(false);
  });
});
