import {
  compare,
  type Decimal,
  divide,
  half,
  multiply,
  parseDecimal,
  plainest,
} from "../../../kernel/decimal.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { type Item, type ItemCode, ITEMS } from "./item.ts";
import { RIVER_LIMITS } from "./limits.ts";
import { UNSEEN } from "./section-name.ts";
import { shiftOf, TABLE_UNITS, unitAmong } from "./unit.ts";

// What the cells of one reading mean, in a file of a command as in a sheet on its page.

export const READING_FIELDS = ["section", "time", "item", "value", "unit", "limit"] as const;
export type ReadingField = (typeof READING_FIELDS)[number];

/** What heads the column of each, brackets left out. */
export const HEADINGS: Readonly<Record<ReadingField, RegExp>> = {
  section: /^(?:(?:监测|采样|取样|检测|水样)?(?:断面|点位|站点|地点)|水样)(?:名称)?$|^section$/i,
  time: /^(?:监测|采样|取样)?(?:时间|日期)$|^time$/i,
  item: /^(?:监测|分析|检测|测定)?(?:项目|指标|因子|参数)(?:名称)?$|^item$/i,
  value: /^(?:监测|测定|检测)?(?:数值|结果|值|浓度)$|^value$/i,
  unit: /^(?:计量)?单位$|^unit$/i,
  limit: /^(?:方法)?检出限$|^limit$/i,
};

/** What a cell says of a value: the number behind it, and whether that is a detection limit. */
export type Judged = {
  /** What is judged: as printed, and half the detection limit of what is below it. */
  readonly value: Decimal;
  /** The detection limit of what is below it; null of what was found. */
  readonly below: Decimal | null;
  readonly notes: readonly Remark[];
};
/** What is to be said of a cell; in place of a value: why there is none. */
export type Remark = { readonly field: ReadingField; readonly sentence: Sentence };

const no = (field: ReadingField, zh: string, en: string): Remark => ({ field, sentence: { zh, en } });
/** Whether a cell was refused instead of read. */
export const isRemark = (found: Judged | Remark): found is Remark => "field" in found;

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
/** 10³ behind a sign of multiplication as 10^3. */
const raised = (text: string): string =>
  text.replace(/(?<=[×✕xX*＊]\s*10)([⁺⁻]?)([⁰¹²³⁴-⁹]+)/g, (_, sign: string, power: string) => {
    const digits = power.replace(/./g, (each) => String(SUPERSCRIPTS.indexOf(each)));
    return `^${sign === "⁻" ? "-" : ""}${digits}`;
  });

/** Figures in letters of any width, signs as ﹤, and powers of ten as laboratories print them: 2.4×10³ is 2.4e3. */
const figureOf = (cell: string): string => {
  const printed = cell.trim();
  if (/^[\d.]*L?$/.test(printed)) return printed;
  const text = raised(printed.replace(UNSEEN, "").trim());
  // 10³ is not 103, nor 2① 21: other numbers that are no digits are left as they stand, and so are refused.
  const plain = /^[\x20-\x7e]*$|[\p{No}\p{Nl}]/u.test(text) ? text : text.normalize("NFKC").trim();
  return plain.replace(/(\d)\s*[×✕xX*]\s*10\s*\^\s*([+-]?\d{1,3})(?!\d)/g, "$1e$2");
};

/** A detection limit: a number above 0, or null. */
function limitIn(text: string, shift: number): Decimal | null {
  const limit = parseDecimal(text, shift);
  return limit === null || compare(limit, 0) <= 0 ? null : limit;
}

/**
 * The number that stands with `<`, `L` or 未检出, also in brackets: 0.01(L), 未检出(0.01). "" where only the sign stands; null where
 * none does, as in 18mg/L.
 */
