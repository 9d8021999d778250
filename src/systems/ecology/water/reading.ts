import { toDay } from "../../../kernel/calendar.ts";
import { compare, type Decimal, divide, half, multiply, parseDecimal } from "../../../kernel/decimal.ts";
import { type Failure, refusal, type Sentence } from "../../../kernel/error.ts";
import { classOf } from "./classify.ts";
import { findItem, type Item, type ItemCode, itemOf, MEASURES, type Measure } from "./item.ts";
import { type LimitTable, RIVER_LIMITS } from "./limits.ts";
import { sectionKey } from "./section-name.ts";
import { shiftOf, TABLE_UNITS } from "./unit.ts";

export const READING_FIELDS = ["section", "time", "item", "value", "unit", "limit"] as const;
export type ReadingField = (typeof READING_FIELDS)[number];

/** One value of one item at one section and time, in the unit of the table. */
export type Reading = {
  readonly section: string;
  readonly time: string;
  readonly item: Item;
  /** What is judged: as printed, and half the detection limit of what is below it. */
  readonly value: Decimal;
  /** The detection limit of what is below it; null of what was found. */
  readonly below: Decimal | null;
  /** Counts sections with times in the order in which they first stand in the file, from 0. */
  readonly sample: number;
};

/** What is wrong with a row, or to be known of it: `row` is the line of the file where it begins, from 1. */
export type Finding = {
  readonly row: number;
  readonly field: string | null;
  readonly sentence: Sentence;
  /** The reading stands in a row before: which of them counts only people can say. */
  readonly repeats?: true;
};

/** What a cell says of a value: the number behind it, and whether that is a detection limit. */
export type Judged = Pick<Reading, "value" | "below"> & { readonly notes: readonly Remark[] };
/** What is to be said of a cell; in place of a value: why there is none. */
export type Remark = { readonly field: ReadingField; readonly sentence: Sentence };

const HEADINGS: Readonly<Record<ReadingField, readonly string[]>> = {
  section: ["section", "断面", "断面名称", "监测断面", "点位", "点位名称", "站点", "站点名称"],
  time: ["time", "时间", "监测时间", "采样时间", "日期", "监测日期", "采样日期"],
  item: ["item", "项目", "监测项目", "分析项目", "项目名称", "指标", "监测指标", "指标名称", "监测因子"],
  value: ["value", "数值", "监测值", "测定值", "检测值", "结果", "监测结果", "检测结果", "浓度"],
  unit: ["unit", "单位", "计量单位"],
  limit: ["limit", "检出限", "方法检出限"],
};
const NEEDED = ["section", "time", "item", "value"] as const;

const NOT_READINGS = (missing: readonly string[]): Failure =>
  refusal(
    "no-readings",
    `第一行缺少这些列：${missing.join("、")}。文件应有 ${READING_FIELDS.join(",")} 六列，以逗号分隔。`,
    `The first line lacks these columns: ${missing.join(", ")}. The file needs ${READING_FIELDS.join(",")}, parted by commas.`,
  );

/** Two columns of one name hold different figures, and nobody can say which counts. */
export const columnTwice = (headings: readonly string[], names: readonly (readonly string[])[]) => {
  const found = names.map((known) => headings.filter((heading) => known.includes(plainHeading(heading))));
  const twice = found.find(({ length }) => length > 1);
  return twice === undefined
    ? null
    : refusal(
        "column-twice",
        `第一行有几列都像同一列：${twice.join("、")}；请只留一列。`,
        `The first line names one column more than once: ${twice.join(", ")}. Leave one of them.`,
      );
};

const plainHeading = (heading: string): string =>
  heading
    .normalize("NFKC")
    .replace(/\(.*\)$/, "")
    .trim()
    .toLowerCase();

/** Where each named column stands in a line of headings; -1 where it is absent. */
export function columnsIn<F extends string>(
  headings: readonly string[],
  names: Readonly<Record<F, readonly string[]>>,
): Record<F, number> {
  const plain = headings.map(plainHeading);
  const fields = Object.entries(names) as [F, readonly string[]][];
  return Object.fromEntries(
    fields.map(([field, known]) => [field, plain.findIndex((heading) => known.includes(heading))]),
  ) as Record<F, number>;
}

