import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlanMeasureBrief } from "../../../kernel/work.ts";
import { coverageOf, type KnownSet } from "./coverage.ts";
import { fold } from "./shape.ts";
import type { PointSeed, SetAct, SetState } from "./set.ts";

const measure = (number: number, section: string, undertakings: number): PlanMeasureBrief => ({
  id: `m${number}`,
  planId: "p",
  number,
  ordinal: null,
  section,
  text: `举措${number}`,
  units: [],
  undertakings: Array.from({ length: undertakings }, (_, index) => ({
    id: `m${number}u${index}`,
    text: `任务${index}`,
    kind: "其他",
  })),
});

const PLAN = [measure(1, "一", 2), measure(2, "一", 0), measure(3, "二", 3)];
const PLACES = PLAN.flatMap(({ id: measureId, undertakings }) => [
  { measureId, undertakingId: null as string | null },
  ...undertakings.map(({ id }) => ({ measureId, undertakingId: id as string | null })),
]);

const seed = {
  group: "组",
  year: 2026,
  planId: "p",
  regionCode: "150200",
  title: "要点",
  issuer: "city",
  collectBy: null,
  note: "",
} as const;
const point = (id: string, serves: PointSeed["serves"]): PointSeed => ({
  id,
  chapter: "",
  text: `要点${id}`,
  goal: "",
  units: [],
  deadline: { kind: "none", raw: null, latest: null, thenContinuous: false },
  serves,
  fromUnitId: null,
  source: null,
});
const done = (acts: readonly SetAct[]): SetState => {
  let state: SetState | null = null;
  for (const [index, act] of acts.entries())
    state = fold(state, {
      version: index + 1,
      at: "2026-02-01T00:00:00Z",
      day: "2026-02-01",
      by: "张三",
      byId: null,
      act,
    });
  if (state === null) throw new Error("no act");
  return state;
};
const setOf = (id: string, points: readonly PointSeed[], dropped: readonly string[] = []): KnownSet => ({
  id,
  state: done([
    { type: "begin", seed },
    { type: "add-points", points },
    ...dropped.map((each) => ({ type: "drop-point", point: each, reason: "无" }) as const),
  ]),
});

describe("（二十一）coverage of the plan by a year's work points", () => {
  it("names what nobody took, what was taken twice, and by whom, by chapter", () => {
    const covered = coverageOf(PLAN, [
      setOf("a", [
        point("1", [{ measureId: "m1", undertakingId: "m1u0" }]),
        point("2", [{ measureId: "m3", undertakingId: null }]),
      ]),
      setOf("b", [
        point("3", [
          { measureId: "m1", undertakingId: "m1u0" },
          { measureId: "m2", undertakingId: null },
        ]),
      ]),
    ]);
    expect(covered.counts).toEqual({ undertakings: 6, untaken: 4, once: 1, twice: 1 });
    expect(covered.chapters.map(({ section, counts }) => [section, counts.untaken, counts.twice])).toEqual([
      ["一", 1, 1],
      ["二", 3, 0],
    ]);
    expect(
      covered.chapters[0]?.measures[0]?.undertakings[0]?.takers.map(({ setId, pointId }) => setId + pointId),
    ).toEqual(["a1", "b3"]);
    // Naming the measure only takes none of its undertakings on.
    expect(covered.chapters[1]?.measures[0]?.asWhole.map(({ pointId }) => pointId)).toEqual(["2"]);
  });

  it("agrees with counting each undertaking's points one by one, for any sets", () => {
    const serves = fc.array(fc.constantFrom(...PLACES), { maxLength: 5 });
    const drawn = fc.array(fc.array(fc.tuple(serves, fc.boolean()), { minLength: 1, maxLength: 5 }), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(drawn, (sets) => {
        const known = sets.map((points, at) =>
          setOf(
            `s${at}`,
            points.map(([its], index) => point(`${at}-${index}`, its)),
            points.flatMap(([, isDropped], index) => (isDropped ? [`${at}-${index}`] : [])),
          ),
        );
        const { counts, chapters } = coverageOf(PLAN, known);
        const items = PLACES.filter(
          ({ measureId, undertakingId }) => undertakingId !== null || measureId === "m2",
        );
        const taken = items.map(
          (item) =>
            sets
              .flat()
              .filter(
                ([its, isDropped]) =>
                  !isDropped &&
                  its.some(
                    (each) => each.measureId === item.measureId && each.undertakingId === item.undertakingId,
                  ),
              ).length,
        );
        expect(counts).toEqual({
          undertakings: 6,
          untaken: taken.filter((n) => n === 0).length,
          once: taken.filter((n) => n === 1).length,
          twice: taken.filter((n) => n > 1).length,
        });
        const shown = chapters.flatMap(({ measures }) =>
          measures.flatMap(({ undertakings }) => undertakings.map(({ takers }) => takers.length)),
        );
        expect(shown).toEqual(taken);
      }),
    );
  });

  it("keeps to what was issued while a revision is drafted", () => {
    const places = [{ measureId: "m1", undertakingId: "m1u1" }];
    const state = done([
      { type: "begin", seed },
      { type: "add-points", points: [point("1", places)] },
      { type: "issue", paper: { title: "要点", number: "", date: "2026-02-01" } },
      { type: "revise", reason: "调整" },
      { type: "drop-point", point: "1", reason: "不再列入" },
    ]);
    expect(coverageOf(PLAN, [{ id: "a", state }]).counts.once).toBe(1);
    const again = { version: 9, at: "", day: "2026-03-01", by: "", byId: null };
    const paper = { title: "要点（修订）", number: "", date: "2026-03-01" };
    const reissued = fold(state, { ...again, act: { type: "issue", paper } });
    expect(coverageOf(PLAN, [{ id: "a", state: reissued }]).counts.once).toBe(0);
  });
});
