import type { Failure, Sentence } from "../../../kernel/error.ts";
import { refusal } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";
import { ok, type Result } from "../../../kernel/result.ts";
import {
  type GivenRow,
  longerThanHead,
  noNumber,
  numberIn,
  tooLong,
  withoutRemarks,
} from "../given/cells.ts";

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

const unusable = (zh: string, en: string): { readonly ok: false; readonly failure: Failure } => ({
  ok: false,
  failure: refusal("unusable", zh, en),
});

function refusedRow({ cells, line }: GivenRow, names: readonly string[]) {
  const { zh, en } = tooLong(cells.length, names.length);
  return unusable(`第 ${line} 行：${zh}`, `line ${line}: ${en}`);
}

/** What an hour can be: EPW marks what is missing by 99.9, 999, 9999, and 20 m/s are 72 km/h. */
type Range = readonly [least: number, most: number];
const WIND: Range = [0, 75];
const IRRADIANCE: Range = [0, 1_500];
const CELSIUS: Range = [-90, 65];
const PASCAL: Range = [30_000, 120_000];

const COUNT: Range = [0, Infinity];
const KELVIN: Range = [180, 340];
/** Where the wind of the profile is nothing; never nothing itself. */
const ROUGHNESS: Range = [0.000_01, 10];

const FIELDS = {
  month: { said: say("月", "month"), range: COUNT },
  day: { said: say("日", "day"), range: COUNT },
  hour: { said: say("小时", "hour"), range: COUNT },
  wind: { said: say("风速", "wind speed"), range: WIND },
  temp: { said: say("气温", "air temperature"), range: CELSIUS },
  kelvin: { said: say("气温", "air temperature"), range: KELVIN },
  pressure: { said: say("气压", "air pressure"), range: PASCAL },
  roughness: { said: say("地面粗糙度", "roughness length"), range: ROUGHNESS },
  global: { said: say("水平面总辐照度", "global irradiance"), range: IRRADIANCE },
  beam: { said: say("法向直射辐照度", "beam irradiance"), range: IRRADIANCE },
  diffuse: { said: say("水平面散射辐照度", "diffuse irradiance"), range: IRRADIANCE },
} as const satisfies Readonly<Record<string, { readonly said: Sentence; readonly range: Range }>>;
type Field = keyof typeof FIELDS;

/** A column that is read: its place, and its heading where the file prints one. */
type ReadColumn = { readonly field: Field; readonly at: number; readonly heading: string | null };

/** As its reader sees it: the heading as printed, else the number of the column, and what it means. */
function printed({ field, at, heading }: ReadColumn): Sentence {
  const { zh, en } = FIELDS[field].said;
  return heading === null
    ? say(`第 ${at + 1} 列（${zh}）`, `column ${at + 1} (${en})`)
    : say(`“${heading}”（${zh}）`, `“${heading}” (${en})`);
}

/** What the hours are asked for: modules, a curve of power, one of coefficients. What is not used may hold anything. */
export type WeatherFor = "modules" | "power" | "coefficients";
const USED: Readonly<Record<WeatherFor, readonly Field[]>> = {
  modules: ["month", "day", "hour", "temp", "global", "beam", "diffuse", "wind"],
  power: ["wind"],
  coefficients: ["temp", "kelvin", "pressure", "wind"],
};

/** Columns of numbers, by field; refused at the first cell that is none. */
function numbersOf(
  rows: readonly GivenRow[],
  columns: readonly ReadColumn[],
): Result<Partial<Record<Field, Float64Array>>> {
  const headed = columns.map((each) => ({ ...each, said: printed(each) }));
  const found = new Map(columns.map(({ field }) => [field, new Float64Array(rows.length)]));
  for (const [at, { cells, line }] of rows.entries())
    for (const { said, ...each } of headed) {
      const cell = cells[each.at] ?? "";
      const value = numberIn(cell);
      const { zh, en } = said;
      if (Number.isNaN(value))
        return unusable(
          `第 ${line} 行 ${zh}：${noNumber(cell).zh}`,
          `line ${line} ${en}: ${noNumber(cell).en}`,
        );
      const [least, most] = FIELDS[each.field].range;
      if (value < least || value > most)
        return unusable(
          `第 ${line} 行 ${zh}：${value} 不能${value < least ? `小于 ${least}` : `大于 ${most}`}；请核对缺测标记和单位。`,
          `line ${line} ${en}: ${value} cannot be ${value < least ? `below ${least}` : `above ${most}`}; check marks of missing values and the unit.`,
        );
      const into = found.get(each.field);
      if (into !== undefined) into[at] = value;
    }
  return ok(Object.fromEntries(found));
}