const no = (field: ReadingField, zh: string, en: string): Remark => ({ field, sentence: { zh, en } });
/** Whether a cell was refused instead of read. */
export const isRemark = (found: Judged | Remark): found is Remark => "field" in found;

/** Plain text of a cell: most are plain already, and a million are read. */
const plainOf = (cell: string): string => {
  const text = cell.trim();
  return /[^\x20-\x7e]/.test(text) ? text.normalize("NFKC").trim() : text;
};

/** A detection limit: a number above 0, or null. */
function limitIn(text: string, shift: number): Decimal | null {
  const limit = parseDecimal(text, shift);
  return limit === null || compare(limit, 0) <= 0 ? null : limit;
}

/** The number that stands with `<` or `L`, "" where only the sign stands; null where neither does. */
function belowIn(text: string): string | null {
  if (text === "未检出") return "";
  if (text.startsWith("<")) return text.slice(1).replace(/L$/, "").trim();
  return text.endsWith("L") ? text.slice(0, -1).trim() : null;
}

function judgeBelow(item: Item, printed: string, shift: number, column: Decimal | null): Judged | Remark {
  if (item.measure === "none" || item.measure === "degree")
    return no("value", `${item.name}没有“未检出”。`, `${item.said.en} cannot be below detection.`);
  const own = limitIn(printed, shift);
  if (printed !== "" && own === null)
    return no("value", `“${printed}”不是检出限。`, `“${printed}” is no detection limit.`);
  const limit = own ?? column;
  if (limit === null)
    return no(
      "limit",
      "未检出而没有检出限，无法判定；请填检出限。",
      "Below detection without a detection limit cannot be judged; enter the limit.",
    );
  const differ = own !== null && column !== null && compare(own, column) !== 0;
  return {
    value: half(limit),
    below: limit,
    notes: differ
      ? [
          no(
            "limit",
            "检出限一列与数值所写不同，按数值所写取。",
            "The column of limits differs from what the value prints; the value's is taken.",
          ),
        ]
      : [],
  };
}

const PRINTED_BELOW: readonly Remark[] = [
  no(
    "value",
    "数值低于检出限而没有标注未检出，照所写判定。",
    "The figure is below its detection limit without being marked so; it is judged as printed.",
  ),
];

/**
 * What the cells of a value and its detection limit mean, moved by `shift` into the unit of the table. Only `L` behind, `<` before and 未检出 mean
 * below detection, of which half the limit is judged. Nothing is corrected on suspicion.
 */
export function judgeValue(item: Item, cell: string, shift: number, limit: string): Judged | Remark {
  const printedLimit = plainOf(limit);
  const column = limitIn(printedLimit, shift);
  if (printedLimit !== "" && column === null)
    return no(
      "limit",
      `检出限“${printedLimit}”不是大于 0 的数。`,
      `The detection limit “${printedLimit}” is no number above 0.`,
    );
  const text = plainOf(cell);
  if (/^(?:\*+|-+|)$/.test(text)) return no("value", "没有数值。", "There is no value.");
  const below = belowIn(text);
  if (below !== null) return judgeBelow(item, below, shift, column);
  const value = parseDecimal(text, shift);
  if (value === null)
    return no(
      "value",
      `“${text}”不是数值，请写成 0.42 这样的小数；低于检出限的写 0.05L、<0.05 或未检出。`,
      `“${text}” is no number: write it as 0.42, and what is below detection as 0.05L, <0.05 or 未检出.`,
    );
  if (compare(value, 0) < 0 && item.measure !== "degree")
    return no("value", `${item.name}不能为负：${text}。`, `${item.said.en} cannot be negative: ${text}.`);
  if (item.code === "pH" && compare(value, 14) > 0)
    return no(
      "value",
      `pH 只在 0 到 14 之间，这里是 ${text}。`,
      `pH lies between 0 and 14; this is ${text}.`,
    );
  return { value, below: null, notes: column !== null && compare(value, column) < 0 ? PRINTED_BELOW : [] };
}

const notMeasuredIn = ({ name, said, measure }: Item, unit: string): Remark =>
  no(
    "unit",
    `${name}不能用“${unit}”计，请改用 ${TABLE_UNITS[measure] || "无量纲"}。`,
    `${said.en} is not measured in “${unit}”; use ${TABLE_UNITS[measure] || "no unit"}.`,
  );

