import { type Entry, type OpenSolver, programBuilder, type Solved } from "../../../kernel/linear-program.ts";
import type { Corridor } from "./corridor.ts";
import { compareIds, type Counted, counted, type Demand } from "./demand.ts";

// Which stations, no more than so many, serve the most trucks: branch and bound (Land and Doig 1960) over relaxations that one open
// program solves from where it stood. Windows have columns of their own, which flows share: a third of the entries. A relaxation
// is believed no further than its duals: any duals give a bound, which is reckoned here. What they leave possible as good as the
// best known is gone through as well, so that of equals the smaller ids are found on the way, and that there are none is proved.

type Choice = Counted & { readonly stations: readonly number[] };

const worth = (a: Counted, b: Counted): number => a.trucks - b.trucks || b.cost - a.cost;
const isBetter = (a: Choice, b: Choice): boolean => (worth(a, b) || compareIds(b.stations, a.stations)) > 0;

/** Values of columns this near to a whole number are whole. */
const NEAR = 1e-6;

/**
 * Minimise cost ÷ weight − trucks: sites first, then windows, then demands; all of them lie between 0 and 1.
 */
function relaxationOf({ sites }: Corridor, demands: readonly Demand[], most: number, weight: number) {
  const { row, column, built } = programBuilder();
  const columns = sites.map(({ candidate, cost }) => column(cost / weight, 0, candidate ? 1 : 0));
  const windows = new Map<string, number>();
  const windowColumn = (window: readonly number[]): number => {
    const key = window.join(",");
    const known = windows.get(key);
    if (known !== undefined) return known;
    const added = column(0, 0, 1);
    windows.set(key, added);
    row(0, Infinity, [...window.map((site): Entry => [columns[site] ?? 0, 1]), [added, -1]]);
    return added;
  };
  for (const { windows: needed, trucks } of demands) {
    const served = column(-trucks, 0, 1);
    for (const window of needed)
      row(0, Infinity, [
        [windowColumn(window), 1],
        [served, -1],
      ]);
  }
  row(
    -Infinity,
    most,
    columns.map((each): Entry => [each, 1]),
  );
  return built();
}

/** Adds, drops or exchanges a station while that makes a choice better. */
function improved(
  choice: Choice,
  most: number,
  count: (stations: readonly number[]) => Choice,
  sites: readonly number[],
) {
  let best = choice;
  for (let from: Choice | null = null; from !== best;) {
    from = best;
    for (const out of [null, ...from.stations]) {
      const rest = from.stations.filter((site) => site !== out);
      for (const site of [null, ...sites]) {
        if (site !== null && (rest.length >= most || rest.includes(site))) continue;
        const found = count(site === null ? rest : [...rest, site].toSorted((a, b) => a - b));
        if (isBetter(found, best)) best = found;
      }
    }
  }
  return best;
}

