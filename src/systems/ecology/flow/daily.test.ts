import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DailyLine, type DailyRecord, lateBeginnings, readDaily } from "./daily.ts";
import { lagBetween } from "./lag.ts";
import { annualLoads } from "./load.ts";

const HEAD = "date,river,station,stage_m,flow_m3s,sediment_kg_m3";
const lines = (text: string): DailyLine[] =>
  text.split("\n").map((line, at) => ({ cells: line.split(","), row: at + 1, broken: false }));
function record(...rows: string[]): DailyRecord {
  const read = readDaily(lines([HEAD, ...rows].join("\n")));
  if (!read.ok) throw new Error(read.failure.sentence.en);
  return read.value;
}
const dayAt = (first: string, after: number): string =>
  new Date(Date.parse(first) + after * 86_400_000).toISOString().slice(0, 10);

describe("（十二）a daily record", () => {
  it("leaves out bad rows and says which, and reads the others in any order", () => {
    const { stations, findings, from, until } = record(
      "2012-07-02,黄河,甲,1.0,200,",
      "2012-07-01,黄河,甲,1.0,100,3.5",
      "2012-07-01,黄河,甲,1.0,999,",
      "2012-02-30,黄河,甲,1.0,5,",
      "2012-07-03,黄河,,1.0,5,",
      "2012-07-03,黄河,甲,1.0,-5,",
      "2012-07-04,黄河,甲,1.0,多,",
      "2012-07-05,黄河,甲,1.0,5,,7",
      "",
      "2012/7/6,黄河,甲,1.0,-,0",
    );
    expect([...(stations.get("甲")?.flow ?? [])]).toEqual([
      ["2012-07-02", 200],
      ["2012-07-01", 100],
    ]);
    expect(stations.get("甲")?.sediment.get("2012-07-06")).toBe(0);
    expect([from, until]).toEqual(["2012-07-01", "2012-07-02"]);
    expect(findings.map(({ row, field }) => [row, field])).toEqual([
      [4, "date"],
      [5, "date"],
      [6, "station"],
      [7, "flow_m3s"],
      [8, "flow_m3s"],
      [9, null],
    ]);
  });

  it("takes a station for one in any width and blanks, called as it stood first", () => {
    const { stations, findings } = record(
      "2012-07-01,黄河,头道拐（二）,,100,",
      "2012-07-02,黄河,头 道拐(二),,200,",
      "2012-07-02,黄河,头道拐(二),,300,",
    );
    expect([...stations.keys()]).toEqual(["头道拐(二)"]);
    expect([...(stations.get("头道拐(二)")?.flow ?? [])].map(([, flow]) => flow)).toEqual([100, 200]);
    expect(findings.map(({ row, field }) => [row, field])).toEqual([[4, "date"]]);
  });

  it("is refused without its columns, and where no flow is left", () => {
    expect(readDaily(lines("日子,站\n2012-07-01,甲"))).toMatchObject({
      ok: false,
      failure: { code: "no-daily" },
    });
    expect(readDaily([])).toMatchObject({ ok: false, failure: { code: "no-daily" } });
    const none = readDaily(lines(`${HEAD}\n2012-07-01,黄河,甲,1.0,-,`));
    expect(none).toMatchObject({ ok: false, failure: { code: "nothing-left" } });
  });

  it("says since when a station has a flow that began later than the record", () => {
    const read = record("2001-08-10,黄河,甲,,1,", "2001-08-10,黄河,包头,,,", "2013-12-17,黄河,包头,,600,");
    const found = lateBeginnings(read, read.stations.keys());
    expect(found.map(({ row, field }) => [row, field])).toEqual([[4, "flow_m3s"]]);
    expect(found[0]?.sentence.zh).toContain("包头的流量自 2013-12-17 起才有");
  });
});

