/** The ways official documents number their items, outermost first. */
export const ORDINAL_KINDS = ["编", "章", "节", "条", "一、", "(一)", "1.", "(1)", "①"] as const;
export type OrdinalKind = (typeof ORDINAL_KINDS)[number];

/** An ordinal where it stands: `[start, end)` is what is printed of it, `after` is where its item's text begins. */
export type Ordinal = {
  readonly kind: OrdinalKind;
  readonly value: number;
  readonly start: number;
  readonly end: number;
  readonly after: number;
};

const DIGITS = "〇一二三四五六七八九";

const isChineseDigit = (unit: string | undefined): boolean =>
  unit !== undefined && (DIGITS.includes(unit) || "十百千零".includes(unit));

/**
 * The number that Chinese numerals below ten thousand write (二十一, 一百零三, 二〇二四 digit by digit), null where they
 * write none.
 */
export function fromChineseNumeral(text: string): number | null {
  if (/^[〇零一二三四五六七八九]{3,4}$/.test(text))
    return Number([...text].map((unit) => Math.max(0, DIGITS.indexOf(unit))).join("")) || null;
  let total = 0;
  let digit: number | null = null;
  for (const unit of text) {
    if (unit === "零" || unit === "〇") continue;
    const scale = unit === "十" ? 10 : unit === "百" ? 100 : unit === "千" ? 1000 : 0;
    if (scale > 0) {
      total += (digit ?? 1) * scale;
      digit = null;
      continue;
    }
    const value = DIGITS.indexOf(unit);
    if (value === -1 || digit !== null) return null;
    digit = value;
  }
  return total + (digit ?? 0) || null;
}

const isDigit = (unit: string | undefined): boolean => unit !== undefined && unit >= "0" && unit <= "9";

/** `九千九百九十九` */
const LONGEST_NUMERAL = 7;
const MOST_ITEMS = 9999;

function runEnd(folded: string, from: number, most: number, test: (unit: string | undefined) => boolean) {
  let i = from;
  while (i - from <= most && test(folded[i])) i++;
  return i - from > most ? from : i;
}

function skipSpaces(folded: string, from: number): number {
  let i = from;
  while (folded[i] === " ") i++;
  return i;
}

/** A year or another number right after `3.` belongs to the text; any other digit makes the whole a decimal. */
function decimalFollows(folded: string, from: number): boolean {
  if (!isDigit(folded[from])) return false;
  const end = runEnd(folded, from, 6, isDigit);
  return !(end - from === 4 && (folded[end] === "年" || folded[end] === "-"));
}

function numberedBy(folded: string, start: number): Ordinal | null {
  if (isDigit(folded[start - 1])) return null;
  const end = runEnd(folded, start, 3, isDigit);
  if (end === start) return null;
  const value = Number(folded.slice(start, end));
  const separator = folded[end] as string;
  if (value === 0 || separator === undefined) return null;
  if (separator === ")") return { kind: "(1)", value, start, end: end + 1, after: end + 1 };
  if (!".、。.".includes(separator) || decimalFollows(folded, end + 1)) return null;
  const spaced = skipSpaces(folded, end + 1);
  if (spaced > end + 1 && isDigit(folded[spaced]) && decimalFollows(folded, spaced)) return null;
  return { kind: "1.", value, start, end, after: end + 1 };
}

/** A digit run, a full stop and a digit at once (`11.121人才`): a decimal, unless it continues the numbering. */
export function gluedOrdinalAt(folded: string, start: number): Ordinal | null {
  if (!isDigit(folded[start]) || isDigit(folded[start - 1])) return null;
  const end = runEnd(folded, start, 3, isDigit);
  const value = Number(folded.slice(start, end));
  if (end === start || value === 0 || folded[end] !== "." || !isDigit(folded[end + 1])) return null;
  const rest = folded.slice(end + 1, end + 10);
  if (/^\d+(?:\.\d|%|个?百分|万|亿|倍|$|\n)/.test(rest)) return null;
  return { kind: "1.", value, start, end, after: end + 1 };
}