/** The most trucks by at most so many stations, then the least cost, then the smaller ids. */
export async function mostServed(
  corridor: Corridor,
  demands: readonly Demand[],
  most: number,
  open: OpenSolver,
): Promise<{ readonly stations: ReadonlySet<number>; readonly proven: boolean }> {
  const { sites } = corridor;
  const dearest = sites.map(({ cost }) => cost).toSorted((a, b) => b - a);
  const weight = 1 + dearest.slice(0, most).reduce((sum, cost) => sum + cost, 0);
  const everybody = demands.reduce((sum, { trucks }) => sum + trucks, 0);
  const program = relaxationOf(corridor, demands, most, weight);
  const candidates = sites.flatMap(({ candidate }, at) => (candidate ? at : []));
  const count = (stations: readonly number[]): Choice => ({
    stations,
    ...counted(new Set(stations), corridor, demands),
  });
  /** Of a choice in units of cost: a truck weighs more than all stations. */
  const valueOf = ({ trucks, cost }: Counted): number => weight * trucks - cost;
  /** Half a unit, or what sums of so large numbers are uncertain by. */
  const slack = Math.max(0.5, weight * everybody * 1e-12);
  let best = improved(count([]), most, count, candidates);
  let proven = true;

  const [lower, upper] = [program.columnLower.slice(), program.columnUpper.slice()];
  const relaxed = await open(program);
  const decide = (site: number, least: number, greatest: number): void => {
    [lower[site], upper[site]] = [least, greatest];
    relaxed.boundColumn(site, least, greatest);
  };
  const isOpen = (site: number): boolean => lower[site] !== upper[site];

  /** No choice that keeps what is decided is worth more; and by how much less it is worth for the other bound of a column. */
  function boundBy({ rowDuals }: Solved): { readonly bound: number; readonly losses: Float64Array } {
    const { rowLower, rowUpper, starts, indices, values } = program;
    const losses = program.cost.slice();
    let least = 0;
    rowLower.forEach((low, row) => {
      const told = rowDuals?.[row] ?? 0;
      const dual = low === -Infinity ? Math.min(0, told) : Math.max(0, told);
      if (dual === 0) return;
      least += dual * (low === -Infinity ? (rowUpper[row] ?? 0) : low);
      for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
        const column = indices[at] ?? 0;
        losses[column] = (losses[column] ?? 0) - dual * (values[at] ?? 0);
      }
    });
    losses.forEach((loss, column) => {
      least += loss * ((loss < 0 ? upper[column] : lower[column]) ?? 0);
    });
    return { bound: -weight * least, losses };
  }

  /** Whether what is decided leaves a choice of smaller ids than the best known. */
  function mayBeSmaller(): boolean {
    const taken = candidates.filter((site) => lower[site] === 1);
    const last = taken.at(-1) ?? -1;
    const more = candidates.filter((site) => isOpen(site) && site < last).slice(0, most - taken.length);
    return (
      compareIds(
        [...taken, ...more].toSorted((a, b) => a - b),
        best.stations,
      ) < 0
    );
  }

  async function search(): Promise<void> {
    const found = await relaxed.solve({ method: "simplex" });
    if (found.status !== "optimal" || found.values === null) {
      proven = false;
      return;
    }
    const { values } = found;
    const { bound, losses } = boundBy(found);
    if (bound < valueOf(best) - slack) return;
    const valued = (site: number): number => values[site] ?? 0;
    const largest = candidates
      .filter((site) => valued(site) > NEAR)
      .toSorted((a, b) => valued(b) - valued(a));
    const near = count(largest.slice(0, most).toSorted((a, b) => a - b));
    if (worth(near, best) > 0) best = improved(near, most, count, candidates);
    else if (isBetter(near, best)) best = near;

    const before = new Map<number, readonly [number, number]>();
    const settle = (site: number, value: number): void => {
      before.set(site, [lower[site] ?? 0, upper[site] ?? 0]);
      decide(site, value, value);
    };
    const enough = valueOf(best) - slack;
    if (bound >= enough) {
      for (const site of candidates.filter(isOpen)) {
        const loss = losses[site] ?? 0;
        if (bound - weight * Math.abs(loss) < enough) settle(site, loss > 0 ? 0 : 1);
      }
      const unsettled = candidates.filter(isOpen);
      const fractional = largest.filter((site) => isOpen(site) && valued(site) < 1 - NEAR);
      // Where nothing better is left the smaller ids decide.
      const onlyEquals = slack === 0.5 && bound < valueOf(best) + slack;
      const next = onlyEquals ? unsettled[0] : (fractional[0] ?? unsettled[0]);
      if (next !== undefined && !(onlyEquals && !mayBeSmaller())) {
        const taken = candidates.filter((site) => lower[site] === 1).length;
        for (const value of taken < most ? [1, 0] : [0]) {
          decide(next, value, value);
          await search();
        }
        decide(next, 0, 1);
      } else if (next === undefined) {
        const only = count(candidates.filter((site) => lower[site] === 1));
        if (only.stations.length <= most && isBetter(only, best)) best = only;
      }
    }
    for (const [site, [least, greatest]] of before) decide(site, least, greatest);
  }
  try {
    await search();
  } finally {
    relaxed.close();
  }
  return { stations: new Set(best.stations), proven };
}
