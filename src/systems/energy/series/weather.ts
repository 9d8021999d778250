import type { Failure, Sentence } from "../../../kernel/error.ts";
import { refusal } from "../../../kernel/error.ts";
import { ok, type Result } from "../../../kernel/result.ts";

/** A wind speed with the height at which it was measured; null of a file that does not say, which is taken for the hub's. */
export type WindAt = { readonly heightM: number | null; readonly mps: Float64Array };

/** One hour after the other. What a file does not hold is null. */
export type Weather = {
  readonly hours: number;
  readonly winds: readonly WindAt[];
  readonly roughnessM: Float64Array | null;
  readonly temperatures: readonly { readonly heightM: number; readonly kelvin: Float64Array }[];
  readonly pressure: { readonly heightM: number; readonly pascal: Float64Array } | null;
  readonly sun: Sun | null;
};

export type Place = { readonly latitude: number; readonly longitude: number; readonly zone: number };

/** Irradiance in W/m² over an hour; `noon` is the fraction of the day at the middle of each hour, in the time of `zone`. */
export type Sun = {
  /** Null: the file does not say. */
  readonly place: Place | null;
  readonly dayOfYear: Int32Array;
  readonly hourOfDay: Float64Array;
  readonly beam: Float64Array;
  readonly diffuse: Float64Array;
  readonly global: Float64Array | null;
  readonly tempC: Float64Array;
  readonly windMps: Float64Array;
  /** What the head of the file says of the plant. */
  readonly plant: Readonly<Record<string, number>>;
};

export type WeatherRow = {
  readonly cells: readonly string[];
  readonly row: number;
  readonly broken: boolean;
};

type Row = WeatherRow;

const unusable = (zh: string, en: string): { readonly ok: false; readonly failure: Failure } => ({
  ok: false,
  failure: refusal("unusable", zh, en),
});

/** What an hour can be: EPW marks what is missing by 99.9, 999, 9999, and 20 m/s are 72 km/h. */
type Range = readonly [least: number, most: number];
const WIND: Range = [0, 75];
const IRRADIANCE: Range = [0, 1_500];
const CELSIUS: Range = [-90, 65];
const PASCAL: Range = [30_000, 120_000];

/** Columns of numbers, by name; refused at the first cell that is none. */
function numbersOf(
  rows: readonly Row[],
  columns: Readonly<Record<string, number>>,
  ranges: Readonly<Record<string, Range>> = {},
): Result<Record<string, Float64Array>> {
  const found = Object.fromEntries(Object.keys(columns).map((name) => [name, new Float64Array(rows.length)]));
  for (const [at, { cells, row, broken }] of rows.entries())
    for (const [name, column] of Object.entries(columns)) {
      const cell = cells[column]?.trim() ?? "";
      const value = cell === "" ? Number.NaN : Number(cell);
      if (broken || !Number.isFinite(value))
        return unusable(
          `第 ${row} 行 ${name}：“${cell}”不是数字；请补上或改正。`,
          `line ${row} ${name}: “${cell}” is no number; fill it in or correct it.`,
        );
      const [least, most] = ranges[name] ?? [-Infinity, Infinity];
      if (value < least || value > most)
        return unusable(
          `第 ${row} 行 ${name}：${value} 不能${value < least ? `小于 ${least}` : `大于 ${most}`}；请核对缺测标记和单位。`,
          `line ${row} ${name}: ${value} cannot be ${value < least ? `below ${least}` : `above ${most}`}; check marks of missing values and the unit.`,
        );
      const into = found[name];
      if (into !== undefined) into[at] = value;
    }
  return ok(found);
}

const column = (of: Readonly<Record<string, Float64Array>>, name: string): Float64Array => {
  const found = of[name];
  if (found === undefined) throw new Error(`no column ${name}`);
  return found;
};

const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const dayOfYear = (month: number, day: number): number => (DAYS_BEFORE[month - 1] ?? 0) + day;

const NEEDED = { wind: WIND, beam: IRRADIANCE, diffuse: IRRADIANCE, temp: CELSIUS };