function bracketed(folded: string, start: number): Ordinal | null {
  const from = skipSpaces(folded, start + 1);
  const chinese = runEnd(folded, from, LONGEST_NUMERAL, isChineseDigit);
  const end = chinese > from ? chinese : runEnd(folded, from, 4, isDigit);
  const close = skipSpaces(folded, end);
  if (end === from || (folded[close] !== ")" && folded[close] !== "]")) return null;
  const printed = folded.slice(from, end);
  const value = chinese > from ? fromChineseNumeral(printed) : Number(printed);
  if (value === null || value === 0 || value > MOST_ITEMS) return null;
  return { kind: chinese > from ? "(一)" : "(1)", value, start, end: close + 1, after: close + 1 };
}

function named(folded: string, start: number): Ordinal | null {
  const from = skipSpaces(folded, start + 1);
  const chinese = runEnd(folded, from, LONGEST_NUMERAL, isChineseDigit);
  const end = chinese > from ? chinese : runEnd(folded, from, 4, isDigit);
  const at = skipSpaces(folded, end);
  const kind = (["编", "章", "节", "条"] as const).find((unit) => unit === folded[at]);
  if (end === from || kind === undefined) return null;
  const printed = folded.slice(from, end);
  const value = chinese > from ? fromChineseNumeral(printed) : Number(printed);
  if (value === null || value === 0) return null;
  const after = "、:.".includes(folded[at + 1] ?? " ") ? at + 2 : at + 1;
  return { kind, value, start, end: at + 1, after };
}

function chinese(folded: string, start: number): Ordinal | null {
  if (isChineseDigit(folded[start - 1])) return null;
  const end = runEnd(folded, start, LONGEST_NUMERAL, isChineseDigit);
  const separator = folded[skipSpaces(folded, end)];
  if (separator !== "、" && separator !== ".") return null;
  const value = fromChineseNumeral(folded.slice(start, end));
  const after = skipSpaces(folded, end) + 1;
  // 一、二、三产业 counts things, it does not number an item.
  if (isChineseDigit(folded[after]) && "、产类级线".includes(folded[after + 1] ?? "。")) return null;
  return value === null ? null : { kind: "一、", value, start, end, after };
}

const OPENS = new Uint8Array(0x10000);
for (const unit of "([第十百千〇一二三四五六七八九0123456789") OPENS[unit.charCodeAt(0)] = 1;
OPENS.fill(1, 0x2460, 0x249c);
OPENS.fill(1, 0x3220, 0x322a);

/** Whether an ordinal may begin with the unit here. */
export const mayOpenOrdinal = (folded: string, at: number): boolean => OPENS[folded.charCodeAt(at)] === 1;

/** The ordinal printed at this offset of folded text, if one is; whether it numbers an item is for the outline. */
export function ordinalAt(folded: string, start: number): Ordinal | null {
  if (!mayOpenOrdinal(folded, start)) return null;
  const unit = folded[start] as string;
  if (unit === "(" || unit === "[") return bracketed(folded, start);
  if (unit === "第") return named(folded, start);
  if (isDigit(unit)) return numberedBy(folded, start);
  return asOneCharacter(unit.charCodeAt(0), start) ?? (isChineseDigit(unit) ? chinese(folded, start) : null);
}

/** First code, how many, and kind of the ordinals that are one character: ① ⑴ ⒈ ㈠. */
const CHARACTERS: readonly (readonly [number, number, OrdinalKind])[] = [
  [0x2460, 20, "①"],
  [0x2474, 20, "(1)"],
  [0x2488, 20, "1."],
  [0x3220, 10, "(一)"],
];

function asOneCharacter(code: number, start: number): Ordinal | null {
  for (const [first, count, kind] of CHARACTERS)
    if (code >= first && code < first + count)
      return { kind, value: code - first + 1, start, end: start + 1, after: start + 1 };
  return null;
}
