import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seriesDays } from "../../../kernel/figure.ts";
import { measureFigures, type MeasureWork } from "./measure-figures.ts";

const measure = { id: "m", planId: "p", number: 13, sample: false, served: true };
const day = fc
  .date({ min: new Date("2024-01-01"), max: new Date("2026-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const maybe = fc.option(day, { nil: null });
const works: fc.Arbitrary<MeasureWork> = fc.record({
  undertakings: fc.array(fc.record({ dispatchedOn: maybe }), { maxLength: 8 }),
  tasks: fc.array(
    fc.record({
      registeredOn: day,
      closed: fc.array(fc.record({ from: day, until: maybe }), { maxLength: 3 }),
    }),
    { maxLength: 12 },
  ),
  reports: fc.array(fc.record({ acceptedOn: day, count: fc.nat(5) }), { maxLength: 30 }),
});

describe("figures about a measure from its tasks （十三）", () => {
  it("gives the twelve month ends before a day, the day itself the last", () => {
    expect(seriesDays("2026-11-23").slice(-3)).toEqual(["2026-09-30", "2026-10-31", "2026-11-23"]);
    expect(seriesDays("2026-01-31")).toContain("2025-02-28");
    expect(seriesDays("2026-11-23")).toHaveLength(12);
  });

  it("says 0 of so many, and no share, where nothing is dispatched yet", () => {
    const work = { undertakings: [{ dispatchedOn: null }, { dispatchedOn: null }], tasks: [], reports: [] };
    const [dispatched, closed, reports] = measureFigures(work, measure, "2026-11-23");
    expect(dispatched).toMatchObject({
      value: 0,
      ratio: { part: 0, whole: 2 },
      standing: "computed",
      asOf: "2026-11-23",
    });
    expect([closed?.value, closed?.series, reports?.value]).toEqual([null, [], 0]);
  });

  it("calls figures about invented tasks a sample", () => {
    const work = { undertakings: [], tasks: [], reports: [] };
    const figures = measureFigures(work, { ...measure, sample: true }, "2026-11-23");
    expect(new Set(figures.map(({ standing }) => standing))).toEqual(new Set(["sample"]));
  });

  it("agrees with counting one by one, on any day", () => {
    fc.assert(
      fc.property(works, day, (work, asOf) => {
        const [dispatched, closed, reports] = measureFigures(work, measure, asOf);
        let sent = 0;
        for (const { dispatchedOn } of work.undertakings)
          if (dispatchedOn !== null && Date.parse(dispatchedOn) <= Date.parse(asOf)) sent += 1;
        expect(dispatched?.value).toBe(sent);
        let [all, done] = [0, 0];
        for (const { registeredOn, closed: spans } of work.tasks) {
          if (Date.parse(registeredOn) > Date.parse(asOf)) continue;
          all += 1;
          let stands = false;
          for (const { from, until } of spans)
            if (from <= asOf && (until === null || until > asOf)) stands = true;
          if (stands) done += 1;
        }
        const share = all === 0 ? null : Math.round((1000 * done) / all) / 10;
        expect(closed?.value).toBe(share);
        const begin = new Date(Date.UTC(Number(asOf.slice(0, 4)), Number(asOf.slice(5, 7)) - 12, 1));
        let accepted = 0;
        for (const { acceptedOn, count } of work.reports)
          if (new Date(acceptedOn) >= begin && Date.parse(acceptedOn) <= Date.parse(asOf)) accepted += count;
        expect(reports?.value).toBe(accepted);
        const ends = [dispatched, closed, reports].map((each) => each?.series?.at(-1)?.value ?? null);
        expect(ends).toEqual([sent, share, accepted]);
      }),
    );
  });
});
