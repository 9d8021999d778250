import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../../kernel/calendar.ts";
import { foldRecord } from "../../../../kernel/record.ts";
import { isWorkingDay } from "../../../../platform/working-days.ts";
import { clockOf } from "./case-clock.ts";
import { caseNowOf } from "./case-now.ts";
import { caseNumber, isCaseNumber } from "./case-number.ts";
import { caseShape } from "./case-record.ts";
import { type CaseAct, type CaseState, ownerOf } from "./case.ts";
import {
  ACTS,
  actor,
  baotou,
  clerk,
  done,
  everyone,
  handler,
  item,
  ordos,
  otherApplicant,
  seed,
  stranger,
  walk,
  walks,
} from "./fixtures/walks.ts";
import { compensationsOf, type JointAct, jointShape } from "./joint-case.ts";
import { holderOf, nextStep } from "./next-step.ts";

describe("（四）a case received in one city and decided in another", () => {
  it("has one owner at every moment: the place of receipt until it was signed for, the deciding unit ever after", () => {
    fc.assert(
      fc.property(walks, (tries) => {
        const { acts, states } = walk(tries);
        const signed = acts.findIndex(({ act }) => act.type === "accept" || act.type === "not-accept");
        states.forEach((state, at) =>
          expect(ownerOf(state)).toEqual(signed >= 0 && at >= signed ? baotou : ordos),
        );
      }),
      { numRuns: 300 },
    );
  });

  it("is decided where the item belongs, whatever anybody does", () => {
    fc.assert(
      fc.property(walks, (tries) => {
        const { acts, states } = walk(tries);
        for (const state of states)
          expect([state.deciding, state.item, state.number]).toEqual([baotou, item, seed.number]);
        for (const { act, byId } of acts.filter(({ act: { type } }) => type === "decide"))
          expect([act.type, byId]).toEqual(["decide", "handler"]);
      }),
      { numRuns: 300 },
    );
  });

  it("asks for what is missing once, never a second time", () => {
    let twice = 0;
    fc.assert(
      fc.property(walks, (tries) => {
        const { acts, states, day } = walk(tries);
        const notices = acts.filter(({ act }) => act.type === "supplement").length;
        expect(notices).toBeLessThan(2);
        const last = notices === 1 ? (states.at(-1) ?? null) : null;
        const again: CaseAct = { type: "supplement", papers: ["户口簿"], text: "words" };
        if (last !== null) twice++;
        expect(last && caseShape.permit(last, again, handler, day)?.code).toBe(last && "supplement-once");
      }),
      { numRuns: 400 },
    );
    expect(twice).toBeGreaterThan(0);
  });

  it("tells strangers that there is none, whatever they ask", () => {
    fc.assert(
      fc.property(walks, fc.constantFrom(...ACTS.slice(1)), (tries, act) => {
        const { states, day } = walk(tries);
        const state = states.at(-1) ?? null;
        expect(caseShape.permit(state, act, otherApplicant, day)?.code).toBe("not-found");
        expect(caseShape.permit(state, act, stranger, day)?.code).toBe("not-found");
      }),
      { numRuns: 200 },
    );
  });

  it("says at every moment who holds it, what comes next, and keeps the same row of it", () => {
    fc.assert(
      fc.property(walks, (tries) => {
        const { acts, states, day } = walk(tries);
        for (const state of states) {
          const clock = clockOf(state, day, isWorkingDay);
          expect(nextStep(state, clock).zh).not.toBe("");
          expect(nextStep(state, clock).en).not.toMatch(/\p{Script=Han}/u);
          expect(holderOf(state).unitName).not.toBe("");
        }
        const last = states.at(-1) as CaseState;
        expect(caseNowOf(foldRecord(caseShape, acts), isWorkingDay)).toEqual(caseNowOf(last, isWorkingDay));
      }),
      { numRuns: 150 },
    );
  });

  it("is not signed for by mistake, nor handed over unchecked", () => {
    const received = done();
    const handOver = ACTS[1] as Extract<CaseAct, { type: "hand-over" }>;
    const unchecked = { ...handOver, formallyComplete: false };
    expect(caseShape.permit(received, unchecked, clerk, "2026-01-05")?.code).toBe("not-checked");
    const handed = done({ act: handOver, by: clerk, on: "2026-01-05" });
    expect(caseShape.permit(handed, { type: "accept", proof: "other" }, handler, "2026-01-06")?.code).toBe(
      "other-proof",
    );
    expect(caseShape.permit(handed, { type: "accept", proof: "proof" }, clerk, "2026-01-06")?.code).toBe(
      "not-your-step",
    );
  });
});

