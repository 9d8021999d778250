import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween, type Day } from "../../kernel/calendar.ts";
import type { EntryState, StageDays } from "./entry.ts";
import { FEWEST_KNOWN, forecastOf, isSlipping, medianOf, type UsualSlip } from "./forecast.ts";
import { withStages } from "./stages.ts";
import { specOf } from "./specs.ts";

const STAGES = specOf("project").stages.map(({ key }) => key);
const AS_OF = "2026-11-23";

const stateWith = (stages: EntryState["stages"], more: Partial<EntryState> = {}): EntryState => {
  const state: EntryState = {
    register: "project",
    name: "示例公路",
    regionCode: "150200",
    variant: "road",
    values: {},
    links: [],
    stages,
    stage: null,
    money: {},
    items: [],
    taskIds: [],
    discussed: [],
    source: null,
    enteredOn: "2026-01-01",
    closed: null,
    mergedInto: null,
    apartFrom: [],
    ...more,
  };
  return withStages(null, state, {}, AS_OF);
};

const NONE = (): undefined => undefined;
const day = fc.integer({ min: -900, max: 900 }).map((days) => addDays(AS_OF, days));
const past = fc.integer({ min: -900, max: 0 }).map((days) => addDays(AS_OF, days));
const days: fc.Arbitrary<StageDays> = fc.record({
  planned: fc.option(day, { nil: null }),
  actual: fc.option(past, { nil: null }),
});
const stages = fc.dictionary(fc.constantFrom(...STAGES), days);
const usual: fc.Arbitrary<UsualSlip | undefined> = fc.option(
  fc.record({ days: fc.integer({ min: -60, max: 400 }), known: fc.integer({ min: 1, max: 12 }) }),
  { nil: undefined },
);

/** Walks the stages one by one, as somebody would with a pencil. */
function byHand(given: EntryState["stages"], others: UsualSlip | undefined) {
  let [reached, slip]: [number, number | null] = [-1, null];
  STAGES.forEach((stage, at) => {
    const { planned = null, actual = null } = given[stage] ?? {};
    if (actual !== null) reached = at;
    if (planned !== null && actual !== null) slip = (Date.parse(actual) - Date.parse(planned)) / 86_400_000;
  });
  for (let at = reached + 1; at < STAGES.length; at += 1) {
    const planned = given[STAGES[at] ?? ""]?.planned ?? null;
    if (planned === null) continue;
    const known = slip ?? (others !== undefined && others.known >= 5 ? others.days : null);
    const carried = known !== null && known < 0 ? 0 : known;
    let expected: Day | null = carried === null ? null : addDays(planned, carried);
    if ((expected ?? planned) < AS_OF) expected = AS_OF;
    return {
      stage: STAGES[at],
      planned,
      expected,
      slipDays: expected === null ? null : daysBetween(planned, expected),
    };
  }
  return null;
}

describe("（二）where a project is heading", () => {
  it("follows from its own latest slip, else from at least five others, and never lies in the past", () => {
    fc.assert(
      fc.property(stages, usual, (given, others) => {
        const forecast = forecastOf(stateWith(given), () => others, AS_OF);
        const found = forecast && {
          stage: forecast.stage,
          planned: forecast.planned,
          expected: forecast.expected,
          slipDays: forecast.slipDays,
        };
        expect(found).toEqual(byHand(given, others));
        expect(forecast?.because.zh).not.toBe("");
      }),
    );
  });

  it("is late by its own days exactly where the forecast from them is later than the plan", () => {
    fc.assert(
      fc.property(stages, (given) => {
        const state = stateWith(given);
        expect(isSlipping(state, AS_OF)).toBe((forecastOf(state, NONE, AS_OF)?.slipDays ?? 0) > 0);
      }),
    );
  });

  it("says what it rests on: its own stage, or which others and how many", () => {
    const own = stateWith({
      approval: { planned: "2026-01-01", actual: "2026-02-10" },
      start: { planned: "2027-01-01", actual: null },
    });
    expect(forecastOf(own, NONE, AS_OF)).toMatchObject({
      expected: "2027-02-10",
      because: { zh: "本行最近一个有计划可比的阶段“立项”比计划晚 40 天，照此顺延" },
    });
    const early = stateWith({
      approval: { planned: "2026-09-01", actual: "2026-02-10" },
      start: { planned: "2027-01-01", actual: null },
    });
    expect(forecastOf(early, NONE, AS_OF)).toMatchObject({ expected: "2027-01-01", slipDays: 0 });
    const bare = stateWith({ start: { planned: "2027-01-01", actual: null } });
    const others = { days: 30, known: FEWEST_KNOWN };
    expect(forecastOf(bare, () => others, AS_OF)?.because.en).toContain("5 others of “Road”");
    expect(forecastOf(bare, () => ({ days: 30, known: 4 }), AS_OF)).toMatchObject({
      expected: null,
      slipDays: null,
    });
  });

  it("is not made for a closed row", () => {
    const closed = stateWith(
      { start: { planned: "2027-01-01", actual: null } },
      { closed: { on: AS_OF, reason: "示例" } },
    );
    expect(forecastOf(closed, NONE, AS_OF)).toBeNull();
  });

  it("takes the lower of two middle slips", () => {
    expect([medianOf([]), medianOf([3]), medianOf([9, 1]), medianOf([5, -2, 7])]).toEqual([
      undefined,
      3,
      1,
      5,
    ]);
  });
});
