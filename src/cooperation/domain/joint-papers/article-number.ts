const DIGITS: Readonly<Record<string, number>> = Object.fromEntries(
  [..."〇一二三四五六七八九"].map((sign, value) => [sign, value]),
);
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Signs of which the number of an article is written. */
export const NUMBER_SIGNS = "〇零一二三四五六七八九十百千两\\d０-９";

/** A number as articles are numbered, 二十三 or 23 (also in full width); null where it is none. */
export function articleNumber(written: string): number | null {
  const plain = written.normalize("NFKC").replaceAll("零", "〇").replaceAll("两", "二");
  if (/^\d+$/.test(plain)) return Number(plain);
  if (plain === "" || [...plain].some((sign) => !(sign in DIGITS) && !(sign in UNITS))) return null;
  // 二〇二四 is written by digits, 一百零五 by units.
  if (![...plain].some((sign) => sign in UNITS))
    return Number([...plain].map((sign) => DIGITS[sign] ?? 0).join(""));
  let total = 0;
  let digit: number | null = null;
  for (const sign of plain) {
    const unit = UNITS[sign];
    if (unit === undefined) digit = DIGITS[sign] ?? 0;
    else {
      total += (digit ?? 1) * unit;
      digit = null;
    }
  }
  return total + (digit ?? 0);
}
