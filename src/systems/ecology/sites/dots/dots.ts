import type { Position } from "../../../../kernel/outline.ts";
import { SITE_STATUSES, type SiteStatus } from "../kind.ts";

// Sites as dots travel as columns of bytes: of each its position, its status and its zone, ten bytes. Which site a dot is, is asked
// when somebody wants to know.

/** In the order in which they are drawn: what somebody still has to do lies on top. */
export const DRAWN: readonly SiteStatus[] = [
  "dismissed",
  "closed",
  "accepted",
  "inspected",
  "rectified",
  "verified",
  "found",
];

/** Positions are told from here (and in `0012-sites-at-once.sql`), so that four bytes say them to a few centimetres. */
export const ORIGIN: Position = [105, 37];

/** A site at a dot. */
export type SiteAt = { readonly id: string; readonly title: string; readonly status: SiteStatus };

export type DotsHead = {
  readonly count: number;
  readonly zones: readonly string[];
  readonly sample: boolean;
};
/** `status`: index of `DRAWN`; `zone`: one more than the index of `zones`, 0 for none. */
export type Dots = DotsHead & {
  readonly longitude: Float32Array;
  readonly latitude: Float32Array;
  readonly status: Uint8Array;
  readonly zone: Uint8Array;
};

/**
 * What a reply holds: the length of its head, the head as JSON, then positions, one after the other, statuses and zones.
 * Dots of one status and zone come together.
 */
export function dotsBytes(head: DotsHead, columns: readonly Uint8Array[]): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(head));
  const size = columns.reduce((sum, { length }) => sum + length, 4 + json.length);
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setUint32(0, json.length);
  bytes.set(json, 4);
  let at = 4 + json.length;
  for (const column of columns) {
    bytes.set(column, at);
    at += column.length;
  }
  return bytes;
}

export function dotsOf(buffer: ArrayBuffer): Dots {
  const view = new DataView(buffer);
  const length = view.getUint32(0);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length))) as DotsHead;
  const { count } = head;
  const from = 4 + length;
  const column = (at: number): Float32Array =>
    Float32Array.from({ length: count }, (_, index) => view.getFloat32(from + 8 * index + 4 * at));
  return {
    ...head,
    longitude: column(0),
    latitude: column(1),
    status: new Uint8Array(buffer, from + 8 * count, count),
    zone: new Uint8Array(buffer, from + 9 * count, count),
  };
}

/** How many sites of each status lie in each zone; the last column holds those in none. */
export function countsOf({ count, zones, status, zone }: Dots): Map<SiteStatus, number[]> {
  const counts = new Map<SiteStatus, number[]>(
    (Object.keys(SITE_STATUSES) as SiteStatus[]).map((each) => [
      each,
      Array.from({ length: zones.length + 1 }, () => 0),
    ]),
  );
  for (let at = 0; at < count; at++) {
    const row = counts.get(DRAWN[status[at] ?? 0] ?? "found");
    const index = zone[at] === 0 ? zones.length : (zone[at] ?? 1) - 1;
    if (row !== undefined) row[index] = (row[index] ?? 0) + 1;
  }
  return counts;
}

/** What is drawn: the position in the middle, and pixels to a degree of latitude. */
export type Look = { readonly middle: Position; readonly perDegree: number };

/** Degrees of longitude are shorter by this, along the mountains. */
export const SHRINK = Math.cos((40.9 * Math.PI) / 180);

/** A look in which all dots show. */
export function wholeLook({ count, longitude, latitude }: Dots, width: number, height: number): Look {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < count; at++) {
    const [x, y] = [longitude[at] ?? 0, latitude[at] ?? 0];
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  if (count === 0) [west, south, east, north] = [4.5, 3, 7, 4.5];
  const [wide, high] = [Math.max((east - west) * SHRINK, 0.02), Math.max(north - south, 0.02)];
  return {
    middle: [ORIGIN[0] + (west + east) / 2, ORIGIN[1] + (south + north) / 2],
    perDegree: Math.min((width - 40) / wide, (height - 60) / high),
  };
}

/** The position under a spot of the drawing. */
export const positionAt = (
  { middle, perDegree }: Look,
  [x, y]: readonly [number, number],
  [width, height]: readonly [number, number],
): Position => [middle[0] + (x - width / 2) / (perDegree * SHRINK), middle[1] - (y - height / 2) / perDegree];

/** The dot nearest to a spot, at most `reach` pixels away; null where there is none. */
export function dotNear(
  dots: Dots,
  look: Look,
  spot: readonly [number, number],
  size: readonly [number, number],
  reach: number,
  shows: (at: number) => boolean,
): Position | null {
  const [x, y] = positionAt(look, spot, size);
  let [best, least] = [-1, (reach / look.perDegree) ** 2];
  for (let at = 0; at < dots.count; at++) {
    const [dx, dy] = [
      ((dots.longitude[at] ?? 0) + ORIGIN[0] - x) * SHRINK,
      (dots.latitude[at] ?? 0) + ORIGIN[1] - y,
    ];
    const off = dx * dx + dy * dy;
    if (off <= least && shows(at)) [best, least] = [at, off];
  }
  return best < 0 ? null : [(dots.longitude[best] ?? 0) + ORIGIN[0], (dots.latitude[best] ?? 0) + ORIGIN[1]];
}
