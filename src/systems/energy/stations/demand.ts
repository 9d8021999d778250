import type { Corridor, Flow } from "./corridor.ts";
import type { Windows } from "./route.ts";

/** Flows that need the same windows, together. */
export type Demand = { readonly windows: readonly (readonly number[])[]; readonly trucks: number };

/** What can be served at all. */
export function demandsOf(flows: readonly Flow[], windows: readonly Windows[]): Demand[] {
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

export const servedBy = (windows: Windows, stations: ReadonlySet<number>): boolean =>
  windows !== null && windows.every((window) => window.some((site) => stations.has(site)));

/** What a choice of stations comes to, in whole units. */
export type Counted = { readonly trucks: number; readonly cost: number };

export function counted(
  stations: ReadonlySet<number>,
  { sites }: Corridor,
  demands: readonly Demand[],
): Counted {
  const trucks = demands
    .filter(({ windows }) => servedBy(windows, stations))
    .reduce((sum, each) => sum + each.trucks, 0);
  const cost = [...stations].reduce((sum, site) => sum + (sites[site]?.cost ?? 0), 0);
  return { trucks, cost };
}

/** Below 0: the first ids, in order, are the smaller ones. */
export function compareIds(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((site, place) => site !== b[place]);
  return at < 0 ? a.length - b.length : at >= b.length ? 1 : (a[at] ?? 0) - (b[at] ?? 0);
}
