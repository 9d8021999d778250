import type { Result } from "../../../kernel/result.ts";
import { jsonFields } from "../given/json-fields.ts";
import type { Place, Sun } from "./weather.ts";

export type PvPlant = {
  readonly dcKw: number;
  readonly tiltDeg: number;
  readonly azimuthDeg: number;
  readonly lossesPercent: number;
  readonly inverterEfficiency: number;
  readonly dcAcRatio: number;
};

/** As PVWatts has them, where neither PV.json nor the head of the weather says. */
const USUAL: PvPlant = {
  dcKw: 1,
  tiltDeg: 30,
  azimuthDeg: 180,
  lossesPercent: 14.08,
  inverterEfficiency: 0.96,
  dcAcRatio: 1.1,
};

/** Where a plain file says no place: Baotou. */
export const BAOTOU: Place = { latitude: 40.65, longitude: 109.84, zone: 8 };

/** A plant out of parsed JSON over what the head of the weather says. */
export function readPlant(value: unknown, head: Readonly<Record<string, number>>): Result<PvPlant> {
  const read = jsonFields();
  const of = read.object(value, "$", Object.keys(USUAL));
  const ranges = {
    dcKw: { above: 0 },
    tiltDeg: { most: 90 },
    azimuthDeg: { most: 360 },
    lossesPercent: { most: 100 },
    inverterEfficiency: {
      above: 0,
      most: 1,
      hint: ["写成小数，如 0.96。", "Write it as a share, as 0.96."] as const,
    },
    dcAcRatio: { above: 0 },
  };
  const number = (name: keyof PvPlant): number =>
    read.amount(of[name], `$.${name}`, ranges[name]) ?? head[name] ?? USUAL[name];
  const plant = {
    dcKw: number("dcKw"),
    tiltDeg: number("tiltDeg"),
    azimuthDeg: number("azimuthDeg"),
    lossesPercent: number("lossesPercent"),
    inverterEfficiency: number("inverterEfficiency"),
    dcAcRatio: number("dcAcRatio"),
  };
  const failure = read.refused();
  return failure === null ? { ok: true, value: plant } : { ok: false, failure };
}

const RADIAN = Math.PI / 180;
const ALBEDO = 0.2;
const SOLAR_CONSTANT = 1_367;
/** Of standard modules, per K. */
const GAMMA = -0.0047;
/** What wind carries off an open rack, W/(m²·K), still and for each m/s (Faiman 2008). */
const COOLING = { still: 25, wind: 6.84 };
/** What glass reflects of a beam that strikes at a slant (ASHRAE 93-2003). */
const REFLECTED = 0.05;

/** Cosine of the zenith, and azimuth from north by east, of the sun (Spencer 1971). */
export function sunAt(dayOfYear: number, hourOfDay: number, { latitude, longitude, zone }: Place) {
  const b = (2 * Math.PI * (dayOfYear - 1 + (hourOfDay - zone) / 24)) / 365;
  const declination =
    0.006918 -
    0.399912 * Math.cos(b) +
    0.070257 * Math.sin(b) -
    0.006758 * Math.cos(2 * b) +
    0.000907 * Math.sin(2 * b) -
    0.002697 * Math.cos(3 * b) +
    0.00148 * Math.sin(3 * b);
  const minutes =
    229.18 *
    (0.000075 +
      0.001868 * Math.cos(b) -
      0.032077 * Math.sin(b) -
      0.014615 * Math.cos(2 * b) -
      0.040849 * Math.sin(2 * b));
  const solar = hourOfDay + (longitude - 15 * zone) / 15 + minutes / 60;
  const angle = (solar - 12) * 15 * RADIAN;
  const phi = latitude * RADIAN;
  const cosZenith =
    Math.sin(phi) * Math.sin(declination) + Math.cos(phi) * Math.cos(declination) * Math.cos(angle);
  const azimuth =
    Math.atan2(Math.sin(angle), Math.cos(angle) * Math.sin(phi) - Math.tan(declination) * Math.cos(phi)) +
    Math.PI;
  const extra = SOLAR_CONSTANT * (1 + 0.033 * Math.cos((2 * Math.PI * dayOfYear) / 365));
  return { cosZenith, azimuth, extra };
}

/** Sine of 20°, which no clock of a zone and no place that was left out amounts to. */
const DEEP_NIGHT = 0.342;
/** Starlight and rounding, W/m². */
const DARK = 5;

/** The first hour in which the sun shines deep in the night; null where it never does. */
export function beamAtNight(sun: Sun, place: Place): number | null {
  const found = sun.beam.findIndex(
    (beam, at) =>
      beam > DARK && sunAt(sun.dayOfYear[at] ?? 1, sun.hourOfDay[at] ?? 0, place).cosZenith < -DEEP_NIGHT,
  );
  return found < 0 ? null : found;
}

/** What falls on the plane of the array, W/m² (Hay and Davies 1980), and what of it passes the glass. */
function onArray(sun: Sun, at: number, place: Place, { tiltDeg, azimuthDeg }: PvPlant) {
  const { cosZenith, azimuth, extra } = sunAt(sun.dayOfYear[at] ?? 1, sun.hourOfDay[at] ?? 0, place);
  const [beam, diffuse] = [sun.beam[at] ?? 0, sun.diffuse[at] ?? 0];
  const tilt = tiltDeg * RADIAN;
  const up = Math.max(0, cosZenith);
  const sinZenith = Math.sqrt(Math.max(0, 1 - cosZenith ** 2));
  const incidence = Math.max(
    0,
    cosZenith * Math.cos(tilt) + sinZenith * Math.sin(tilt) * Math.cos(azimuth - azimuthDeg * RADIAN),
  );
  const direct = cosZenith > 0 ? beam : 0;
  const anisotropy = Math.min(1, direct / extra);
  const around = cosZenith > 0.0872 ? incidence / cosZenith : 0;
  const sky = diffuse * (anisotropy * around + ((1 - anisotropy) * (1 + Math.cos(tilt))) / 2);
  const ground = ((sun.global?.[at] ?? direct * up + diffuse) * ALBEDO * (1 - Math.cos(tilt))) / 2;
  const passed = incidence > 0.01 ? Math.max(0, 1 - REFLECTED * (1 / incidence - 1)) : 0;
  return { plane: direct * incidence + sky + ground, inside: direct * incidence * passed + sky + ground };
}

/** AC energy of each hour per kW of modules: temperature, losses and inverter as PVWatts 5 (NREL/TP-6A20-62641). */
export function pvFactors(sun: Sun, plant: PvPlant, place: Place): Float64Array {
  const { lossesPercent, inverterEfficiency, dcAcRatio } = plant;
  const kept = 1 - lossesPercent / 100;
  const dcAtInverter = 1 / dcAcRatio / inverterEfficiency;
  return sun.beam.map((_, at) => {
    const { plane, inside } = onArray(sun, at, place, plant);
    const cell = (sun.tempC[at] ?? 15) + plane / (COOLING.still + COOLING.wind * (sun.windMps[at] ?? 0));
    const dc = (inside / 1_000) * (1 + GAMMA * (cell - 25)) * kept;
    if (!(dc > 0)) return 0;
    const load = dc / dcAtInverter;
    const efficiency = (inverterEfficiency / 0.9637) * (-0.0162 * load - 0.0059 / load + 0.9858);
    return Math.max(0, Math.min(dc * efficiency, 1 / dcAcRatio));
  });
}
