import {
  type Entry,
  type LinearProgram,
  programBuilder,
  type Solver,
} from "../../../kernel/linear-program.ts";
import { type Corridor, type Flow, ofUnits, type SiteId } from "./corridor.ts";
import { type Windows, windowsOfFlows } from "./route.ts";

export type Placement = {
  /** Smaller ids first. */
  readonly stations: readonly SiteId[];
  readonly cost: number;
  readonly servedTrucks: number;
  readonly totalTrucks: number;
  /** Whether nothing better exists, and among what is as good nothing of smaller ids. */
  readonly proven: boolean;
};

/** `unserved`: flows left out, and whether any choice of stations could serve them. */
export type Placed = Placement & { readonly unserved: readonly (Flow & { readonly servable: boolean })[] };

/** Flows that need the same windows, together. */
type Demand = { readonly windows: readonly (readonly number[])[]; readonly trucks: number };

function demandsOf(flows: readonly Flow[], windows: readonly Windows[]): Demand[] {
  const demands = new Map<string, Demand>();
  flows.forEach(({ trucks }, at) => {
    const of = windows[at] ?? null;
    if (of === null || trucks === 0) return;
    const key = of
      .map((window) => window.join(","))
      .toSorted()
      .join(";");
    demands.set(key, { windows: of, trucks: trucks + (demands.get(key)?.trucks ?? 0) });
  });
  return [...demands.values()];
}

const servedBy = (windows: Windows, stations: ReadonlySet<number>): boolean =>
  windows !== null && windows.every((window) => window.some((site) => stations.has(site)));

/** What a choice has to keep: who is served, at what cost at most, with how many stations, and what is decided of sites. */
type Bounds = {
  /** Null: everybody. */
  readonly trucks: number | null;
  readonly cost: number | null;
  readonly stations: number | null;
  readonly decided: ReadonlyMap<number, boolean>;
  /** One of these at least. */
  readonly oneOf: readonly number[];
};

/** What a unit of cost and a truck less weigh. */
type Aim = { readonly cost: number; readonly trucks: number };
const COST: Aim = { cost: 1, trucks: 0 };
const TRUCKS: Aim = { cost: 0, trucks: 1 };
/** Objectives up to here keep a unit apart from what rounding does to them. */
const MOST_WEIGHED = 1e8;

const FREE: Bounds = { trucks: null, cost: null, stations: null, decided: new Map(), oneOf: [] };

/**
 * Sites are whole columns; whether a demand is served is 1 where each of its windows holds a station, and needs not be
 * asked to be whole. Bounds of whole units lie half a unit off, where no rounding reaches.
 */
function programOf(corridor: Corridor, demands: readonly Demand[], aim: Aim, bounds: Bounds): LinearProgram {
  const { row, column, built } = programBuilder();
  const { sites } = corridor;
  const columns = sites.map(({ candidate, cost }, at) => {
    const fixed = bounds.decided.get(at);
    return column(aim.cost * cost, fixed === true ? 1 : 0, candidate && fixed !== false ? 1 : 0, true);
  });
  const all = (weight: (at: number) => number): Entry[] => columns.map((each, at) => [each, weight(at)]);
  const needed = new Set<string>();
  const served: Entry[] = [];
  for (const { windows, trucks } of demands) {
    if (bounds.trucks === null) {
      for (const window of windows) needed.add(window.join(","));
      continue;
    }
    const taken = column(-aim.trucks * trucks, 0, 1);
    served.push([taken, trucks]);
    for (const window of windows)
      row(0, Infinity, [...window.map((site): Entry => [columns[site] ?? 0, 1]), [taken, -1]]);
  }
  for (const window of needed)
    row(
      1,
      Infinity,
      window.split(",").map((site): Entry => [columns[Number(site)] ?? 0, 1]),
    );
  if (bounds.trucks !== null && bounds.trucks > 0) row(bounds.trucks - 0.5, Infinity, served);
  if (bounds.stations !== null)
    row(
      -Infinity,
      bounds.stations,
      all(() => 1),
    );
  if (bounds.cost !== null)
    row(
      -Infinity,
      bounds.cost + 0.5,
      all((at) => sites[at]?.cost ?? 0),
    );
  if (bounds.oneOf.length > 0)
    row(
      1,
      Infinity,
      bounds.oneOf.map((site): Entry => [columns[site] ?? 0, 1]),
    );
  return built();
}

const chosen = (values: Float64Array, { sites }: Corridor): ReadonlySet<number> =>
  new Set(sites.flatMap((_, at) => ((values[at] ?? 0) > 0.5 ? [at] : [])));

