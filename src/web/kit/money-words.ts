import type { Sentence } from "../../kernel/error.ts";
import { formatFigure } from "../frame/format.ts";
import type { Language } from "../frame/language.tsx";

/** Units in which people write money, by their size in fen: 元, 万元, 亿元; millions and billions in English. */
export const MONEY_UNITS = {
  yuan: 100,
  wan: 1_000_000,
  million: 100_000_000,
  yi: 10_000_000_000,
  billion: 100_000_000_000,
} as const;
export type MoneyUnit = keyof typeof MONEY_UNITS;

export const MONEY_UNIT_NAMES: Readonly<Record<MoneyUnit, Sentence>> = {
  yuan: { zh: "元", en: "yuan" },
  wan: { zh: "万元", en: "10,000 yuan" },
  million: { zh: "百万元", en: "million yuan" },
  yi: { zh: "亿元", en: "100 million yuan" },
  billion: { zh: "十亿元", en: "billion yuan" },
};

/** The units of a language, the smallest first. */
export const UNITS_OF = {
  zh: ["yuan", "wan", "yi"],
  en: ["yuan", "million", "billion"],
} as const satisfies Record<Language, readonly MoneyUnit[]>;

const decimalsOf = (unit: MoneyUnit): number => Math.log10(MONEY_UNITS[unit]);

/** The unit for the head of a column: the large one where an amount fills it and no other would be rounded away. */
export function unitOfColumn(amountsFen: readonly number[], language: Language): MoneyUnit {
  const [, middle, large] = UNITS_OF[language];
  const amounts = amountsFen.filter((fen) => fen > 0);
  if (amounts.length === 0) return middle;
  const fits = Math.max(...amounts) >= MONEY_UNITS[large] && Math.min(...amounts) >= MONEY_UNITS[large] / 100;
  return fits ? large : middle;
}

/** An amount in a unit, grouped, to two decimals; more where it would else read as nothing. */
export function moneyFigure(amountFen: number, unit: MoneyUnit, language: Language): string {
  const value = amountFen / MONEY_UNITS[unit];
  return formatFigure(value, language, value > 0 && value < 0.01 ? decimalsOf(unit) : 2);
}

/** An amount by itself, in the unit in which one would say it: `4.2 亿元`, `420 million yuan`. */
export function moneyWords(amountFen: number, language: Language): string {
  const unit = UNITS_OF[language].findLast((each) => amountFen >= MONEY_UNITS[each]) ?? "yuan";
  return `${moneyFigure(amountFen, unit, language)} ${MONEY_UNIT_NAMES[unit][language]}`;
}

/** An amount exactly, as typed into a field: `12.5`. */
export function moneyText(amountFen: number, unit: MoneyUnit): string {
  const [size, fen] = [BigInt(MONEY_UNITS[unit]), BigInt(amountFen)];
  const rest = (fen % size).toString().padStart(decimalsOf(unit), "0").replace(/0+$/, "");
  return rest === "" ? (fen / size).toString() : `${fen / size}.${rest}`;
}

const AMOUNT = /^(\d{1,16})(?:\.(\d{1,11}))?(元|万元?|亿元?)?$/;

/** What was typed, in fen; a unit written beside the figure goes before that of the field. Null: no exact amount. */
export function parseMoney(typed: string, unit: MoneyUnit): number | null {
  const found = AMOUNT.exec(typed.replace(/[,，\s]/g, ""));
  if (found === null) return null;
  const [, whole = "", fraction = "", written] = found;
  const used = written === undefined ? unit : written === "元" ? "yuan" : written[0] === "万" ? "wan" : "yi";
  const decimals = decimalsOf(used);
  if (fraction.replace(/0+$/, "").length > decimals) return null;
  const fen = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, "0"));
  return fen <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(fen) : null;
}
