import type { Failure } from "../../../kernel/error.ts";
import { refusal } from "../../../kernel/error.ts";
import { ok, type Result } from "../../../kernel/result.ts";
import {
  type GivenRow,
  longerThanHead,
  noNumber,
  numberIn,
  tooLong,
  withoutRemarks,
} from "../given/cells.ts";
import type { Weather } from "./weather.ts";

/** What a turbine makes of wind: power by speed, or the share of the wind's power that its rotor takes. */
export type Turbine = {
  readonly speeds: readonly number[];
  readonly values: readonly number[];
  readonly ratedKw: number;
  /** Null: `values` are kW. */
  readonly rotorM: number | null;
};

const unusable = (zh: string, en: string): { readonly ok: false; readonly failure: Failure } => ({
  ok: false,
  failure: refusal("unusable", zh, en),
});

/** No rotor takes more of the wind's power (Betz 1920). */
const BETZ = 16 / 27;
/** Turbines stop well below. */
const MOST_MPS = 60;

/** A curve out of the rows `speedMps,powerKw` or `speedMps,cp,rotorM,ratedKw`. */
export function readTurbine(given: readonly GivenRow[]): Result<Turbine> {
  const rows = withoutRemarks(given);
  const names = (rows[0]?.cells ?? []).map((cell) => cell.trim());
  const forms = [
    ["speedMps", "powerKw"],
    ["speedMps", "cp", "rotorM", "ratedKw"],
  ];
  const form = forms.find(
    (each) => each.length === names.length && each.every((name) => names.includes(name)),
  );
  if (form === undefined)
    return unusable(
      `风机曲线第 1 行须为 ${forms.map((each) => each.join(",")).join(" 或 ")}，现为 ${names.join(",")}。`,
      `The first line of a turbine's curve is ${forms.map((each) => each.join(",")).join(" or ")}; it is ${names.join(",")}.`,
    );
  const columns = new Map(form.map((name): [string, number[]] => [name, []]));
  const long = longerThanHead(names, rows);
  if (long !== undefined) {
    const { zh, en } = tooLong(long.cells.length, names.length);
    return unusable(`风机曲线第 ${long.line} 行：${zh}`, `line ${long.line} of the turbine's curve: ${en}`);
  }
  for (const { cells, line } of rows.slice(1)) {
    for (const [name, values] of columns) {
      const cell = cells[names.indexOf(name)]?.trim() ?? "";
      // What holds for the whole turbine needs to stand in one row only.
      const ofWhole = name === "rotorM" || name === "ratedKw";
      if (cell === "" && ofWhole && values.length > 0) continue;
      const value = numberIn(cell);
      const wrong = (zh: string, en: string) =>
        unusable(
          `风机曲线第 ${line} 行 ${name}：${zh}`,
          `line ${line} ${name} of the turbine's curve: ${en}`,
        );
      if (Number.isNaN(value)) return wrong(noNumber(cell).zh, noNumber(cell).en);
      if (value < 0) return wrong(`“${cell}”小于 0；请改正。`, `“${cell}” is below 0; correct it.`);
      if (ofWhole && values.length > 0 && value !== values[0])
        return wrong(
          `现为 ${value}，前面是 ${values[0]}；一台风机只有一个，请改成一致。`,
          `It is ${value} and was ${values[0]} before; a turbine has one, make them agree.`,
        );
      if (name === "cp" && value > BETZ)
        return wrong(
          `cp 为 ${value}，不能超过 0.593（贝茨极限）；须写成小数，请改正。`,
          `cp is ${value} and cannot be above 0.593 (the limit of Betz); write it as a share.`,
        );
      values.push(value);
    }
  }
  const speeds = columns.get("speedMps") ?? [];
  const wrong = speeds.findIndex((speed, at) => at > 0 && speed <= (speeds[at - 1] ?? 0));
  if (speeds.length < 2 || wrong > 0)
    return unusable(
      "风机曲线的 speedMps 须逐行增大，至少两行；请排好顺序、去掉重复。",
      "speedMps of a turbine's curve grows from row to row, two at least; sort it and take out what stands twice.",
    );
  if ((speeds.at(-1) ?? 0) > MOST_MPS)
    return unusable(
      `风机曲线的风速到 ${speeds.at(-1)} m/s，超过 ${MOST_MPS}；是不是 km/h？请换成 m/s。`,
      `The turbine's curve goes to ${speeds.at(-1)} m/s, above ${MOST_MPS}. Is it in km/h? Write m/s.`,
    );
  const power = columns.get("powerKw");
  const values = power ?? columns.get("cp") ?? [];
  const ratedKw = power === undefined ? (columns.get("ratedKw")?.[0] ?? 0) : Math.max(...power);
  if (!(ratedKw > 0) || (power === undefined && !((columns.get("rotorM")?.[0] ?? 0) > 0)))
    return unusable(
      "风机曲线的额定功率和叶轮直径须大于 0；请改正。",
      "Rated power and rotor of a turbine are above 0; correct them.",
    );
  return ok({
    speeds,
    values,
    ratedKw,
    rotorM: power === undefined ? (columns.get("rotorM")?.[0] ?? 0) : null,
  });
}

