/** Longitude and latitude in degrees of CGCS2000 (WGS 84 to our precision). */
export type Position = readonly [longitude: number, latitude: number];
/** Closed: the first position stands at the end again (RFC 7946, 3.1.6). */
export type Ring = readonly Position[];
/** The outer ring, then its holes. */
export type Polygon = readonly Ring[];
/** What something covers: one polygon or several that do not overlap. Edges are straight in longitude and latitude. */
export type Outline = readonly Polygon[];

const RADIANS = Math.PI / 180;
// CGCS2000: a = 6 378 137 m, f = 1 : 298.257222101 (GB 22021-2008). WGS 84 differs by a billionth of an area.
const SEMI_MAJOR_M = 6_378_137;
const FLATTENING = 1 / 298.257222101;
const SEMI_MINOR_M = SEMI_MAJOR_M * (1 - FLATTENING);
const ECCENTRICITY = Math.sqrt(FLATTENING * (2 - FLATTENING));

/** Area in m² between the equator and a latitude, for a radian of longitude: the authalic integral ∫ M N cos φ dφ in closed form. */
function belowM2(latitude: number): number {
  const sine = Math.sin(latitude * RADIANS);
  const along = ECCENTRICITY * sine;
  return (
    ((SEMI_MINOR_M * SEMI_MINOR_M) / 2) * (sine / (1 - along * along) + Math.atanh(along) / ECCENTRICITY)
  );
}

/** Nodes and weights of Gauss and Legendre on [-1, 1], two and five of them. */
const TWO = [
  [-0.577_350_269_189_625_8, 1],
  [0.577_350_269_189_625_8, 1],
] as const;
const FIVE = [
  [-0.906_179_845_938_664, 0.236_926_885_056_189_1],
  [-0.538_469_310_105_683_1, 0.478_628_670_499_366_5],
  [0, 0.568_888_888_888_888_9],
  [0.538_469_310_105_683_1, 0.478_628_670_499_366_5],
  [0.906_179_845_938_664, 0.236_926_885_056_189_1],
] as const;
/** Edges that climb less are integrated exactly to the last digit by two nodes; longer ones in pieces of `PIECE_DEGREES` by five. */
const SHORT_DEGREES = 0.05;
const PIECE_DEGREES = 3;

/** Mean of `belowM2` along an edge that is straight in longitude and latitude. */
function meanBelowM2(from: number, to: number): number {
  const climb = to - from;
  if (climb === 0) return belowM2(from);
  const nodes = Math.abs(climb) < SHORT_DEGREES ? TWO : FIVE;
  const pieces = Math.ceil(Math.abs(climb) / PIECE_DEGREES);
  let sum = 0;
  for (let piece = 0; piece < pieces; piece++)
    for (const [node, weight] of nodes)
      sum += weight * belowM2(from + (climb * (piece + (1 + node) / 2)) / pieces);
  return sum / (2 * pieces);
}

/** Area in m² on the ellipsoid within a ring, whichever way it runs. */
function ringM2(ring: Ring): number {
  // Against the height of the first position: the differences keep their digits where the ring is small.
  const height = belowM2(ring[0]?.[1] ?? 0);
  let sum = 0;
  for (let at = 1; at < ring.length; at++) {
    const [x1, y1] = ring[at - 1] as Position;
    const [x2, y2] = ring[at] as Position;
    if (x1 !== x2) sum += (x2 - x1) * RADIANS * (meanBelowM2(y1, y2) - height);
  }
  return Math.abs(sum);
}

/**
 * Area of an outline in m² on the ellipsoid of CGCS2000, holes taken out, its edges straight in longitude and latitude (not
 * geodesics). Rings are closed, do not cross, and do not pass the 180th meridian.
 */
export const outlineM2 = (outline: Outline): number =>
  outline.reduce(
    (sum, [outer = [], ...holes]) =>
      sum + ringM2(outer) - holes.reduce((taken, hole) => taken + ringM2(hole), 0),
    0,
  );

