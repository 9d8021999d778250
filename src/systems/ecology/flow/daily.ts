import { type Day, toDay } from "../../../kernel/calendar.ts";
import { compare, type Decimal, parseDecimal } from "../../../kernel/decimal.ts";
import { type Failure, refusal, type Sentence } from "../../../kernel/error.ts";
import { ok, type Result } from "../../../kernel/result.ts";
import { columnTwice, type Finding } from "../water/reading.ts";
import { sectionKey } from "../water/section-name.ts";

/** Days of one station: its flow in m³/s and the sediment that the water carries in kg/m³. */
export type StationDays = {
  readonly station: string;
  readonly flow: ReadonlyMap<Day, Decimal>;
  readonly sediment: ReadonlyMap<Day, Decimal>;
  /** Line of the file at which its flow begins; null where it has none. */
  readonly flowFrom: { readonly day: Day; readonly row: number } | null;
};

/** A daily record as it was read, its stations as they first stand in it. */
export type DailyRecord = {
  readonly stations: ReadonlyMap<string, StationDays>;
  /** The first and last day on which any station has a flow. */
  readonly from: Day;
  readonly until: Day;
  readonly findings: readonly Finding[];
};

const COLUMNS = {
  date: ["date", "日期", "时间"],
  station: ["station", "站名", "测站", "水文站"],
  flow: ["flow_m3s", "流量", "流量(m3/s)", "流量(m³/s)"],
  sediment: ["sediment_kg_m3", "含沙量", "含沙量(kg/m3)", "含沙量(kg/m³)"],
} as const;
type Column = keyof typeof COLUMNS;

const NO_DAILY = (missing: readonly string[]): Failure =>
  refusal(
    "no-daily",
    `第一行缺少这些列：${missing.join("、")}。文件应有 date,river,station,stage_m,flow_m3s,sediment_kg_m3 各列，以逗号分隔。`,
    `The first line lacks these columns: ${missing.join(", ")}. The file needs date,river,station,stage_m,flow_m3s,sediment_kg_m3, parted by commas.`,
  );
/** With what is wrong with the first row: the others are likely to lack the same. */
const nothingLeft = ([first]: readonly Finding[]): Failure =>
  refusal(
    "nothing-left",
    `没有一行能用：没有读出任何流量。${first === undefined ? "请核对文件。" : `第 ${first.row} 行：${first.sentence.zh}`}`,
    `No row is usable: no flow was read. ${first === undefined ? "Check the file." : `Line ${first.row}: ${first.sentence.en}`}`,
  );
/** What daily bulletins print where nothing was measured. */
const NOT_MEASURED = new Set(["", "-", "--", "—", "——", "*"]);

const dayOf = (text: string): Day | null => {
  const [, year, month, day] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text) ?? [];
  return year === undefined ? null : toDay(Number(year), Number(month), Number(day));
};

/** Not negative; null: nothing was measured; undefined: no such number. */
function measured(cell: string): Decimal | null | undefined {
  if (NOT_MEASURED.has(cell)) return null;
  const value = parseDecimal(cell);
  return value === null || compare(value, 0) < 0 ? undefined : value;
}

/** A row as it stands in the file: `row` is the line where it begins, `broken` of a quotation mark that moves its cells. */
export type DailyLine = {
  readonly cells: readonly string[];
  readonly row: number;
  readonly broken: boolean;
};

type Days = {
  readonly station: string;
  readonly lines: Map<Day, number>;
  readonly flow: Map<Day, Decimal>;
  readonly sediment: Map<Day, Decimal>;
};

function columnsOf(headings: readonly string[]): Record<Column, number> | Failure {
  const names = headings.map((cell) => cell.trim().toLowerCase());
  const at = (column: Column): number =>
    names.findIndex((name) => (COLUMNS[column] as readonly string[]).includes(name));
  const missing = (["date", "station", "flow"] as const).filter((column) => at(column) < 0);
  if (missing.length > 0) return NO_DAILY(missing.map((column) => COLUMNS[column][0]));
  const twice = columnTwice(headings, Object.values(COLUMNS));
  if (twice !== null) return twice;
  return { date: at("date"), station: at("station"), flow: at("flow"), sediment: at("sediment") };
}

const remark = (field: Column | null, zh: string, en: string) => ({
  field: field === null ? null : COLUMNS[field][0],
  sentence: { zh, en },
});

