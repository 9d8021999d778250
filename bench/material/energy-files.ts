import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { shiftLoad } from "../../src/systems/energy/series/load.ts";
import { syntheticYear } from "../../src/systems/energy/series/synthetic.ts";
import { hoursFile } from "../../src/systems/energy/sizing/hours.ts";
import { chance } from "./ecology-files.ts";

const HOURS = 8_760;
/** Yuan per kWh by the hour of a day, four levels; invented. */
const BUY = [...Array<number>(7).fill(0.31), 0.48, 0.48, 0.72, 0.72, ...Array<number>(4).fill(0.4)];
const BUY_LATER = [...Array<number>(3).fill(0.55), ...Array<number>(4).fill(0.82), 0.48, 0.31];
const BUY_OF_DAY = [...BUY, ...BUY_LATER];

/** An invented year, and projects that build everything there is by it: one without a rule, one by each of some. */
export function writeProjects(folder: string, rules: readonly string[]): ReadonlyMap<string | null, string> {
  const { wind, solar } = syntheticYear({ windHours: 3_300, sunHours: 1_800, seed: 1 });
  const year = {
    wind,
    solar,
    loadMw: shiftLoad({ mw: 60, pattern: "twoShifts", idleShare: 0.85, workDays: 6 }),
    truckMwh: Float64Array.from({ length: HOURS }, (_, hour) =>
      hour % 24 > 5 && hour % 24 < 21 ? 2 + (hour % 5) / 4 : 0,
    ),
    buy: Float64Array.from({ length: HOURS }, (_, hour) => BUY_OF_DAY[hour % 24] ?? 0),
    sell: new Float64Array(HOURS).fill(0.2),
  };
  writeFileSync(join(folder, "hours.csv"), [...hoursFile(year, "示例 sample: invented")].join(""));
  const project = {
    hours: "hours.csv",
    assets: {
      wind: { yuanPerKwYear: 330, maxMw: 400 },
      solar: { yuanPerKwYear: 230, maxMw: 400 },
      battery: { yuanPerKwYear: 40, yuanPerKwhYear: 85, efficiency: 0.95 },
      electrolyser: { yuanPerKwYear: 260, kwhPerKg: 52, minLoad: 0.1 },
      tank: { yuanPerKgYear: 300 },
      depot: { mw: 6, mwh: 40, efficiency: 0.95 },
    },
    grid: { importMw: 60, exportMw: 40 },
    hydrogen: { kgPerWeek: 40_000 },
    unmetYuanPerKwh: 10,
  };
  return new Map(
    [null, ...rules].map((rule) => {
      const path = join(folder, `project-${rule ?? "free"}.json`);
      writeFileSync(path, JSON.stringify({ ...project, rule }));
      return [rule, path] as const;
    }),
  );
}

const id = (site: number): string => `s${String(site).padStart(3, "0")}`;

type CorridorAsk = {
  readonly sites: number;
  readonly flows: number;
  readonly maxStations: number | null;
  /** The same number is the same net. */
  readonly seed: number;
};

/** Sites strewn over 600 × 300 km, each joined to its three nearest, and all of them by the shortest roads; flows between any two. */
export function writeCorridor(path: string, { sites, flows, maxStations, seed }: CorridorAsk): void {
  const next = chance(seed);
  const places = Array.from({ length: sites }, () => [600 * next(), 300 * next()] as const);
  const apart = (a: number, b: number): number =>
    Math.hypot((places[a]?.[0] ?? 0) - (places[b]?.[0] ?? 0), (places[a]?.[1] ?? 0) - (places[b]?.[1] ?? 0));
  const road = (from: number, to: number) => ({
    from: id(from),
    to: id(to),
    km: Math.max(1, Math.round(10 * apart(from, to)) / 10),
  });
  const all = places.map((_, site) => site);
  const byNearness = (site: number, others: readonly number[]): number[] =>
    others.filter((each) => each !== site).toSorted((a, b) => apart(site, a) - apart(site, b));
  const roads = all.flatMap((site) =>
    byNearness(site, all)
      .slice(0, 3)
      .map((to) => road(site, to)),
  );
  // The shortest roads that join all sites (Prim 1957).
  const [joined, alone] = [new Set([0]), new Set(all.slice(1))];
  while (alone.size > 0) {
    const pairs = [...alone].map((site) => [site, byNearness(site, [...joined])[0] ?? 0] as const);
    const [site, to] = pairs.reduce((best, pair) => (apart(...pair) < apart(...best) ? pair : best));
    roads.push(road(site, to));
    joined.add(site);
    alone.delete(site);
  }
  const some = (): number => Math.floor(sites * next());
  const between = Array.from({ length: flows }, () => {
    const from = some();
    return { from: id(from), to: id((from + 1 + Math.floor((sites - 1) * next())) % sites) };
  });
  writeFileSync(
    path,
    JSON.stringify({
      sites: all.map((site) => ({ id: id(site), cost: 100 + Math.floor(200 * next()), candidate: true })),
      roads,
      flows: between.map((flow) => ({ ...flow, trucks: 1 + Math.floor(50 * next()) })),
      rangeKm: 250,
      reserve: 0.2,
      maxStations,
    }),
  );
}