describe("（四）the number of a case", () => {
  it("finds every wrong character and every swap of neighbours", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999 }),
        fc.nat(),
        fc.integer({ min: 0, max: 9 }),
        (serial, at, digit) => {
          const number = caseNumber(2026, "150600", serial);
          expect(isCaseNumber(number)).toBe(true);
          const place = 12 + (at % 6);
          const wrong = number.slice(0, place) + String(digit) + number.slice(place + 1);
          expect(isCaseNumber(wrong)).toBe(wrong === number);
          const swapped = number.slice(0, 15) + (number[16] ?? "") + (number[15] ?? "") + number.slice(17);
          expect(isCaseNumber(swapped)).toBe(swapped === number);
        },
      ),
    );
  });
});

describe("（四）a case of several places 多地联办", () => {
  const children = ["a", "b", "c", "d"].map((caseId) => ({
    caseId,
    number: caseId,
    itemName: caseId,
    deciding: baotou,
  }));
  const begin: JointAct = {
    type: "begin",
    number: "n",
    title: "t",
    applicant: seed.applicant,
    receiving: ordos,
    children,
  };
  const system = { ...actor("", null, null), system: true };
  const outcomes = ["approved", "refused", "not-accepted", "withdrawn"] as const;

  it("is complete when the last of its children is over, in whatever order and however often told", () => {
    const told = fc.array(fc.tuple(fc.constantFrom("a", "b", "c", "d"), fc.constantFrom(...outcomes)), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(told, (all) => {
        const firsts = new Map<string, string>();
        let completedAt: number | null = null;
        all.forEach(([id, outcome], at) => {
          if (!firsts.has(id)) firsts.set(id, outcome);
          if (completedAt === null && firsts.size === 4) completedAt = at;
        });
        const acts: JointAct[] = [
          begin,
          ...all.map(([caseId, outcome]) => ({ type: "child-ended" as const, caseId, outcome })),
        ];
        const state = foldRecord(
          jointShape,
          acts.map((act, at) => ({
            version: at + 1,
            at: "",
            day: addDays("2026-01-01", at),
            by: "",
            byId: null,
            act,
          })),
        );
        expect(
          Object.fromEntries(
            state.children.flatMap(({ caseId, outcome }) => (outcome ? [[caseId, outcome]] : [])),
          ),
        ).toEqual(Object.fromEntries(firsts));
        expect(state.completedOn).toBe(completedAt === null ? null : addDays("2026-01-01", completedAt + 1));
        const failed = [...firsts.values()].some((outcome) => outcome !== "approved");
        expect(compensationsOf(state).map(({ caseId }) => caseId)).toEqual(
          failed ? ["a", "b", "c", "d"] : [],
        );
      }),
    );
  });

  it("follows its children by itself: nobody ends it by hand", () => {
    const ended: JointAct = { type: "child-ended", caseId: "a", outcome: "approved" };
    const state = jointShape.fold(null, {
      version: 1,
      at: "",
      day: "2026-01-01",
      by: "",
      byId: null,
      act: begin,
    });
    for (const each of everyone)
      expect(jointShape.permit(state, ended, each, "2026-01-02")?.code).toBe("by-itself");
    expect(jointShape.permit(state, ended, system, "2026-01-02")).toBeNull();
    expect(jointShape.permit(state, { ...ended, caseId: "z" }, system, "2026-01-02")?.code).toBe("by-itself");
  });
});
