import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FLOWS, REGISTERS } from "../registers/entry.ts";
import { SPECS } from "../registers/specs.ts";
import { registerIndicators, type RegisterOnMeasure } from "./register-indicators.ts";

const AS_OF = "2026-11-23";
const none: RegisterOnMeasure = {
  register: "project",
  total: 0,
  open: 0,
  standing: { entered: 0, reported: 0, sample: 0 },
  byStage: [],
  totals: {},
  money: [],
  overdueCalls: 0,
  openAges: [],
  series: [],
};
const find = (of: RegisterOnMeasure, id: string) =>
  registerIndicators([of], { number: 1 }, AS_OF).find((indicator) => indicator.id === id);

describe("figures of registers about a measure （一） （十二）", () => {
  it("counts projects that are begun, built or accepted, and their kilometres, of all", () => {
    const of: RegisterOnMeasure = {
      ...none,
      total: 5,
      standing: { entered: 5, reported: 0, sample: 0 },
      byStage: [
        { stage: null, rows: 1, km: 10 },
        { stage: "feasibility", rows: 1, km: 276.1 },
        { stage: "start", rows: 2, km: 33 },
        { stage: "completion", rows: 1, km: 519 },
      ],
    };
    expect(find(of, "projects-begun")).toMatchObject({ value: 3, target: 5, standing: "computed" });
    expect(find(of, "projects-km-begun")).toMatchObject({ value: 552, target: 838.1, unit: "公里" });
  });

  it("says that money in place is none where none is recorded, by leaving the figure out", () => {
    expect(find({ ...none, total: 1 }, "funds-in-place")).toBeUndefined();
  });

  it("adds money up by year in 亿元, exactly to the 万元", () => {
    const of: RegisterOnMeasure = {
      ...none,
      total: 1,
      totals: { "in-place": 12_345_678_900_000 },
      money: [
        { year: "2024", flows: { "in-place": 10_000_000_000 } },
        { year: "2026", flows: { "in-place": 12_335_678_900_000 } },
      ],
    };
    expect(find(of, "funds-in-place")).toMatchObject({
      value: 1234.5679,
      unit: "亿元",
      series: [
        { day: "2024-12-31", value: 1 },
        { day: AS_OF, value: 1234.5679 },
      ],
    });
  });

  it("calls what rests on invented rows a sample, and what was only taken over reported", () => {
    const shares = [
      { entered: 1, reported: 1, sample: 1 },
      { entered: 0, reported: 2, sample: 0 },
      { entered: 1, reported: 2, sample: 0 },
    ];
    expect(
      shares.map((standing) => find({ ...none, total: 1, standing }, "projects-begun")?.standing),
    ).toEqual(["sample", "reported", "computed"]);
  });

  it("says how long the oldest open problem waits", () => {
    const of: RegisterOnMeasure = {
      ...none,
      register: "problem",
      total: 3,
      open: 2,
      openAges: [{ days: 12 }, { days: 200 }],
      series: [{ period: "2026-11", rows: 3, closed: 1 }],
    };
    expect(find(of, "problems-oldest")).toMatchObject({ value: 200, unit: "天" });
    expect(find(of, "problems-open")).toMatchObject({ value: 2, series: [{ day: AS_OF, value: 2 }] });
  });

  it("gives every register's figures a name, a source and a day in both languages, whatever is recorded", () => {
    const counts = fc.nat(50);
    const registers = fc.constantFrom(...REGISTERS).chain((register) =>
      fc.record({
        register: fc.constant(register),
        total: counts,
        open: counts,
        standing: fc.record({ entered: counts, reported: counts, sample: counts }),
        byStage: fc.array(
          fc.record({
            stage: fc.constantFrom(null, ...SPECS[register].stages.map(({ key }) => key)),
            rows: counts,
            km: fc.double({ min: 0, max: 900, noNaN: true }),
          }),
          { maxLength: 5 },
        ),
        totals: fc.dictionary(fc.constantFrom(...FLOWS), fc.nat()),
        money: fc.constant([]),
        overdueCalls: counts,
        openAges: fc.array(fc.record({ days: counts }), { maxLength: 3 }),
        series: fc.constant([{ period: "2026-02", rows: 4, closed: 1 }]),
      }),
    );
    fc.assert(
      fc.property(registers, (of) => {
        const figures = registerIndicators([of as RegisterOnMeasure], { number: 9 }, AS_OF);
        expect(figures.length).toBeGreaterThan(0);
        for (const { name, source, asOf, measure, value } of figures) {
          expect([name.zh, name.en, source.zh, source.en].every((words) => words !== "")).toBe(true);
          expect([asOf, measure]).toEqual([AS_OF, 9]);
          expect(Number.isFinite(value)).toBe(true);
        }
      }),
    );
  });
});
