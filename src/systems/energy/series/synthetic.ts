import { BAOTOU, pvFactors, sunAt } from "./pv.ts";

// A year that nobody measured, for whoever has no weather yet. It is always a sample: its hours come out as asked, its weeks
// look like those of the bend (windy winter and spring, clear winter, clouds in July), and nothing else about it is true.

const HOURS = 8_760;

/** Full-load hours that projects of the bend report, between which an invented year may lie. */
export const SYNTHETIC_HOURS = { wind: [3_000, 3_600], solar: [1_700, 1_950] } as const;

export type SyntheticAsk = {
  readonly windHours: number;
  readonly sunHours: number;
  /** A whole number; the same number is the same year. */
  readonly seed: number;
};
/** Factors of the rated power, in the time of Beijing from 0 o'clock of 1 January. */
export type SyntheticYear = { readonly wind: Float64Array; readonly solar: Float64Array };

/** Numbers of the normal distribution, the same at every run (Steele, Lea and Flood 2014; Box and Muller 1958). */
function normals(seed: number): () => number {
  let state = seed >>> 0;
  const evenly = (): number => {
    state = (state + 0x9e_37_79_b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21_f0_aa_ad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x73_5a_2d_97);
    return (((mixed ^ (mixed >>> 15)) >>> 0) + 0.5) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(evenly())) * Math.cos(2 * Math.PI * evenly());
}

/** Numbers of the normal distribution of which each keeps `kept` of the one before. */
function drifting(kept: number, throwDice: () => number): () => number {
  let value = throwDice();
  return () => (value = kept * value + Math.sqrt(1 - kept ** 2) * throwDice());
}

/** The share of a normal distribution below a number (Abramowitz and Stegun 26.2.17). */
function below(value: number): number {
  const t = 1 / (1 + 0.231_641_9 * Math.abs(value));
  const tail =
    t *
    (0.319_381_53 + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
  const upper = (Math.exp(-(value ** 2) / 2) / Math.sqrt(2 * Math.PI)) * tail;
  return value < 0 ? upper : 1 - upper;
}

/** Factors whose sum is `wanted`, of a family that grows with its number: by halves. */
function calibrated(
  wanted: number,
  low: number,
  high: number,
  of: (at: number) => Float64Array,
): Float64Array {
  for (let [least, most] = [low, high]; ;) {
    const middle = (least + most) / 2;
    const factors = of(middle);
    const hours = factors.reduce((sum, each) => sum + each, 0);
    if (Math.abs(hours - wanted) < 0.01 || most - least < 1e-12) return factors;
    if (hours < wanted) least = middle;
    else most = middle;
  }
}

const season = (hour: number, peakDay: number): number =>
  Math.cos((2 * Math.PI * (hour / 24 - peakDay)) / 365);

/** A fleet from 3 m/s to full power at 11, a twentieth of it always standing or in the wake of others. */
const fleet = (mps: number): number => 0.95 * Math.min(1, Math.max(0, (mps ** 3 - 27) / (11 ** 3 - 27)));

function windOf(hours: number, throwDice: () => number): Float64Array {
  const [weather, gusts] = [drifting(0.97, throwDice), drifting(0.8, throwDice)];
  const speeds = Float64Array.from({ length: HOURS }, (_, hour) => {
    const share = below(0.95 * weather() + Math.sqrt(1 - 0.95 ** 2) * gusts());
    // Rayleigh's distribution; windiest in March, least in the middle of summer, more in the evening than in the morning.
    const usual = (1 + 0.13 * season(hour, 75)) * (1 + 0.05 * Math.cos((2 * Math.PI * (hour - 19)) / 24));
    return usual * Math.sqrt(-Math.log(1 - Math.min(share, 1 - 1e-9)));
  });
  return calibrated(hours, 0, 100, (scale) => speeds.map((each) => fleet(scale * each)));
}

/** Modules of the bend under a sky without a cloud, facing south at 38°. */
function clearSky(): Float64Array {
  const days = Int32Array.from({ length: HOURS }, (_, hour) => Math.floor(hour / 24) + 1);
  const hourOfDay = Float64Array.from({ length: HOURS }, (_, hour) => (hour % 24) + 0.5);
  const beam = new Float64Array(HOURS);
  const diffuse = new Float64Array(HOURS);
  for (let hour = 0; hour < HOURS; hour++) {
    const { cosZenith, extra } = sunAt(days[hour] ?? 1, hourOfDay[hour] ?? 0, BAOTOU);
    if (cosZenith <= 0) continue;
    // Meinel and Meinel (1976), and a tenth of what comes from outside scattered by a clear sky.
    beam[hour] = extra * 0.7 ** ((1 / Math.max(cosZenith, 0.02)) ** 0.678);
    diffuse[hour] = 0.1 * extra * cosZenith;
  }
  const tempC = Float64Array.from(
    { length: HOURS },
    (_, hour) => 7 + 17 * season(hour, 200) + 6 * Math.cos((2 * Math.PI * (hour - 15)) / 24),
  );
  const sun = { place: BAOTOU, dayOfYear: days, hourOfDay, beam, diffuse, global: null, tempC };
  const windMps = new Float64Array(HOURS).fill(3);
  const plant = {
    dcKw: 1,
    tiltDeg: 38,
    azimuthDeg: 180,
    lossesPercent: 12,
    inverterEfficiency: 0.98,
    dcAcRatio: 1.2,
  };
  return pvFactors({ ...sun, windMps, plant: {} }, plant, BAOTOU);
}

function sunOf(hours: number, throwDice: () => number): Float64Array {
  const [weather, passing] = [drifting(0.97, throwDice), drifting(0.6, throwDice)];
  const clear = clearSky();
  const clouds = Float64Array.from(
    { length: HOURS },
    (_, hour) => 0.9 * weather() + Math.sqrt(1 - 0.9 ** 2) * passing() + 0.35 * season(hour, 200),
  );
  // What clouds leave of the sun (Kasten and Czeplak 1980).
  return calibrated(hours, -6, 6, (brightness) =>
    clouds.map((each, hour) => (clear[hour] ?? 0) * (1 - 0.75 * below(each - brightness) ** 3.4)),
  );
}

const within = ([least, most]: readonly [number, number], hours: number): boolean =>
  hours >= least && hours <= most;

/** An invented year of so many full-load hours. Always shown as a sample. */
export function syntheticYear({ windHours, sunHours, seed }: SyntheticAsk): SyntheticYear {
  if (!within(SYNTHETIC_HOURS.wind, windHours) || !within(SYNTHETIC_HOURS.solar, sunHours))
    throw new RangeError(`no year of the bend has ${windHours} h of wind and ${sunHours} h of sun`);
  return { wind: windOf(windHours, normals(2 * seed)), solar: sunOf(sunHours, normals(2 * seed + 1)) };
}