/** What a row says, or why it says nothing. */
function readRow({ cells, broken }: DailyLine, columns: Record<Column, number>, width: number) {
  const cell = (column: Column): string => cells[columns[column]]?.normalize("NFKC").trim() ?? "";
  if (broken || cells.slice(width).some((each) => each.trim() !== ""))
    return remark(
      null,
      "引号没有配对，或者多出一列，各列会错位；这一行没有用。",
      "A quotation mark is not closed, or there is a column too many, so that cells are moved; the row was left out.",
    );
  const station = cell("station");
  if (station === "")
    return remark("station", "没有站名，这一行没有用。", "No station; the row was left out.");
  const day = dayOf(cell("date"));
  if (day === null)
    return remark(
      "date",
      `“${cell("date")}”不是日期，这一行没有用；请写成 2012-07-30。`,
      `“${cell("date")}” is no day; the row was left out. Write it as 2012-07-30.`,
    );
  const [flow, sediment] = [measured(cell("flow")), measured(cell("sediment"))];
  for (const [column, value] of [
    ["flow", flow],
    ["sediment", sediment],
  ] as const)
    if (value === undefined)
      return remark(
        column,
        `“${cell(column)}”不是零或正数，这一行没有用。`,
        `“${cell(column)}” is neither zero nor a positive number; the row was left out.`,
      );
  return { station, day, flow: flow ?? null, sediment: sediment ?? null };
}

/**
 * Reads a daily record, its rows and columns in any order: `date`, `station`, `flow_m3s`, `sediment_kg_m3`, blank or `-` where
 * nothing was measured. A bad row is left out and found by its line; of two rows for one station and day the first counts.
 */
export function readDaily(lines: readonly DailyLine[]): Result<DailyRecord> {
  const [headings, ...rows] = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  const columns = columnsOf(headings?.cells ?? []);
  if ("code" in columns) return { ok: false, failure: columns };
  const width = headings?.cells.length ?? 0;
  const findings: Finding[] = [];
  /** By {@link sectionKey}: one station in several spellings is one, called as it stood first. */
  const stations = new Map<string, Days>();
  const keys = new Map<string, string>();
  for (const line of rows) {
    const read = readRow(line, columns, width);
    if ("sentence" in read) {
      findings.push({ row: line.row, ...read });
      continue;
    }
    const { day, flow, sediment } = read;
    const key = keys.get(read.station) ?? sectionKey(read.station);
    keys.set(read.station, key);
    const days = stations.get(key) ?? {
      station: read.station,
      lines: new Map(),
      flow: new Map(),
      sediment: new Map(),
    };
    stations.set(key, days);
    const { station } = days;
    const before = days.lines.get(day);
    if (before !== undefined) {
      const twice = remark(
        "date",
        `${station} ${day} 在第${before}行已有一行，按那一行计，这一行没有用。`,
        `${station} on ${day} stands in line ${before} already, which counts; the row was left out.`,
      );
      findings.push({ row: line.row, ...twice });
      continue;
    }
    days.lines.set(day, line.row);
    if (flow !== null) days.flow.set(day, flow);
    if (sediment !== null) days.sediment.set(day, sediment);
  }
  return recordOf([...stations.values()], findings);
}

function recordOf(read: readonly Days[], findings: readonly Finding[]): Result<DailyRecord> {
  const days = read.flatMap(({ flow }) => [...flow.keys()]).toSorted();
  const [from, until] = [days[0], days.at(-1)];
  if (from === undefined || until === undefined) return { ok: false, failure: nothingLeft(findings) };
  const stations = new Map(
    read.map(({ station, lines, flow, sediment }): [string, StationDays] => {
      const day = [...flow.keys()].toSorted()[0];
      const flowFrom = day === undefined ? null : { day, row: lines.get(day) ?? 0 };
      return [station, { station, flow, sediment, flowFrom }];
    }),
  );
  return ok({ stations, from, until, findings });
}

/** Of stations whose flow begins later than the record: since when, so that nobody takes a short series for a long one. */
export function lateBeginnings({ stations, from }: DailyRecord, names: Iterable<string>): Finding[] {
  return [...names].flatMap((name) => {
    const begins = stations.get(name)?.flowFrom;
    if (!begins || begins.day <= from) return [];
    const sentence: Sentence = {
      zh: `${name}的流量自 ${begins.day} 起才有（全部记录自 ${from} 起），此前没有数据。`,
      en: `The flow of ${name} begins on ${begins.day} (the record on ${from}); before that there is none.`,
    };
    return [{ row: begins.row, field: COLUMNS.flow[0], sentence }];
  });
}
