import { type Decimal, decimal, divide, exactly, multiply, subtract } from "../../../kernel/decimal.ts";
import type { Result } from "../../../kernel/result.ts";
import { isAbsent, type JsonFields, jsonFields } from "../given/json-fields.ts";

export type SiteId = string | number;

export type Site = { readonly id: SiteId; readonly candidate: boolean; readonly cost: number };
/** A road by the numbers of its ends; its length in units of the corridor. */
export type Road = { readonly ends: readonly [number, number]; readonly length: number };
export type Flow = { readonly from: number; readonly to: number; readonly trucks: number };

/** A unit is `share` ÷ `parts` of one. */
export type Scale = { readonly share: number; readonly parts: number };
export const ofUnits = (units: number, { share, parts }: Scale): number => (units * share) / parts;

/** A corridor in whole numbers: lengths, costs and trucks as multiples of what their decimals have in common. */
export type Corridor = {
  /** In the order of their ids. */
  readonly sites: readonly Site[];
  readonly roads: readonly Road[];
  readonly flows: readonly Flow[];
  /** The longest stretch without a station. */
  readonly reach: number;
  readonly maxStations: number | null;
  readonly costScale: Scale;
  readonly truckScale: Scale;
};

/** Numbers by size, then texts by their characters. */
export const smallerId = (a: SiteId, b: SiteId): number =>
  typeof a === typeof b ? (a < b ? -1 : a > b ? 1 : 0) : typeof a === "number" ? -1 : 1;

/** Below this, whole doubles and their sums are exact. */
const MOST_UNITS = 2 ** 52;

/** The least power of ten by which all of them are whole. */
function commonUnit(values: readonly Decimal[]): number {
  let unit = 1;
  for (const value of values) {
    const { under } = exactly(value);
    while (BigInt(unit) % under !== 0n && unit < 1e15) unit *= 10;
  }
  return unit;
}

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));

/** Decimals as whole numbers without a common divisor; refused where their sum has more digits than a double keeps. */
function inUnits(read: JsonFields, path: string, values: readonly number[]) {
  const parts = commonUnit(values.map(decimal));
  const units = values.map((value) => {
    const { over, under } = multiply(decimal(value), parts);
    return Number(over / under);
  });
  const known = units.reduce((sum, each) => sum + each, 0) < MOST_UNITS;
  if (!known)
    read.refuse(
      path,
      "数字太长，合计超过 15 位；请减少小数位数。",
      "The numbers are too long, together above 15 digits; write fewer decimals.",
    );
  const share = (known && units.reduce(greatestDivisor, 0)) || 1;
  return { scale: { share, parts }, units: units.map((each) => each / share) };
}

function idIn(read: JsonFields, value: unknown, path: string): SiteId {
  if ((typeof value === "string" && value.trim() !== "") || Number.isSafeInteger(value))
    return value as SiteId;
  read.refuse(path, "须为站点的 id（文字或整数）。", "Write the id of a site, a text or a whole number.");
  return "";
}

function sitesIn(read: JsonFields, value: unknown) {
  const known = new Set<string>();
  const sites = read.list(value, "$.sites").map((each, at): Site => {
    const path = `$.sites[${at}]`;
    const of = read.object(each, path, ["id", "cost", "candidate"]);
    const id = idIn(read, of["id"], `${path}.id`);
    if (known.has(String(id)))
      read.refuse(
        `${path}.id`,
        `“${id}”已经写过；每个站点只写一次。`,
        `“${id}” stands there already; write each site once.`,
      );
    known.add(String(id));
    const candidate = read.truth(of["candidate"], `${path}.candidate`);
    if (isAbsent(of["candidate"]))
      read.refuse(
        `${path}.candidate`,
        "缺少；能建站写 true，不能写 false。",
        "It is missing; write true where a station may be built, else false.",
      );
    const cost =
      candidate === true ? read.needed(of["cost"], `${path}.cost`) : read.amount(of["cost"], `${path}.cost`);
    return { id, candidate: candidate === true, cost: cost ?? 0 };
  });
  return sites.toSorted((a, b) => smallerId(a.id, b.id));
}

