import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { durationCurve } from "./duration.ts";
import { ANNUAL, HYDROGRAPH, SEDIMENT } from "./record.ts";
import { flowIndicators } from "./store-figures.ts";

const LOADS = fileURLToPath(new URL("../../../../../shared/data/ecology/annual_load.csv", import.meta.url));

const on = async (day: string) => (await flowIndicators(undefined, 12, day))[0];

describe("（十二）the bundled record of the bend", () => {
  it("holds the annual figures as they were published", (context) => {
    context.skip(!existsSync(LOADS), "the record is not beside the repository");
    const published = readFileSync(LOADS, "utf8")
      .trim()
      .split(/\r?\n/)
      .map((row) => row.split(","));
    for (const { station, years } of ANNUAL)
      expect(years.map(({ year, days, runoff1e8m3 }) => [year, days, runoff1e8m3])).toEqual(
        published
          .filter(([name]) => name === station)
          .map(([, year, days, , runoff]) => [Number(year), Number(days), Number(runoff)]),
      );
  });

  it("holds a whole leap year of flows whose sum is the annual runoff, and the days with sediment", () => {
    for (const [name, flows] of Object.entries(HYDROGRAPH.flows)) {
      expect(flows).toHaveLength(366);
      const sum = flows.reduce((all, flow) => all + flow * 0.000_864, 0);
      const annual = ANNUAL.find(({ station }) => station === name)?.years.find(({ year }) => year === 2012);
      expect(sum).toBeCloseTo(annual?.runoff1e8m3 ?? 0, 1);
    }
    expect([SEDIMENT.length, SEDIMENT[0], SEDIMENT.at(-1)?.day]).toEqual([
      47,
      { day: "2012-07-01", kgPerM3: 4.69 },
      "2012-08-16",
    ]);
  });

  it("has a duration curve that falls, each flow at the share of days on which it was reached", () => {
    expect(durationCurve([30, 10, 20])).toEqual([
      { share: 25, flow: 30 },
      { share: 50, flow: 20 },
      { share: 75, flow: 10 },
    ]);
  });

  it("gives as a figure the latest year that has nearly all its days by the day that is asked for", async () => {
    expect(await on("2013-06-30")).toMatchObject({ value: 285.86, asOf: "2012-12-31", standing: "computed" });
    expect(await on("1999-01-01")).toMatchObject({ value: null });
    expect(await flowIndicators(undefined, 13, "2026-01-01")).toEqual([]);
  });
});