function readPvWatts(rows: readonly Row[]): Result<Weather> {
  const table = rows.findIndex(({ cells }) => cells[0]?.trim() === "Month");
  const head = new Map(
    rows.slice(0, Math.max(0, table)).map(({ cells }) => [cells[0]?.trim() ?? "", cells[1] ?? ""]),
  );
  const names = (rows[table]?.cells ?? []).map((cell) => cell.trim());
  const at = (begins: string) => names.findIndex((name) => name.startsWith(begins));
  const columns = {
    month: at("Month"),
    day: at("Day"),
    hour: at("Hour"),
    beam: at("Beam"),
    diffuse: at("Diffuse"),
    temp: at("Ambient"),
    wind: at("Wind"),
  };
  const missing = Object.entries(columns).filter(([, each]) => each < 0);
  if (table < 0 || missing.length > 0)
    return unusable(
      `PVWatts 文件缺少这些列：${missing.map(([name]) => name).join("、")}。请重新下载逐时文件。`,
      `The PVWatts file lacks these columns: ${missing.map(([name]) => name).join(", ")}. Download the hourly file again.`,
    );
  const body = rows.slice(table + 1).filter(({ cells }) => /^\d+$/.test(cells[0]?.trim() ?? ""));
  const read = numbersOf(body, columns, NEEDED);
  if (!read.ok) return read;
  const of = (name: string) => column(read.value, name);
  const said = (begins: string): number | null => {
    const [, value] = [...head].find(([name]) => name.startsWith(begins)) ?? [];
    const number = Number.parseFloat(value ?? "");
    return Number.isFinite(number) ? number : null;
  };
  const [latitude, west] = [said("Lat (deg N)"), said("Long (deg W)")];
  const plant: Record<string, number> = {};
  for (const [name, begins] of [
    ["dcKw", "DC System Size"],
    ["tiltDeg", "Array Tilt"],
    ["azimuthDeg", "Array Azimuth"],
    ["lossesPercent", "System Losses"],
    ["inverterEfficiency", "Invert"],
    ["dcAcRatio", "DC to AC"],
  ] as const) {
    const value = said(begins);
    if (value !== null) plant[name] = name === "inverterEfficiency" && value > 1 ? value / 100 : value;
  }
  const place =
    latitude === null || west === null ? null : { latitude, longitude: -west, zone: Math.round(-west / 15) };
  return ok({
    hours: body.length,
    winds: [{ heightM: 10, mps: of("wind") }],
    roughnessM: null,
    temperatures: [{ heightM: 2, kelvin: of("temp").map((each) => each + 273.15) }],
    pressure: null,
    sun: {
      place,
      dayOfYear: Int32Array.from(body, (_, at) => dayOfYear(of("month")[at] ?? 1, of("day")[at] ?? 1)),
      hourOfDay: of("hour").map((each) => each + 0.5),
      beam: of("beam"),
      diffuse: of("diffuse"),
      global: null,
      tempC: of("temp"),
      windMps: of("wind"),
      plant,
    },
  });
}

/** What the hours are asked for: the columns of an EPW file that are read, as what is not may be marked missing. */
const EPW_COLUMNS = {
  modules: { month: 1, day: 2, hour: 3, temp: 6, global: 13, beam: 14, diffuse: 15, wind: 21 },
  power: { wind: 21 },
  coefficients: { temp: 6, pressure: 9, wind: 21 },
} as const;
type WeatherFor = keyof typeof EPW_COLUMNS;

function readEpw(rows: readonly Row[], wanted: WeatherFor): Result<Weather> {
  const [latitude = NaN, longitude = NaN, zone = NaN] = (rows[0]?.cells ?? []).slice(6, 9).map(Number);
  const body = rows.filter(({ cells }) => cells.length > 21 && /^\d{4}$/.test(cells[0]?.trim() ?? ""));
  const read = numbersOf(body, EPW_COLUMNS[wanted], { ...NEEDED, global: IRRADIANCE, pressure: PASCAL });
  if (!read.ok) return read;
  if (body.length === 0 || !Number.isFinite(latitude + longitude + zone))
    return unusable(
      "EPW 文件第一行须有经纬度和时区，第九行起为逐时数据；请重新下载。",
      "The first line of an EPW file holds latitude, longitude and zone, hours begin in line nine; download it again.",
    );
  const of = (name: string) => column(read.value, name);
  const { temp, pressure } = read.value;
  return ok({
    hours: body.length,
    winds: [{ heightM: 10, mps: of("wind") }],
    roughnessM: null,
    temperatures: temp === undefined ? [] : [{ heightM: 2, kelvin: temp.map((each) => each + 273.15) }],
    pressure: pressure === undefined ? null : { heightM: 0, pascal: pressure },
    sun:
      wanted !== "modules"
        ? null
        : {
            place: { latitude, longitude, zone },
            dayOfYear: Int32Array.from(body, (_, at) => dayOfYear(of("month")[at] ?? 1, of("day")[at] ?? 1)),
            hourOfDay: of("hour").map((each) => each - 0.5),
            beam: of("beam"),
            diffuse: of("diffuse"),
            global: of("global"),
            tempC: of("temp"),
            windMps: of("wind"),
            plant: {},
          },
  });
}

