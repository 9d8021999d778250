import type { Sentence } from "../../kernel/error.ts";
import { decimalsOf, MONEY_UNITS, type MoneyUnit, moneyText, parseMoney } from "../../kernel/money.ts";
import { formatFigure } from "../frame/format.ts";
import type { Language } from "../frame/language.tsx";

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

/** An amount as typed, in the unit in which a language mostly writes them; as it was where it is none. */
export function inUsualUnit(typed: string, language: Language): string {
  const [unit, fen] = [UNITS_OF[language][1], parseMoney(typed)];
  return fen === null ? typed : `${moneyText(fen, unit)} ${unit}`;
}

/** An amount to the fen, and as one would say it where that is shorter: `35,000,000 元（3,500 万元）`. */
export function moneyInFull(amountFen: number, language: Language): string {
  const [full, short] = [
    `${formatFigure(amountFen / 100, language)} ${MONEY_UNIT_NAMES.yuan[language]}`,
    moneyWords(amountFen, language),
  ];
  if (full === short) return full;
  return language === "zh" ? `${full}（${short}）` : `${full} (${short})`;
}
