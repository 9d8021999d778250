// Money is kept in fen, as whole numbers: 100 fen are a yuan.

/** 10 万亿元, far beyond any project here: more is a mistake of unit, and sums over all years stay exact. */
export const MOST_FEN = 1_000_000_000_000_000;

/** 万元 with two decimals, as workbooks of offices print sums: what is shown is rounded, what is kept is not. */
export const inWanYuan = (fen: number): number => Math.round(fen / 10_000) / 100;

const plain = (value: number): string => value.toLocaleString("en", { maximumFractionDigits: 2 });

/** Fen as people write them: `1.5亿元`, `320万元`, and below that in 元. */
export function amountInChinese(fen: number): string {
  const yuan = fen / 100;
  if (Math.abs(yuan) >= 100_000_000) return `${plain(yuan / 100_000_000)}亿元`;
  return Math.abs(yuan) >= 10_000 ? `${plain(yuan / 10_000)}万元` : `${plain(yuan)}元`;
}

/** Fen in English: `CNY 150 million`, and below a million in full. */
export function amountInEnglish(fen: number): string {
  const yuan = fen / 100;
  return Math.abs(yuan) >= 1_000_000 ? `CNY ${plain(yuan / 1_000_000)} million` : `CNY ${plain(yuan)}`;
}

/** Units in which people write money, by their size in fen: 元, 万元, 亿元; millions and billions in English. */
export const MONEY_UNITS = {
  yuan: 100,
  wan: 1_000_000,
  million: 100_000_000,
  yi: 10_000_000_000,
  billion: 100_000_000_000,
} as const;
export type MoneyUnit = keyof typeof MONEY_UNITS;

/** How many decimals of a unit are whole fen. */
export const decimalsOf = (unit: MoneyUnit): number => Math.log10(MONEY_UNITS[unit]);

/** An amount exactly, as typed into a field: `12.5`. */
export function moneyText(amountFen: number, unit: MoneyUnit): string {
  const [size, fen] = [BigInt(MONEY_UNITS[unit]), BigInt(amountFen)];
  const rest = (fen % size).toString().padStart(decimalsOf(unit), "0").replace(/0+$/, "");
  return rest === "" ? (fen / size).toString() : `${fen / size}.${rest}`;
}

const AMOUNT = /^(\d{1,16})(?:\.(\d{1,11}))?(元|万元?|亿元?)?([a-z]+)?$/;
const unitNamed = (word: string | undefined): MoneyUnit | null =>
  (Object.keys(MONEY_UNITS) as MoneyUnit[]).find((unit) => unit === word) ?? null;

/**
 * What was typed, in fen, in 元 where no unit is said: `3500`, `12.5 wan`, `4.2亿`; of two units the one in Chinese goes
 * before that of the field, which stands last. Null: no exact amount.
 */
export function parseMoney(typed: string): number | null {
  const found = AMOUNT.exec(typed.replace(/[,，\s]/g, ""));
  if (found === null) return null;
  const [, whole = "", fraction = "", written, field] = found;
  const used = written === undefined ? unitNamed(field ?? "yuan") : WRITTEN[written[0] ?? ""];
  if (used === undefined || used === null) return null;
  const decimals = decimalsOf(used);
  if (fraction.replace(/0+$/, "").length > decimals) return null;
  const fen = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, "0"));
  return fen <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(fen) : null;
}
const WRITTEN: Readonly<Record<string, MoneyUnit>> = { 元: "yuan", 万: "wan", 亿: "yi" };

/** A figure as typed, with or without commas; null where it is none. */
export function parseFigure(typed: string): number | null {
  const plain = typed.replace(/[,，\s]/g, "");
  return /^-?\d{1,15}(?:\.\d{1,20})?$/.test(plain) ? Number(plain) : null;
}

/** A figure to 20 decimals, as typed into a field: what a workbook computed has up to 17, and small ones no exponent. */
export const figureText = (figure: number): string =>
  figure.toLocaleString("en", { useGrouping: false, maximumFractionDigits: 20 });
