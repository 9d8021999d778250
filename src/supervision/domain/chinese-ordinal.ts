const DIGITS = "〇一二三四五六七八九";

/** A number from 1 to 99 as the plan numbers its measures: 13 → 十三. */
export function chineseOrdinal(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const head = tens === 0 ? "" : `${tens === 1 ? "" : DIGITS[tens]}十`;
  return head + (ones === 0 ? "" : DIGITS[ones]);
}
