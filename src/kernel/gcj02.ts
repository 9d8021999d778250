import { COUNTY_SEATS, type CountySeat } from "./county-seats.ts";
import type { Position } from "./outline.ts";
import { metresBetween } from "./place.ts";

// GCJ-02, in which Chinese map services publish, moves every position by some hundred metres. The transform is not published;
// this is the one that the open map libraries share, which agrees with the services to about a metre.
const SEMI_MAJOR_M = 6_378_245;
const ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943;

const sine = (degrees: number): number => Math.sin(degrees * Math.PI);

const ripples = (of: number): number => ((20 * sine(6 * of) + 20 * sine(2 * of)) * 2) / 3;

function northM(x: number, y: number): number {
  const plain = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
  const waves =
    ((20 * sine(y) + 40 * sine(y / 3)) * 2) / 3 + ((160 * sine(y / 12) + 320 * sine(y / 30)) * 2) / 3;
  return plain + ripples(x) + waves;
}

function eastM(x: number, y: number): number {
  const plain = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
  const waves =
    ((20 * sine(x) + 40 * sine(x / 3)) * 2) / 3 + ((150 * sine(x / 12) + 300 * sine(x / 30)) * 2) / 3;
  return plain + ripples(x) + waves;
}

/** Where a position of CGCS2000 stands in GCJ-02; degrees. */
export function toGcj02([longitude, latitude]: Position): Position {
  const [x, y] = [longitude - 105, latitude - 35];
  const angle = (latitude / 180) * Math.PI;
  const magic = 1 - ECCENTRICITY_SQUARED * Math.sin(angle) ** 2;
  const north =
    (northM(x, y) * 180) / (((SEMI_MAJOR_M * (1 - ECCENTRICITY_SQUARED)) / magic ** 1.5) * Math.PI);
  const east = (eastM(x, y) * 180) / ((SEMI_MAJOR_M / Math.sqrt(magic)) * Math.cos(angle) * Math.PI);
  return [longitude + east, latitude + north];
}

/** The position of CGCS2000 that stands at `given` in GCJ-02, to a tenth of a millimetre. */
export function fromGcj02(given: Position): Position {
  let [x, y] = given;
  for (let round = 0; round < 6; round++) {
    const [shownX, shownY] = toGcj02([x, y]);
    x += given[0] - shownX;
    y += given[1] - shownY;
  }
  return [x, y];
}

/** A position of a file; `names`: what the file calls the thing there. */
export type Sighting = { readonly names: readonly string[]; readonly centres: readonly Position[] };

/** Why a file is thought to be in GCJ-02: at which seats, and how often chance alone would look like it. */
export type Suspicion = { readonly seats: readonly CountySeat[]; readonly chance: number };

/** A file that says a seat to the metre says it within this, rounding included. */
const EXACT_M = 5;
/** Around a seat it is counted how densely the file lies there. */
const AROUND_M = 250;
/** What a file calls by a county's name lies at its seat: within less than half of the shift, which is over 500 m here. */
const NAMED_M = 200;
/** Above it a coincidence is not called evidence. */
const MOST_CHANCE = 0.01;

const SHOWN_SEATS = COUNTY_SEATS.map((seat) => ({ seat, shown: toGcj02(seat.at) }));

/** Cells of a hundredth of a degree, about a kilometre, in which a shifted seat is near. */
const cellOf = (x: number, y: number): number => Math.floor(x * 100) * 100_000 + Math.floor(y * 100);
const NEAR = new Map<number, (typeof SHOWN_SEATS)[number][]>();
for (const each of SHOWN_SEATS)
  for (const dx of [-0.01, 0, 0.01])
    for (const dy of [-0.01, 0, 0.01]) {
      const cell = cellOf(each.shown[0] + dx, each.shown[1] + dy);
      NEAR.set(cell, [...(NEAR.get(cell) ?? []), each]);
    }

/** Chance of `hits` or more where `mean` are expected (Poisson). */
function chanceOf(hits: number, mean: number): number {
  let [term, below] = [Math.exp(-mean), 0];
  for (let count = 0; count < hits; count++) {
    below += term;
    term *= mean / (count + 1);
  }
  return Math.max(0, 1 - below);
}

/** Counts positions at shifted seats, and expects as many as lie around them for their area. */
function exactly(positions: Iterable<Position>): Suspicion {
  const seats = new Set<CountySeat>();
  let around = 0;
  for (const position of positions)
    for (const { seat, shown } of NEAR.get(cellOf(position[0], position[1])) ?? []) {
      const off = metresBetween(position, shown);
      if (off <= AROUND_M) around++;
      if (off <= EXACT_M) seats.add(seat);
    }
  return { seats: [...seats], chance: chanceOf(seats.size, around * (EXACT_M / AROUND_M) ** 2) };
}

const SEAT_WORDS = /(?:人民)?政府(?:驻地)?$|驻地$|县城$|城关镇$/;

function byName(sightings: readonly Sighting[]): Suspicion {
  const seats = new Set<CountySeat>();
  let right = 0;
  for (const { names, centres } of sightings) {
    const plain = names.map((name) => name.trim().replace(SEAT_WORDS, ""));
    const found = SHOWN_SEATS.find(({ seat }) => plain.includes(seat.name) || plain.includes(seat.code));
    if (found === undefined) continue;
    if (centres.some((centre) => metresBetween(centre, found.seat.at) <= NAMED_M)) right++;
    else if (centres.some((centre) => metresBetween(centre, found.shown) <= NAMED_M)) seats.add(found.seat);
  }
  // One thing in a thousand that is called like a county and lies elsewhere would lie just there.
  return { seats: [...seats], chance: seats.size > right ? 0.001 ** seats.size : 1 };
}

/**
 * Whether a file is in GCJ-02, by its shift at known county seats: things called like a county that lie where GCJ-02 shows its
 * seat and not where the seat is; or centres or vertices within 5 m of where it shows one, more than chance puts there by how
 * densely the file lies around. Null where nothing speaks for it, which does not prove that it is not: a file that touches no seat
 * cannot be judged so.
 */
export function suspectGcj02(sightings: readonly Sighting[], vertices: Iterable<Position>): Suspicion | null {
  const found = [byName(sightings), exactly(sightings.flatMap(({ centres }) => centres)), exactly(vertices)]
    .filter(({ seats, chance }) => seats.length > 0 && chance <= MOST_CHANCE)
    .toSorted((a, b) => a.chance - b.chance);
  return found[0] ?? null;
}
