const DIGITS = [..."零一二三四五六七八九"];
const LEGAL_DIGITS = [..."零壹贰叁肆伍陆柒捌玖"];
const STEMS = [..."甲乙丙丁戊己庚辛壬癸"];
const BRANCHES = [..."子丑寅卯辰巳午未申酉戌亥"];

/**
 * Prints a number the way Word prints it for a `w:numFmt` (ISO/IEC 29500-1, 17.18.59), or an HTML list for its type.
 * Null for formats that print no number (bullets, none).
 */
export function printOrdinal(value: number, format: string): string | null {
  switch (format) {
    case "none":
    case "bullet":
      return null;
    case "chineseCounting":
    case "chineseCountingThousand":
    case "japaneseCounting":
    case "taiwaneseCounting":
    case "taiwaneseCountingThousand":
    case "ideographDigital":
    case "japaneseDigitalTenThousand":
    case "taiwaneseDigital":
      return format.includes("igital") && value >= 10
        ? digitByDigit(value)
        : chineseNumber(value, DIGITS, "十百千");
    case "chineseLegalSimplified":
    case "ideographLegalTraditional":
    case "japaneseLegal":
      return chineseNumber(value, LEGAL_DIGITS, "拾佰仟");
    case "decimalZero":
      return String(value).padStart(2, "0");
    case "decimalFullWidth":
    case "decimalFullWidth2":
      return String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    case "decimalEnclosedCircle":
    case "decimalEnclosedCircleChinese":
      return enclosed(value, [
        [1, 20, 0x2460],
        [21, 35, 0x3251],
        [36, 50, 0x32b1],
      ]);
    case "decimalEnclosedParen":
      return enclosed(value, [[1, 20, 0x2474]]);
    case "decimalEnclosedFullstop":
      return enclosed(value, [[1, 20, 0x2488]]);
    case "ideographEnclosedCircle":
      return enclosed(value, [[1, 10, 0x3280]]);
    case "ideographTraditional":
      return STEMS[value - 1] ?? String(value);
    case "ideographZodiac":
      return BRANCHES[value - 1] ?? String(value);
    case "upperLetter":
      return letters(value);
    case "lowerLetter":
      return letters(value).toLowerCase();
    case "upperRoman":
      return roman(value);
    case "lowerRoman":
      return roman(value).toLowerCase();
    default:
      return String(value);
  }
}

function chineseNumber(value: number, digits: readonly string[], units: string): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999) return String(value);
  if (value === 0) return digits[0] ?? "";
  const ten = units[0] ?? "";
  let text = "";
  let gap = false;
  for (let power = 3; power >= 0; power--) {
    const digit = Math.floor(value / 10 ** power) % 10;
    if (digit === 0) {
      gap = text !== "";
      continue;
    }
    if (gap) text += digits[0];
    gap = false;
    text += (digits[digit] ?? "") + (units[power - 1] ?? "");
  }
  // 十一, but 一百一十一 and 壹拾壹.
  return value < 20 && value >= 10 && ten === "十" ? text.slice(1) : text;
}

function digitByDigit(value: number): string {
  return [...String(value)].map((digit) => (digit === "0" ? "〇" : (DIGITS[Number(digit)] ?? ""))).join("");
}

function enclosed(
  value: number,
  ranges: readonly (readonly [first: number, last: number, code: number])[],
): string {
  const range = ranges.find(([first, last]) => value >= first && value <= last);
  return range === undefined ? String(value) : String.fromCharCode(range[2] + value - range[0]);
}

function letters(value: number): string {
  // Word repeats the letter after z: aa, bb.
  return value < 1
    ? String(value)
    : String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let rest = value;
  let text = "";
  for (const [worth, sign] of ROMAN) {
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  }
  return text;
}