/** Between two speeds in proportion, outside the curve nothing. */
function onCurve({ speeds, values }: Turbine, speed: number): number {
  const [first = 0, last = 0] = [speeds[0], speeds.at(-1)];
  if (speed < first || speed > last) return 0;
  let at = 0;
  while (at < speeds.length - 2 && (speeds[at + 1] ?? 0) < speed) at++;
  const [x0 = 0, x1 = 1, y0 = 0, y1 = 0] = [speeds[at], speeds[at + 1], values[at], values[at + 1]];
  return y0 + ((y1 - y0) * (speed - x0)) / (x1 - x0);
}

const nearest = <T extends { readonly heightM: number | null }>(
  all: readonly T[],
  hub: number,
): T | undefined =>
  all.toSorted((a, b) => Math.abs((a.heightM ?? hub) - hub) - Math.abs((b.heightM ?? hub) - hub))[0];

/** Of open country; where a file does not say. */
const ROUGHNESS_M = 0.15;
/** J/(kg·K) of dry air. */
const GAS = 287.058;
const KELVIN_PER_M = -0.0065;
/** Pressure falls by about 1 hPa in 8 m. */
const METRES_PER_HPA = 8;
const AIR = { kelvin: 288.15, pascal: 101_330 };

/**
 * Factors of a turbine, as windpowerlib computes them: the wind nearest to the hub by the logarithmic profile, density of an
 * ideal gas for a curve of coefficients. Nothing caps them at 1. Null: the weather has no wind.
 */
export function windFactors(weather: Weather, turbine: Turbine, hubM: number): Float64Array | null {
  const wind = nearest(weather.winds, hubM);
  if (wind === undefined) return null;
  const temperature = nearest(weather.temperatures, hubM);
  const { pressure, roughnessM } = weather;
  return wind.mps.map((speed, at) => {
    const z0 = roughnessM?.[at] ?? ROUGHNESS_M;
    const height = wind.heightM ?? hubM;
    const there = height === hubM ? speed : (speed * Math.log(hubM / z0)) / Math.log(height / z0);
    const of = onCurve(turbine, there);
    if (turbine.rotorM === null) return of / turbine.ratedKw;
    const kelvin =
      temperature === undefined
        ? AIR.kelvin
        : (temperature.kelvin[at] ?? AIR.kelvin) + KELVIN_PER_M * (hubM - temperature.heightM);
    const pascal =
      (pressure?.pascal[at] ?? AIR.pascal) - ((hubM - (pressure?.heightM ?? 0)) / METRES_PER_HPA) * 100;
    const density = pascal / (GAS * kelvin);
    const watts = (1 / 8) * density * turbine.rotorM ** 2 * Math.PI * there ** 3 * of;
    return watts / 1_000 / turbine.ratedKw;
  });
}
