import { type Failure, refusal } from "./error.ts";

/**
 * A place as longitude and latitude in CGCS2000 degrees (WGS 84 to our precision): one pair is a point, several are a line.
 */
export type Place = readonly (readonly [longitude: number, latitude: number])[];

const SWAPPED = refusal(
  "swapped-coordinates",
  "坐标的经度和纬度写反了：应先写经度（105–115），后写纬度（37–43）。请对调后再保存。",
  "Longitude and latitude are swapped: longitude (105–115) comes first, latitude (37–43) second. Exchange them.",
);
const OUTSIDE = refusal(
  "outside-region",
  "坐标不在本区域内（经度 105–115、纬度 37–43），请核对是否为十进制度。",
  "The place is outside the region (longitude 105–115, latitude 37–43). Check that degrees are decimal.",
);

/** The four cities and their neighbours. */
const REGION = { longitude: [105, 115], latitude: [37, 43] } as const;
const within = ([least, most]: readonly [number, number], value: number): boolean =>
  value >= least && value <= most;

/** Whether a value is made of pairs of degrees, at least one. */
export const isPlace = (value: unknown): value is Place =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every(
    (pair: unknown) =>
      Array.isArray(pair) && pair.length === 2 && pair.every((degree) => Number.isFinite(degree)),
  );

/** Why a place is refused, null where it may stand: outside the region, or with longitude and latitude exchanged. */
export function placeRefused(place: Place): Failure | null {
  const { longitude, latitude } = REGION;
  if (place.every(([x, y]) => within(longitude, x) && within(latitude, y))) return null;
  return place.every(([x, y]) => within(latitude, x) && within(longitude, y)) ? SWAPPED : OUTSIDE;
}

const PAIR = /^\(?\s*(\d{1,3}(?:\.\d{1,17})?)\s*[,，、\s]\s*(\d{1,3}(?:\.\d{1,17})?)\s*\)?$/;

/** A place as typed, one pair a line or parted by ；; null where a line is no pair. */
export function parsePlace(typed: string): Place | null {
  const lines = typed.split(/[\n;；]+/).flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
  const read = lines.flatMap((line) => {
    const [, x, y] = PAIR.exec(line) ?? [];
    return x === undefined || y === undefined ? [] : [[Number(x), Number(y)] as const];
  });
  return read.length === lines.length ? read : null;
}

/** A place as it is typed. */
export const placeText = (place: Place): string => place.map((pair) => pair.join(", ")).join("\n");

const M_PER_DEGREE = 111_320;

/** Metres between two positions that are near each other. */
export const metresBetween = ([x1, y1]: Place[number], [x2, y2]: Place[number]): number =>
  Math.hypot((x2 - x1) * Math.cos((((y1 + y2) / 2) * Math.PI) / 180), y2 - y1) * M_PER_DEGREE;
