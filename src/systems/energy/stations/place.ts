import {
  type Entry,
  type LinearProgram,
  type OpenSolver,
  programBuilder,
} from "../../../kernel/linear-program.ts";
import { type Corridor, type Flow, ofUnits, type SiteId } from "./corridor.ts";
import { counted, type Demand, demandsOf, servedBy } from "./demand.ts";
import { mostServed } from "./most-served.ts";
import { windowsOfFlows } from "./route.ts";

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

/** What a choice has to keep beside serving everybody: a cost and a number of stations at most, and what is decided of sites. */
type Bounds = {
  readonly cost: number | null;
  readonly stations: number | null;
  readonly decided: ReadonlyMap<number, boolean>;
  /** One of these at least. */
  readonly oneOf: readonly number[];
};

/** Sites are whole columns; bounds of whole units lie half a unit off, where no rounding reaches. */
function programOf({ sites }: Corridor, demands: readonly Demand[], bounds: Bounds): LinearProgram {
  const { row, column, built } = programBuilder();
  const columns = sites.map(({ candidate, cost }, at) => {
    const fixed = bounds.decided.get(at);
    return column(cost, fixed === true ? 1 : 0, candidate && fixed !== false ? 1 : 0, true);
  });
  const all = (weight: (at: number) => number): Entry[] => columns.map((each, at) => [each, weight(at)]);
  const some = (of: readonly number[]): Entry[] => of.map((site) => [columns[site] ?? 0, 1]);
  const needed = new Map(demands.flatMap(({ windows }) => windows.map((each) => [each.join(","), each])));
  for (const window of needed.values()) row(1, Infinity, some(window));
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
  if (bounds.oneOf.length > 0) row(1, Infinity, some(bounds.oneOf));
  return built();
}

const chosen = (values: Float64Array, { sites }: Corridor): ReadonlySet<number> =>
  new Set(sites.flatMap((_, at) => ((values[at] ?? 0) > 0.5 ? [at] : [])));

/** The most trucks, then the least cost, then the smaller ids. */
export async function placeStations(corridor: Corridor, open: OpenSolver): Promise<Placed> {
  const { sites, flows, maxStations, costScale, truckScale } = corridor;
  const windows = windowsOfFlows(corridor);
  const demands = demandsOf(flows, windows);
  const everybody = demands.reduce((sum, { trucks }) => sum + trucks, 0);
  const bounds: Bounds = { cost: null, stations: maxStations, decided: new Map(), oneOf: [] };
  let proven = true;
  let stations: ReadonlySet<number> = new Set();

  /** The cheapest choice that serves everybody within bounds; null where there is none. */
  const choice = async (within: Bounds): Promise<ReadonlySet<number> | null> => {
    const program = await open(programOf(corridor, demands, within));
    try {
      const found = await program.solve({ absoluteGap: 0.5 });
      proven &&= found.status === "optimal" || found.status === "infeasible";
      return found.values === null ? null : chosen(found.values, corridor);
    } finally {
      program.close();
    }
  };

  if (everybody > 0) {
    const least = await choice(bounds);
    if (least !== null) {
      const { cost, trucks } = counted(least, corridor, demands);
      proven &&= trucks >= everybody;
      stations = !proven
        ? least
        : await ofSmallerIds(least, { ...bounds, cost }, choice, (found) => {
            const of = counted(found, corridor, demands);
            return of.trucks >= trucks && of.cost <= cost;
          });
    } else if (maxStations !== null) {
      // Not everybody can be served by so few stations.
      const most = await mostServed(corridor, demands, maxStations, open);
      stations = most.stations;
      proven &&= most.proven;
    }
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
  choice: (within: Bounds) => Promise<ReadonlySet<number> | null>,
  asGood: (found: ReadonlySet<number>) => boolean,
): Promise<ReadonlySet<number>> {
  const decided = new Map<number, boolean>();
  let best = [...known].toSorted((a, b) => a - b);
  for (let at = 0, next = 0; at < best.length;) {
    if (asGood(new Set(best.slice(0, at)))) return new Set(best.slice(0, at));
    const here = best[at] ?? 0;
    const smaller = Array.from({ length: here - next }, (_, step) => next + step);
    const found = smaller.length === 0 ? null : await choice({ ...bounds, decided, oneOf: smaller });
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