/** Whether the class hangs on what is not known: 0 and the full detection limit give different ones. */
export const isUncertain = (table: LimitTable, { item, below }: Pick<Reading, "item" | "below">): boolean =>
  below !== null && classOf(table, item.code, 0) !== classOf(table, item.code, below);

/** Whether a trace figure looks as if it were in the other of mg/L and µg/L: 0.04 mg/L of mercury, 0.005 µg/L of lead. */
export function unitDoubted({ code, trace }: Item, value: Decimal, shift: number): boolean {
  const [best, , , , worst] = RIVER_LIMITS.limits.get(code)?.of ?? [];
  if (!trace || best === undefined || worst === undefined || compare(value, 0) === 0) return false;
  return shift === 0
    ? compare(value, multiply(worst, 10)) >= 0 && compare(value, multiply(worst, 1000)) <= 0
    : compare(value, divide(best, 1000)) < 0;
}

/** Cells that come again and again need not be read again; more than these are no repetition. */
const MOST_REMEMBERED = 20_000;

/** What a cell meant is kept for the next one that says the same. */
function remembering<T>(read: (cell: string) => T): (cell: string) => T {
  const known = new Map<string, T>();
  return (cell) => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    const found = read(cell);
    if (known.size < MOST_REMEMBERED) known.set(cell, found);
    return found;
  };
}

const PRINTED = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:月?$|(?:[-/.]|月)(\d{1,2})(?!\d)[日号]?(.*)$)/;
/** 20250103, as instruments write it. */
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * By what two times of a section are one: a day or month however it is printed (2025/1/3, 2025年1月3日, 2025-01-03), with the hour
 * behind it; all else as it stands. Null: a day that no calendar has.
 */
export function timeKey(time: string): string | null {
  const text = plainOf(time);
  const printed = PRINTED.exec(text) ?? COMPACT.exec(text);
  if (printed === null) return text;
  const [, year, month, day, hour = ""] = printed;
  const known = toDay(Number(year), Number(month), Number(day ?? 1));
  return known === null ? null : `${day === undefined ? known.slice(0, 7) : known}${hour}`;
}

/** Which items a reader takes; the others are known and left out with a finding. */
export type Taken = (item: Item) => boolean;

/**
 * Takes a file of readings row by row, headings first: `row` gives the reading of a line, or null where it holds none, which
 * `find` is told. `refused` says, when all rows were given, why there is nothing to judge.
 */
