import { type CommandContext, type Given, printJson, stop } from "../../../platform/command.ts";
import { numberIn } from "../given/cells.ts";
import { givenJson, givenRows, takenFrom } from "../given/commands-given.ts";
import { BAOTOU, beamAtNight, pvFactors, readPlant } from "./pv.ts";
import { readTurbine, type Turbine, windFactors } from "./turbine.ts";
import { readWeather, remarksOn, type Weather } from "./weather.ts";

function hubOf({ value }: Given): number {
  const written =
    value("--hub") ?? stop("请用 --hub 写轮毂高度，如 105。", "Write the hub height with --hub, as 105.");
  const hub = numberIn(written);
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

function ofSun({ sun }: Weather, file: string, context: CommandContext): Float64Array {
  const { stderr } = context;
  if (sun === null)
    return stop(
      "文件里没有直射和散射辐照度（dni、dhi）；请换一个有辐照度的文件。",
      "The file has no beam and diffuse irradiance (dni, dhi); take one that has.",
    );
  const plant = givenJson(context, file, (value) => readPlant(value, sun.plant));
  if (plant.lossesPercent > 0 && plant.lossesPercent < 1)
    stderr(
      `${file}：$.lossesPercent 为 ${plant.lossesPercent}，单位是百分数；是不是写成了小数？\n${file}: $.lossesPercent is ${plant.lossesPercent}, in per cent. Is it a share?\n`,
    );
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
  const curve = turbine === undefined ? null : takenFrom(turbine, readTurbine(givenRows(cwd, turbine)));
  const hub = curve === null ? 0 : hubOf(given);
  const wanted = curve === null ? "modules" : curve.rotorM === null ? "power" : "coefficients";
  const [file = ""] = given.words;
  const weather = takenFrom(file, readWeather(givenRows(cwd, file), wanted, hub));
  for (const { zh, en } of remarksOn(weather)) stderr(`${file}：${zh}\n${file}: ${en}\n`);
  const factors = curve === null ? ofSun(weather, pv ?? "", context) : ofWind(weather, curve, hub, context);
  const fullLoadHours = factors.reduce((sum, each) => sum + each, 0);
  const { hours } = weather;
  const capacityFactor = fullLoadHours / hours;
  if (given.has("--json")) printJson(context, { hours, fullLoadHours, capacityFactor, series: [...factors] });
  else stdout(`${hours} h  ${fullLoadHours.toFixed(1)} h  ${(100 * capacityFactor).toFixed(2)} %\n`);
  return 0;
}
