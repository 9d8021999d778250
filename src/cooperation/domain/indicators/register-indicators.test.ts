import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seriesDays } from "../../../kernel/figure.ts";
import { FLOWS, REGISTERS } from "../../registers/entry.ts";
import { SPECS } from "../../registers/specs.ts";
import { type CountedEntry, registerIndicators, type RegisterOnMeasure } from "./register-indicators.ts";

const AS_OF = "2026-11-23";
const DAYS = seriesDays(AS_OF);
const row = (given: Partial<CountedEntry>): CountedEntry => ({
  register: "project",
  stage: null,
  lengthKm: null,
  standing: "entered",
  raisedOn: "2026-01-10",
  closedOn: null,
  calls: [],
  ...given,
});
/** The same rows at the end of every month. */
const always = (rows: readonly CountedEntry[], more: Partial<RegisterOnMeasure> = {}): RegisterOnMeasure => ({
  register: rows[0]?.register ?? "project",
  days: DAYS,
  rows: DAYS.map(() => rows),
  money: [],
  ...more,
});
const find = (of: RegisterOnMeasure, id: string) =>
  registerIndicators([of], { number: 1 }).find((indicator) => indicator.id === id);

describe("figures of registers about a measure （一） （十二）", () => {
  it("counts projects that are begun, built or accepted, and their kilometres, of all", () => {
    const of = always([
      row({ lengthKm: 10 }),
      row({ stage: "feasibility", lengthKm: 276.1 }),
      row({ stage: "start", lengthKm: 33 }),
      row({ stage: "start" }),
      row({ stage: "completion", lengthKm: 519 }),
    ]);
    expect(find(of, "projects-begun")).toMatchObject({
      value: 3,
      ratio: { part: 3, whole: 5 },
      standing: "computed",
    });
    expect(find(of, "projects-km-begun")).toMatchObject({
      value: 552,
      ratio: { part: 552, whole: 838.1 },
      unit: { zh: "公里" },
    });
  });

  it("plots what the figure counts: projects begun, not all there are, month by month as they stood", () => {
    const rows = DAYS.map((_, at) =>
      [row({ stage: at < 6 ? "feasibility" : "start" }), row({ stage: "site" })].slice(0, at === 0 ? 0 : 2),
    );
    const begun = find({ ...always([]), rows }, "projects-begun");
    expect(begun?.series?.map(({ value }) => value)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
    expect(begun?.series?.[0]?.day).toBe(DAYS[1]);
    expect(begun?.series?.at(-1)).toEqual({ day: AS_OF, value: begun?.value });
  });

  it("says that money in place is none where none is recorded, by leaving the figure out", () => {
    expect(find(always([row({})]), "funds-in-place")).toBeUndefined();
  });

  it("adds money up by year in 亿元, exactly to the 万元", () => {
    const of = always([row({})], {
      money: [
        { year: "2024", flows: { "in-place": 10_000_000_000 } },
        { year: "2026", flows: { "in-place": 12_335_678_900_000 } },
      ],
    });
    expect(find(of, "funds-in-place")).toMatchObject({
      value: 1234.5679,
      unit: { zh: "亿元" },
      series: [
        { day: "2024-12-31", value: 1 },
        { day: AS_OF, value: 1234.5679 },
      ],
    });
  });

  it("calls what rests on invented rows a sample, and what was only taken over reported", () => {
    const [entered, reported, sample] = (["entered", "reported", "sample"] as const).map((standing) =>
      row({ standing }),
    ) as [CountedEntry, CountedEntry, CountedEntry];
    expect(
      [
        [entered, reported, sample],
        [reported, reported],
        [entered, reported],
      ].map((rows) => find(always(rows), "projects-begun")?.standing),
    ).toEqual(["sample", "reported", "computed"]);
  });

  it("counts funds and agreements that are open, which those given up or kept are no more", () => {
    const fund = [row({ register: "fund" }), row({ register: "fund", closedOn: "2026-03-01" })];
    const agreement = fund.map((each) => ({ ...each, register: "agreement" as const }));
    expect(find(always(fund), "fund-calls")?.value).toBe(1);
    expect(find(always(agreement), "agreements-open")?.value).toBe(1);
  });

  it("says how long the oldest open problem waits", () => {
    const of = always([
      row({ register: "problem", raisedOn: "2026-11-11" }),
      row({ register: "problem", raisedOn: "2026-05-07" }),
      row({ register: "problem", raisedOn: "2025-05-07", closedOn: "2026-11-20" }),
    ]);
    expect(find(of, "problems-oldest")).toMatchObject({ value: 200, unit: { zh: "天" } });
    expect(find(of, "problems-open")?.series?.at(-1)).toEqual({ day: AS_OF, value: 2 });
  });

  it("gives every register's figures a name, a source, a day and a last point that is the value", () => {
    const registers = fc.constantFrom(...REGISTERS).chain((register) => {
      const entries = fc.array(
        fc.record({
          register: fc.constant(register),
          stage: fc.constantFrom(null, ...SPECS[register].stages.map(({ key }) => key)),
          lengthKm: fc.option(fc.double({ min: 0, max: 900, noNaN: true }), { nil: null }),
          standing: fc.constantFrom("entered" as const, "reported" as const, "sample" as const),
          raisedOn: fc.constantFrom("2026-01-01", "2025-06-30"),
          closedOn: fc.constantFrom(null, "2026-06-30"),
          calls: fc.constant([]),
        }),
        { minLength: 1, maxLength: 6 },
      );
      return fc.record({
        register: fc.constant(register),
        days: fc.constant(DAYS),
        rows: fc.tuple(...DAYS.map(() => entries)),
        money: fc.array(
          fc.record({
            year: fc.constantFrom("2024"),
            flows: fc.dictionary(fc.constantFrom(...FLOWS), fc.nat(1_000_000_000)),
          }),
          { maxLength: 1 },
        ),
      });
    });
    fc.assert(
      fc.property(registers, (of) => {
        const figures = registerIndicators([of as RegisterOnMeasure], { number: 9 });
        expect(figures.length).toBeGreaterThan(0);
        for (const { name, says, source, asOf, measure, value, series } of figures) {
          expect([name, says, source].every(({ zh, en }) => zh !== "" && en !== "")).toBe(true);
          expect([asOf, measure]).toEqual([AS_OF, 9]);
          expect(Number.isFinite(value)).toBe(true);
          expect(series === undefined ? value : series.at(-1)?.value).toBe(value);
        }
      }),
      { numRuns: 40 },
    );
  });
});