export type Box = readonly [west: number, south: number, east: number, north: number];

/** The box around positions; of none it is turned inside out and meets nothing. */
export function boxOf(outline: Outline): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of outline)
    for (const [x, y] of polygon[0] ?? []) {
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
  return [west, south, east, north];
}

const same = ([x1, y1]: Position, [x2, y2]: Position): boolean => x1 === x2 && y1 === y2;
const before = ([x1, y1]: Position, [x2, y2]: Position): number => x1 - x2 || y1 - y2;

/** The vertices of a ring: without the end that repeats the beginning, and without a vertex said twice in a row. */
function verticesOf(ring: Ring): Position[] {
  const vertices = ring.filter((vertex, at) => at === 0 || !same(vertex, ring[at - 1] as Position));
  while (vertices.length > 1 && same(vertices[0] as Position, vertices.at(-1) as Position)) vertices.pop();
  return vertices;
}

/** Where a cycle must begin to come first among all its rotations, in time linear in its length. */
function leastStart(vertices: readonly Position[]): number {
  const count = vertices.length;
  const at = (index: number): Position => vertices[index % count] as Position;
  let [one, other, length] = [0, 1, 0];
  while (one < count && other < count && length < count) {
    const order = before(at(one + length), at(other + length));
    if (order === 0) length++;
    else {
      if (order > 0) one = Math.max(one + length + 1, other);
      else other += length + 1;
      if (one === other) other++;
      length = 0;
    }
  }
  return Math.min(one, other);
}

function ringKey(ring: Ring): string {
  const forwards = verticesOf(ring);
  const [one = "", other = ""] = [forwards, forwards.toReversed()].map((vertices) => {
    const start = leastStart(vertices);
    return [...vertices.slice(start), ...vertices.slice(0, start)].join(" ");
  });
  return one < other ? one : other;
}

/** The same for two outlines where they have the same vertices, whichever vertex, direction, hole or part is written first. */
export const outlineKey = (outline: Outline): string =>
  outline
    .map(([outer = [], ...holes]) => [ringKey(outer), ...holes.map(ringKey).toSorted()].join(";"))
    .toSorted()
    .join("|");

const bits = new DataView(new ArrayBuffer(16));

/** A number that outlines of one key share, made in a fraction of the time: only where it is the same are keys compared. */
export function outlineDigest(outline: Outline): number {
  let sum = 0;
  for (const polygon of outline)
    for (const ring of polygon)
      for (const [x, y] of verticesOf(ring)) {
        // Zero has two signs and is one place.
        bits.setFloat64(0, x + 0);
        bits.setFloat64(8, y + 0);
        let mixed = 0x9e37_79b9;
        for (let at = 0; at < 16; at += 4) {
          mixed = Math.imul(mixed ^ bits.getInt32(at), 0x85eb_ca6b);
          mixed ^= mixed >>> 13;
        }
        sum = (sum + mixed) | 0;
      }
  return sum;
}

/** For each outline the first one before it with the same vertices, as its index; null where there is none. */
export function duplicatesOf(outlines: readonly Outline[]): (number | null)[] {
  const byDigest = new Map<number, number[]>();
  for (const [index, outline] of outlines.entries()) {
    if (outline.length === 0) continue;
    const digest = outlineDigest(outline);
    const found = byDigest.get(digest);
    if (found) found.push(index);
    else byDigest.set(digest, [index]);
  }
  const duplicates: (number | null)[] = outlines.map(() => null);
  for (const indices of byDigest.values()) {
    if (indices.length < 2) continue;
    const firsts = new Map<string, number>();
    for (const index of indices) {
      const key = outlineKey(outlines[index] ?? []);
      const first = firsts.get(key);
      if (first === undefined) firsts.set(key, index);
      else duplicates[index] = first;
    }
  }
  return duplicates;
}
