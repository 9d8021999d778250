import { folded } from "./search-tokens.ts";

/** What sums of a sheet are counted in, and how many powers of ten of a fen one of them is. */
export const MONEY_UNITS = ["元", "千元", "万元", "百万元", "亿元"] as const;
export type MoneyUnit = (typeof MONEY_UNITS)[number];
const POWERS: Readonly<Record<MoneyUnit, number>> = { 元: 2, 千元: 5, 万元: 6, 百万元: 8, 亿元: 10 };

const UNIT = /百万元|千元|[万亿]元?|元/g;

/** Words that hold the sign of a unit and are none, as 多元投入. */
const NO_UNIT = /[多单公纪]元/g;

/** Whether a text counts in foreign money, which is not turned into yuan here. */
export const isForeignMoney = (text: string): boolean =>
  /[美欧港日澳]元|英镑|卢布|图格里克|外币|\b(?:usd|eur|hkd|jpy|rub|mnt)\b/.test(folded(text));

/** The unit that a heading, or a cell beside the table (单位：万元), gives, the last one; null where it gives none. */
export function moneyUnitIn(text: string): MoneyUnit | null {
  const plain = folded(text)
    .replace(/人民币|\s/g, "")
    .replace(NO_UNIT, "");
  const found = isForeignMoney(text) ? undefined : plain.match(UNIT)?.at(-1);
  if (found === undefined) return null;
  return MONEY_UNITS.find((unit) => unit === found || unit === `${found}元`) ?? null;
}

/** A sum in fen; `rounded` where less than a fen was left over. */
export type PrintedMoney = { readonly fen: number; readonly rounded: boolean };
export type MoneyProblem = "no-number" | "no-unit" | "negative" | "too-much";

const NUMBER = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(百万元|千元|[万亿]元?|元)?$/;
/** As Excel stores a small number. */
const SCIENTIFIC = /^([+-]?)(\d)(?:\.(\d+))?e([+-]\d{1,3})$/;

/** Digits without an exponent: 5e-7 is 0.0000005. */
function plainDigits(text: string): string {
  const found = SCIENTIFIC.exec(text);
  if (!found) return text;
  const [, sign = "", whole = "", part = "", power = "0"] = found;
  const shift = Number(power);
  const digits = whole + part;
  const point = 1 + shift;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return point >= digits.length
    ? sign + digits.padEnd(point, "0")
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/**
 * The sum that a cell prints, digit by digit, so that nothing is lost to binary fractions. The cell's own unit wins over
 * that of its column.
 */
export function printedMoney(text: string, columnUnit: MoneyUnit | null): PrintedMoney | MoneyProblem {
  const plain = plainDigits(folded(text).replace(/[\s¥￥]|人民币|^约/g, ""));
  const found = NUMBER.exec(plain);
  if (!found) return "no-number";
  const [, sign, whole = "0", part = "", own] = found;
  const unit = own === undefined ? columnUnit : moneyUnitIn(own);
  const digits = whole.replaceAll(",", "") + part;
  if (/^0+$/.test(digits)) return { fen: 0, rounded: false };
  if (unit === null) return "no-unit";
  if (sign === "-") return "negative";
  const power = POWERS[unit] - part.length;
  const scaled = BigInt(digits);
  const over = 10n ** BigInt(Math.max(0, -power));
  const fen = power >= 0 ? scaled * 10n ** BigInt(power) : (scaled * 2n + over) / (2n * over);
  if (fen > BigInt(Number.MAX_SAFE_INTEGER)) return "too-much";
  return { fen: Number(fen), rounded: power < 0 && scaled % over !== 0n };
}

/** 万元 with two decimals, as workbooks of offices print sums: what is shown is rounded, what is kept is not. */
export const inWanYuan = (fen: number): number => Math.round(fen / 10_000) / 100;

/** The only year that a text names, null where it names none or several. */
export function yearIn(text: string): string | null {
  const years = new Set(folded(text).match(/(?<!\d)20\d{2}(?=年|年度|$|[^\d])/g));
  return years.size === 1 ? ([...years][0] ?? null) : null;
}
