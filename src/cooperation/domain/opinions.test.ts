import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Day } from "../../kernel/calendar.ts";
import {
  type Answer,
  ANSWERS,
  type OpinionAct,
  opinionRefused,
  opinionsAfter,
  opinionsGiven,
  partyStandings,
  type Solicitation,
  unanswered,
} from "./opinions.ts";
import type { RecordActor } from "../../kernel/record.ts";

const UNITS = ["unit-a", "unit-b", "unit-c"] as const;
const OFFICE: RecordActor = { accountId: "o", office: true, unitIds: [] };
const memberOf = (unit: string): RecordActor => ({ accountId: unit, office: false, unitIds: [unit] });
const ACTORS: readonly RecordActor[] = [OFFICE, ...UNITS.map(memberOf), { ...OFFICE, office: false }];

const dayOf = (offset: number): Day => new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10);

const asked = fc
  .uniqueArray(fc.constantFrom(...UNITS, "外市办公室", "省级单位"), { minLength: 1, maxLength: 5 })
  .chain((names) =>
    fc.tuple(...names.map((name) => fc.record({ name: fc.constant(name), due: fc.nat(30).map(dayOf) }))),
  )
  .map((parties) =>
    parties.map((party) => ({
      ...party,
      unitId: (UNITS as readonly string[]).includes(party.name) ? party.name : null,
    })),
  );

const id = fc.constantFrom("1", "2", "3", "4");
const act: fc.Arbitrary<OpinionAct> = fc.oneof(
  fc.record({ type: fc.constant("solicit" as const), id, about: fc.constant("第二稿"), asked }),
  fc.record({
    type: fc.constant("give-opinion" as const),
    solicitation: id,
    id: fc.integer({ min: 0, max: 40 }).map(String),
    party: fc.nat(5),
    place: fc.constantFrom("", "第三条"),
    text: fc.constantFrom("", "  ", "改为每年两次", "删去"),
  }),
  fc.record({
    type: fc.constant("answer-opinion" as const),
    solicitation: id,
    opinion: fc.integer({ min: 0, max: 40 }).map(String),
    answer: fc.constantFrom(...ANSWERS),
    reason: fc.constantFrom("", "另有规定"),
  }),
  fc.record({ type: fc.constant("close-solicitation" as const), solicitation: id }),
);
const step = fc.record({ act, actor: fc.constantFrom(...ACTORS), later: fc.nat(4) });
const story = fc.array(step, { maxLength: 60 });

type Done = { readonly act: OpinionAct; readonly actor: RecordActor; readonly day: Day };

/** Does what is permitted of a story; the day goes forward. */
function play(steps: readonly { act: OpinionAct; actor: RecordActor; later: number }[]) {
  let rounds: readonly Solicitation[] = [];
  let offset = 0;
  const done: Done[] = [];
  for (const { act, actor, later } of steps) {
    offset += later;
    const day = dayOf(offset);
    if (opinionRefused(rounds, act, actor, day)) continue;
    rounds = opinionsAfter(rounds, { act, day, by: "某人" });
    done.push({ act, actor, day });
  }
  return { rounds, done, day: dayOf(offset) };
}