export function readingReader(taken: Taken, find: (finding: Finding) => void) {
  let columns: Record<ReadingField, number> | null = null;
  let width = 0;
  let failure: Failure | null = null;
  let read = 0;
  type Sampled = { readonly section: string; readonly times: Map<string, number> };
  /** By each spelling that the file has of a section, and by its key. */
  const spelled = new Map<string, Sampled>();
  const sampled = new Map<string, Sampled>();
  /** Of each sample the time as its first row prints it. */
  const times: string[] = [];
  /** Of each sample the items that it has, a bit each: of a million readings the order is known without keeping them. */
  const seen: number[] = [];

  const itemIn = remembering((cell) => findItem(cell) ?? null);
  const shiftIn = Object.fromEntries(
    MEASURES.map((measure) => [measure, remembering((unit) => shiftOf(measure, unit) ?? null)]),
  ) as Record<Measure, (unit: string) => number | null>;
  /** Detection limits are few, and cost more than figures. */
  const judgeOdd = remembering((cells) => {
    const [code = "", shift, value = "", limit = ""] = cells.split("\n");
    return judgeValue(itemOf(code as ItemCode), value, Number(shift), limit);
  });
  const judge = (item: Item, value: string, unit: string, limit: string): Judged | Remark => {
    const shift = shiftIn[item.measure](unit);
    if (shift === null) return notMeasuredIn(item, unit.trim());
    return /^[\d.]+$/.test(value) || value.includes("\n") || limit.includes("\n")
      ? judgeValue(item, value, shift, limit)
      : judgeOdd(`${item.code}\n${shift}\n${value}\n${limit}`);
  };
  const keyIn = remembering(timeKey);
  /** The section by the spelling in which it stood first. */
  const sectionIn = (written: string): Sampled => {
    let own = spelled.get(written);
    if (own !== undefined) return own;
    const key = sectionKey(written);
    own = sampled.get(key);
    if (own === undefined) sampled.set(key, (own = { section: written, times: new Map() }));
    spelled.set(written, own);
    return own;
  };
  const sampleOf = ({ times: own }: Sampled, key: string, time: string): number => {
    let sample = own.get(key);
    if (sample === undefined) {
      sample = seen.length;
      own.set(key, sample);
      seen.push(0);
      times.push(time);
    }
    return sample;
  };

  const begin = (cells: readonly string[]): void => {
    columns = columnsIn(cells, HEADINGS);
    width = cells.length;
    const missing = NEEDED.filter((field) => columns?.[field] === -1);
    failure = missing.length > 0 ? NOT_READINGS(missing) : columnTwice(cells, Object.values(HEADINGS));
  };

  const row = (cells: readonly string[], line: number, broken: boolean): Reading | null => {
    if (failure !== null || (cells.length === 1 && (cells[0] ?? "").trim() === "")) return null;
    if (columns === null) {
      begin(cells);
      return null;
    }
    const refuse = (field: ReadingField | null, sentence: Sentence): null => {
      find({ row: line, field, sentence });
      return null;
    };
    if (broken)
      return refuse(null, {
        zh: "引号没有成对，这一行读不准。",
        en: "Quotation marks are not paired; this row cannot be read.",
      });
    if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== ""))
      return refuse(null, {
        zh: "这一行的格子比表头多；含逗号的内容请加引号。",
        en: "This row has more cells than headings; put what holds commas in quotation marks.",
      });
    const cellOf = (field: ReadingField): string => cells[columns?.[field] ?? -1] ?? "";
    const [written, time, named] = [cellOf("section").trim(), cellOf("time").trim(), cellOf("item")];
    if (written === "" && cells.every((cell) => cell.trim() === "")) return null;
    if (written === "") return refuse("section", { zh: "没有断面。", en: "There is no section." });
    if (time === "") return refuse("time", { zh: "没有时间。", en: "There is no time." });
    const key = keyIn(time);
    if (key === null)
      return refuse("time", {
        zh: `“${time}”不是日历上有的日期。`,
        en: `“${time}” is a day that no calendar has.`,
      });
    const item = itemIn(named);
    if (item === null || !taken(item))
      return refuse("item", {
        zh: item ? `${item.name}不参加这项评价。` : `“${named.trim()}”不是可评价的项目。`,
        en: item
          ? `${item.said.en} has no part in this.`
          : `“${named.trim()}” is no item that can be judged.`,
      });
    const found = judge(item, cellOf("value"), cellOf("unit"), cellOf("limit"));
    if (isRemark(found)) return refuse(found.field, found.sentence);
    const of = sectionIn(written);
    const { section } = of;
    const sample = sampleOf(of, key, time);
    const bit = 1 << item.order;
    if (((seen[sample] ?? 0) & bit) !== 0) {
      const sentence = {
        zh: `${section} ${time} 的${item.name}前面已有一条，这条重复。`,
        en: `${item.said.en} of ${section} at ${time} stands in a row before; this one is left out.`,
      };
      find({ row: line, field: "value", sentence, repeats: true });
      return null;
    }
    seen[sample] = (seen[sample] ?? 0) | bit;
    for (const { field, sentence } of found.notes) find({ row: line, field, sentence });
    if (item.trace && found.below === null) {
      const unit = cellOf("unit");
      if (unitDoubted(item, found.value, shiftIn[item.measure](unit) ?? 0))
        find({
          row: line,
          field: "unit",
          sentence: {
            zh: `${item.name} ${cellOf("value").trim()}${unit.trim() === "" ? "" : ` ${unit.trim()}`} 像是 mg/L 与 µg/L 混写，照所写判定；请核对，并在 unit 一列写明单位。`,
            en: `${item.said.en} ${cellOf("value").trim()}${unit.trim() === "" ? "" : ` ${unit.trim()}`} looks as if mg/L and µg/L were mixed up; it is judged as printed. Which is it? Write it into the column unit.`,
          },
        });
    }
    read += 1;
    return { section, time: times[sample] ?? time, item, value: found.value, below: found.below, sample };
  };

  const refused = (): Failure | null =>
    failure ??
    (columns === null
      ? NOT_READINGS(NEEDED)
      : read === 0
        ? refusal(
            "nothing-left",
            "没有一行可以评价，请按上面逐行的提示改正。",
            "No row is left that can be judged; see what is said of each row.",
          )
        : null);
  return { row, refused };
}
