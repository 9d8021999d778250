import { toDay } from "../../../kernel/calendar.ts";
import { type Failure, refusal, type Sentence } from "../../../kernel/error.ts";
import {
  HEADINGS,
  isRemark,
  type Judged,
  judgeValue,
  notMeasuredIn,
  READING_FIELDS,
  type ReadingField,
  type Remark,
  unitDoubted,
  unitSaid,
} from "./cell.ts";
import { classOf } from "./classify.ts";
import { findItem, type Item, type ItemCode, itemOf, MEASURES, type Measure } from "./item.ts";
import type { LimitTable } from "./limits.ts";
import { sectionKey } from "./section-name.ts";
import { bracketedUnit, shiftOf } from "./unit.ts";

/** One value of one item at one section and time, in the unit of the table. */
export type Reading = Pick<Judged, "value" | "below"> & {
  readonly section: string;
  readonly time: string;
  readonly item: Item;
  /** Counts sections with times in the order in which they first stand in the file, from 0. */
  readonly sample: number;
  /** Its unit looks mistaken: only people can say which it is in. */
  readonly doubted: boolean;
};

/** What is wrong with a row, or to be known of it: `row` is the line of the file where it begins, from 1. */
export type Finding = {
  readonly row: number;
  readonly field: string | null;
  readonly sentence: Sentence;
  /** The reading stands in a row before: which of them counts only people can say. */
  readonly repeats?: true;
};

const NEEDED = ["section", "time", "item", "value"] as const;

const NOT_READINGS = (missing: readonly string[]): Failure =>
  refusal(
    "no-readings",
    `第一行缺少这些列：${missing.join("、")}。文件应有 ${READING_FIELDS.join(",")} 六列，以逗号分隔；表头上面的标题行请删去。`,
    `The first line lacks these columns: ${missing.join(", ")}. The file needs ${READING_FIELDS.join(",")}, parted by commas; take out titles above the headings.`,
  );

/** What heads a column: names in small letters, or what all of them match. */
type Headed = readonly string[] | RegExp;
const heads = (known: Headed, heading: string): boolean =>
  known instanceof RegExp ? known.test(heading) : known.includes(heading);

/** Two columns of one name hold different figures, and nobody can say which counts. */
export const columnTwice = (headings: readonly string[], names: readonly Headed[]) => {
  const found = names.map((known) => headings.filter((heading) => heads(known, plainHeading(heading))));
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
  names: Readonly<Record<F, Headed>>,
): Record<F, number> {
  const plain = headings.map(plainHeading);
  const fields = Object.entries(names) as [F, Headed][];
  return Object.fromEntries(
    fields.map(([field, known]) => [field, plain.findIndex((heading) => heads(known, heading))]),
  ) as Record<F, number>;
}

/** Whether the class hangs on what is not known: 0 and the full detection limit give different ones. */
export const isUncertain = (table: LimitTable, { item, below }: Pick<Reading, "item" | "below">): boolean =>
  below !== null && classOf(table, item.code, 0) !== classOf(table, item.code, below);

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
  const text = time.normalize("NFKC").trim();
  const printed = PRINTED.exec(text) ?? COMPACT.exec(text);
  if (printed === null) return text;
  const [, year, month, day, hour = ""] = printed;
  const known = toDay(Number(year), Number(month), Number(day ?? 1));
  return known === null ? null : `${day === undefined ? known.slice(0, 7) : known}${hour}`;
}

/** What becomes of a figure whose unit looks mistaken, and what is to be done: judged as printed where nothing follows from it. */
const JUDGED_AS_PRINTED: Sentence = {
  zh: "照所写判定；请核对，并在 unit 一列写明单位",
  en: "it is judged as printed. Which is it? Write it into the column unit",
};

/** Which items a reader takes; the others are known and left out with a finding. */
export type Taken = (item: Item) => boolean;