describe("（二十二）asking for opinions", () => {
  it("lets nobody but the office speak for another unit, and nobody but the office ask, decide and close", () => {
    fc.assert(
      fc.property(story, (steps) => {
        const { done } = play(steps);
        const parties = new Map<string, readonly (string | null)[]>();
        for (const { act, actor } of done) {
          if (act.type === "solicit")
            parties.set(
              act.id,
              act.asked.map(({ unitId }) => unitId),
            );
          const own = act.type === "give-opinion" ? parties.get(act.solicitation)?.[act.party] : null;
          expect(actor.office || actor.unitIds.includes(own ?? "nobody's")).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("never loses an opinion, and keeps the last decision on each", () => {
    fc.assert(
      fc.property(story, (steps) => {
        const { rounds, done } = play(steps);
        const given = new Map<string, string>();
        const decided = new Map<string, Answer>();
        for (const { act } of done) {
          if (act.type === "give-opinion") given.set(act.id, act.text.trim());
          if (act.type === "answer-opinion") decided.set(act.opinion, act.answer);
        }
        const kept = rounds.flatMap(({ opinions }) => opinions);
        expect(new Map(kept.map(({ id, text }) => [id, text]))).toEqual(given);
        expect(kept.length).toBe(given.size);
        for (const { id, answer, reason } of kept) {
          expect(answer).toBe(decided.get(id) ?? null);
          expect(reason !== "" || answer === null || answer === "adopted").toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("names who is late as a plain count of days does, and never takes silence for consent", () => {
    fc.assert(
      fc.property(story, fc.nat(60), (steps, further) => {
        const { rounds, done, day: last } = play(steps);
        const day = dayOf(further) < last ? last : dayOf(further);
        for (const round of rounds) {
          const spoke = new Set(
            done.flatMap(({ act }) =>
              act.type === "give-opinion" && act.solicitation === round.id ? [act.party] : [],
            ),
          );
          const closed = done.some(
            ({ act }) => act.type === "close-solicitation" && act.solicitation === round.id,
          );
          const silent = round.asked.flatMap(({ due }, party) => {
            if (spoke.has(party)) return [];
            let daysLate = 0;
            for (let at = due; at < day; at = next(at)) daysLate += 1;
            return [{ party, daysLate }];
          });
          expect(unanswered(round, day)).toEqual(closed ? [] : silent);
          const standings = partyStandings(round, day);
          for (const [party, standing] of standings.entries()) {
            const said = opinionsGiven(round).filter((opinion) => opinion.party === party).length;
            const { daysLate = 0 } = silent.find((each) => each.party === party) ?? {};
            expect(standing).toMatchObject(
              spoke.has(party)
                ? { kind: said === 0 ? "none" : "opinions" }
                : closed
                  ? { kind: "silent" }
                  : daysLate > 0
                    ? { kind: "late", daysLate }
                    : { kind: "waiting" },
            );
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("does not change what is before it", () => {
    fc.assert(
      fc.property(story, act, (steps, more) => {
        const { rounds, day } = play(steps);
        const before = structuredClone(rounds);
        opinionsAfter(rounds, { act: more, day, by: "某人" });
        expect(rounds).toEqual(before);
      }),
    );
  });

  const one = { unitId: "unit-a", name: "甲局", due: "2026-01-10" } as const;
  const round = { type: "solicit", id: "1", about: "第一稿", asked: [one] } as const;
  const open = opinionsAfter([], { act: round, day: "2026-01-01", by: "" });
  const said = opinionsAfter(open, { act: give("9", "改"), day: "2026-01-02", by: "" });

  it.each<[string, readonly Solicitation[], OpinionAct, string]>([
    ["nobody", [], { ...round, asked: [] }, "no-party"],
    ["a unit twice", [], { ...round, asked: [one, one] }, "party-twice"],
    ["a day that is past", [], { ...round, asked: [{ ...one, due: "2025-12-31" }] }, "due-past"],
    ["a round twice", open, round, "asked-already"],
    ["an opinion twice", said, give("9", "改"), "given-already"],
    ["no opinion after an opinion", said, give("10", ""), "has-opinions"],
    ["an unknown opinion", said, answer("8", "adopted"), "no-opinion"],
    ["a refusal without a reason", said, answer("9", "refused"), "reason-needed"],
  ])("refuses %s", (_, rounds, act, code) => {
    expect(opinionRefused(rounds, act, OFFICE, "2026-01-02")?.code).toBe(code);
  });

  it("takes no opinion after its end, but decides on those it has", () => {
    const closed = opinionsAfter(said, {
      act: { type: "close-solicitation", solicitation: "1" },
      day: "2026-01-11",
      by: "",
    });
    const refused = opinionRefused(closed, give("11", "再改"), memberOf("unit-a"), "2026-01-12");
    expect(refused?.code).toBe("solicitation-closed");
    expect(opinionRefused(closed, answer("9", "adopted"), OFFICE, "2026-01-12")).toBe(null);
  });
});

function answer(opinion: string, verdict: Answer): OpinionAct {
  return { type: "answer-opinion", solicitation: "1", opinion, answer: verdict, reason: "" };
}

const next = (day: Day): Day => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

function give(id: string, text: string): OpinionAct {
  return { type: "give-opinion", solicitation: "1", id, party: 0, place: "", text };
}