function readWindpowerlib(rows: readonly Row[]): Result<Weather> {
  const [names = [], heights = []] = rows.slice(0, 2).map(({ cells }) => cells.map((cell) => cell.trim()));
  const body = rows.slice(2).filter(({ cells }) => cells.length > 1);
  const columns = Object.fromEntries(
    names.slice(1).map((name, at) => [`${name}@${heights[at + 1] ?? ""}`, at + 1]),
  );
  const ranges = Object.fromEntries(
    Object.keys(columns).map((name): [string, Range] => [
      name,
      name.startsWith("wind_speed@") ? WIND : name.startsWith("pressure@") ? PASCAL : [0, Infinity],
    ]),
  );
  const read = numbersOf(body, columns, ranges);
  if (!read.ok) return read;
  const all = (wanted: string) =>
    Object.entries(read.value)
      .filter(([name]) => name.startsWith(`${wanted}@`))
      .map(([name, values]) => ({ heightM: Number(name.slice(wanted.length + 1)), values }));
  const [pressure] = all("pressure");
  return ok({
    hours: body.length,
    winds: all("wind_speed").map(({ heightM, values }) => ({ heightM, mps: values })),
    roughnessM: all("roughness_length")[0]?.values ?? null,
    temperatures: all("temperature").map(({ heightM, values }) => ({ heightM, kelvin: values })),
    pressure: pressure === undefined ? null : { heightM: pressure.heightM, pascal: pressure.values },
    sun: null,
  });
}

const PLAIN = ["hour", "windMps", "ghi", "dni", "dhi", "tempC"];

function readPlain(rows: readonly Row[]): Result<Weather> {
  const names = (rows[0]?.cells ?? []).map((cell) => cell.trim());
  const unknown = names.filter((name) => !PLAIN.includes(name));
  const missing = ["hour"].filter((name) => !names.includes(name));
  if (unknown.length > 0 || missing.length > 0)
    return unusable(
      `第 1 行：${unknown.length > 0 ? `不认识的列 ${unknown.join("、")}` : "缺少列 hour"}；可读 EPW、PVWatts 逐时、windpowerlib 气象，或列为 ${PLAIN.join(",")} 的 CSV。`,
      `line 1: ${unknown.length > 0 ? `unknown columns ${unknown.join(", ")}` : "the column hour is missing"}; EPW, hourly PVWatts and windpowerlib weather can be read, or CSV with the columns ${PLAIN.join(",")}.`,
    );
  const body = rows.slice(1).filter(({ cells }) => cells.length > 1);
  const columns = Object.fromEntries(names.map((name, at) => [name, at]));
  const read = numbersOf(body, columns, {
    windMps: WIND,
    ghi: IRRADIANCE,
    dni: IRRADIANCE,
    dhi: IRRADIANCE,
    tempC: CELSIUS,
    hour: [0, Infinity],
  });
  if (!read.ok) return read;
  const of = (name: string) => read.value[name] ?? null;
  const hour = column(read.value, "hour");
  const wrong = hour.findIndex(
    (each, at) => each !== (hour[0] ?? 0) + at || (hour[0] !== 0 && hour[0] !== 1),
  );
  if (wrong >= 0)
    return unusable(
      `第 ${body[wrong]?.row ?? 0} 行 hour：须从 0 起逐时递增，现为 ${hour[wrong]}；请补上缺的小时。`,
      `line ${body[wrong]?.row ?? 0} hour: hours count up from 0, and it is ${hour[wrong]}; fill in the hours that are missing.`,
    );
  const [wind, beam, diffuse] = [of("windMps"), of("dni"), of("dhi")];
  const none = new Float64Array(body.length);
  return ok({
    hours: body.length,
    winds: wind === null ? [] : [{ heightM: null, mps: wind }],
    roughnessM: null,
    temperatures: [],
    pressure: null,
    sun:
      beam === null || diffuse === null
        ? null
        : {
            place: null,
            dayOfYear: Int32Array.from(hour, (each) => Math.floor((each - (hour[0] ?? 0)) / 24) + 1),
            hourOfDay: hour.map((each) => ((each - (hour[0] ?? 0)) % 24) + 0.5),
            beam,
            diffuse,
            global: of("ghi"),
            tempC: of("tempC") ?? none.map(() => 15),
            windMps: wind ?? none.map(() => 2),
            plant: {},
          },
  });
}

/** Weather out of the rows of a file in one of four forms, told by its first line. */
export function readWeather(rows: readonly WeatherRow[], wanted: WeatherFor): Result<Weather> {
  const first = rows[0]?.cells[0]?.trim() ?? "";
  const read = first.startsWith("PVWatts")
    ? readPvWatts(rows)
    : first === "LOCATION"
      ? readEpw(rows, wanted)
      : first === "variable_name"
        ? readWindpowerlib(rows)
        : readPlain(rows);
  if (read.ok && read.value.hours === 0)
    return unusable("文件里没有一个小时的数据；请核对文件。", "The file holds no hour; check it.");
  return read;
}

/** What is to be said of weather that can be used all the same. */
export const remarksOn = ({ hours }: Weather): readonly Sentence[] =>
  hours === 8_760 || hours === 8_784
    ? []
    : [
        {
          zh: `文件有 ${hours} 小时，不是一年（8760）；满发小时数只算这些小时。`,
          en: `The file has ${hours} hours and not a year (8,760); full-load hours are those of these hours.`,
        },
      ];
