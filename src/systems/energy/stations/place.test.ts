import { assert, asyncProperty, boolean, constantFrom, integer, option, record, array } from "fast-check";
import { describe, expect, it } from "vitest";
import { openHere } from "../../../platform/solver/highs.ts";
import { readCorridor } from "./corridor.ts";
import { placeStations } from "./place.ts";

type Given = {
  readonly sites: readonly { readonly id: string; readonly cost: number; readonly candidate: boolean }[];
  readonly roads: readonly { readonly from: string; readonly to: string; readonly km: number }[];
  readonly flows: readonly { readonly from: string; readonly to: string; readonly trucks: number }[];
  readonly rangeKm: number;
  readonly reserve: number;
  readonly maxStations?: number | null;
};

const placed = async (given: object) => {
  const read = readCorridor(given);
  if (!read.ok) throw new Error(read.failure.sentence.en);
  return await placeStations(read.value, openHere);
};
const refusedBy = (given: object): string => {
  const read = readCorridor(given);
  if (read.ok) throw new Error("it was taken");
  expect(read.failure.sentence.zh).toMatch(/[一-鿿]/);
  return read.failure.sentence.en;
};

const LINE: Given = {
  sites: ["a", "b", "c", "d"].map((id, at) => ({ id, cost: [5, 3, 3, 5][at] ?? 0, candidate: true })),
  roads: [
    { from: "a", to: "b", km: 100 },
    { from: "b", to: "c", km: 50 },
    { from: "c", to: "d", km: 100 },
  ],
  flows: [
    { from: "a", to: "d", trucks: 10 },
    { from: "a", to: "b", trucks: 3 },
  ],
  rangeKm: 250,
  reserve: 0.2,
};

const key = (a: string, b: string) => `${a}>${b}`;

/** Drives every loop, once round and on to the first station again: every choice of candidates, one after the other. */
function bruteForce({ sites, roads, flows, rangeKm, reserve, maxStations }: Given) {
  const ids = sites.map(({ id }) => id).toSorted();
  const far = new Map<string, number>();
  for (const a of ids) for (const b of ids) far.set(key(a, b), a === b ? 0 : Infinity);
  const step = new Map<string, number>();
  for (const { from, to, km } of roads)
    for (const each of [key(from, to), key(to, from)]) {
      step.set(each, Math.min(step.get(each) ?? Infinity, km));
      far.set(each, Math.min(far.get(each) ?? Infinity, km));
    }
  const way = (a: string, b: string) => far.get(key(a, b)) ?? Infinity;
  for (const k of ids)
    for (const a of ids)
      for (const b of ids) if (way(a, k) + way(k, b) < way(a, b)) far.set(key(a, b), way(a, k) + way(k, b));
  const reach = (rangeKm * (100 - Math.round(reserve * 100))) / 100;
  const loops = flows.map(({ from, to }) => {
    if (way(from, to) === Infinity) return null;
    const stops = [{ id: from, at: 0 }];
    for (let here = from; here !== to;) {
      const next = ids.find(
        (each) =>
          step.has(key(here, each)) && (step.get(key(here, each)) ?? 0) + way(each, to) === way(here, to),
      );
      if (next === undefined) throw new Error("no way");
      stops.push({ id: next, at: way(from, to) - way(next, to) });
      here = next;
    }
    const length = way(from, to);
    const back = stops.slice(0, -1).map(({ id, at }) => ({ id, at: 2 * length - at }));
    return { stops: [...stops, ...back.toReversed()], length: 2 * length };
  });
  const served = (loop: (typeof loops)[number], stations: ReadonlySet<string>) => {
    if (loop === null) return false;
    const at = loop.stops.filter(({ id }) => stations.has(id)).map((stop) => stop.at);
    return at.length > 0 && at.every((each, i) => (at[i + 1] ?? (at[0] ?? 0) + loop.length) - each <= reach);
  };
  const candidates = sites.filter(({ candidate }) => candidate).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  let best = { trucks: -1, cost: 0, stations: [] as string[] };
  for (let mask = 0; mask < 1 << candidates.length; mask++) {
    const open = candidates.filter((_, at) => mask & (1 << at));
    if (open.length > (maxStations ?? Infinity)) continue;
    const stations = open.map(({ id }) => id);
    const set = new Set(stations);
    const trucks = flows.reduce(
      (sum, flow, at) => sum + (served(loops[at] ?? null, set) ? flow.trucks : 0),
      0,
    );
    const cost = open.reduce((sum, each) => sum + each.cost, 0);
    const order = trucks !== best.trucks ? trucks - best.trucks : best.cost - cost;
    if (order > 0 || (order === 0 && stations.join() < best.stations.join()))
      best = { trucks, cost, stations };
  }
  return best;
}

