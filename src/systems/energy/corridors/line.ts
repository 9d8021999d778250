import type { SiteId } from "../stations/corridor.ts";
import type { Network } from "./network.ts";

// A corridor as a line: the longest of its shortest ways lies straight, to scale; what branches off stands in lanes beside it.

export type SiteOnLine = {
  readonly id: SiteId;
  readonly km: number;
  /** 0: on the line; −1, 1, −2 …: beside it. */
  readonly lane: number;
};
export type Line = {
  readonly sites: readonly SiteOnLine[];
  readonly km: number;
  readonly lanes: readonly number[];
};

type Ways = ReadonlyMap<SiteId, { readonly km: number; readonly by: SiteId | null }>;

function waysFrom(start: SiteId, roads: ReadonlyMap<SiteId, readonly { to: SiteId; km: number }[]>): Ways {
  const ways = new Map<SiteId, { km: number; by: SiteId | null }>([[start, { km: 0, by: null }]]);
  const open = new Set<SiteId>([start]);
  while (open.size > 0) {
    let nearest: SiteId | null = null;
    for (const site of open)
      if (nearest === null || (ways.get(site)?.km ?? 0) < (ways.get(nearest)?.km ?? 0)) nearest = site;
    if (nearest === null) break;
    open.delete(nearest);
    const here = ways.get(nearest)?.km ?? 0;
    for (const { to, km } of roads.get(nearest) ?? []) {
      if (here + km >= (ways.get(to)?.km ?? Infinity)) continue;
      ways.set(to, { km: here + km, by: nearest });
      open.add(to);
    }
  }
  return ways;
}

const farthest = (ways: Ways): SiteId | null => {
  let found: SiteId | null = null;
  for (const [site, { km }] of ways) if (found === null || km > (ways.get(found)?.km ?? 0)) found = site;
  return found;
};

/** Lanes in turn: −1, 1, −2, 2 … */
const lane = (branch: number): number => (branch % 2 === 0 ? -1 : 1) * (1 + Math.floor(branch / 2));
const MOST_LANES = 6;

export function lineOf({ sites, roads }: Network): Line {
  const from = new Map<SiteId, { to: SiteId; km: number }[]>(sites.map(({ id }) => [id, []]));
  for (const { from: a, to: b, km } of roads) {
    from.get(a)?.push({ to: b, km });
    from.get(b)?.push({ to: a, km });
  }
  const first = sites.find(({ id }) => (from.get(id)?.length ?? 0) > 0)?.id ?? sites[0]?.id;
  if (first === undefined) return { sites: [], km: 0, lanes: [0] };
  const start = farthest(waysFrom(first, from)) ?? first;
  const ways = waysFrom(start, from);
  const main = new Set<SiteId>();
  for (let at: SiteId | null = farthest(ways); at !== null; at = ways.get(at)?.by ?? null) main.add(at);
  const lanes = new Map<SiteId, number>([...main].map((id) => [id, 0]));
  let branches = 0;
  // In the order of their distance: whatever a site hangs on has its lane before it.
  for (const [id, { by }] of [...ways].toSorted(([, a], [, b]) => a.km - b.km)) {
    if (lanes.has(id)) continue;
    const above = by === null ? 0 : (lanes.get(by) ?? 0);
    lanes.set(id, above === 0 ? lane(branches++ % MOST_LANES) : above);
  }
  // What no road reaches stands at the beginning, in a lane of its own.
  for (const { id } of sites) if (!lanes.has(id)) lanes.set(id, lane(branches++ % MOST_LANES));
  const placed = sites.map(({ id }) => ({ id, km: ways.get(id)?.km ?? 0, lane: lanes.get(id) ?? 0 }));
  return {
    sites: placed,
    km: Math.max(0, ...placed.map(({ km }) => km)),
    lanes: [...new Set(placed.map((each) => each.lane))].toSorted((a, b) => a - b),
  };
}