/**
 * Takes a file of readings row by row, headings first: `row` gives the reading of a line, or null where it holds none, which
 * `find` is told; `doubt`: what becomes of figures whose unit looks mistaken. `refused` says, when all rows were given, why there is nothing to judge.
 */
export function readingReader(taken: Taken, find: (finding: Finding) => void, doubt = JUDGED_AS_PRINTED) {
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

  const namedIn = remembering((cell) => ({ item: findItem(cell) ?? null, unit: bracketedUnit(cell) }));
  const shiftIn = Object.fromEntries(
    MEASURES.map((measure) => [measure, remembering((unit) => shiftOf(measure, unit) ?? null)]),
  ) as Record<Measure, (unit: string) => number | null>;
  /** Detection limits are few, and cost more than figures. */
  const judgeOdd = remembering((cells) => {
    const [code = "", shift, value = "", limit = ""] = cells.split("\n");
    return judgeValue(itemOf(code as ItemCode), value, Number(shift), limit);
  });
  /** Units that head the columns of values and of limits. */
  let headed = { heading: "", limits: "" };
  const unitIn = (item: Item, name: string, cell: string, limit: string): string | Remark =>
    name === "" && headed.heading === "" && headed.limits === ""
      ? cell
      : unitSaid(item, { cell, name, ...headed }, limit);
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
    const unitHeading = (field: ReadingField): string => bracketedUnit(cells[columns?.[field] ?? -1] ?? "");
    headed = { heading: unitHeading("value"), limits: unitHeading("limit") };
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
        zh: "引号没有成对，从这一行到下一个引号（没有的到文件末）都没有读；请补上引号。",
        en: "Quotation marks are not paired: from this row to the next mark, or to the end of the file, nothing was read. Close them.",
      });
    if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== ""))
      return refuse(null, {
        zh: "这一行的格子比表头多；含逗号的内容请加引号。",
        en: "This row has more cells than headings; put what holds commas in quotation marks.",
      });
    const cellOf = (field: ReadingField): string => cells[columns?.[field] ?? -1] ?? "";
    const [written, time, named] = [cellOf("section").trim(), cellOf("time").trim(), cellOf("item")];
    if (written === "" && cells.every((cell) => cell.trim() === "")) return null;
    if (written === "")
      return refuse("section", {
        zh: "没有断面；合并过的单元格导出后只有第一行有内容，请逐行填上。",
        en: "There is no section. Of merged cells only the first row keeps what they hold: fill in every row.",
      });
    if (time === "") return refuse("time", { zh: "没有时间。", en: "There is no time." });
    const key = keyIn(time);
    if (key === null)
      return refuse("time", {
        zh: `“${time}”不是日历上有的日期。`,
        en: `“${time}” is a day that no calendar has.`,
      });
    const { item, unit: inName } = namedIn(named);
    if (item === null || !taken(item))
      return refuse("item", {
        zh: item ? `${item.name}不参加这项评价。` : `“${named.trim()}”不是可评价的项目。`,
        en: item
          ? `${item.said.en} has no part in this.`
          : `“${named.trim()}” is no item that can be judged.`,
      });
    const unit = unitIn(item, inName, cellOf("unit"), cellOf("limit"));
    if (typeof unit !== "string") return refuse(unit.field, unit.sentence);
    const found = judge(item, cellOf("value"), unit, cellOf("limit"));
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
    const doubted = found.below === null && unitDoubted(item, found.value, shiftIn[item.measure](unit) ?? 0);
    if (doubted) {
      const printed = `${cellOf("value").trim()} ${unit.trim()}`.trim();
      find({
        row: line,
        field: "unit",
        sentence: {
          zh: `${item.name} ${printed} 像是 mg/L 与 µg/L 混写，${doubt.zh}。`,
          en: `${item.said.en} ${printed} looks as if mg/L and µg/L were mixed up; ${doubt.en}.`,
        },
      });
    }
    read += 1;
    const { value, below } = found;
    return { section, time: times[sample] ?? time, item, value, below, sample, doubted };
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