/** Everything that is known of a choice, counted in whole units. */
function counted(stations: ReadonlySet<number>, { sites }: Corridor, demands: readonly Demand[]) {
  const trucks = demands
    .filter(({ windows }) => servedBy(windows, stations))
    .reduce((sum, each) => sum + each.trucks, 0);
  const cost = [...stations].reduce((sum, site) => sum + (sites[site]?.cost ?? 0), 0);
  return { trucks, cost };
}

/** The most trucks, then the least cost, then the smaller ids. */
export async function placeStations(corridor: Corridor, solve: Solver): Promise<Placed> {
  const { sites, flows, maxStations, costScale, truckScale } = corridor;
  const windows = windowsOfFlows(corridor);
  const demands = demandsOf(flows, windows);
  const everybody = demands.reduce((sum, { trucks }) => sum + trucks, 0);
  let proven = true;
  let stations: ReadonlySet<number> = new Set();
  let bounds: Bounds = { ...FREE, stations: maxStations };

  /** The choice that a program comes to; null where there is none. */
  const choice = async (aim: Aim, within: Bounds): Promise<ReadonlySet<number> | null> => {
    const found = await solve(programOf(corridor, demands, aim, within), { absoluteGap: 0.5 });
    proven &&= found.status === "optimal" || found.status === "infeasible";
    return found.values === null ? null : chosen(found.values, corridor);
  };

  if (everybody > 0) {
    let least = await choice(COST, bounds);
    if (least === null && proven) {
      // Not everybody can be served by so few stations.
      const dearest = sites.map(({ cost }) => cost).toSorted((a, b) => b - a);
      const weight = 1 + dearest.slice(0, maxStations ?? 0).reduce((sum, cost) => sum + cost, 0);
      const both = weight * everybody < MOST_WEIGHED;
      const most =
        (await choice(both ? { cost: 1, trucks: weight } : TRUCKS, { ...bounds, trucks: 0 })) ?? new Set();
      bounds = { ...bounds, trucks: counted(most, corridor, demands).trucks };
      least = both || bounds.trucks === 0 ? most : ((await choice(COST, bounds)) ?? most);
    }
    stations = least ?? new Set();
    const { cost, trucks } = counted(stations, corridor, demands);
    proven &&= trucks >= (bounds.trucks ?? everybody);
    if (proven && stations.size > 0)
      stations = await ofSmallerIds(stations, { ...bounds, cost }, choice, (found) => {
        const of = counted(found, corridor, demands);
        return of.trucks >= trucks && of.cost <= cost;
      });
  }
  const ids = [...stations].toSorted((a, b) => a - b);
  const { cost, trucks } = counted(stations, corridor, demands);
  return {
    stations: ids.flatMap((site) => sites[site]?.id ?? []),
    cost: ofUnits(cost, costScale),
    servedTrucks: ofUnits(trucks, truckScale),
    totalTrucks: ofUnits(
      flows.reduce((sum, each) => sum + each.trucks, 0),
      truckScale,
    ),
    proven,
    unserved: flows.flatMap((flow, at) => {
      const of = windows[at] ?? null;
      return flow.trucks === 0 || servedBy(of, stations) ? [] : [{ ...flow, servable: of !== null }];
    }),
  };
}

/**
 * Of all choices that are as good the one whose ids, in order, are the smallest. Site by site of the best known: is there
 * one as good that agrees up to here and then has a smaller site?
 */
async function ofSmallerIds(
  known: ReadonlySet<number>,
  bounds: Bounds,
  choice: (aim: Aim, within: Bounds) => Promise<ReadonlySet<number> | null>,
  asGood: (found: ReadonlySet<number>) => boolean,
): Promise<ReadonlySet<number>> {
  const decided = new Map<number, boolean>();
  let best = [...known].toSorted((a, b) => a - b);
  for (let at = 0, next = 0; at < best.length;) {
    if (asGood(new Set(best.slice(0, at)))) return new Set(best.slice(0, at));
    const here = best[at] ?? 0;
    const smaller = Array.from({ length: here - next }, (_, step) => next + step);
    const found = smaller.length === 0 ? null : await choice(COST, { ...bounds, decided, oneOf: smaller });
    if (found !== null && asGood(found)) {
      best = [...found].toSorted((a, b) => a - b);
      continue;
    }
    for (const site of smaller) decided.set(site, false);
    decided.set(here, true);
    next = here + 1;
    at++;
  }
  return new Set(best);
}
