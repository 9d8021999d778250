import { refusal } from "../../../kernel/error.ts";
import { ok, type Result } from "../../../kernel/result.ts";
import { type GivenRow, noNumber, numberIn, tooLong, withoutRemarks } from "../given/cells.ts";
import { SERIES_NAMES, type Series, type SeriesName } from "./periods.ts";

/** Hours of the year that a project is sized for. */
export const HOURS_OF_YEAR = 8_760;

type Said = readonly [zh: string, en: string];

const COLUMNS: Readonly<Record<SeriesName, string>> = {
  wind: "wind",
  solar: "solar",
  loadMw: "loadMw",
  truckMwh: "truckMwh",
  buy: "buyYuanPerKwh",
  sell: "sellYuanPerKwh",
};

const MOST_MW = 50_000;
/** Yuan per kWh; what is above stands in yuan per MWh. */
const DEAREST = 20;
/** No sun stands over the bend then, in whatever season, by the clock of China. */
const NIGHT: readonly number[] = [22, 23, 0, 1, 2, 3];
const MOST_SAID = 12;

/** What is wrong with a number of this column at this hour. */
function wrong(name: SeriesName, value: number, hour: number): Said | null {
  if (value < 0 && (name === "buy" || name === "sell"))
    return [
      `电价为负（${value}）：确有负电价吗？本命令不接受负电价，请核对符号和单位，确有的改写为 0。`,
      `The price is negative (${value}): is that so? Negative prices are not taken here; check sign and unit, and write 0 where it is.`,
    ];
  if (value > DEAREST && (name === "buy" || name === "sell"))
    return [
      `电价 ${value} 元/kWh，至多 ${DEAREST}；是不是写成了元/MWh？`,
      `The price is ${value} yuan per kWh, and ${DEAREST} is the most; is it in yuan per MWh?`,
    ];
  if (value < 0) return [`现为 ${value}，须不小于 0。`, `It is ${value} and must be 0 or more.`];
  if (name === "wind" || name === "solar") {
    if (value > 1)
      return [
        `出力系数 ${value} 大于 1；须为额定功率的份额，是不是写成了百分数或 MW？`,
        `The factor ${value} is above 1; write a share of the rated power. Is it in per cent or MW?`,
      ];
    if (name === "solar" && value > 0.001 && NIGHT.includes(hour % 24))
      return [
        `第 ${hour} 小时是夜里 ${hour % 24} 时，光伏却出力 ${value}；时间是不是世界时（UTC）？须为北京时间，0 时开始。`,
        `Hour ${hour} is ${hour % 24} o'clock at night, and the sun yields ${value}; is the time UTC? Write the time of Beijing, beginning at 0 o'clock.`,
      ];
  }
  if ((name === "loadMw" || name === "truckMwh") && value > MOST_MW)
    return [
      `现为 ${value}，至多 ${MOST_MW}；是不是把 kW 当成了 MW？`,
      `It is ${value}, and ${MOST_MW} is the most; is it in kW?`,
    ];
  return null;
}

/** What is wrong with hours that are all there, but not in their place; null where they are, or some are missing. */
function misplaced(hours: readonly number[]): Said | null {
  if (hours.every((hour, at) => hour === at)) return null;
  if (hours.every((hour, at) => hour === at + 1))
    return [
      `hour 从 1 数到 ${hours.length}；须从 0 数起，请每行减 1。`,
      `hour goes from 1 to ${hours.length}; it begins with 0, take 1 from each.`,
    ];
  if (hours.toSorted((a, b) => a - b).some((hour, at) => hour !== at)) return null;
  const first = hours.findIndex((hour, at) => hour !== at);
  return [
    `各小时没有按次序排列（应为第 ${first} 小时的地方是第 ${hours[first]} 小时）；请按 hour 从小到大排好。`,
    `Hours are not in their order (${hours[first]} stands where ${first} should); sort them by hour.`,
  ];
}

