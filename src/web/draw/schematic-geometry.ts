/** Longitude and latitude in degrees. */
export type Position = readonly [longitude: number, latitude: number];
/** Of a drawing, in its own units; y grows downwards. */
export type Spot = readonly [x: number, y: number];

export type Projection = {
  readonly at: (position: Position) => Spot;
  /** Units of the drawing per kilometre. */
  readonly perKm: number;
  readonly width: number;
  readonly height: number;
};

/** Kilometres of one degree of latitude on a sphere of 6371 km. */
const KM_PER_DEGREE = (Math.PI * 6371) / 180;
const LEAST_KM = 20;

/**
 * Fits positions into a width with a margin, the same scale both ways: degrees of longitude shrink with the cosine of the
 * middle latitude, which over a few degrees is true to about one in a hundred. One spot alone is put into the middle.
 */
export function fitPositions(positions: readonly Position[], width: number, margin: number): Projection {
  const longitudes = positions.map(([longitude]) => longitude);
  const latitudes = positions.map(([, latitude]) => latitude);
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const kmPerLongitude = KM_PER_DEGREE * Math.cos((((south + north) / 2) * Math.PI) / 180);
  const wideKm = Math.max((east - west) * kmPerLongitude, LEAST_KM);
  const highKm = Math.max((north - south) * KM_PER_DEGREE, LEAST_KM);
  const inner = width - 2 * margin;
  // Not higher than wide.
  const perKm = Math.min(inner / wideKm, inner / highKm);
  const height = highKm * perKm + 2 * margin;
  const [middleX, middleY] = [(west + east) / 2, (south + north) / 2];
  return {
    width,
    height,
    perKm,
    at: ([longitude, latitude]) => [
      width / 2 + (longitude - middleX) * kmPerLongitude * perKm,
      height / 2 - (latitude - middleY) * KM_PER_DEGREE * perKm,
    ],
  };
}

/** The longest round length (1, 2 or 5 times a power of ten, in km) whose bar is at most `most` long in the drawing. */
export function scaleBar(perKm: number, most: number): { readonly km: number; readonly length: number } {
  const power = 10 ** Math.floor(Math.log10(most / perKm));
  const km = [5, 2, 1].map((times) => times * power).find((length) => length * perKm <= most) ?? power;
  return { km, length: km * perKm };
}

/** What has its place in a drawing, and how far it reaches to each side. */
export type Taking = { readonly at: Spot; readonly half: number };

const STEP = 4;
/** So that the spots of a ring follow on those of the one before without lying in rows. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/**
 * Spots for marks that would cover one another, in their order: each where it belongs if there is room, else as near as there
 * is, above and below without an end. `taken` stands already; `width` is at least twice the widest mark.
 */
export function setApart(
  marks: readonly Taking[],
  width: number,
  taken: readonly Taking[] = [],
): readonly Spot[] {
  const placed = [...taken];
  return marks.map(({ at: [x, y], half }) => {
    for (let tried = 0; ; tried++) {
      const away = STEP * Math.sqrt(tried);
      const at = [x + away * Math.cos(tried * GOLDEN), y + away * Math.sin(tried * GOLDEN)] as const;
      if (at[0] < half || at[0] > width - half) continue;
      if (placed.some((other) => Math.hypot(other.at[0] - at[0], other.at[1] - at[1]) < other.half + half))
        continue;
      placed.push({ at, half });
      return at;
    }
  });
}