describe("（十二）loads by station and year", () => {
  it("are exact sums, and no sediment is given unless every day has flow and sediment", () => {
    const all = Array.from({ length: 365 }, (_, at) => `${dayAt("2011-01-01", at)},黄河,甲,,0.1,0.3`);
    const short = [...all];
    short[200] = short[200]?.replace(/0\.3$/, "") ?? "";
    expect(annualLoads(record(...all))).toEqual([
      {
        station: "甲",
        year: 2011,
        daysFlow: 365,
        daysSediment: 365,
        runoff1e8m3: 0.031_536,
        sediment1e8t: 0.000_009_460_8,
        complete: true,
      },
    ]);
    expect(annualLoads(record(...short))).toMatchObject([
      { daysFlow: 365, daysSediment: 364, sediment1e8t: null, complete: false },
    ]);
  });

  it("need the 366th day of a leap year, and leave out years without flow", () => {
    const leap = Array.from({ length: 365 }, (_, at) => `${dayAt("2012-01-01", at)},黄河,甲,,1,1`);
    expect(annualLoads(record(...leap, "2013-01-01,黄河,甲,,,5"))).toMatchObject([
      { year: 2012, daysFlow: 365, complete: false, sediment1e8t: null },
    ]);
    const whole = annualLoads(record(...leap, "2012-12-31,黄河,甲,,1,1"));
    expect(whole).toMatchObject([{ daysFlow: 366, complete: true, runoff1e8m3: 0.316_224 }]);
  });
});

/** The textbook's other formula, with sums instead of deviations, and days counted by the calendar. */
function lagByCalendar(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>) {
  const series = Array.from({ length: 11 }, (_, lag) => {
    let [n, x, y, xx, yy, xy] = [0, 0, 0, 0, 0, 0];
    for (const [day, value] of a) {
      if (day.slice(5, 7) < "05" || day.slice(5, 7) > "10") continue;
      const before = a.get(dayAt(day, -1));
      const [there, thereBefore] = [b.get(dayAt(day, lag)), b.get(dayAt(day, lag - 1))];
      if (before === undefined || there === undefined || thereBefore === undefined) continue;
      const [u, v] = [value - before, there - thereBefore];
      [n, x, y, xx, yy, xy] = [n + 1, x + u, y + v, xx + u * u, yy + v * v, xy + u * v];
    }
    const below = Math.sqrt((n * xx - x * x) * (n * yy - y * y));
    return { n, r: below > 0 ? (n * xy - x * y) / below : null };
  });
  return series;
}

describe("（十二）the lag between two stations", () => {
  it("is the textbook's, whatever days are missing and on whichever side of the season they fall", () => {
    const flows = fc.array(fc.option(fc.integer({ min: 0, max: 50 }), { nil: undefined, freq: 5 }), {
      minLength: 30,
      maxLength: 60,
    });
    const first = fc.constantFrom("2012-04-10", "2012-06-01", "2012-10-01");
    fc.assert(
      fc.property(flows, flows, first, (upper, lower, from) => {
        const [a, b] = [upper, lower].map(
          (values) =>
            new Map(values.flatMap((flow, at) => (flow === undefined ? [] : [[dayAt(from, at), flow]]))),
        ) as [Map<string, number>, Map<string, number>];
        const expected = lagByCalendar(a, b);
        const found = lagBetween(a, b);
        const best = Math.max(...expected.map(({ r }) => r ?? -2));
        expect(found === null).toBe(best === -2);
        if (found === null) return;
        expect(found.series.map((r) => r === null)).toEqual(expected.map(({ r }) => r === null));
        const apart = expected.map(({ r }, at) => Math.abs((r ?? 0) - (found.series[at] ?? 0)));
        expect(Math.max(...apart)).toBeLessThan(0.000_51);
        expect(Math.abs(found.r - best)).toBeLessThan(0.000_51);
        expect(found.n).toBe(expected[found.days]?.n);
      }),
      { numRuns: 100 },
    );
  });

  it("follows a wave that comes three days later, and is none where nothing changes", () => {
    const wave = [5, 9, 30, 80, 60, 20, 9, 7, 6, 5, 5, 6, 5, 7, 5, 5, 6, 5, 5, 5];
    const shifted = (days: number) => new Map(wave.map((flow, at) => [dayAt("2012-07-01", at + days), flow]));
    expect(lagBetween(shifted(0), shifted(3))).toMatchObject({ days: 3, r: 1, n: 19 });
    const still = new Map(wave.map((_, at) => [dayAt("2012-07-01", at), 5]));
    expect(lagBetween(shifted(0), still)).toBeNull();
  });
});
