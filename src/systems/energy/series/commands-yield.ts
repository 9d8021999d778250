import { FailureError } from "../../../kernel/error.ts";
import type { Result } from "../../../kernel/result.ts";
import { type CommandContext, type Given, printJson, stop } from "../../../platform/command.ts";
import { eachGivenRow, readGivenJson } from "../../../platform/given-file.ts";
import { BAOTOU, beamAtNight, pvFactors, readPlant } from "./pv.ts";
import { readTurbine, type Turbine, windFactors } from "./turbine.ts";
import { readWeather, remarksOn, type Weather, type WeatherRow } from "./weather.ts";

function rowsOf(cwd: string, file: string): WeatherRow[] {
  const rows: WeatherRow[] = [];
  eachGivenRow(cwd, file, (cells, row, broken) => void rows.push({ cells, row, broken }));
  return rows;
}

function taken<T>(read: Result<T>): T {
  if (!read.ok) throw new FailureError(read.failure);
  return read.value;
}

function hubOf({ value }: Given): number {
  const written =
    value("--hub") ?? stop("请用 --hub 写轮毂高度，如 105。", "Write the hub height with --hub, as 105.");
  const hub = Number(written);
  if (!(hub > 0 && hub <= 500))
    return stop(
      `--hub 须为 0 到 500 之间的米数，现为“${written}”。`,
      `--hub is a height above 0 and up to 500 m; it is “${written}”.`,
    );
  return hub;
}

function ofWind(weather: Weather, turbine: Turbine, hub: number, { stderr }: CommandContext): Float64Array {
  if (weather.winds.some(({ heightM }) => heightM === null))
    stderr(
      `文件没有说风速的高度，按轮毂高度 ${hub} m 处的风速计算；在别的高度测得的请先换算。\nThe file says no height of its wind speed, which is taken for that at the hub, ${hub} m; convert what was measured elsewhere.\n`,
    );
  return (
    windFactors(weather, turbine, hub) ??
    stop("文件里没有风速；请换一个有风速的文件。", "The file has no wind speed; take one that has.")
  );
}

function ofSun({ sun }: Weather, file: string, { cwd, stderr }: CommandContext): Float64Array {
  if (sun === null)
    return stop(
      "文件里没有直射和散射辐照度（dni、dhi）；请换一个有辐照度的文件。",
      "The file has no beam and diffuse irradiance (dni, dhi); take one that has.",
    );
  const plant = taken(readPlant(readGivenJson(cwd, file), sun.plant));
  if (sun.place === null)
    stderr(
      "文件没有经纬度，太阳位置按包头（40.65°N，109.84°E，北京时间）计算。\nThe file says no place: the sun stands as in Baotou (40.65° N, 109.84° E, time of Beijing).\n",
    );
  const place = sun.place ?? BAOTOU;
  const night = beamAtNight(sun, place);
  if (night !== null)
    return stop(
      `第 ${night} 小时（从 0 数）太阳在地平线下 20° 以上，却有直射辐照度 ${sun.beam[night]} W/m²；时间是不是世界时（UTC），经纬度是不是写错了？请改正。`,
      `In hour ${night}, counted from 0, the sun is more than 20° below the horizon and there is beam irradiance of ${sun.beam[night]} W/m². Is the time UTC, or the place wrong? Correct it.`,
    );
  return pvFactors(sun, plant, place);
}

/** Factors of every hour, of one turbine or of modules. */
export async function series(given: Given, context: CommandContext): Promise<number> {
  const { cwd, stdout, stderr } = context;
  const [turbine, pv] = [given.value("--turbine"), given.value("--pv")];
  if ((turbine === undefined) === (pv === undefined))
    return stop(
      "请写 --turbine 和 --hub，或者 --pv，二者选一。",
      "Write --turbine with --hub, or --pv: one of the two.",
    );
  const curve = turbine === undefined ? null : taken(readTurbine(rowsOf(cwd, turbine)));
  const hub = curve === null ? 0 : hubOf(given);
  const wanted = curve === null ? "modules" : curve.rotorM === null ? "power" : "coefficients";
  const weather = taken(readWeather(rowsOf(cwd, given.words[0] ?? ""), wanted, hub));
  for (const { zh, en } of remarksOn(weather)) stderr(`${zh}\n${en}\n`);
  const factors = curve === null ? ofSun(weather, pv ?? "", context) : ofWind(weather, curve, hub, context);
  const fullLoadHours = factors.reduce((sum, each) => sum + each, 0);
  const { hours } = weather;
  const capacityFactor = fullLoadHours / hours;
  if (given.has("--json")) printJson(context, { hours, fullLoadHours, capacityFactor, series: [...factors] });
  else stdout(`${hours} h  ${fullLoadHours.toFixed(1)} h  ${(100 * capacityFactor).toFixed(2)} %\n`);
  return 0;
}