/** Columns of numbers hour by hour, by their headings; every fault at its line, and then nothing is used. */
export function readHourly<Name extends SeriesName>(
  file: string,
  rows: readonly GivenRow[],
  columns: Readonly<Record<Name, string>>,
  hours = HOURS_OF_YEAR,
): Result<Readonly<Record<Name, Float64Array>>> {
  const said: Said[] = [];
  const fault = (line: number, [zh, en]: Said): void =>
    void said.push([`${file} 第 ${line} 行：${zh}`, `${file} line ${line}: ${en}`]);
  const wanted = Object.keys(columns) as Name[];
  const known = ["hour", ...wanted.map((name) => columns[name])];
  // Lines before the head say what kind of year it is.
  const [head, ...body] = withoutRemarks(rows);
  const headLine = head?.line ?? 1;
  const names = (head?.cells ?? []).map((cell) => cell.replace(/^\uFEFF/, "").trim());
  for (const name of names.filter((each, at) => !known.includes(each) || names.indexOf(each) !== at))
    fault(headLine, [
      `不认识或重复的列“${name}”；请删去或改正，列为：${known.join(",")}。`,
      `The column “${name}” is not known or stands twice; take it out or correct it, columns are: ${known.join(",")}.`,
    ]);
  for (const name of known.filter((each) => !names.includes(each)))
    fault(headLine, [
      `缺少列“${name}”；没有的请填 0。`,
      `The column “${name}” is missing; write 0 where there is nothing.`,
    ]);
  const series = Object.fromEntries(wanted.map((name) => [name, new Float64Array(body.length)])) as Record<
    Name,
    Float64Array
  >;
  if (said.length === 0) {
    const at = Object.fromEntries(names.map((name, index) => [name, index]));
    const order = misplaced(body.map(({ cells }) => numberIn(cells[at["hour"] ?? -1] ?? "")));
    if (order !== null) said.push([`${file}：${order[0]}`, `${file}: ${order[1]}`]);
    body.forEach(({ cells, line }, hour) => {
      if (cells.length !== names.length) {
        const { zh, en } = tooLong(cells.length, names.length);
        return fault(line, [zh, en]);
      }
      if (order !== null) return undefined;
      const cell = (name: string): string => (cells[at[name] ?? -1] ?? "").trim();
      if (numberIn(cell("hour")) !== hour)
        fault(line, [
          `hour 是“${cell("hour")}”，应为 ${hour}；须从 0 起逐时不缺不重。`,
          `hour is “${cell("hour")}” and should be ${hour}; hours go from 0 without a gap or a repetition.`,
        ]);
      for (const name of wanted) {
        const written = cell(columns[name]);
        const value = numberIn(written);
        const none = noNumber(written);
        const problem = Number.isFinite(value) ? wrong(name, value, hour) : ([none.zh, none.en] as const);
        if (problem === null) series[name][hour] = value;
        else fault(line, [`${columns[name]}：${problem[0]}`, `${columns[name]}: ${problem[1]}`]);
      }
      return undefined;
    });
    if (body.length !== hours)
      said.unshift([
        `${file} 有 ${body.length} 个小时，须为 ${hours} 个（第 0 至 ${hours - 1} 小时，闰日去掉）。`,
        `${file} has ${body.length} hours and needs ${hours}, 0 to ${hours - 1}; leave a leap day out.`,
      ]);
  }
  if (said.length === 0) return ok(series);
  const more = said.length - MOST_SAID;
  const shown: Said[] =
    more <= 0 ? said : [...said.slice(0, MOST_SAID), [`另有 ${more} 处。`, `And ${more} more.`]];
  return {
    ok: false,
    failure: refusal("unusable", shown.map(([zh]) => zh).join("\n"), shown.map(([, en]) => en).join("\n")),
  };
}

/** The hours of a year out of the rows of a file. */
export const readHours = (file: string, rows: readonly GivenRow[], hours = HOURS_OF_YEAR): Result<Series> =>
  readHourly(file, rows, COLUMNS, hours);

/** A load out of the rows of a file with `hour,loadMw`. */
export function readLoad(file: string, rows: readonly GivenRow[]): Result<Float64Array> {
  const read = readHourly(file, rows, { loadMw: COLUMNS.loadMw });
  return read.ok ? ok(read.value.loadMw) : read;
}

/** A file of hours; `remark`, what kind of year it is, stands above its head. */
export function* hoursFile(series: Series, remark: string): Generator<string> {
  yield `# ${remark}\nhour,${Object.values(COLUMNS).join(",")}\n`;
  for (let hour = 0; hour < series.wind.length; hour++)
    yield `${hour},${SERIES_NAMES.map((name) => Number((series[name][hour] ?? 0).toFixed(6))).join(",")}\n`;
}
