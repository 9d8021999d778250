import { array, assert as check, constantFrom, nat, property, tuple } from "fast-check";
import { expect, it } from "vitest";
import { openHere, solveHere } from "../../../platform/solver/highs.ts";
import { programOf } from "../network/program.ts";
import { readNetwork } from "../network/tables.ts";
import type { Condition, ConditionId } from "../verdict/rule-set.ts";
import { readHours } from "./hours.ts";
import { mpsOf } from "./mps.ts";
import { hourly, segmented, SERIES_NAMES, type Series } from "./periods.ts";
import { capacitiesIn, sizingProgram, yearIn } from "./program.ts";
import { type Project, readProject } from "./project.ts";
import { pypsaOf } from "./pypsa.ts";
import { sizeProject } from "./size.ts";

/** The same numbers at every run (Park and Miller 1988). */
function dice(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

function yearOf(hours: number, seed: number): Series {
  const throwDice = dice(seed);
  let wind = 0.4;
  const each = (of: (hour: number) => number): Float64Array =>
    Float64Array.from({ length: hours }, (_, at) => of(at));
  return {
    wind: each(() => (wind = Math.min(1, Math.max(0, wind + 0.3 * (throwDice() - 0.5))))),
    solar: each(
      (hour) => Math.max(0, Math.sin(((hour % 24) - 6) / 4)) * (hour % 24 < 19 ? 0.8 : 0) * throwDice(),
    ),
    loadMw: each((hour) => 40 + 10 * Math.sin(hour / 9) + 5 * throwDice()),
    truckMwh: each((hour) => (hour % 24 > 6 ? 2 * throwDice() : 0)),
    buy: each((hour) => (hour % 24 > 8 ? 0.6 : 0.3)),
    sell: each(() => 0.2),
  };
}

const PROJECT: Omit<Project, "series"> = {
  wind: { yuanPerKwYear: 20, maxMw: 300 },
  solar: { yuanPerKwYear: 12, maxMw: 300 },
  battery: { yuanPerKwYear: 2, yuanPerKwhYear: 3, efficiency: 0.95 },
  electrolyser: { yuanPerKwYear: 10, kwhPerKg: 52, minLoad: 0.1 },
  tank: { yuanPerKgYear: 5 },
  depot: { mw: 6, mwh: 30, efficiency: 0.9 },
  importMw: 30,
  exportMw: 20,
  kgPerWeek: 30_000,
  rule: null,
  unmetYuanPerKwh: 8,
};
const condition = (id: ConditionId, limit: number): Condition => ({
  id,
  article: "第四条 (Art. 4)",
  level: "A",
  limit,
});
const RULE = [
  condition("storagePower", 0.15),
  condition("storageHours", 4),
  condition("utilisation", 0.9),
  condition("export", 0),
  condition("reRatio", 12),
  condition("loadShare", 0.3),
];

const CASES: readonly (readonly [seed: number, conditions: readonly Condition[]])[] = [
  [3, []],
  [11, RULE],
  [17, [condition("utilisation", 0.97), condition("loadShare", 0.85)]],
  [23, [condition("export", 0.05), condition("reRatio", 2.5)]],
];

it("（十六） bounds hold the exact optimum between them, with a rule and without, and dropping a condition is worth its price", async () => {
  let dearest = 0;
  for (const [seed, conditions] of CASES) {
    const project = { ...PROJECT, series: yearOf(240, seed) };
    const found = await sizeProject(project, { segments: 80, exact: true, conditions }, openHere);
    const [lower, exact, upper] = [found.lowerYuan ?? NaN, found.exactYuan ?? NaN, found.upperYuan ?? NaN];
    expect(found.status).toBe("optimal");
    const slack = 1e-6 * Math.abs(exact);
    expect(lower).toBeLessThanOrEqual(exact + slack);
    expect(exact).toBeLessThanOrEqual(upper + slack);
    expect(upper / lower - 1).toBeLessThan(0.005);
    expect(found.prices.map(({ rule }) => rule)).toEqual(conditions.map(({ id }) => id));
    for (const { rule, yuanPerYear } of found.prices) {
      const rest = conditions.filter(({ id }) => id !== rule);
      const { program } = sizingProgram(project, hourly(project.series), rest);
      const { objective } = await solveHere(program);
      expect(Math.abs((yuanPerYear ?? NaN) - (exact - (objective ?? NaN) * 1000))).toBeLessThan(2 * slack);
    }
    dearest = Math.max(...found.prices.map(({ yuanPerYear }) => yuanPerYear ?? 0));
  }
  expect(dearest).toBeGreaterThan(1);
});

it("（十六） what the solver says of a year keeps every balance and limit, counted hour by hour", async () => {
  const series = yearOf(240, 7);
  const project = { ...PROJECT, series };
  const periods = hourly(series);
  const of = sizingProgram(project, periods, RULE);
  const { values, objective } = await solveHere(of.program);
  if (values === null || objective === null) throw new Error("not solved");
  const size = capacitiesIn(of, values);
  const got = (name: keyof typeof of.flows, hour: number): number =>
    values[of.flows[name][(hour + 240) % 240] ?? -1] ?? NaN;
  const near = 1e-5;
  let [yuan, curtailed, exported, hydrogen, made] = [0, 0, 0, 0, 0];
  const week = [0, 0];
  for (let hour = 0; hour < 240; hour++) {
    const [here, charge, discharge] = [
      size.windMw * series.wind[hour]! + size.solarMw * series.solar[hour]!,
      got("charge", hour),
      got("discharge", hour),
    ];
    const used = got("electrolysis", hour);
    for (const name of Object.keys(of.flows) as (keyof typeof of.flows)[])
      expect(got(name, hour)).toBeGreaterThan(-near);
    const into = here - got("curtail", hour) + got("import", hour) + discharge + got("unmet", hour);
    const out = series.loadMw[hour]! + charge + used + got("truckCharge", hour) + got("export", hour);
    expect(Math.abs(into - out)).toBeLessThan(near);
    expect(charge + discharge).toBeLessThan(size.batteryMw + near);
    expect(
      Math.abs(got("stored", hour) - got("stored", hour - 1) - 0.95 * charge + discharge / 0.95),
    ).toBeLessThan(near);
    expect(got("stored", hour)).toBeLessThan(size.batteryMwh + near);
    expect(used).toBeLessThan(size.electrolyserMw + near);
    expect(used).toBeGreaterThan(0.1 * size.electrolyserMw - near);
    expect(
      Math.abs(got("tank", hour) - got("tank", hour - 1) - used / 52 + got("offtake", hour)),
    ).toBeLessThan(near);
    expect(got("tank", hour) * 1000).toBeLessThan(size.tankKg + 0.1);
    expect(got("import", hour)).toBeLessThan(30 + near);
    expect(got("unmet", hour)).toBeLessThan(series.loadMw[hour]! + near);
    expect(
      Math.abs(
        got("truckStored", hour) -
          got("truckStored", hour - 1) -
          0.9 * got("truckCharge", hour) +
          series.truckMwh[hour]! / 0.9,
      ),
    ).toBeLessThan(near);
    expect(got("truckStored", hour)).toBeLessThan(30 + near);
    week[hour < 168 ? 0 : 1]! += got("offtake", hour) * 1000;
    yuan +=
      1000 * (series.buy[hour]! * got("import", hour) - 0.2 * got("export", hour) + 8 * got("unmet", hour));
    [curtailed, exported, hydrogen, made] = [
      curtailed + got("curtail", hour),
      exported + got("export", hour),
      hydrogen + used,
      made + here,
    ];
  }
  expect(week[0]).toBeCloseTo(30_000, 1);
  expect(week[1]).toBeCloseTo((30_000 * 72) / 168, 1);
  expect(size.batteryMw).toBeGreaterThan(0.15 * (size.windMw + size.solarMw) - near);
  expect(size.batteryMwh).toBeGreaterThan(4 * size.batteryMw - near);
  expect(curtailed).toBeLessThan(0.1 * made + near);
  expect(exported).toBeLessThan(near);
  expect(made).toBeLessThan(12 * hydrogen + near);
  yuan +=
    1000 *
      (20 * size.windMw +
        12 * size.solarMw +
        2 * size.batteryMw +
        3 * size.batteryMwh +
        10 * size.electrolyserMw) +
    5 * size.tankKg;
  expect(Math.abs(yuan / (objective * 1000) - 1)).toBeLessThan(1e-6);
  const year = yearIn(of, periods, values);
  expect(year.generatedKwh + year.curtailedKwh).toBeCloseTo(1000 * made, 0);
  expect(year.h2Kwh).toBeCloseTo(1000 * hydrogen, 0);
  expect(year.hydrogenKg).toBeCloseTo(week[0]! + week[1]!, 1);
});

const sum = (of: ArrayLike<number>): number => Array.from(of).reduce((all, each) => all + each, 0);

it("（十六） stretches never reach over a week, keep energy, and take the lowest buying and highest selling price", () => {
  const series = yearOf(400, 5);
  const { hours, week, loadMw, buy, sell } = segmented(series, 30);
  expect(hours.length).toBe(30);
  const longest = [0, 0, 0];
  let start = 0;
  hours.forEach((long, at) => {
    longest[week[at]!]! += long;
    expect(Math.floor((start + long - 1) / 168)).toBe(Math.floor(start / 168));
    expect(buy[at]).toBe(Math.min(...series.buy.slice(start, start + long)));
    expect(sell[at]).toBe(Math.max(...series.sell.slice(start, start + long)));
    start += long;
  });
  expect(longest).toEqual([168, 168, 64]);
  expect(sum(loadMw.map((each, at) => each * hours[at]!))).toBeCloseTo(sum(series.loadMw), 6);
});

const meanIn = (value: number[], part: number[]): number =>
  sum(part.map((hour) => value[hour]!)) / part.length;

/** Where stretches begin when each time all neighbours are looked through from the front; every hour's series are of 0 to 1. */
function beginsOf(series: Series, count: number, within: number): number[] {
  const values = Object.values(series).map((each) => Array.from(each));
  const parts = values[0]!.map((_, hour) => [hour]);
  const changeAt = (at: number): number => {
    const [one, two] = [parts[at]!, parts[at + 1]!];
    const apart = sum(values.map((value) => (meanIn(value, one) - meanIn(value, two)) ** 2));
    return two[0]! % within === 0 ? Infinity : (apart * one.length * two.length) / (one.length + two.length);
  };
  while (parts.length > count) {
    let least = 0;
    for (let at = 1; at < parts.length - 1; at++) if (changeAt(at) < changeAt(least) - 1e-12) least = at;
    if (changeAt(least) === Infinity) break;
    parts.splice(least, 2, [...parts[least]!, ...parts[least + 1]!]);
  }
  return parts.map(([first]) => first!);
}

it("（十六） stretches are those that looking through all neighbours each time gives, the earliest of several alike", () => {
  const eighths = tuple(...Array.from({ length: 6 }, () => constantFrom(0, 0, 0, 0.125, 0.5, 1)));
  check(
    property(
      array(eighths, { minLength: 1, maxLength: 60 }),
      nat(60),
      constantFrom(5, 24, 168),
      (rows, many, within) => {
        // The greatest of each series is 1: means are reckoned from what stands here.
        const hours = [Array.from({ length: 6 }, () => 1), ...rows];
        const series = Object.fromEntries(
          SERIES_NAMES.map((name, at) => [name, Float64Array.from(hours, (row) => row[at]!)]),
        ) as Series;
        const found = segmented(series, many + 1, within);
        const begins = Array.from(found.hours, (_, at) => sum(found.hours.slice(0, at)));
        expect(begins).toEqual(beginsOf(series, many + 1, within));
      },
    ),
    { numRuns: 2_000 },
  );
});

const flat = (value: number): Float64Array => new Float64Array(48).fill(value);

it("（十六） one load, one price: wind is built where it is cheaper than the grid, and what cannot be names its article", async () => {
  const series: Series = {
    wind: flat(0.5),
    solar: flat(0),
    loadMw: flat(10),
    truckMwh: flat(0),
    buy: flat(0.5),
    sell: flat(0),
  };
  const bare: Project = {
    ...PROJECT,
    solar: null,
    battery: null,
    electrolyser: null,
    tank: null,
    depot: null,
    kgPerWeek: 0,
    exportMw: 0,
    wind: { yuanPerKwYear: 6, maxMw: 8 },
    series,
  };
  // 8 MW yield 4 of 10; the rest is bought: 8 × 6,000 + 6 × 48 × 500.
  const found = await sizeProject(bare, { segments: 2, exact: true, conditions: [] }, openHere);
  expect(found.exactYuan).toBeCloseTo(48_000 + 144_000, 3);
  expect(found.lowerYuan).toBeCloseTo(192_000, 3);
  expect(found.upperYuan).toBeCloseTo(192_000, 3);
  expect(found.year).toMatchObject({ hydrogenKg: 0, exportedKwh: 0 });
  const never = await sizeProject(
    bare,
    { segments: 2, exact: false, conditions: [condition("load", 3e8)] },
    openHere,
  );
  expect([never.status, never.upperYuan]).toEqual(["infeasible", null]);
  // Each language by itself: a page shows one.
  expect(never.because?.zh).not.toMatch(/[a-z]{2}/);
  expect(never.because?.en).toMatch(/load/);
  expect(never.because?.en).not.toMatch(/\p{Script=Han}/u);
});

it("（十六） what only the hours forbid is named too, by no more than contradicts: one hour without wind stops a works with a least load", async () => {
  const wind = flat(0.5);
  wind[30] = 0;
  const still: Project = {
    ...PROJECT,
    solar: null,
    battery: null,
    depot: null,
    importMw: 0,
    kgPerWeek: 1_000,
    series: { wind, solar: flat(0), loadMw: flat(1), truckMwh: flat(0), buy: flat(0.5), sell: flat(0) },
  };
  const ask = { segments: 2, conditions: [] };
  expect((await sizeProject(still, { ...ask, exact: false }, openHere)).status).toBe("noUpper");
  const { status, because } = await sizeProject(still, { ...ask, exact: true }, openHere);
  expect(status).toBe("infeasible");
  expect(because?.en).toContain("least load of the electrolyser");
  expect(because?.en).not.toMatch(/battery|inverter|depot|truck/);
  const works = { kwhPerKg: 52, yuanPerKwYear: 10, minLoad: 0 };
  const idle = await sizeProject({ ...still, electrolyser: works }, { ...ask, exact: true }, openHere);
  expect(idle.status).toBe("optimal");
});

it("（十六） another reader of the exported MPS, and our reader of the PyPSA folder, come to the same optimum", async () => {
  const project = { ...PROJECT, series: yearOf(192, 9) };
  const { program } = sizingProgram(project, hourly(project.series), []);
  const exact = ((await solveHere(program)).objective ?? NaN) * 1000;
  const read = readMps([...mpsOf(sizingProgram(project, hourly(project.series), []).program)].join(""));
  const again = (await solveHere(read)).objective ?? NaN;
  expect(Math.abs(again / exact - 1)).toBeLessThan(1e-7);
  const network = readNetwork(
    new Map(
      [...pypsaOf(project)].map(([name, text]) => [
        name,
        text
          .trimEnd()
          .split("\n")
          .map((line) => line.split(",")),
      ]),
    ),
  );
  if (!network.ok) throw new Error(network.failure.sentence.en);
  const theirs = (await solveHere(programOf(network.value).program)).objective ?? NaN;
  expect(Math.abs(theirs / exact - 1)).toBeLessThan(1e-7);
});

const rowsOf = (lines: readonly string[]) =>
  lines.map((line, at) => ({ cells: line.split(","), line: at + 1 }));

const said = (lines: readonly string[]): string => {
  const found = readHours("hours.csv", rowsOf(lines), 2);
  return found.ok ? "taken" : found.failure.sentence.en;
};

const row = (hour: number, wind: string) => `${hour},${wind},0,1,0,0.3,0`;

it("（十六） faults of hours and of the project are said at their line and field, in one go", () => {
  const head = "hour,wind,solar,loadMw,truckMwh,buyYuanPerKwh,sellYuanPerKwh";
  expect(said([head, "0,0.5,0,1,0,0.3,0", "1,0,0,1,0,0.3,0"])).toBe("taken");
  expect(said([head, "0,0.5,0,1,0,0.3,0"])).toContain("has 1 hours and needs 2");
  const faults = said([head, "0,1.2,0.4,60000,0,-0.3,0", "3,x,0,1,0,0.3,0"]);
  for (const part of [
    "line 2: wind: The factor 1.2",
    "at night",
    "in kW",
    "price is negative",
    "line 3: hour",
    "“x” is no number",
  ])
    expect(faults).toContain(part);
  expect(said([head, row(1, "0"), row(2, "0")])).toBe(
    "hours.csv: hour goes from 1 to 2; it begins with 0, take 1 from each.",
  );
  expect(said([head, row(1, "0"), row(0, "0")])).toBe(
    "hours.csv: Hours are not in their order (1 stands where 0 should); sort them by hour.",
  );
  expect(said([head, row(0, "0"), row(1, "0,5")])).toContain("write decimals with “.”");
  const quoted = readHours(
    "hours.csv",
    [...rowsOf([head, row(0, "0")]), { cells: ["1", "0,5", "0", "1", "0", "0.3", "０.1"], line: 3 }],
    2,
  );
  const told = quoted.ok ? "" : quoted.failure.sentence.en;
  for (const part of ["line 3: wind: “0,5” has a comma", "write 0.5", "“０.1” is in wide signs", "write 0.1"])
    expect(told).toContain(part);
  expect(said([`${head},temp`, "0,0,0,1,0,0,0,0"])).toContain("“temp” is not known");
  const project = readProject({
    hours: "h.csv",
    assets: { wind: { yuanPerKwYear: 300, maxMw: 300_000 }, sun: {} },
    hydrogen: { kgPerWeek: 5 },
  });
  const wrong = project.ok ? "" : project.failure.sentence.en;
  for (const part of ["$.assets.wind.maxMw", "in kW", "$.assets.sun", "$.assets.electrolyser"])
    expect(wrong).toContain(part);
});

/** Free MPS as far as it is written here, read by its words alone. */
function readMps(text: string) {
  const [rows, columns] = [
    new Map<string, { kind: string; side: number; range: number | null; entries: [number, number][] }>(),
    new Map<string, number>(),
  ];
  const [cost, low, high]: [number[], number[], number[]] = [[], [], []];
  let section = "";
  for (const line of text.split("\n")) {
    const words = line.trim().split(/\s+/);
    if (!line.startsWith(" ")) section = words[0] ?? "";
    else if (section === "ROWS") rows.set(words[1]!, { kind: words[0]!, side: 0, range: null, entries: [] });
    else if (section === "COLUMNS") {
      const [name, row, value] = [words[0]!, words[1]!, Number(words[2])];
      if (!columns.has(name)) {
        columns.set(name, columns.size);
        low.push(0);
        high.push(Infinity);
        cost.push(0);
      }
      if (row === "yuan") cost[columns.get(name)!] = value;
      else rows.get(row)!.entries.push([columns.get(name)!, value]);
    } else if (section === "RHS") rows.get(words[1]!)!.side = Number(words[2]);
    else if (section === "RANGES") rows.get(words[1]!)!.range = Number(words[2]);
    else if (section === "BOUNDS") {
      const at = columns.get(words[2]!)!;
      if (words[0] !== "UP") low[at] = Number(words[3]);
      if (words[0] !== "LO") high[at] = Number(words[3]);
    }
  }
  const kept = [...rows.values()].filter(({ kind }) => kind !== "N");
  const starts = [0];
  for (const { entries } of kept) starts.push(starts.at(-1)! + entries.length);
  return {
    offset: 0,
    cost: Float64Array.from(cost),
    columnLower: Float64Array.from(low),
    columnUpper: Float64Array.from(high),
    whole: null,
    rowLower: Float64Array.from(kept, ({ kind, side, range }) =>
      kind === "L" ? (range === null ? -Infinity : side - range) : side,
    ),
    rowUpper: Float64Array.from(kept, ({ kind, side }) => (kind === "G" ? Infinity : side)),
    starts: Int32Array.from(starts),
    indices: Int32Array.from(kept.flatMap(({ entries }) => entries.map(([column]) => column))),
    values: Float64Array.from(kept.flatMap(({ entries }) => entries.map(([, value]) => value))),
  };
}