function belowIn(text: string): string | null {
  if (text === "未检出") return "";
  if (/^[\d.]*$/.test(text)) return null;
  const found =
    /^未检出\s*\(\s*<?([^<>()L]*)L?\s*\)$/.exec(text) ??
    /^<([^<a-df-z/]*?)L?$/.exec(text) ??
    /^([^<a-df-z/]*?)(?:L|\(\s*L\s*\))$/.exec(text);
  return found && (found[1] ?? "").trim();
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

const noNumber = (text: string): Remark => {
  if (/\d\s*[×✕xX*]\s*10/.test(text))
    return no(
      "value",
      `“${text}”里 10 的几次方读不准，上标可能丢了；请写成 2400、2.4E3 或 2.4×10^3 的样子。`,
      `The power of ten in “${text}” cannot be read; it may have lost its superscript. Write 2400, 2.4E3 or 2.4×10^3.`,
    );
  return /^[\d,，]*\d,\d{3}[\d.,]*$/.test(text)
    ? no(
        "value",
        `“${text}”里的逗号是千位分隔符还是小数点读不准，请写成不带逗号的数。`,
        `Whether the comma in “${text}” parts thousands or is a decimal point cannot be told; write the figure without it.`,
      )
    : no(
        "value",
        `“${text}”不是数值，请写成 0.42 这样的小数；低于检出限的写 0.05L、<0.05 或未检出。`,
        `“${text}” is no number: write it as 0.42, and what is below detection as 0.05L, <0.05 or 未检出.`,
      );
};

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
  const printedLimit = figureOf(limit);
  const column = limitIn(printedLimit, shift);
  if (printedLimit !== "" && column === null)
    return no(
      "limit",
      `检出限“${printedLimit}”不是大于 0 的数。`,
      `The detection limit “${printedLimit}” is no number above 0.`,
    );
  const text = figureOf(cell);
  if (/^(?:\*+|-+|)$/.test(text)) return no("value", "没有数值。", "There is no value.");
  const below = belowIn(text);
  if (below !== null) return judgeBelow(item, below, shift, column);
  const value = parseDecimal(text, shift);
  if (value === null) return noNumber(text);
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

export const notMeasuredIn = ({ name, said, measure }: Item, unit: string): Remark =>
  no(
    "unit",
    `${name}不能用“${unit}”计，请改用 ${TABLE_UNITS[measure] || "无量纲"}。`,
    `${said.en} is not measured in “${unit}”; use ${TABLE_UNITS[measure] || "no unit"}.`,
  );

/** The cells that may say in which unit a figure is, and the heading of the column of limits. */
export type UnitCells = {
  readonly cell: string;
  /** What stands in brackets behind the name of the item, and in the headings of values and of limits: {@link bracketedUnit}. */
  readonly name: string;
  readonly heading: string;
  readonly limits: string;
};

/** The unit of a figure with its limit, "" where none is said; a remark where two are said. */
export function unitSaid(item: Item, { limits, ...said }: UnitCells, limit: string): string | Remark {
  const unit = unitAmong(item.measure, said);
  if (unit === null)
    return no(
      "unit",
      `${item.name}的单位写了两种（单位一列、项目名称的括号、数值一列的表头），请只留对的一种。`,
      `Two units stand for ${item.said.en.toLowerCase()} (its column, the brackets of its name, the heading of the values). Leave the right one.`,
    );
  const other = limits === "" || limit.trim() === "" ? undefined : shiftOf(item.measure, limits);
  return other === undefined || other === shiftOf(item.measure, unit)
    ? unit
    : no(
        "limit",
        `检出限一列以 ${limits} 计，与数值的单位不同，请改成同一单位。`,
        `The column of limits is in ${limits}, and the value is not: write both in one unit.`,
      );
}

type Doubts = { readonly from: Decimal; readonly upTo: Decimal; readonly below: Decimal };
/**
 * Where figures begin that nobody finds in a river but who takes mg/L for µg/L or the other way round. What laboratories print in
 * µg/L is doubted sooner in mg/L, and later in µg/L, where a clean river has little of it.
 */
const DOUBTS = new Map(
  ITEMS.filter(({ measure }) => measure === "mass").flatMap(
    ({ code, trace, first }): [ItemCode, Doubts][] => {
      const { least, of } = RIVER_LIMITS.limits.get(code) ?? { least: false, of: [] };
      const [best, worst] = least ? [of[0], of[0]] : [of[0], of[4]];
      if (best === undefined || worst === undefined) return [];
      const [from, upTo] = trace ? [10, 1_000] : [100, 10_000];
      return [
        [
          code,
          {
            from: plainest(multiply(worst, from)),
            upTo: plainest(multiply(worst, upTo)),
            below: plainest(divide(best, trace || first ? 1_000 : 100)),
          },
        ],
      ];
    },
  ),
);

/** Whether a figure looks as if it were in the other of mg/L and µg/L: 0.04 mg/L of mercury, 18 µg/L of oxygen demand. */
export function unitDoubted({ code }: Item, value: Decimal, shift: number): boolean {
  const doubts = DOUBTS.get(code);
  if (doubts === undefined || compare(value, 0) === 0) return false;
  return shift === 0
    ? compare(value, doubts.from) >= 0 && compare(value, doubts.upTo) <= 0
    : compare(value, doubts.below) < 0;
}