const column = (of: Readonly<Partial<Record<Field, Float64Array>>>, name: Field): Float64Array => {
  const found = of[name];
  if (found === undefined) throw new Error(`no column ${name}`);
  return found;
};

/** Temperatures at 2 m as files print them. */
const inKelvin = (celsius: Float64Array | undefined): Weather["temperatures"] =>
  celsius === undefined ? [] : [{ heightM: 2, kelvin: celsius.map((each) => each + 273.15) }];

const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const dayOfYear = (month: number, day: number): number => (DAYS_BEFORE[month - 1] ?? 0) + day;

/** How the headings of PVWatts begin. */
const PVWATTS: readonly (readonly [Field, string])[] = [
  ["month", "Month"],
  ["day", "Day"],
  ["hour", "Hour"],
  ["beam", "Beam"],
  ["diffuse", "Diffuse"],
  ["temp", "Ambient"],
  ["wind", "Wind"],
];

function readPvWatts(rows: readonly GivenRow[], wanted: WeatherFor): Result<Weather> {
  const table = rows.findIndex(({ cells }) => cells[0]?.trim() === "Month");
  const head = new Map(
    rows.slice(0, Math.max(0, table)).map(({ cells }) => [cells[0]?.trim() ?? "", cells[1] ?? ""]),
  );
  const names = (rows[table]?.cells ?? []).map((cell) => cell.trim());
  const columns = PVWATTS.filter(([field]) => USED[wanted].includes(field)).map(([field, begins]) => {
    const at = names.findIndex((name) => name.startsWith(begins));
    return { field, at, heading: at < 0 ? begins : (names[at] ?? begins) };
  });
  const missing = columns.filter(({ at }) => at < 0).map(printed);
  if (table < 0 || missing.length > 0)
    return unusable(
      `PVWatts 文件缺少这些列：${missing.map(({ zh }) => zh).join("、")}。请重新下载逐时文件。`,
      `The PVWatts file lacks these columns: ${missing.map(({ en }) => en).join(", ")}. Download the hourly file again.`,
    );
  const body = rows.slice(table + 1).filter(({ cells }) => /^\d+$/.test(cells[0]?.trim() ?? ""));
  const read = numbersOf(body, columns);
  if (!read.ok) return read;
  const of = (name: Field) => column(read.value, name);
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
    temperatures: inKelvin(read.value.temp),
    pressure: null,
    sun:
      wanted !== "modules"
        ? null
        : {
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

const EPW: Readonly<Partial<Record<Field, number>>> = {
  month: 1,
  day: 2,
  hour: 3,
  temp: 6,
  pressure: 9,
  global: 13,
  beam: 14,
  diffuse: 15,
  wind: 21,
};

function readEpw(rows: readonly GivenRow[], wanted: WeatherFor): Result<Weather> {
  const [latitude = NaN, longitude = NaN, zone = NaN] = (rows[0]?.cells ?? []).slice(6, 9).map(Number);
  const body = rows.filter(({ cells }) => cells.length > 21 && /^\d{4}$/.test(cells[0]?.trim() ?? ""));
  const read = numbersOf(
    body,
    USED[wanted].flatMap((field) => {
      const at = EPW[field];
      return at === undefined ? [] : [{ field, at, heading: null }];
    }),
  );
  if (!read.ok) return read;
  if (body.length === 0 || !Number.isFinite(latitude + longitude + zone))
    return unusable(
      "EPW 文件第一行须有经纬度和时区，第九行起为逐时数据；请重新下载。",
      "The first line of an EPW file holds latitude, longitude and zone, hours begin in line nine; download it again.",
    );
  const of = (name: Field) => column(read.value, name);
  const { pressure } = read.value;
  return ok({
    hours: body.length,
    winds: [{ heightM: 10, mps: of("wind") }],
    roughnessM: null,
    temperatures: inKelvin(read.value.temp),
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

const WINDPOWERLIB: readonly (readonly [Field, string])[] = [
  ["wind", "wind_speed"],
  ["roughness", "roughness_length"],
  ["kelvin", "temperature"],
  ["pressure", "pressure"],
];

/** Of several heights the one nearest to the hub is read. */
function readWindpowerlib(rows: readonly GivenRow[], wanted: WeatherFor, hubM: number): Result<Weather> {
  const [names = [], heights = []] = rows.slice(0, 2).map(({ cells }) => cells.map((cell) => cell.trim()));
  const body = rows.slice(2);
  const long = longerThanHead(names, body);
  if (long !== undefined) return refusedRow(long, names);
  const columns = WINDPOWERLIB.filter(
    ([field]) => USED[wanted].includes(field) || (field === "roughness" && wanted !== "modules"),
  ).flatMap(([field, name]) => {
    const all = names.flatMap((each, at) =>
      each === name
        ? [{ field, at, heightM: Number(heights[at]), heading: `${name} ${heights[at] ?? ""}`.trim() }]
        : [],
    );
    return all.toSorted((a, b) => Math.abs(a.heightM - hubM) - Math.abs(b.heightM - hubM)).slice(0, 1);
  });
  const read = numbersOf(body, columns);
  if (!read.ok) return read;
  const { wind, roughness, kelvin, pressure } = read.value;
  const heightOf = (of: Field): number => columns.find(({ field }) => field === of)?.heightM ?? 0;
  return ok({
    hours: body.length,
    winds: wind === undefined ? [] : [{ heightM: heightOf("wind"), mps: wind }],
    roughnessM: roughness ?? null,
    temperatures: kelvin === undefined ? [] : [{ heightM: heightOf("kelvin"), kelvin }],
    pressure: pressure === undefined ? null : { heightM: heightOf("pressure"), pascal: pressure },
    sun: null,
  });
}

const PLAIN_FIELDS: Readonly<Record<string, Field>> = {
  hour: "hour",
  windMps: "wind",
  ghi: "global",
  dni: "beam",
  dhi: "diffuse",
  tempC: "temp",
};
const PLAIN = Object.keys(PLAIN_FIELDS);

function readPlain(rows: readonly GivenRow[], wanted: WeatherFor): Result<Weather> {
  const names = (rows[0]?.cells ?? []).map((cell) => cell.trim());
  // A heading line may end in commas.
  const unknown = names.filter((name) => name !== "" && !PLAIN.includes(name));
  const missing = ["hour"].filter((name) => !names.includes(name));
  const twice = PLAIN.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice !== undefined)
    return unusable(
      `第 1 行：有两列 ${twice}，不知道用哪一列；请只留一列。`,
      `line 1: ${twice} heads two columns, and which of them counts cannot be told; leave one.`,
    );
  if (unknown.length > 0 || missing.length > 0)
    return unusable(
      `第 1 行：${unknown.length > 0 ? `不认识的列 ${unknown.join("、")}` : "缺少列 hour"}；可读 EPW、PVWatts 逐时、windpowerlib 气象，或列为 ${PLAIN.join(",")} 的 CSV。`,
      `line 1: ${unknown.length > 0 ? `unknown columns ${unknown.join(", ")}` : "the column hour is missing"}; EPW, hourly PVWatts and windpowerlib weather can be read, or CSV with the columns ${PLAIN.join(",")}.`,
    );
  const body = rows.slice(1);
  const long = longerThanHead(names, body);
  if (long !== undefined) return refusedRow(long, names);
  const read = numbersOf(
    body,
    names.flatMap((heading, at) => {
      const field = PLAIN_FIELDS[heading];
      const used = field === "hour" || (field !== undefined && USED[wanted].includes(field));
      return field !== undefined && used ? [{ field, at, heading }] : [];
    }),
  );
  if (!read.ok) return read;
  const hour = column(read.value, "hour");
  const wrong = hour.findIndex(
    (each, at) => each !== (hour[0] ?? 0) + at || (hour[0] !== 0 && hour[0] !== 1),
  );
  if (wrong >= 0)
    return unusable(
      `第 ${body[wrong]?.line ?? 0} 行 “hour”（小时）：须从 0 起逐时递增，现为 ${hour[wrong]}；请按次序排好，补上缺的小时。`,
      `line ${body[wrong]?.line ?? 0} “hour”: hours count up from 0, and it is ${hour[wrong]}; sort them, and fill in the hours that are missing.`,
    );
  const { wind, beam, diffuse, global, temp } = read.value;
  const none = new Float64Array(body.length);
  return ok({
    hours: body.length,
    winds: wind === undefined ? [] : [{ heightM: null, mps: wind }],
    roughnessM: null,
    temperatures: [],
    pressure: null,
    sun:
      beam === undefined || diffuse === undefined
        ? null
        : {
            place: null,
            dayOfYear: Int32Array.from(hour, (each) => Math.floor((each - (hour[0] ?? 0)) / 24) + 1),
            hourOfDay: hour.map((each) => ((each - (hour[0] ?? 0)) % 24) + 0.5),
            beam,
            diffuse,
            global: global ?? null,
            tempC: temp ?? none.map(() => 15),
            windMps: wind ?? none.map(() => 2),
            plant: {},
          },
  });
}

/** Weather out of the rows of a file in one of four forms, told by its first line. */
export function readWeather(given: readonly GivenRow[], wanted: WeatherFor, hubM = 0): Result<Weather> {
  const rows = withoutRemarks(given);
  const first = rows[0]?.cells[0]?.trim() ?? "";
  const read = first.startsWith("PVWatts")
    ? readPvWatts(rows, wanted)
    : first === "LOCATION"
      ? readEpw(rows, wanted)
      : first === "variable_name"
        ? readWindpowerlib(rows, wanted, hubM)
        : readPlain(rows, wanted);
  if (read.ok && read.value.hours === 0)
    return unusable("文件里没有一个小时的数据；请核对文件。", "The file holds no hour; check it.");
  return read;
}

/** The mean of a windy coast is 12 m/s; a clear noon brings some 900 W/m². */
const WINDIEST_MEAN = 20;
const DIMMEST_NOON = 20;
const YEAR = 8_760;
const LEAP_YEAR = 8_784;

/** What is to be said of weather that can be used all the same. */
export function remarksOn({ hours, winds, sun }: Weather): readonly Sentence[] {
  const said: Sentence[] = [];
  if (hours === LEAP_YEAR)
    said.push({
      zh: `文件是闰年，有 ${LEAP_YEAR} 小时；energy size 要 ${YEAR} 小时，用前请去掉 2 月 29 日。`,
      en: `The file is of a leap year with ${LEAP_YEAR} hours; energy size needs ${YEAR}, leave 29 February out before.`,
    });
  else if (hours !== YEAR)
    said.push({
      zh: `文件有 ${hours} 小时，不是一年（8760）；满发小时数只算这些小时。`,
      en: `The file has ${hours} hours and not a year (8,760); full-load hours are those of these hours.`,
    });
  const mean = (winds[0]?.mps.reduce((sum, each) => sum + each, 0) ?? 0) / hours;
  if (sun === null && mean > WINDIEST_MEAN)
    said.push({
      zh: `平均风速 ${mean.toFixed(1)} m/s，没有这样的地方；是不是 km/h？请换成 m/s。`,
      en: `The wind is ${mean.toFixed(1)} m/s on average, as it is nowhere. Is it in km/h? Write m/s.`,
    });
  const brightest = sun?.beam.reduce((most, each) => Math.max(most, each), 0) ?? 0;
  if (brightest > 0 && brightest < DIMMEST_NOON)
    said.push({
      zh: `直射辐照度最大只有 ${brightest} W/m²；是不是 kW/m²？请换成 W/m²。`,
      en: `Beam irradiance is ${brightest} W/m² at most. Is it in kW/m²? Write W/m².`,
    });
  return said;
}