/** The number of the site that an end names; the first one stands for what is refused. */
function siteNamed(
  read: JsonFields,
  numbers: ReadonlyMap<string, number>,
  value: unknown,
  path: string,
): number {
  const id = idIn(read, value, path);
  const found = numbers.get(String(id));
  if (found === undefined && id !== "")
    read.refuse(
      path,
      `“${id}”不在 sites 里；请补上这个站点，或改正名称。`,
      `“${id}” is not among the sites; add it or correct the name.`,
    );
  return found ?? 0;
}

function twoEnds(
  read: JsonFields,
  of: Readonly<Record<string, unknown>>,
  path: string,
  numbers: Map<string, number>,
) {
  const before = read.count();
  const ends = [
    siteNamed(read, numbers, of["from"], `${path}.from`),
    siteNamed(read, numbers, of["to"], `${path}.to`),
  ] as const;
  if (ends[0] === ends[1] && read.count() === before)
    read.refuse(
      `${path}.to`,
      "起点和终点是同一个站点，哪里也不通；请改正其中一个。",
      "It begins and ends at the same site and leads nowhere; correct one of them.",
    );
  return ends;
}

/** No road is so long; one in metres is. */
const KM = { above: 0, most: 10_000, hint: ["是不是把米写成了千米？", "Is it in metres?"] } as const;

/** A corridor out of parsed JSON, or everything that is wrong with it. */
export function readCorridor(value: unknown): Result<Corridor> {
  const read = jsonFields();
  const of = read.object(value, "$", ["sites", "roads", "flows", "rangeKm", "reserve", "maxStations"]);
  const sites = sitesIn(read, of["sites"]);
  const numbers = new Map(sites.map(({ id }, at) => [String(id), at]));
  const roads = read.list(of["roads"], "$.roads").map((each, at) => {
    const path = `$.roads[${at}]`;
    const road = read.object(each, path, ["from", "to", "km"]);
    const ends = twoEnds(read, road, path, numbers);
    return { ends, km: read.needed(road["km"], `${path}.km`, KM) };
  });
  const flows = read.list(of["flows"], "$.flows").map((each, at) => {
    const path = `$.flows[${at}]`;
    const flow = read.object(each, path, ["from", "to", "trucks"]);
    const [from, to] = twoEnds(read, flow, path, numbers);
    return { from, to, trucks: read.needed(flow["trucks"], `${path}.trucks`) };
  });
  const rangeKm = read.needed(of["rangeKm"], "$.rangeKm", { above: 0 });
  const reserve = read.needed(of["reserve"], "$.reserve", {
    most: 0.99,
    hint: [
      "reserve 是留着不用的那部分电量或氢量，如 0.2。",
      "reserve is the share of the range kept back, as 0.2.",
    ],
  });
  const maxStations = read.amount(of["maxStations"], "$.maxStations");
  if (maxStations !== null && !Number.isInteger(maxStations))
    read.refuse("$.maxStations", "须为整数。", "Write a whole number.");
  const lengths = inUnits(
    read,
    "$.roads",
    roads.map(({ km }) => km),
  );
  const costs = inUnits(
    read,
    "$.sites",
    sites.map(({ cost }) => cost),
  );
  const trucks = inUnits(
    read,
    "$.flows",
    flows.map((flow) => flow.trucks),
  );
  const failure = read.refused();
  if (failure !== null) return { ok: false, failure };
  const { share, parts } = lengths.scale;
  const { over, under } = divide(
    multiply(multiply(decimal(rangeKm), subtract(1, decimal(reserve))), parts),
    share,
  );
  return {
    ok: true,
    value: {
      sites: sites.map((site, at) => ({ ...site, cost: costs.units[at] ?? 0 })),
      roads: roads.map(({ ends }, at) => ({ ends, length: lengths.units[at] ?? 0 })),
      flows: flows.map((flow, at) => ({ ...flow, trucks: trucks.units[at] ?? 0 })),
      // A stretch is a whole number of units: what is left over of the range lengthens none.
      reach: Number(over / under),
      maxStations,
      costScale: costs.scale,
      truckScale: trucks.scale,
    },
  };
}
