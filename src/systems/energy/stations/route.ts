import type { Corridor } from "./corridor.ts";

// A flow runs from its beginning along the shortest way and back, over and over: a closed loop. It is served when a station
// lies on the loop and no stretch between two stations is longer than the reach. Every place of the loop then has a station
// within the reach ahead; and where every place has one, no stretch is longer. So a flow is served exactly where each of
// some sets of candidates, its windows, holds a station: one for each place of the loop.

/** Of one flow: sets of candidates of which each must hold a station, none within another. Null: it cannot be served. */
export type Windows = readonly (readonly number[])[] | null;

type Roads = readonly (readonly { readonly to: number; readonly length: number }[])[];

function roadsFrom({ sites, roads }: Corridor): Roads {
  const from = sites.map((): { to: number; length: number }[] => []);
  for (const { ends, length } of roads) {
    from[ends[0]]?.push({ to: ends[1], length });
    from[ends[1]]?.push({ to: ends[0], length });
  }
  return from;
}

/** Lengths of the shortest ways from everywhere to one site (Dijkstra 1959); infinite where no road leads. */
function waysTo(target: number, from: Roads): number[] {
  const lengths = from.map(() => Infinity);
  const open = new Set<number>([target]);
  lengths[target] = 0;
  while (open.size > 0) {
    let [nearest, least] = [-1, Infinity];
    for (const site of open) {
      const length = lengths[site] ?? Infinity;
      if (length < least) [nearest, least] = [site, length];
    }
    open.delete(nearest);
    for (const { to, length } of from[nearest] ?? []) {
      if (least + length >= (lengths[to] ?? 0)) continue;
      lengths[to] = least + length;
      open.add(to);
    }
  }
  return lengths;
}

/** Sites of the shortest way with their distance from its beginning; of several ways that of the smaller ids. */
function shortestWay(start: number, target: number, from: Roads, toTarget: readonly number[]) {
  if (toTarget[start] === Infinity) return null;
  const way = [{ site: start, at: 0 }];
  for (let [here, at] = [start, 0]; here !== target;) {
    const left = toTarget[here] ?? 0;
    // Sites are numbered in the order of their ids.
    let next: { to: number; length: number } | undefined;
    for (const road of from[here] ?? [])
      if (road.length + (toTarget[road.to] ?? Infinity) === left && (next === undefined || road.to < next.to))
        next = road;
    if (next === undefined) throw new Error("a shortest way has a next site");
    [here, at] = [next.to, at + next.length];
    way.push({ site: here, at });
  }
  return way;
}

/** Those sets that hold no other one. */
function leastSets(sets: readonly ReadonlySet<number>[]): number[][] {
  const sorted = sets.toSorted((a, b) => a.size - b.size);
  const kept: ReadonlySet<number>[] = [];
  for (const set of sorted)
    if (!kept.some((less) => [...less].every((each) => set.has(each)))) kept.push(set);
  return kept.map((set) => [...set].toSorted((a, b) => a - b));
}

function windowsOf(
  way: readonly { readonly site: number; readonly at: number }[],
  { sites, reach }: Corridor,
): Windows {
  const length = way.at(-1)?.at ?? 0;
  const back = way.slice(1, -1).map(({ site, at }) => ({ site, at: 2 * length - at }));
  const loop = [...way, ...back.toReversed()];
  const twice = [...loop, ...loop.map(({ site, at }) => ({ site, at: at + 2 * length }))];
  const windows = loop.map((place, number) => {
    const within = new Set<number>();
    for (const { site, at } of twice.slice(number + 1, number + 1 + loop.length)) {
      if (at - place.at > reach) break;
      if (sites[site]?.candidate === true) within.add(site);
    }
    return within;
  });
  return windows.some(({ size }) => size === 0) ? null : leastSets(windows);
}

/** Windows of every flow. */
export function windowsOfFlows(corridor: Corridor): Windows[] {
  const from = roadsFrom(corridor);
  const known = new Map<number, number[]>();
  return corridor.flows.map((flow) => {
    const toTarget = known.get(flow.to) ?? waysTo(flow.to, from);
    known.set(flow.to, toTarget);
    const way = shortestWay(flow.from, flow.to, from, toTarget);
    return way === null ? null : windowsOf(way, corridor);
  });
}