describe("（十六） stations of a corridor", () => {
  it("（十六） stand where both ways, as one loop, leave no stretch longer than the range without its reserve", async () => {
    expect(await placed(LINE)).toEqual({
      stations: ["b", "c"],
      cost: 6,
      servedTrucks: 13,
      totalTrucks: 13,
      proven: true,
      unserved: [],
    });
    // From b to d and back are 300 km, from b by a to b 200 km.
    expect((await placed({ ...LINE, rangeKm: 375 })).stations).toEqual(["b"]);
    expect((await placed({ ...LINE, rangeKm: 374.9 })).stations).toEqual(["b", "c"]);
  });

  it("（十六） serve the most trucks where all cannot be served, at least cost, then smaller ids", async () => {
    const one = await placed({ ...LINE, maxStations: 1 });
    expect(one).toMatchObject({ stations: ["b"], cost: 3, servedTrucks: 3, totalTrucks: 13, proven: true });
    expect(one.unserved).toMatchObject([{ trucks: 10, servable: true }]);
    const none = await placed({ ...LINE, maxStations: 0 });
    expect(none).toMatchObject({ stations: [], cost: 0, servedTrucks: 0, proven: true });
    const far = await placed({ ...LINE, rangeKm: 120 });
    expect(far).toMatchObject({ stations: [], unserved: [{ servable: false }, { servable: false }] });
    const alike = { ...LINE, sites: LINE.sites.map((site) => ({ ...site, cost: 1 })) };
    expect((await placed({ ...alike, flows: [{ from: "b", to: "c", trucks: 1 }] })).stations).toEqual(["b"]);
  });

  it("（十六） take ids that are numbers by their size", async () => {
    const given = {
      sites: [10, 9, 2].map((id) => ({ id, cost: 1, candidate: true })),
      roads: [
        { from: 10, to: 9, km: 1 },
        { from: 9, to: 2, km: 1 },
      ],
      flows: [{ from: 10, to: 2, trucks: 0.5 }],
      rangeKm: 10,
      reserve: 0,
    };
    expect(await placed(given)).toMatchObject({ stations: [2], servedTrucks: 0.5 });
  });

  it("（十六） are those that trying every choice finds, up to fourteen sites", async () => {
    const names = "abcdefghijklmn".split("");
    const end = integer({ min: 0, max: 13 });
    await assert(
      asyncProperty(
        record({
          sites: array(record({ cost: integer({ min: 0, max: 4 }), candidate: boolean() }), {
            minLength: 4,
            maxLength: 14,
          }),
          links: array(record({ from: end, to: end, km: integer({ min: 1, max: 6 }) }), { maxLength: 10 }),
          spine: array(integer({ min: 1, max: 6 }), { minLength: 13, maxLength: 13 }),
          flows: array(record({ from: end, to: end, trucks: integer({ min: 1, max: 5 }) }), {
            minLength: 1,
            maxLength: 9,
          }),
          rangeKm: integer({ min: 4, max: 40 }),
          reserve: constantFrom(0, 0.1, 0.25),
          maxStations: option(integer({ min: 0, max: 5 })),
        }),
        async ({ sites, links, spine, flows, ...rest }) => {
          const name = (at: number) => names[at % sites.length] ?? "a";
          const ends = <T extends { from: number; to: number }>(all: readonly T[]) =>
            all
              .map((each) => ({ ...each, from: name(each.from), to: name(each.to) }))
              .filter(({ from, to }) => from !== to);
          const given: Given = {
            sites: sites.map((site, at) => ({ id: name(at), ...site })),
            roads: [
              ...spine.slice(0, sites.length - 1).map((km, at) => ({ from: name(at), to: name(at + 1), km })),
              ...ends(links),
            ],
            flows: ends(flows),
            ...rest,
          };
          if (given.flows.length === 0) return;
          const [found, expected] = [await placed(given), bruteForce(given)];
          expect(found).toMatchObject({
            stations: expected.stations,
            cost: expected.cost,
            servedTrucks: Math.max(0, expected.trucks),
            proven: true,
          });
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);
});

it("（十六） what is no corridor is refused, each fault at its place", () => {
  const [site] = LINE.sites;
  expect(refusedBy({ ...LINE, roads: [{ from: "a", to: "nowhere", km: 3 }] })).toContain(
    "$.roads[0].to: “nowhere” is not among the sites",
  );
  expect(refusedBy({ ...LINE, roads: [{ from: "a", to: "a", km: 3 }] })).toContain("leads nowhere");
  expect(refusedBy({ ...LINE, roads: [{ from: "a", to: "b", km: 0 }] })).toContain("$.roads[0].km");
  expect(refusedBy({ ...LINE, sites: [site, site] })).toContain("$.sites[1].id: “a” stands there already");
  expect(refusedBy({ ...LINE, reserve: 20 })).toContain("$.reserve");
  expect(refusedBy({ ...LINE, rangeKm: 0 })).toContain("$.rangeKm");
  expect(refusedBy({ ...LINE, maxStations: 1.5 })).toContain("$.maxStations");
  expect(refusedBy({ ...LINE, flows: [{ from: "a", to: "b", trucks: "3" }] })).toContain("$.flows[0].trucks");
  expect(refusedBy({ ...LINE, speed: 3 })).toContain("$.speed");
  expect(refusedBy({ sites: [] })).toContain("$.flows");
});
